"""Choosing: which participants, places and time of its surroundings a trigger takes, by the weights of their features."""

import bisect
import functools
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sijill.extraction.features import Group, Setting, participant_groups, place_groups, time_groups
from sijill.extraction.own_times import OWN, free_times, own_time
from sijill.extraction.scene import Placed, Scene, within
from sijill.lexicon.gazetteer import load_gazetteer
from sijill.lexicon.weights import load_weights, weigh_groups, weigh_twice
from sijill.model.mention import ActorMention, PlaceMention, TimeMention
from sijill.model.quick import quick
from sijill.text import key

M = TypeVar("M", ActorMention, PlaceMention, TimeMention)
_LINE = operator.attrgetter("line")
_JOINED = 0.1  # log-odds that each further member of a coordination loses
_SLACK = 1.5  # log-odds under the threshold at which "the area" is still taken beside its country
_TITLES = frozenset(
    {
        "commander",
        "leaders",
        "president",
        "officials",
        "minister",
        "spokesman",
        "secretary-general",
        "prime-minister",
        "members",
    }
)
FLOOR = -2.5  # log-odds under which an option is not worth keeping


@quick
class Option:
    """A mention that a trigger may take, with the log-odds that it does and the rule: the clause rule that gave it, or "weights"."""

    mention: ActorMention | PlaceMention | TimeMention
    score: float
    rule: str
    near: bool = False  # it stands in another sentence than the trigger


@quick
class Options:
    """What a trigger may take, each kind best first."""

    actors: tuple[Option, ...]
    recipients: tuple[Option, ...]
    places: tuple[Option, ...]
    times: tuple[Option, ...]


def find_options(setting: Setting) -> Options:
    """The options of one trigger among the mentions of its line and the line before."""
    first, last = neighbourhood(setting)
    scene = setting.scene
    people = [p for p in within(scene.actors, first, last) if _is_free(setting, p)]
    scores = [weigh_twice(participant_groups(setting, placed), "actor", "recipient") for placed in people]
    actor_scores, recipient_scores = [one for one, _ in scores], [other for _, other in scores]
    acting, suffering = _rules(setting, people, "actor"), _rules(setting, people, "recipient")
    return Options(
        _ranked(
            "actor", setting, people, actor_scores, _without_sure(setting, "recipient", acting, suffering)
        ),
        _ranked(
            "recipient", setting, people, recipient_scores, _without_sure(setting, "actor", suffering, acting)
        ),
        _weighed("place", setting, within(scene.places, first, last), place_groups),
        _times(setting, within(scene.times, first, last)),
    )


def _times(setting: Setting, found: Sequence[Placed[TimeMention]]) -> tuple[Option, ...]:
    own = own_time(setting, found)
    times = free_times(setting, found) if own is None else [own]
    scores = [weigh_groups(time_groups(setting, time), "time") for time in times]
    return _ranked("time", setting, times, scores, ["weights" if own is None else OWN] * len(times))


def neighbourhood(setting: Setting) -> tuple[int, int]:
    """Token range of the trigger's line and the line before it."""
    sentences, line = setting.scene.sentences, setting.sentence.line
    first = sentences[bisect.bisect_left(sentences, line - 1, key=_LINE)]
    last = sentences[bisect.bisect_right(sentences, line, key=_LINE) - 1]
    return first.first, last.last


def _is_free(setting: Setting, placed: Placed[ActorMention]) -> bool:
    """Neither the trigger's own words nor an apposition: "القائد سالم، نائب رئيس الأركان" (commander Salem, deputy chief of staff) is one person."""
    if placed.first <= setting.trigger.first < placed.last:
        return False
    return not _is_apposition(setting.scene, placed)


def _is_apposition(scene: Scene, placed: Placed[ActorMention]) -> bool:
    comma = placed.first - 1
    if placed.mention.group not in _TITLES or comma < 1 or scene.tokens[comma].text != "،":
        return False
    before = scene.actor_around(comma - 1, comma)
    return before is not None and before.last == comma and before.mention.person


def _rules(setting: Setting, people: Sequence[Placed[ActorMention]], role: str) -> list[str]:
    """The clause rule that gave each participant the role, the first of several; "weights" for those to whom none did."""
    rules = ["weights"] * len(people)
    for argument in reversed(setting.arguments):
        if argument.role == role:
            for index, placed in enumerate(people):
                if placed is argument.placed:
                    rules[index] = argument.rule
    return rules


def _without_sure(setting: Setting, other: str, rules: Sequence[str], others: Sequence[str]) -> list[str]:
    """The rules of one role; "taken" for a mention that a sure rule, one with a floor, gives the other role."""
    frame = setting.trigger.entry.frame
    sure = {theirs for theirs in set(others) if _floor(other, frame, theirs) > FLOOR}
    if not sure:
        return list(rules)
    return ["taken" if theirs in sure else ours for ours, theirs in zip(rules, others, strict=True)]


@functools.lru_cache(maxsize=10_000)
def _floor(name: str, frame: str, rule: str) -> float:
    """The least log-odds of a mention that a sure rule gave ("floor:light-verb", "floor:seize:after-من" in the weights file)."""
    weights = load_weights(name)
    return weights.get(f"floor:{frame}:{rule}", weights.get(f"floor:{rule}", FLOOR))


def _weighed(
    name: str,
    setting: Setting,
    found: Sequence[Placed[M]],
    features: Callable[[Setting, Placed[M]], list[Group]],
) -> tuple[Option, ...]:
    return _ranked(
        name,
        setting,
        found,
        [weigh_groups(features(setting, placed), name) for placed in found],
        ["weights"] * len(found),
    )


def _ranked(
    name: str,
    setting: Setting,
    found: Sequence[Placed[M]],
    weighed: Sequence[float],
    rules: Sequence[str],
) -> tuple[Option, ...]:
    frame, sentence = setting.trigger.entry.frame, setting.sentence
    floors = {rule: _floor(name, frame, rule) for rule in set(rules)}
    raw = [
        score if score >= floors[rule] else floors[rule] for score, rule in zip(weighed, rules, strict=True)
    ]
    scores = _shared_scores(setting, found, raw)
    options = [
        Option(placed.mention, score, rule, not sentence.first <= placed.first < sentence.last)
        for placed, score, rule in zip(found, scores, rules, strict=True)
        if score > FLOOR and rule != "taken"
    ]
    if len(options) > 1:
        options.sort(key=_best_first)
    return tuple(options)


def _best_first(option: Option) -> tuple[float, int]:
    return -option.score, option.mention.evidence.start


def _shared_scores(setting: Setting, found: Sequence[Placed[M]], scores: Sequence[float]) -> list[float]:
    """ "سوريا والعراق" (Syria and Iraq): what is joined right to a mention is as likely as that one, a little less each time."""
    shared = list(scores)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        if (
            right.first == left.last
            and left.first >= setting.trigger.last
            and setting.scene.tokens[right.first].proclitics[:1] == ("و",)
        ):
            shared[index] = max(shared[index], shared[index - 1] - _JOINED)
    return shared


# --- from the options of all mentions of an event to its values


def identity(mention: ActorMention) -> frozenset[str]:
    """What identifies a participant across mentions: registry ids, else the key of the head word; nothing for a definite re-mention."""
    return frozenset() if mention.anaphor else frozenset(mention.candidates or (_folded(mention.head.text),))


@functools.lru_cache(maxsize=10_000)
def _folded(word: str) -> str:
    return key(word)


def chosen_actors(groups: Sequence[Sequence[Option]]) -> tuple[ActorMention, ...]:
    """The participants whose best score over all mentions passes the threshold, each once, by its fullest mention, in text order."""
    return _people(_passing("actor", groups))


def chosen_recipients(
    groups: Sequence[Sequence[Option]], actors: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """As `chosen_actors`, without whoever acts."""
    found = _people(_passing("recipient", groups))
    if not found or not actors:
        return found
    acting = frozenset().union(*(identity(actor) for actor in actors))
    return tuple(
        m
        for m in found
        if not identity(m) & acting and not any(m.evidence.overlaps(a.evidence) for a in actors)
    )


def _passing(name: str, groups: Sequence[Sequence[Option]]) -> list[Option]:
    """The options over the threshold that the weights file gives; those of other sentences only where a trigger's own sentence has none."""
    weights = load_weights(name)
    threshold = weights.get("threshold", 0.0)
    if not any(groups):
        return []
    own = [option for group in groups for option in group if not option.near and option.score > threshold]
    if own:
        return own
    far = weights.get("near-threshold", threshold)
    return [option for group in groups for option in group if option.near and option.score > far]


def _people(options: Sequence[Option]) -> tuple[ActorMention, ...]:
    if not options:
        return ()
    kept: list[ActorMention] = []
    for option in sorted(options, key=_best_first):
        mention = option.mention
        assert isinstance(mention, ActorMention)
        twin = next((i for i, other in enumerate(kept) if _is_same(mention, other)), None)
        if twin is None:
            kept.append(mention)
        elif len(mention.evidence.text) > len(kept[twin].evidence.text) and not mention.anaphor:
            kept[twin] = mention
    named = [m for m in kept if not m.anaphor] or kept
    return tuple(sorted(named, key=lambda m: m.evidence.start))


def _is_same(a: ActorMention, b: ActorMention) -> bool:
    return a.evidence.overlaps(b.evidence) or bool(identity(a) & identity(b))


def chosen_places(groups: Sequence[Sequence[Option]], most: int = 4) -> tuple[PlaceMention, ...]:
    """The places that pass the threshold, the most exact of nested ones, each once."""
    passing = [*_passing("place", groups), *_finer("place", groups)]
    if not passing:
        return ()
    kept: list[PlaceMention] = []
    for option in sorted(passing, key=_best_first):
        mention = option.mention
        assert isinstance(mention, PlaceMention)
        if not any(_names_same(mention, other) or _encloses(mention, other) for other in kept):
            kept = [other for other in kept if not _encloses(other, mention)]
            kept.append(mention)
    kept = [place for place in kept if not _is_country_of(place, kept)]
    return tuple(sorted(kept[:most], key=lambda m: m.evidence.start))


def _finer(name: str, groups: Sequence[Sequence[Option]]) -> Iterator[Option]:
    """ "سقطت المنطقة في هجوم التنظيم في العراق" (the area fell in the group's offensive in Iraq): the words that take up a town before go with the country around it."""
    gazetteer = load_gazetteer()
    threshold = load_weights(name).get("threshold", 0.0)
    for group in groups:
        if not any(option.mention.rule == "anaphor" for option in group):
            continue
        countries = {
            gazetteer.entry(o.mention.candidates[0]).country
            for o in group
            if isinstance(o.mention, PlaceMention)
            and o.score > threshold
            and o.mention.candidates
            and gazetteer.entry(o.mention.candidates[0]).level == "country"
        }
        for option in group:
            mention = option.mention
            if not isinstance(mention, PlaceMention) or mention.rule != "anaphor" or option.near:
                continue
            entry = gazetteer.entry(mention.candidates[0])
            if entry.country in countries and threshold - _SLACK < option.score <= threshold:
                yield option


def _is_country_of(place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """A country beside a place in it says nothing more: "القائم" and "العراق"."""
    gazetteer = load_gazetteer()
    entry = gazetteer.entry(place.candidates[0]) if place.candidates else None
    if entry is None or entry.level != "country":
        return False
    return any(
        gazetteer.entry(o.candidates[0]).country == entry.country
        for o in others
        if o is not place and o.candidates
    )


def _names_same(a: PlaceMention, b: PlaceMention) -> bool:
    return (
        bool(set(a.candidates) & set(b.candidates))
        or key(a.name.text) == key(b.name.text)
        or a.evidence.overlaps(b.evidence)
    )


def _encloses(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Is `outer` named as the parent of `inner`: "بغداد" in "حي الكرادة وسط بغداد"?"""
    return any(
        parent.evidence == outer.evidence or set(parent.candidates) & set(outer.candidates)
        for parent in inner.parents
    )


def chosen_time(groups: Sequence[Sequence[Option]]) -> TimeMention | None:
    """The time with the best score over all mentions, if it passes the threshold."""
    best = max(_passing("time", groups), key=lambda o: (o.score, -o.mention.evidence.start), default=None)
    if best is None:
        return None
    assert isinstance(best.mention, TimeMention)
    return best.mention
