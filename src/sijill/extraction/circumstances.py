"""Circumstances: the places and the time of an act, from the words nearest to its trigger."""

from collections.abc import Sequence

from sijill.extraction.arguments import Field
from sijill.extraction.scene import Placed, Scene, within
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.model.analysis import Sentence
from sijill.model.mention import PlaceMention, TimeMention

_MOST_PLACES = 4


def find_event_places(scene: Scene, sentence: Sentence, trigger: TriggerMention, field: Field) -> tuple[PlaceMention, ...]:
    """The places of an act: those after the trigger in its field, else before it, else the nearest in the sentence.

    A name that stands for a government, or that only qualifies a participant ("الجيش العراقي", the Iraqi army), is no place of the act.
    """
    for first, last in ((trigger.first, field.right), (field.left, trigger.first), (sentence.first, sentence.last)):
        usable = [p for p in within(scene.places, first, last) if _can_be_place(scene, p)]
        if usable:
            chosen = usable if first == trigger.first else list(reversed(usable))
            return tuple(p.mention for p in _group(scene, chosen, usable))
    return ()


def _can_be_place(scene: Scene, placed: Placed[PlaceMention]) -> bool:
    if placed.mention.as_actor:
        return False
    if _is_governed(scene, placed):
        return True
    return not any(a.first < placed.first and placed.last <= a.last or (a.first <= placed.first and placed.last < a.last) for a in _near(scene, placed))


def _near(scene: Scene, placed: Placed[PlaceMention]) -> Sequence[Placed]:  # type: ignore[type-arg]
    return [a for a in scene.actors if a.first <= placed.first and placed.last <= a.last]


def _is_governed(scene: Scene, placed: Placed[PlaceMention]) -> bool:
    token = scene.tokens[placed.first]
    if "ب" in token.proclitics:
        return True
    return placed.first > 0 and scene.tokens[placed.first - 1].key in load_context()["locatives"]


def _group(scene: Scene, chosen: list[Placed[PlaceMention]], ordered: list[Placed[PlaceMention]]) -> list[Placed[PlaceMention]]:
    """The first choice and what is joined to it: "في حلب وإدلب وحماة" (in Aleppo, Idlib and Hama)."""
    at = ordered.index(chosen[0])
    group = [ordered[at]]
    for placed in ordered[at + 1 :]:
        if not _is_joined(scene, group[-1], placed):
            break
        group.append(placed)
    for placed in reversed(ordered[:at]):
        if not _is_joined(scene, placed, group[0]):
            break
        group.insert(0, placed)
    return group[:_MOST_PLACES]


def _is_joined(scene: Scene, left: Placed[PlaceMention], right: Placed[PlaceMention]) -> bool:
    between = scene.tokens[left.last : right.first]
    if len(between) > 2:
        return False
    joined = scene.tokens[right.first].proclitics[:1] == ("و",) or any(t.key in ("و", "،") or t.base == "كذلك" for t in between)
    return joined and all(t.key in ("و", "،", "في", "ايضا", "كذلك") or t.proclitics[:1] == ("و",) for t in between)


def find_event_time(scene: Scene, sentence: Sentence, trigger: TriggerMention, field: Field) -> TimeMention | None:
    """The time expression nearest to the trigger in its field, else in its sentence."""
    for first, last in ((field.left, field.right), (sentence.first, sentence.last)):
        usable = within(scene.times, first, last)
        if usable:
            return min(usable, key=lambda p: _distance(trigger, p)).mention
    return None


def _distance(trigger: TriggerMention, placed: Placed[TimeMention]) -> int:
    if placed.first >= trigger.last:
        return placed.first - trigger.last
    return trigger.first - placed.last + 2  # what follows is a little nearer than what precedes
