"""What the rules of the lexicon engine say of the triggers that the tagger found: they fill what the tagger leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sijill.extraction.candidates import find_candidates
from sijill.extraction.scene import Scene
from sijill.extraction.tagged_arguments import tokens_of
from sijill.extraction.triggers import TriggerMention, find_triggers
from sijill.lexicon.triggers import TriggerLexicon
from sijill.model.draft import Draft
from sijill.model.tagging import TaggedTrigger

FILLED = (
    "actors", "recipients", "places", "time", "killed", "wounded", "weapons", "count", "outcome",
)  # fmt: skip


def rule_drafts(scene: Scene, lexicon: TriggerLexicon) -> dict[int, Draft]:
    """Token index → the lexicon engine's draft of the trigger on that token."""
    found: dict[int, Draft] = {}
    for number, sentence in enumerate(scene.sentences):
        triggers: list[TriggerMention] = find_triggers(scene.tokens, sentence.first, sentence.last, lexicon)
        for candidate in find_candidates(scene, number, triggers) if triggers else ():
            for index in range(candidate.trigger.first, candidate.trigger.last):
                found.setdefault(index, candidate.draft)
    return found


def of_group(scene: Scene, group: Sequence[TaggedTrigger], drafts: Mapping[int, Draft]) -> list[Draft]:
    """The rules' drafts of the triggers of one event, those of its type, in text order, each once."""
    found: list[Draft] = []
    for trigger in group:
        for index in range(*tokens_of(scene, trigger.evidence)):
            draft = drafts.get(index)
            if draft is not None and draft.type == trigger.type and draft not in found:
                found.append(draft)
    return found


def fill(draft: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with each open field taken from the first of `others` that has it."""
    for name in FILLED:
        if getattr(draft, name):
            continue
        value = next((getattr(other, name) for other in others if getattr(other, name)), None)
        if value:
            draft = replace(draft, **{name: value}, rules=(*draft.rules, (name, "by the lexicon's rules")))
    return draft
