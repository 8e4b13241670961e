"""What linking reads and gives: a report as the linker sees it, links with reasons, clusters and relations."""

import datetime as dt
from dataclasses import dataclass

Range = tuple[int | None, int | None]  # inclusive; None where the end is open

PART_OF = "part-of"  # a single happening within an aggregate
RETALIATION = "retaliation"  # a answers b
NEAR_DUPLICATE = "near-duplicate"  # two documents with nearly the same words: one independent source


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A place as the linker compares it.

    `words` are the keys (`sijill.text.key`) of the phrase as written and of its name, without clitics and cue words ("مدينة", city). `broad` is true for
    a country or anything larger: two reports that share only that share little. `lat`/`lon` in degrees, `country` ISO 3166-1 alpha-3.
    """

    words: frozenset[str]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    id: str | None = None
    broad: bool = False


@dataclass(frozen=True, slots=True)
class LinkActor:
    """A participant as the linker compares it: `words` as in `LinkPlace`, `id` the registry's, `country` and `role` as in `Participant`."""

    words: frozenset[str]
    country: str | None = None
    role: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class LinkReport:
    """One report, reduced to what linking compares.

    `id` is unique over all documents ("DOC#e1"), `document` its document; `first`/`last` are the days of the event, both included (`None` if the
    document does not date it), `basis` how they are known (as in `When`: "words", "publication", "event"). `triggers` and `context` are word keys: of the words that name the act,
    and of the lines that they stand in. `retaliation_for` is the id of the report that this one answers. `bands` are keys of the document's text that near copies share
    (`linking.near_duplicates`).
    """

    id: str
    document: str
    type: str
    source: str | None = None
    published: dt.date | None = None
    modes: frozenset[str] = frozenset()
    modality: str = "actual"
    first: dt.date | None = None
    last: dt.date | None = None
    basis: str | None = None
    places: tuple[LinkPlace, ...] = ()
    actors: tuple[LinkActor, ...] = ()
    recipients: tuple[LinkActor, ...] = ()
    killed: Range | None = None
    wounded: Range | None = None
    count: Range | None = None
    aggregate: bool = False
    triggers: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    retaliation_for: str | None = None
    bands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's part in a score: its name in `lexicon/data/linking.yml`, the weight it added, and what was compared, in plain words."""

    feature: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """Are two reports about one happening? `a` < `b`; `score` is the sum of the reasons' weights, `same` whether it reaches the threshold.

    `veto` names the constraint that forbids the two in one cluster whatever else is known ("one document", "planned", "aggregate", "days", "places"), `None` if there is none.
    """

    a: str
    b: str
    same: bool
    score: float
    reasons: tuple[Reason, ...] = ()
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's word on two reports; it outweighs every score."""

    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """The reports of one happening, sorted by id, and the links that hold them together (none for a single report)."""

    members: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` stands in `kind` to `b`: reports for part-of and retaliation, documents for near-duplicates (there `a` < `b`).

    `score` is 0 to 1: for near-duplicates the estimated share of common word sequences (Jaccard).
    """

    kind: str
    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Linking:
    """Everything that linking says of a set of reports: each report is in exactly one cluster; clusters in order of their first member."""

    clusters: tuple[Cluster, ...]
    relations: tuple[Relation, ...] = ()
