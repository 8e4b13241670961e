"""Events in the shape of ACLED's data (codebook of 2023): columns, types, interaction, precision codes, fatalities by its rules. Only the shape: no ACLED data, no ACLED coding.

ACLED codes single events that happened; aggregates, plans, denials and words are left out. Fatalities are its most conservative credible figure, 0 where none is reported.
"""

from collections.abc import Iterable
from typing import TextIO

from sijill.export.acled_types import DISORDER, kind_of
from sijill.export.column import Cell, Column, Written, country_name, day, joined, label, nothing
from sijill.export.csv import write_table
from sijill.export.sides import inter, is_unarmed, opposed
from sijill.model.ledger import Event, EventParty

_EMPTY = "No equivalent: empty"


def reason_left_out(event: Event) -> str | None:
    """Why ACLED would not have the event, or `None`."""
    if event.status == "rejected":
        return "rejected by a reviewer"
    if event.modality not in {"actual", "failed"} or (event.modality == "failed" and not event.outcome):
        return "did not happen, or not yet"
    if event.aggregate:
        return "an aggregate, no single event"
    if kind_of(event) is None:
        return "a kind of act that ACLED does not code"
    if event.when is None:
        return "no date"
    if event.place is None or event.place.where.country is None:
        return "no country"
    return None


def _kind(event: Event, part: int) -> Cell:
    kind = kind_of(event)
    return kind[part] if kind else None


def _leading(event: Event, side: int) -> EventParty | None:
    parties = opposed(event)[side]
    return parties[0] if parties else None


def _actor(event: Event, side: int) -> Cell:
    party = _leading(event, side)
    return label(party) if party else None


def _associates(event: Event, side: int) -> Cell:
    return joined(map(label, opposed(event)[side][1:]))


def _inter(event: Event, side: int) -> int | None:
    party = _leading(event, side)
    return inter(party, event) if party else None


def interaction(event: Event) -> Cell:
    """Both interaction codes as ACLED writes them, smaller first: "17", "10" where only one side is known; `None` where neither is."""
    codes = sorted(code for code in (_inter(event, 0), _inter(event, 1)) if code)
    if not codes:
        return None
    return int(f"{codes[0]}{codes[1] if len(codes) > 1 else 0}")


def _targeting(event: Event) -> Cell:
    other = opposed(event)[1]
    return "Civilian targeting" if event.type == "ASSAULT" and other and all(map(is_unarmed, other)) else None


def _where(event: Event, field: str) -> Cell:
    return getattr(event.place.where, field) if event.place else None


def fatalities(event: Event) -> int:
    """The most conservative credible figure; 0 where no report gives one."""
    return event.killed.low if event.killed else 0


COLUMNS: tuple[Column, ...] = (
    Column("event_id_cnty", "text", "The ledger's id (ACLED: country code and number)", lambda e: e.id),
    Column("event_date", "day", "First day", lambda e: day(e.when.first) if e.when else None),
    Column("year", "integer", "Year of the first day", lambda e: e.when.first.year if e.when else None),
    Column("time_precision", "integer", "ACLED's code: 1 day, 2 week, 3 month", lambda e: e.when.acled_precision if e.when else None),
    Column("disorder_type", "text", "By the event type", lambda e: DISORDER.get(str(_kind(e, 0)))),
    Column("event_type", "text", "From PLOVER type, modes and roles (`acled_types.py`)", lambda e: _kind(e, 0)),
    Column("sub_event_type", "text", "Likewise", lambda e: _kind(e, 1)),
    Column("actor1", "text", "First doer; in fighting with no attacker the first side named", lambda e: _actor(e, 0)),
    Column("assoc_actor_1", "text", "Further doers", lambda e: _associates(e, 0)),
    Column("inter1", "integer", "1 state (at home), 2 rebels, 3 other armed, 5 rioters, 6 protesters, 7 civilians, 8 external, other; no 4", lambda e: _inter(e, 0)),
    Column("actor2", "text", "First of those who undergo it", lambda e: _actor(e, 1)),
    Column("assoc_actor_2", "text", "Further ones", lambda e: _associates(e, 1)),
    Column("inter2", "integer", "As inter1", lambda e: _inter(e, 1)),
    Column("interaction", "integer", "Both codes, smaller first; a 0 where only one side is known", interaction),
    Column("civilian_targeting", "text", "“Civilian targeting” where an assault hits only the unarmed", _targeting),
    Column("iso", "text", "ISO 3166-1 alpha-3 (ACLED: the number)", lambda e: _where(e, "country")),
    Column("region", "text", _EMPTY, nothing),
    Column("country", "text", "English name", lambda e: country_name(e.place.where.country) if e.place else None),
    Column("admin1", "text", "First-order division", lambda e: _where(e, "admin1")),
    Column("admin2", "text", _EMPTY, nothing),
    Column("admin3", "text", _EMPTY, nothing),
    Column("location", "text", "Name of the chosen place", lambda e: _where(e, "name")),
    Column("latitude", "number", "Degrees, WGS 84", lambda e: _where(e, "lat")),
    Column("longitude", "number", "Degrees, WGS 84", lambda e: _where(e, "lon")),
    Column("geo_precision", "integer", "ACLED's code, 1 to 3", lambda e: _where(e, "acled_precision")),
    Column("source", "text", "Outlets", lambda e: joined(d.source for d in e.documents)),
    Column("source_scale", "text", _EMPTY, nothing),
    Column("notes", "text", "Arabic title or trigger words of the leading report", lambda e: e.summary),
    Column("fatalities", "integer", "`low` of the toll, ACLED's conservative figure; 0 where none is reported", fatalities),
    Column("tags", "text", _EMPTY, nothing),
    Column("timestamp", "text", _EMPTY, nothing),
)  # fmt: skip


def write_acled(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the events that ACLED's definition includes, as they come; says how many, and why others were left out."""
    return write_table(((event, reason_left_out(event)) for event in events), COLUMNS, out)
