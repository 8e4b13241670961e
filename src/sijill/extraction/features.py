"""Features of a trigger and a mention near it: what the weights of `lexicon/data/weights` are about.

Each is a string that a linguist can read: "verb:kill|after|prep:في" is a phrase governed by في after a verb of the frame *kill*.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.extraction.argument_links import Argument, Field, governing_preposition
from sijill.extraction.scene import Placed, Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.model.analysis import Sentence
from sijill.model.mention import ActorMention, PlaceMention, TimeMention

_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20, 35)


@dataclass(frozen=True, slots=True)
class Setting:
    """A trigger with its surroundings: its sentence and field, the other triggers of the sentence, the participants that the clause rules gave it."""

    scene: Scene
    sentence: Sentence
    trigger: TriggerMention
    field: Field
    triggers: Sequence[TriggerMention]
    arguments: Sequence[Argument]

    @property
    def kind(self) -> str:
        form = self.trigger.form
        return ("passive" if form.voice == "passive" else "verb") if self.trigger.is_verb else form.kind


def bucket(distance: int) -> str:
    """Distances in tokens, coarser the longer."""
    return str(max((size for size in _BUCKETS if size <= distance), default=0))


def _relation(setting: Setting, first: int, last: int) -> Iterator[str]:
    """Where a span stands to the trigger: side, distance, what lies between, in the trigger's own clause or not."""
    trigger, sentence = setting.trigger, setting.sentence
    if not sentence.first <= first < sentence.last:
        yield "same-line" if first < sentence.first else "later-sentence"
        return
    side = "after" if first >= trigger.last else "before" if last <= trigger.first else "inside"
    distance = first - trigger.last if side == "after" else trigger.first - last
    between = sum(
        min(first, trigger.first) < other.first < max(first, trigger.first) for other in setting.triggers
    )
    clause = "clause" if setting.field.left <= first < setting.field.right else "outside"
    yield f"{side}|{bucket(distance)}"
    yield f"{side}|{clause}"
    yield f"{setting.kind}|{side}|between:{min(between, 3)}"
    yield f"{setting.trigger.entry.frame}|{side}|{clause}"
    lower, upper = sorted((min(last, trigger.last), max(first, trigger.first)))
    if any(setting.scene.tokens[i].text in "،," for i in range(lower, upper)):
        yield f"{side}|comma"


def _where(setting: Setting, first: int) -> str:
    sentence = setting.sentence
    return "own" if sentence.first <= first < sentence.last else "near"


def participant_features(setting: Setting, placed: Placed[ActorMention]) -> Iterator[str]:
    """Features of a participant phrase near a trigger."""
    scene, trigger, mention = setting.scene, setting.trigger, placed.mention
    frame, kind, where = trigger.entry.frame, setting.kind, _where(setting, placed.first)
    yield from _relation(setting, placed.first, placed.last)
    rule = next((f"{a.role}:{a.rule}" for a in setting.arguments if a.placed is placed), "none")
    yield f"rule:{rule}"
    yield f"{frame}|rule:{rule}"
    side = "after" if placed.first >= trigger.last else "before"
    if where == "own":
        preposition = governing_preposition(scene, placed, setting.sentence.first) or "-"
        yield f"{kind}|{side}|prep:{preposition}"
        yield f"{frame}|{side}|prep:{preposition}"
        yield f"{trigger.entry.type}|{kind}|{side}|prep:{preposition}"
    yield f"{where}|{trigger.entry.type}|role:{mention.role}"
    yield f"{where}|{frame}|role:{mention.role}|{side}"
    yield f"{where}|{mention.rule}"
    yield f"{where}|group:{mention.group}"
    yield f"{where}|{kind}|named:{bool(mention.candidates)}|{side}"
    yield from (name for name, holds in _flags(scene, placed) if holds)
    if any(
        a.party is not None and a.party.evidence.overlaps(mention.evidence)
        for a in scene.attributions
        if a.kind == "source"
    ):
        yield "is-source"
        yield f"is-source|{trigger.entry.type}"
    rank = sum(
        setting.sentence.first <= other.first < placed.first for other in scene.actors_of(setting.sentence)
    )
    yield f"{where}|rank:{min(rank, 3)}|{side}"


def _flags(scene: Scene, placed: Placed[ActorMention]) -> Iterator[tuple[str, bool]]:
    mention, token = placed.mention, scene.tokens[placed.first]
    yield "person", mention.person
    yield "anaphor", mention.anaphor
    yield "counted", any(n.first == placed.first for n in scene.numbers_at(placed.first))
    yield "definite", token.definite
    yield "conjoined", token.proclitics[:1] == ("و",)
    yield "in-title", placed.first < scene.title_end


def place_features(setting: Setting, placed: Placed[PlaceMention]) -> Iterator[str]:
    """Features of a place near a trigger."""
    scene, trigger, mention = setting.scene, setting.trigger, placed.mention
    yield from _relation(setting, placed.first, placed.last)
    where = _where(setting, placed.first)
    side = "after" if placed.first >= trigger.last else "before"
    preposition = place_preposition(scene, placed)
    yield f"{where}|prep:{preposition}"
    yield f"{where}|{side}|{setting.kind}|prep:{preposition}"
    yield f"{where}|{trigger.entry.frame}|prep:{preposition}"
    yield f"{where}|{trigger.entry.type}|{side}"
    yield f"{where}|cue:{mention.cue}"
    yield f"{where}|relation:{mention.relation}"
    yield f"{where}|parents:{bool(mention.parents)}"
    yield f"{where}|known:{bool(mention.candidates)}"
    if mention.as_actor:
        yield f"{where}|as-actor"
    inside = scene.actor_around(placed.first, placed.last)
    if inside is not None:
        yield f"{where}|in-actor:{'whole' if (inside.first, inside.last) == (placed.first, placed.last) else 'part'}|prep:{preposition}"
        roles = [a.role for a in setting.arguments if a.placed is inside]
        yield f"{where}|in-actor-role:{roles[0] if roles else '-'}|{trigger.entry.frame}"
    if placed.first < scene.title_end:
        yield "in-title"
    if scene.tokens[placed.first].proclitics[:1] == ("و",):
        yield f"{where}|conjoined"


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
    trigger, mention = setting.trigger, placed.mention
    yield from _relation(setting, placed.first, placed.last)
    where = _where(setting, placed.first)
    side = "after" if placed.first >= trigger.last else "before"
    between = [
        t
        for t in setting.scene.times
        if min(placed.first, trigger.first) < t.first < max(placed.first, trigger.first)
    ]
    yield f"{where}|form:{mention.form}"
    yield f"{where}|rule:{mention.rule}"
    yield f"{where}|{setting.kind}|{side}"
    yield f"{where}|{trigger.entry.type}"
    yield f"{where}|other-times-between:{min(len(between), 2)}"
    yield f"{where}|{mention.form}|{setting.kind}|{side}"
    if placed.first < setting.scene.title_end:
        yield "in-title"
