"""Reports: one document's account of one event, and the facts that stand beside events."""

from dataclasses import dataclass, field

from sijill.model.mention import Evidence
from sijill.model.value import Count, Participant, Source, Toll, Variant, Weapon, When, Where

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "SANCTION", "COOPERATE"})
VERBAL = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT", "CONCEDE"})
TYPE_NAME = r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*"  # a regular expression: what a user may call a type of his own
MODALITIES = ("actual", "planned", "hypothetical", "denied", "failed")


# The fields whose values are given a confidence, beside "event" itself.
SCORED = ("modes", "modality", "actors", "recipients", "places", "when", "killed", "wounded", "count")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name the act, the line they stand in (0 is the title), and the lexicon entry or model that found them."""

    evidence: Evidence
    line: int
    rule: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document's account of one event; field meanings are those of `docs/conventions.md`.

    `id` is "e1", "e2" … within the document, in order of first mention; `open_fields` gives, for fields left empty although the type calls for them, (field, reason).
    `scores` gives confidences from 0 to 1: of "event", that a coder would record it too, and of each filled field in `SCORED`, that its values would be the coder's.
    """

    id: str
    document: str
    type: str
    modes: tuple[str, ...]
    modality: str
    mentions: tuple[Trigger, ...]
    modality_rule: str = "asserted"
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    places: tuple[Where, ...] = ()
    when: When | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    killed_variants: tuple[Variant, ...] = ()
    wounded_variants: tuple[Variant, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    count: Count | None = None
    aggregate: bool = False
    outcome: str | None = None
    claimed_by: Participant | None = None
    blamed: Participant | None = None
    source: Source | None = None
    retaliation_for: str | None = None
    disputed: bool = False
    open_fields: tuple[tuple[str, str], ...] = ()
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact beside events: `kind` is "force_strength" | "bases_held" | "alias" | "statement"; `values` are its (name, value) pairs."""

    id: str
    document: str
    kind: str
    evidence: Evidence
    line: int
    rule: str
    values: tuple[tuple[str, str | int | None], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """All that one document yields."""

    document: str
    reports: tuple[Report, ...]
    facts: tuple[Fact, ...] = ()
