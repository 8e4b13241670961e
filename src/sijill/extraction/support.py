"""Support: does what surrounds a trigger make it an event?"""

from collections.abc import Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.scene import Scene
from sijill.extraction.topic import speaks_of_conflict
from sijill.extraction.triggers import TriggerMention
from sijill.model.report import VERBAL

_REACH = 6
_ARMED = frozenset({"MIL", "REB", "UAF", "COP"})
_ASKED = frozenset({"RETREAT", "AID", "COOPERATE", "AGREE", "CONSULT", "SUPPORT"})


def is_governed_by_speech(scene: Scene, candidate: Candidate, triggers: Sequence[TriggerMention]) -> bool:
    """ "دعا إلى وقف القتال" (called for an end to the fighting): what is asked for or refused is the content of the REQUEST, no act of its own."""
    if candidate.draft.type not in _ASKED or candidate.trigger.is_verb:
        return False
    for other in triggers:
        gap = candidate.trigger.first - other.last
        if other.entry.type in ("REQUEST", "REJECT") and 0 <= gap <= _REACH:
            between = scene.tokens[other.last : candidate.trigger.first]
            return not any(token.text in "،.؛" for token in between)
    return False


def is_supported(scene: Scene, cluster: Sequence[Candidate]) -> bool:
    """A weak trigger needs a toll, an armed participant or a weapon; a verbal act a named actor and a conflict to speak of."""
    if cluster[0].draft.type in VERBAL:
        return any(_is_conflict_speech(scene, candidate) for candidate in cluster)
    if any(not candidate.weak for candidate in cluster):
        return True
    return any(_has_support(candidate) for candidate in cluster)


def _is_conflict_speech(scene: Scene, candidate: Candidate) -> bool:
    sentence = scene.sentences[candidate.sentence]
    return bool(candidate.draft.actors) and speaks_of_conflict(scene.tokens, sentence.first, sentence.last)


def _has_support(candidate: Candidate) -> bool:
    draft = candidate.draft
    armed = any(mention.role in _ARMED for mention in (*draft.actors, *draft.recipients))
    return bool(draft.killed or draft.wounded or draft.weapons or armed)
