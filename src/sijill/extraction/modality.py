"""Modality: whether an act is told as done, planned, possible, denied or failed."""

from sijill.extraction.arguments import Field
from sijill.extraction.scene import Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.cues import load_modality_cues

_STOPS = frozenset(".؟!؛،,")
_AFTER = 3


def find_modality(scene: Scene, trigger: TriggerMention, field: Field) -> tuple[str, str]:
    """The modality of a trigger's act and the rule that says so, such as ("planned", "cue تعتزم")."""
    cues, purpose_types, declared_types = load_modality_cues()
    declared = trigger.entry.type in declared_types
    if trigger.is_verb and "س" in trigger.reading.proclitics:
        return "planned", "future verb"
    if not trigger.is_verb and "ل" in trigger.reading.proclitics and trigger.entry.type in purpose_types:
        return "planned", "purpose"
    for index in range(trigger.last, min(field.right, trigger.last + _AFTER)):
        for cue in cues:
            if scene.tokens[index].key in cue.after:
                return cue.modality, f"cue {scene.tokens[index].text}"
    for distance, index in enumerate(range(trigger.first - 1, field.left - 1, -1), start=1):
        token = scene.tokens[index]
        if token.text in _STOPS:
            break
        for cue in cues:
            if distance <= cue.reach and (token.base in cue.before or token.key in cue.before):
                if declared and cue.modality in ("planned", "hypothetical"):
                    return "actual", "declared act"
                return cue.modality, f"cue {token.text}"
    return "actual", "asserted"
