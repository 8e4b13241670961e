"""Features of a trigger and a mention near it: what the weights of `lexicon/data/weights` are about.

Each is a string that a linguist can read: "verb:kill|after|prep:في" is a phrase governed by في after a verb of the frame *kill*.

They come in groups, a tuple for each thing that is looked at: a document asks about every trigger and every mention around it, and the same groups come
again and again, so that their strings are made, and weighed, once.
"""

import bisect
import dataclasses
import functools
import itertools
from collections.abc import Iterator, Sequence

from sijill.extraction.argument_links import Argument, Field, governing_preposition
from sijill.extraction.scene import FIRST, Placed, PlaceStanding, Scene, Standing
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.model.analysis import Sentence
from sijill.model.mention import ActorMention, PlaceMention, TimeMention
from sijill.model.quick import quick

_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20, 35)
_BUCKET_NAMES = ("0", *map(str, _BUCKETS))  # the first one is that of what lies below all of them
_MOST_BEFORE = 3  # participants before a phrase that are told apart
_KEPT = 10_000  # groups of one kind
Group = tuple[str, ...]


@quick
class Setting:
    """A trigger with its surroundings: its sentence and field, the other triggers of the sentence, the participants that the clause rules gave it.

    `kind` is "verb", "passive" or the kind of noun: worked out once, since each mention around the trigger asks for it.
    """

    scene: Scene
    sentence: Sentence
    trigger: TriggerMention
    field: Field
    triggers: Sequence[TriggerMention]
    arguments: Sequence[Argument]
    kind: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        form = self.trigger.form
        verb = "passive" if form.voice == "passive" else "verb"
        object.__setattr__(self, "kind", verb if self.trigger.is_verb else form.kind)


def bucket(distance: int) -> str:
    """Distances in tokens, coarser the longer."""
    return _BUCKET_NAMES[bisect.bisect_right(_BUCKETS, distance)]


def _relation(setting: Setting, kind: str, first: int, last: int) -> Group:
    """Where a span stands to the trigger: side, distance, what lies between, in the trigger's own clause or not."""
    trigger, sentence, field = setting.trigger, setting.sentence, setting.field
    if not sentence.first <= first < sentence.last:
        return ("same-line",) if first < sentence.first else ("later-sentence",)
    side = "after" if first >= trigger.last else "before" if last <= trigger.first else "inside"
    distance = first - trigger.last if side == "after" else trigger.first - last
    lower, upper = (first, trigger.first) if first < trigger.first else (trigger.first, first)
    between = 0
    for other in setting.triggers:
        between += lower < other.first < upper
    clause = "clause" if field.left <= first < field.right else "outside"
    lower, upper = min(last, trigger.last), max(first, trigger.first)
    if lower > upper:
        lower, upper = upper, lower
    commas = setting.scene.commas
    at = bisect.bisect_left(commas, lower)
    comma = at < len(commas) and commas[at] < upper
    return _relation_group(side, bucket(distance), clause, kind, min(between, 3), trigger.entry.frame, comma)


@functools.lru_cache(maxsize=_KEPT)
def _relation_group(
    side: str, distance: str, clause: str, kind: str, between: int, frame: str, comma: bool
) -> Group:
    return (
        f"{side}|{distance}",
        f"{side}|{clause}",
        f"{kind}|{side}|between:{between}",
        f"{frame}|{side}|{clause}",
        *((f"{side}|comma",) if comma else ()),
    )


def participant_features(setting: Setting, placed: Placed[ActorMention]) -> Iterator[str]:
    """Features of a participant phrase near a trigger."""
    return itertools.chain.from_iterable(participant_groups(setting, placed))


def participant_groups(setting: Setting, placed: Placed[ActorMention]) -> list[Group]:
    """The features of a participant phrase near a trigger, in groups."""
    sentence, trigger, mention, kind = setting.sentence, setting.trigger, placed.mention, setting.kind
    frame, event_type = trigger.entry.frame, trigger.entry.type
    preposition, flags, source = _standing(setting.scene, placed)
    own = sentence.first <= placed.first < sentence.last
    where = "own" if own else "near"
    side = "after" if placed.first >= trigger.last else "before"
    groups = [
        _relation(setting, kind, placed.first, placed.last),
        _rule_group(frame, *_given(setting, placed)),
    ]
    if own:
        groups.append(_preposition_group(kind, side, preposition, frame, event_type))
    named = bool(mention.candidates)
    groups.append(_role_group(where, event_type, mention.role, frame, side))
    groups.append(_name_group(where, mention.rule, mention.group, kind, named, side))
    groups.append(flags)
    if source:
        groups.append(_source_group(event_type))
    groups.append(_rank_group(where, _rank(setting, placed), side))
    return groups


def _standing(scene: Scene, placed: Placed[ActorMention]) -> Standing:
    """What does not depend on the trigger, worked out once a mention."""
    kept = scene.standings.get(id(placed))
    if kept is None:
        at = bisect.bisect_right(scene.sentences, placed.first, key=FIRST) - 1
        floor = scene.sentences[at].first if at >= 0 else 0
        standing = Standing(
            governing_preposition(scene, placed, floor) or "-",
            _flags(scene, placed),
            is_source(scene, placed),
        )
        kept = scene.standings[id(placed)] = (placed, standing)
    return kept[1]


def _given(setting: Setting, placed: Placed[ActorMention]) -> tuple[str, str]:
    """Role and name of the clause rule that gave the trigger this participant, two empty strings for none."""
    for argument in setting.arguments:
        if argument.placed is placed:
            return argument.role, argument.rule
    return "", ""


@functools.lru_cache(maxsize=_KEPT)
def _rule_group(frame: str, role: str, name: str) -> Group:
    rule = f"{role}:{name}" if role else "none"
    return f"rule:{rule}", f"{frame}|rule:{rule}"


@functools.lru_cache(maxsize=_KEPT)
def _preposition_group(kind: str, side: str, preposition: str, frame: str, event_type: str) -> Group:
    return (
        f"{kind}|{side}|prep:{preposition}",
        f"{frame}|{side}|prep:{preposition}",
        f"{event_type}|{kind}|{side}|prep:{preposition}",
    )


@functools.lru_cache(maxsize=_KEPT)
def _role_group(where: str, event_type: str, role: str | None, frame: str, side: str) -> Group:
    return f"{where}|{event_type}|role:{role}", f"{where}|{frame}|role:{role}|{side}"


@functools.lru_cache(maxsize=_KEPT)
def _name_group(where: str, rule: str, group: str | None, kind: str, named: bool, side: str) -> Group:
    return f"{where}|{rule}", f"{where}|group:{group}", f"{where}|{kind}|named:{named}|{side}"


def _flags(scene: Scene, placed: Placed[ActorMention]) -> Group:
    mention, token = placed.mention, scene.tokens[placed.first]
    return _flag_group(
        mention.person,
        mention.anaphor,
        bool(scene.numbers_at(placed.first)),
        token.definite,
        token.proclitics[:1] == ("و",),
        placed.first < scene.title_end,
    )


@functools.lru_cache(maxsize=_KEPT)
def _flag_group(*holds: bool) -> Group:
    names = ("person", "anaphor", "counted", "definite", "conjoined", "in-title")
    return tuple(itertools.compress(names, holds))


def is_source(scene: Scene, placed: Placed[ActorMention]) -> bool:
    """Is the participant named as the source of something?"""
    return any(source.overlaps(placed.mention.evidence) for source in scene.sources)


@functools.lru_cache(maxsize=_KEPT)
def _source_group(event_type: str) -> Group:
    return "is-source", f"is-source|{event_type}"


def _rank(setting: Setting, placed: Placed[ActorMention]) -> int:
    """How many participants of the trigger's sentence stand before the phrase, `_MOST_BEFORE` at most."""
    actors, sentence = setting.scene.actors, setting.sentence
    rank, limit = 0, min(placed.first, sentence.last)
    if limit <= sentence.first:
        return rank
    for at in range(bisect.bisect_left(actors, sentence.first, key=FIRST), len(actors)):
        if actors[at].first >= limit:
            break
        rank += actors[at].last <= sentence.last
        if rank == _MOST_BEFORE:
            break
    return rank


@functools.lru_cache(maxsize=_KEPT)
def _rank_group(where: str, rank: int, side: str) -> Group:
    return (f"{where}|rank:{rank}|{side}",)


def place_features(setting: Setting, placed: Placed[PlaceMention]) -> Iterator[str]:
    """Features of a place near a trigger."""
    return itertools.chain.from_iterable(place_groups(setting, placed))


def place_groups(setting: Setting, placed: Placed[PlaceMention]) -> list[Group]:
    """The features of a place near a trigger, in groups."""
    scene, trigger, mention = setting.scene, setting.trigger, placed.mention
    where, kind, frame = _where(setting, placed.first), setting.kind, trigger.entry.frame
    side = "after" if placed.first >= trigger.last else "before"
    preposition, inside, whole, in_title, conjoined = _place_standing(scene, placed)
    known, enclosed = bool(mention.candidates), bool(mention.parents)
    groups = [
        _relation(setting, kind, placed.first, placed.last),
        _place_preposition_group(where, preposition, side, kind, frame),
        _place_group(
            where, trigger.entry.type, side, mention.cue, mention.relation, enclosed, known, mention.as_actor
        ),
    ]
    if inside is not None:
        groups.append(_inside_group(where, whole, preposition, _given(setting, inside)[0] or "-", frame))
    if in_title:
        groups.append(("in-title",))
    if conjoined:
        groups.append((f"{where}|conjoined",))
    return groups


def _place_standing(scene: Scene, placed: Placed[PlaceMention]) -> PlaceStanding:
    """What does not depend on the trigger, worked out once a mention."""
    kept = scene.place_standings.get(id(placed))
    if kept is None:
        inside = scene.actor_around(placed.first, placed.last)
        standing = PlaceStanding(
            place_preposition(scene, placed),
            inside,
            inside is not None and (inside.first, inside.last) == (placed.first, placed.last),
            placed.first < scene.title_end,
            scene.tokens[placed.first].proclitics[:1] == ("و",),
        )
        kept = scene.place_standings[id(placed)] = (placed, standing)
    return kept[1]


def _where(setting: Setting, first: int) -> str:
    return "own" if setting.sentence.first <= first < setting.sentence.last else "near"


@functools.lru_cache(maxsize=_KEPT)
def _place_preposition_group(where: str, preposition: str, side: str, kind: str, frame: str) -> Group:
    return (
        f"{where}|prep:{preposition}",
        f"{where}|{side}|{kind}|prep:{preposition}",
        f"{where}|{frame}|prep:{preposition}",
    )


@functools.lru_cache(maxsize=_KEPT)
def _place_group(
    where: str,
    event_type: str,
    side: str,
    cue: str | None,
    relation: str | None,
    parents: bool,
    known: bool,
    as_actor: bool,
) -> Group:
    return (
        f"{where}|{event_type}|{side}",
        f"{where}|cue:{cue}",
        f"{where}|relation:{relation}",
        f"{where}|parents:{parents}",
        f"{where}|known:{known}",
        *((f"{where}|as-actor",) if as_actor else ()),
    )


@functools.lru_cache(maxsize=_KEPT)
def _inside_group(where: str, whole: bool, preposition: str, role: str, frame: str) -> Group:
    return (
        f"{where}|in-actor:{'whole' if whole else 'part'}|prep:{preposition}",
        f"{where}|in-actor-role:{role}|{frame}",
    )


def place_preposition(scene: Scene, placed: Placed[PlaceMention]) -> str:
    """The word that makes a name a place of something: its own ب or ل, or the word before it, "-" where that is of no known kind."""
    token = scene.tokens[placed.first]
    own = next((clitic for clitic in token.proclitics if clitic in ("ب", "ل")), None)
    if own is not None:
        return own
    if placed.first == 0:
        return "-"
    context = load_context()
    before = scene.tokens[placed.first - 1]
    if placed.first >= 3 and before.key == "من" and scene.tokens[placed.first - 2].base in ("كل", "كلا"):
        before = scene.tokens[placed.first - 3]  # "في كل من حلب وإدلب" (in both Aleppo and Idlib)
    for form in (before.key, before.base):
        if form in context["locatives"] or form in context["prepositions"]:
            return form
    return "،" if before.text in "،,:" else "-"


def time_features(setting: Setting, placed: Placed[TimeMention]) -> Iterator[str]:
    """Features of a time expression near a trigger."""
    return itertools.chain.from_iterable(time_groups(setting, placed))


def time_groups(setting: Setting, placed: Placed[TimeMention]) -> list[Group]:
    """The features of a time expression near a trigger, in groups."""
    trigger, mention, kind, times = setting.trigger, placed.mention, setting.kind, setting.scene.times
    side = "after" if placed.first >= trigger.last else "before"
    lower, upper = min(placed.first, trigger.first), max(placed.first, trigger.first)
    between = bisect.bisect_left(times, upper, key=FIRST) - bisect.bisect_right(times, lower, key=FIRST)
    groups = [
        _relation(setting, kind, placed.first, placed.last),
        _time_group(
            _where(setting, placed.first),
            mention.form,
            mention.rule,
            kind,
            side,
            trigger.entry.type,
            max(0, min(between, 2)),
        ),
    ]
    if placed.first < setting.scene.title_end:
        groups.append(("in-title",))
    return groups


@functools.lru_cache(maxsize=_KEPT)
def _time_group(
    where: str, form: str, rule: str, kind: str, side: str, event_type: str, between: int
) -> Group:
    return (
        f"{where}|form:{form}",
        f"{where}|rule:{rule}",
        f"{where}|{kind}|{side}",
        f"{where}|{event_type}",
        f"{where}|other-times-between:{between}",
        f"{where}|{form}|{kind}|{side}",
    )
