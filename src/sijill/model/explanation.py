"""Why a document's records are what they are: every trigger that was considered, and what became of it."""

from dataclasses import dataclass

from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Report


@dataclass(frozen=True, slots=True)
class Considered:
    """Words that may name an act. `line` counts from 0, the title; `rule` is the lexicon entry, or "tagger" for words that only the encoder proposes.

    `support` is by how much the words pass, in log-odds, for an event in the lexicon engine (`None`: not weighed); `chance` the encoder's probability of the
    type (`None`: not asked). `kept`: they are a mention of an event; `reason` says why, or why not, in one plain-English clause.
    """

    evidence: Evidence
    line: int
    type: str
    rule: str
    kept: bool
    reason: str
    support: float | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All triggers considered in one document, in text order, what its record became, and the events that were left out for their confidence.

    `note` says why nothing was looked at, where that is so.
    """

    engine: str
    record: DocumentRecord
    considered: tuple[Considered, ...] = ()
    doubtful: tuple[Report, ...] = ()
    note: str | None = None
