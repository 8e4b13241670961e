"""Events in the shape of UCDP's Georeferenced Event Dataset (codebook 23.1, Sundberg and Melander 2013): its columns, codes and rules for inclusion.

Included is what GED includes: an incident in which an organised actor used armed force against another or against civilians with at least one direct death
(by the high estimate), at a given time and place. UCDP's own identifiers of conflicts, dyads and actors have no equivalent.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TextIO

from sijill.export.column import Cell, Column, Written, country_name, day, joined, label, nothing
from sijill.export.csv import write_table
from sijill.export.sides import is_armed, is_state, is_unarmed, opposed
from sijill.model.ledger import Event

_EMPTY = "No equivalent: empty"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_GRID = 0.5  # degrees: PRIO-GRID's cell


def reason_left_out(event: Event) -> str | None:
    """Why GED would not have the event, or `None`."""
    if event.status == "rejected":
        return "rejected by a reviewer"
    if event.modality != "actual":
        return "did not happen, or not yet"
    if event.type not in {"ASSAULT", "COERCE", "PROTEST"}:
        return "no armed force"
    if event.killed is None or event.killed.high < 1:
        return "no death reported"
    if event.when is None:
        return "no date"
    if event.place is None or event.place.where.country is None:
        return "no country"
    return None if type_of_violence(event) else "no organised actor against another or against civilians"


def type_of_violence(event: Event) -> int | None:
    """1 state-based: armed sides, one of them a state's; 2 non-state: armed sides, none a state's; 3 one-sided: an armed actor against the unarmed. `None`: none of these."""
    one, other = opposed(event)
    armed_one, armed_other = [p for p in one if is_armed(p)], [p for p in other if is_armed(p)]
    if armed_one and armed_other:
        return STATE_BASED if any(map(is_state, (*armed_one, *armed_other))) else NON_STATE
    if armed_one and any(map(is_unarmed, other)):
        return ONE_SIDED
    return None


def deaths(event: Event) -> dict[str, int]:
    """`best`, given to one of GED's four columns: to side B or civilians where all who underwent it are such, else to the unknown. Side A's losses are not told apart."""
    split = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    _, other = opposed(event)
    if event.recipients and all(map(is_unarmed, other)):
        field = "deaths_civilians"
    elif event.recipients and all(map(is_armed, other)):
        field = "deaths_b"
    else:
        field = "deaths_unknown"
    split[field] = event.killed.best if event.killed else 0
    return split


def _side_b(event: Event) -> str | None:
    if type_of_violence(event) == ONE_SIDED:
        return "Civilians"
    return joined(label(party) for party in opposed(event)[1] if is_armed(party))


def _side_a(event: Event) -> str | None:
    return joined(label(party) for party in opposed(event)[0] if is_armed(party))


def _cell(event: Event) -> int | None:
    where = event.place.where if event.place else None
    if where is None or where.lat is None or where.lon is None:
        return None
    row, column = int((where.lat + 90) / _GRID), int((where.lon + 180) / _GRID)
    return min(row, 359) * 720 + min(column, 719) + 1


def _wkt(event: Event) -> str | None:
    where = event.place.where if event.place else None
    return None if where is None or where.lat is None else f"POINT ({where.lon} {where.lat})"


def _death_column(name: str, what: str) -> Column:
    return Column(name, "integer", what, lambda event: deaths(event)[name])


def _first(event: Event) -> dt.date:
    assert event.when is not None
    return event.when.first


def _place(name: str) -> "Column":
    return Column(name, "number", "Degrees, WGS 84, of the chosen place", lambda e: getattr(e.place.where, name[:3]) if e.place else None)  # fmt: skip


def _empty(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text", _EMPTY, nothing) for name in names)


def _clarity(event: Event) -> Cell:
    return 2 if event.aggregate or (event.when is not None and event.when.ucdp_precision > 2) else 1


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "The ledger's id (GED: a number)", lambda e: e.id),
    Column("relid", "text", "The ledger's id again", lambda e: e.id),
    Column("year", "integer", "Year of the first day", lambda e: _first(e).year),
    *_empty("active_year", "code_status"),
    Column("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided, from the roles of both sides", type_of_violence),
    *_empty("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"),
    Column("dyad_name", "text", "Side A - side B", lambda e: f"{_side_a(e)} - {_side_b(e)}"),
    *_empty("side_a_dset_id", "side_a_new_id"),
    Column("side_a", "text", "Armed doers; in fighting with no attacker the first side named", _side_a),
    *_empty("side_b_dset_id", "side_b_new_id"),
    Column("side_b", "text", "Armed others; “Civilians” where violence is one-sided", _side_b),
    Column("number_of_sources", "integer", "Independent sources: near copies count once", lambda e: e.sources),
    Column("source_article", "text", "Outlet, day and title of each document", lambda e: joined(f'"{d.source},{day(d.published)},{d.title}"' for d in e.documents)),
    Column("source_office", "text", "Outlets", lambda e: joined(d.source for d in e.documents)),
    Column("source_date", "text", "Days of publication", lambda e: joined(day(d.published) for d in e.documents)),
    Column("source_headline", "text", "Titles", lambda e: joined(d.title for d in e.documents)),
    Column("source_original", "text", "Who says so inside the documents", lambda e: joined(f.according_to for f in e.killed.figures) if e.killed else None),
    Column("where_prec", "integer", "GED's code of the chosen place", lambda e: e.place.where.ucdp_precision if e.place else None),
    Column("where_coordinates", "text", "Name of the chosen place", lambda e: e.place.where.name if e.place else None),
    Column("where_description", "text", "Words of the documents for the place", lambda e: joined(c.evidence.text for c in e.place.claims if c.evidence) if e.place else None),
    Column("adm_1", "text", "First-order division", lambda e: e.place.where.admin1 if e.place else None),
    *_empty("adm_2"),
    _place("latitude"),
    _place("longitude"),
    Column("geom_wkt", "text", "The point as well-known text", _wkt),
    Column("priogrid_gid", "integer", "Cell of PRIO-GRID, computed from the point", _cell),
    Column("country", "text", "English name", lambda e: country_name(e.place.where.country) if e.place else None),
    *_empty("country_id", "region"),
    Column("event_clarity", "integer", "1 a single event; 2 an aggregate, or known to no better than a week", _clarity),
    Column("date_prec", "integer", "GED's code", lambda e: e.when.ucdp_precision if e.when else None),
    Column("date_start", "day", "First day", lambda e: day(_first(e))),
    Column("date_end", "day", "Last day, included", lambda e: day(e.when.last) if e.when else None),
    _death_column("deaths_a", "0: a document's losses of the attacking side are an event of their own or not told apart"),
    _death_column("deaths_b", "`best` where all who underwent it are armed"),
    _death_column("deaths_civilians", "`best` where none of them is"),
    _death_column("deaths_unknown", "`best` where they are both, or nobody says"),
    Column("best", "integer", "The chosen figure of deaths", lambda e: e.killed.best if e.killed else None),
    Column("high", "integer", "Highest credible claim", lambda e: e.killed.high if e.killed else None),
    Column("low", "integer", "Lowest credible claim", lambda e: e.killed.low if e.killed else None),
    *_empty("gwnoa", "gwnob"),
)  # fmt: skip


def write_ged(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the events that GED's definition includes, as they come; says how many, and why others were left out."""
    return write_table(((event, reason_left_out(event)) for event in events), COLUMNS, out)
