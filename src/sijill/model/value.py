"""Values of a record: each with its evidence and the rule that made it, or with a reason why it is open."""

import datetime as dt
from dataclasses import dataclass

from sijill.model.mention import Evidence


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included.

    `basis`: "words" | "publication" | "event" (anchored to another record). `ucdp_precision` is GED's `date_prec` (1 exact day, 2 within 2–6 days,
    3 a week, 4 a month, 5 longer than a month and up to a year and more), `acled_precision` is `time_precision` (1 day, 2 week, 3 month).
    `hour` is "HH:MM" or a part of the day, as the words give it; `zone` likewise.
    """

    first: dt.date
    last: dt.date
    basis: str
    rule: str
    evidence: Evidence | None = None
    ucdp_precision: int = 1
    acled_precision: int = 1
    hour: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A resolved place. `lat`/`lon` in degrees (WGS 84), `None` where the gazetteer has no point; `country` ISO 3166-1 alpha-3.

    `ucdp_precision` is GED's `where_prec` (1 exact … 7 international), `acled_precision` is `geo_precision` (1–3).
    `candidates` keeps what the resolver weighed when it chose none (then `gazetteer_id` is `None` and `reason` says why).
    """

    name: str
    rule: str
    evidence: Evidence
    gazetteer_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    level: str | None = None
    lat: float | None = None
    lon: float | None = None
    ucdp_precision: int | None = None
    acled_precision: int | None = None
    relation: str | None = None
    candidates: tuple[str, ...] = ()
    scores: tuple[tuple[str, float], ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who acted or was acted upon. `name` is the registry's English name or a translation of a generic group, `None` for a bare phrase.

    `country` is ISO 3166-1 alpha-3, "IGO" or `None`; `role` a PLOVER role ("GOV", "MIL", "REB" …) or `None`. The words stay as written in `evidence`.
    """

    evidence: Evidence
    rule: str
    name: str | None = None
    actor_id: str | None = None
    country: str | None = None
    role: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people: `min`/`max` inclusive, `None` where the words leave the end open; `who` the group that the words name."""

    evidence: Evidence
    min: int | None
    max: int | None
    rule: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several competing figures: `n` people (the floor where only a floor is given), according to `source`."""

    n: int
    evidence: Evidence
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many events an aggregate or plural record stands for."""

    evidence: Evidence
    min: int | None
    max: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon as written, with how many the text says were used."""

    evidence: Evidence
    rule: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who, inside the document, says so; `via` is the chain before it ("نقلت رويترز عن مصدر أمني": Reuters quoted a security source)."""

    evidence: Evidence
    rule: str
    name: str | None = None
    via: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A value that the words do not settle, and why, in one plain-English clause."""

    reason: str
