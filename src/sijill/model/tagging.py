"""What the tagger says about a document: candidate triggers with their arguments, and which of them name the same event."""

from dataclasses import dataclass

from sijill.model.mention import Evidence

EVENT_TYPES = (
    "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "SANCTION", "COOPERATE",
    "ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT", "CONCEDE",
)  # fmt: skip
ARGUMENT_ROLES = (
    "actor", "recipient", "place", "date", "killed", "wounded", "weapon", "source", "claimed_by", "blamed",
)  # fmt: skip
HINT = 0.02
DATE_KINDS = ("worded", "implicit", "none")
MODES_OF = {
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TriggerCandidate:
    """Words that a lexicon proposes as a trigger: half-open offsets, type, the entry's name. `forced` ones are taken unasked."""

    start: int
    end: int
    type: str
    rule: str
    forced: bool = False


@dataclass(frozen=True, slots=True)
class TaggedArgument:
    """Words that fill a role of one trigger; `role` is one of `ARGUMENT_ROLES`, `score` a probability."""

    role: str
    evidence: Evidence
    score: float


@dataclass(frozen=True, slots=True)
class TaggedTrigger:
    """A word or phrase that names an act, as the tagger reads it.

    `line` counts from 0, the title. `score` is the probability that the words name an event of `type`; `modes` holds every mode of
    the type with its probability, `modality` and `date_kind` the likeliest value with its own. `rule` says who proposed the words:
    "tagger", or a lexicon entry that was put to it. `hints` holds single words that may fill a role, however unlikely, from a
    probability of `HINT` on; `modalities` and `dates` every modality and kind of date with its probability.
    """

    evidence: Evidence
    line: int
    type: str
    score: float
    rule: str
    modality: str
    modality_score: float
    date_kind: str
    modes: tuple[tuple[str, float], ...] = ()
    aggregate: float = 0.0
    intercepted: float = 0.0
    arguments: tuple[TaggedArgument, ...] = ()
    hints: tuple[TaggedArgument, ...] = ()
    modalities: tuple[tuple[str, float], ...] = ()
    dates: tuple[tuple[str, float], ...] = ()

    def of(self, role: str) -> tuple[TaggedArgument, ...]:
        """The arguments of one role, in text order."""
        return tuple(a for a in self.arguments if a.role == role)


@dataclass(frozen=True, slots=True)
class Tagging:
    """All triggers of a document in text order, and for pairs of them (i < j) the probability that both name one event.

    `judged` holds every candidate that was put to the tagger with the probability that its words name an event of its type.
    """

    triggers: tuple[TaggedTrigger, ...] = ()
    links: tuple[tuple[int, int, float], ...] = ()
    judged: tuple[tuple[TriggerCandidate, float], ...] = ()
