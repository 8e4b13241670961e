"""What the ledger holds and derives: decisions of analysts, and events with every claim that stands behind them.

Ids: a document is "d-…", a report "r-…", a decision "x-…", each with 20 hexadecimal digits of a SHA-256 of its content; an event is
"e-…" with the digits of its earliest report, and the id of any of its reports, so written, finds it too.
"""

import datetime as dt
from dataclasses import dataclass

from sijill.model.linking import Reason
from sijill.model.mention import Evidence
from sijill.model.value import Where

DECISIONS = ("same", "not-same", "split", "reject", "set", "pin", "review", "note", "undo")
STATUSES = ("reported", "corroborated", "reviewed", "rejected")


@dataclass(frozen=True, slots=True)
class Decision:
    """An analyst's word: who, when (UTC, to the second), why. Never changed; undone by another decision.

    `kind`: "same" (all `reports` are one happening), "not-same" (none of `reports` is one happening with any of `others`), "split" (likewise: `reports` leave `others`,
    the rest of their event), "reject" (`reports` are no events), "set" (`field` of the event that holds `reports[0]` is `value`), "pin" (likewise, `value` being the claim
    of `others[0]`, or the value that stood when it was pinned), "review" (the event has been read and is right), "note" (`why` is the note), "undo" (of the decision `undoes`).
    """

    id: str
    kind: str
    who: str
    at: dt.datetime
    why: str
    reports: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class EventDocument:
    """A document that reports an event. Documents with the same `voice` count as one independent source: those of one outlet, and near copies of another's."""

    id: str  # the ledger's
    name: str  # the outlet's id of it
    voice: int
    source: str | None = None
    url: str | None = None
    published: dt.date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One report's word on one field: `value` in its plain form ("2018-05-14/2018-05-14", "Gaza City", "aerial"), the words it rests on.

    `by` is the id of an analyst's decision where the value is set by one; then `report` is the report that the decision is anchored to.
    """

    value: str
    report: str
    document: str
    published: dt.date | None = None
    evidence: Evidence | None = None
    according_to: str | None = None  # who says so inside the document, in its words
    rule: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim of a toll: `low`/`high` people, inclusive, `high` `None` where the words leave it open ("at least").

    `main` is true for the figure that the document itself stands behind, false for one of several that it quotes.
    `voice` numbers the independent source (see `EventDocument`). `series` says why the figure counts more than this event: the words
    ("منذ 30 مارس", since 30 March) or days ("2018-03-30/2018-05-14") of a longer span; `None` for the event's own figure.
    """

    low: int
    high: int | None
    report: str
    document: str
    voice: int
    main: bool
    published: dt.date | None = None
    source: str | None = None  # the outlet
    according_to: str | None = None
    who: str | None = None
    evidence: Evidence | None = None
    by: str | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class EventToll:
    """A toll as a range: `low` ≤ `best` ≤ `high`, the rule that chose `best` (named in docs/reference/ledger.md) and every figure, in order of publication.

    `open` is true where the highest claim is a floor ("at least 25"), so that `high` is a floor as well.
    """

    low: int
    best: int
    high: int
    rule: str
    open: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class EventWhen:
    """The days of the event, both included, with the precision codes of `When`; every report's claim."""

    first: dt.date
    last: dt.date
    rule: str
    ucdp_precision: int
    acled_precision: int
    hour: str | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where: the chosen `Where` (its evidence lies in `document`'s text), the rule that chose it, every report's claim.

    `others` are further places of the event that are not the same as the chosen one (an attack on several places), most named first.
    """

    where: Where
    document: str
    rule: str
    others: tuple[Where, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class EventParty:
    """A participant, merged over the reports that name it: `words` are the Arabic phrases, commonest first."""

    words: tuple[str, ...]
    name: str | None = None
    actor_id: str | None = None
    country: str | None = None
    role: str | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLink:
    """Why two reports of an event are held to be one happening; `by` the decision, where an analyst said so."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class EventRelation:
    """`event` is the other event; `kind` "part-of", "aggregate-of" (the other way round), "answers", "answered-by"."""

    kind: str
    event: str
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with chosen and competing values; derived from reports, links and decisions, and never edited.

    `reports` in order of publication. `disputed` names the fields on which reports contradict each other, or "event" where a side denies that it happened.
    `sources` is the number of independent sources: outlets whose documents are not near copies of each other's.
    `summary` is the line of a document that names the act, a title where one does: Arabic, as written.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    modality: str
    status: str
    reports: tuple[str, ...]
    documents: tuple[EventDocument, ...]
    sources: int
    first_report: dt.date | None
    last_report: dt.date | None
    summary: str
    aggregate: bool = False
    when: EventWhen | None = None
    place: EventPlace | None = None
    actors: tuple[EventParty, ...] = ()
    recipients: tuple[EventParty, ...] = ()
    claimed_by: tuple[EventParty, ...] = ()
    blamed: tuple[EventParty, ...] = ()
    killed: EventToll | None = None
    wounded: EventToll | None = None
    weapons: tuple[str, ...] = ()
    count: tuple[int | None, int | None] | None = None
    outcome: str | None = None
    disputed: tuple[str, ...] = ()
    claims: tuple[
        tuple[str, tuple[Claim, ...]], ...
    ] = ()  # of "type", "modes", "modality", "outcome", "weapons"
    links: tuple[EventLink, ...] = ()
    relations: tuple[EventRelation, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What made a reading: the same software with the same words and model gives the same records."""

    software: str
    engine: str
    lexicon: str  # SHA-256 over the lexicon's files
    model: str | None = None  # SHA-256 of the tagger's file
