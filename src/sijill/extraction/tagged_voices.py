"""Two voices on one question: the rules' score and the tagger's probability, weighed together.

The weights stand in `lexicon/data/weights/voices.tsv`: for each field a weight of the rules' log-odds, of the tagger's log-odds and a bias; fitted by
`training/weigh.py` on training documents that neither voice was fitted on.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sijill.extraction.candidates import Candidate
from sijill.extraction.scene import Scene
from sijill.extraction.tagged_arguments import tokens_of
from sijill.lexicon.weights import load_weights
from sijill.model.mention import Evidence
from sijill.model.tagging import HINT, TaggedTrigger, Tagging

LIMIT = 6.0
SILENT = HINT / 2  # what a word has for a role in which the tagger does not name it


@dataclass(frozen=True, slots=True)
class Voices:
    """The weights of one field: `rules` and `tagger` times their log-odds, plus `bias`; chosen from `threshold` on, in log-odds."""

    rules: float
    tagger: float
    bias: float
    threshold: float

    def weigh(self, rules: float, tagger: float) -> float:
        """Log-odds from both."""
        return self.rules * rules + self.tagger * tagger + self.bias


def load_voices(name: str) -> Voices:
    """The weights of one field: "actor", "recipient", "place", "time", "toll", "modes" …; what the file does not give is 0."""
    weights: Mapping[str, float] = load_weights("voices")
    return Voices(*(weights.get(f"{name}:{part}", 0.0) for part in ("rules", "tagger", "bias", "threshold")))


def log_odds(chance: float) -> float:
    """Log-odds of a probability, kept within ±6."""
    return max(-LIMIT, min(LIMIT, math.log((chance + 1e-6) / (1 - chance + 1e-6))))


def chance_of(score: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def find_readings(
    scene: Scene, candidates: Sequence[Candidate], tagging: Tagging
) -> list[TaggedTrigger | None]:
    """How the tagger reads each candidate's words under its type; `None` where it was not asked."""
    at: dict[tuple[int, str], TaggedTrigger] = {}
    for trigger in tagging.triggers:
        for token in range(*tokens_of(scene, trigger.evidence)):
            at.setdefault((token, trigger.type), trigger)
    return [
        next(
            (at[i, c.draft.type] for i in range(c.trigger.first, c.trigger.last) if (i, c.draft.type) in at),
            None,
        )
        for c in candidates
    ]


def hint_of(reading: TaggedTrigger, role: str, evidence: Evidence) -> float:
    """The tagger's probability that words fill a role: that of the likeliest word among them."""
    return max(
        (h.score for h in reading.hints if h.role == role and h.evidence.overlaps(evidence)), default=SILENT
    )
