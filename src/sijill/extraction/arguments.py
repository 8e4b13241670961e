"""Arguments: which noun phrases of a sentence act in an event and which undergo it, by clause, order, preposition and frame."""

from collections.abc import Iterator, Sequence

from sijill.extraction.argument_links import (
    STOPS,
    Argument,
    Field,
    along_with,
    coordinated,
    governing_preposition,
)
from sijill.extraction.argument_nouns import noun_arguments, voted_on
from sijill.extraction.argument_verbs import REACH, verb_arguments
from sijill.extraction.scene import Placed, Scene, within
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.lexicon.frames import load_frames
from sijill.model.mention import ActorMention


def argument_field(
    scene: Scene, first: int, last: int, trigger: TriggerMention, triggers: Sequence[TriggerMention]
) -> Field:
    """From the end of the trigger before to the start of the trigger after, not over a full stop or a clause opener."""
    openers = load_context()["clause_openers"]
    left = max((t.last for t in triggers if t.last <= trigger.first), default=first)
    right = min((t.first for t in triggers if t.first >= trigger.last), default=last)
    for index in range(trigger.first - 1, left - 1, -1):
        if scene.tokens[index].text in STOPS:
            left = index + 1
            break
    for index in range(trigger.last + 1, right):
        token = scene.tokens[index]
        if token.text in STOPS or (token.key in openers and not _relative_of_trigger(scene, trigger, index)):
            right = index
            break
    return Field(left, right)


def _relative_of_trigger(scene: Scene, trigger: TriggerMention, index: int) -> bool:
    """ "الهجوم الذي شنته" (the attack which … launched): the relative clause right after a trigger noun tells who did it."""
    is_relative = scene.tokens[index].key in load_context()["relatives"]
    return is_relative and not trigger.is_verb and index - trigger.last <= 3


def find_arguments(scene: Scene, trigger: TriggerMention, field: Field) -> list[Argument]:
    """The participants of one trigger within its field, nearest first within each rule."""
    frame = load_frames()[trigger.entry.frame]
    phrases = [
        p
        for p in within(scene.actors, field.left, field.right)
        if p.last <= trigger.first or p.first >= trigger.last
    ]
    before = [p for p in phrases if p.last <= trigger.first]
    after = [p for p in phrases if p.first >= trigger.last]
    found = list(
        verb_arguments(scene, trigger, frame, before, after)
        if trigger.is_verb
        else noun_arguments(scene, trigger, frame, before, after, field)
    )
    if trigger.entry.frame == "vote" and trigger.companion is not None:
        found += voted_on(scene, trigger)
    if frame.before is not None:
        found += said_of(scene, trigger, frame.before, before)
    found += coordinated(scene, found, phrases)
    found += along_with(scene, found, field)
    return _once(found)


def said_of(
    scene: Scene, trigger: TriggerMention, role: str, before: Sequence[Placed[ActorMention]]
) -> Iterator[Argument]:
    """ "قالت الوزارة إن المسلحين مسؤولون عن الهجوم" (the ministry said that the gunmen are responsible for the attack): who speaks accuses the phrase before the word."""
    at = scene.tokens[trigger.first].start
    speakers = [
        mention.party.evidence
        for mention in scene.attributions
        if mention.kind == "source" and mention.party and mention.governs_start <= at < mention.governs_end
    ]
    told = [p for p in before if any(p.mention.evidence.overlaps(speaker) for speaker in speakers)]
    if not told:
        return
    yield Argument("actor", told[-1], "issuer")
    near = [p for p in before if p.first >= told[-1].last and trigger.first - p.last <= REACH]
    bare = [p for p in near if governing_preposition(scene, p, told[-1].last) is None]
    if bare:
        yield Argument(role, bare[-1], "held-responsible")


def _once(found: Sequence[Argument]) -> list[Argument]:
    seen: dict[tuple[int, int], Argument] = {}
    for argument in found:
        seen.setdefault((argument.placed.first, argument.placed.last), argument)
    return list(seen.values())
