"""Finding events by their derived rows."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from sijill.errors import LedgerError
from sijill.ledger import tables
from sijill.ledger.identity import report_of_event
from sijill.ledger.word_index import KINDS, SHORTEST, events_in_mode, events_reading, events_with
from sijill.text import key

ORDERS = ("date", "killed", "reports", "latest")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; all conditions must hold, an empty one asks nothing.

    `first`/`last`: the event's days touch this interval. `near` is (latitude, longitude, kilometres): the square around that circle.
    `countries` are three-letter codes of the place. Of `types`, `countries`, `statuses`, `modalities` one must fit, of `modes` all.
    `place`, `actor`, `text`: these words, in Arabic (any spelling) or English, stand in the names or words of it, alone or within a word
    ("قصف", shelling, in "بالقصف", by the shelling). `min_killed`/`min_toll`: best
    number killed, or killed and wounded. Rejected events are left out unless `statuses` names them.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    place: str | None = None
    near: tuple[float, float, float] | None = None
    actor: str | None = None
    text: str | None = None
    min_killed: int | None = None
    min_toll: int | None = None
    min_sources: int | None = None
    statuses: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    aggregate: bool | None = None
    disputed: bool | None = None
    order: str = field(default="date")


def find_events(
    connection: Connection, wanted: EventFilter, *, limit: int | None = None, offset: int = 0
) -> Iterator[dict[str, Any]]:
    """Rows of `events` as dicts with its columns, in the filter's order: "date" (latest first, undated last), "killed", "reports", "latest" (report)."""
    query = _ordered(select(*tables.EVENT_COLUMNS).where(*_conditions(wanted)), wanted.order)
    if limit is not None:
        query = query.limit(limit)
    for row in (
        connection.execution_options(stream_results=True)
        .execute(query.offset(offset) if offset else query)
        .mappings()
    ):
        yield dict(row)


def find_page(
    connection: Connection, wanted: EventFilter, limit: int, offset: int = 0
) -> tuple[list[dict[str, Any]], int]:
    """(rows, number of all events that the filter lets through). Words are searched for once, not once for the rows and once for the number."""
    if not _by_words(wanted):
        return list(find_events(connection, wanted, limit=limit, offset=offset)), count_events(
            connection, wanted
        )
    c = tables.events.c
    hit = select(c.id, _order_column(wanted.order).label("at")).where(*_conditions(wanted)).cte("hit")
    number = select(func.count()).select_from(hit).scalar_subquery()
    query = select(hit.c.id, number).order_by(hit.c.at.desc().nulls_last(), hit.c.id.desc())
    ids, count = [], 0
    for id_, count in connection.execute(query.limit(limit).offset(offset)):  # noqa: B007 - the same in every row
        ids.append(id_)
    if not ids:  # nothing, or a page after the last
        return [], count_events(connection, wanted)
    rows = connection.execute(select(*tables.EVENT_COLUMNS).where(c.id.in_(ids))).mappings()
    found = {row["id"]: dict(row) for row in rows}
    return [found[id_] for id_ in ids], count


def count_events(connection: Connection, wanted: EventFilter) -> int:
    """How many events the filter lets through."""
    return (
        connection.execute(
            select(func.count()).select_from(tables.events).where(*_conditions(wanted))
        ).scalar()
        or 0
    )


def find_event_ids(connection: Connection, wanted: EventFilter) -> list[str]:
    """The ids of all events that the filter lets through, in its order."""
    query = select(tables.events.c.id).where(*_conditions(wanted))
    return list(connection.execute(_ordered(query, wanted.order)).scalars())


def resolve_event(connection: Connection, name: str) -> str:
    """The id of the event that is meant: an event's id, that of any report in it, or the beginning of one that fits only one.

    Raises LedgerError where there is none, or several.
    """
    report = report_of_event(name) if name.startswith("e-") else name
    c = tables.members.c
    if len(report) < 6 or not report.startswith("r-") or not report[2:].isalnum():
        raise LedgerError(f"{name}: not the id of an event or report (such as e-0123456789)")
    found = set(
        connection.execute(
            select(c.event).where(c.report >= report, c.report < report + "~").limit(100)
        ).scalars()
    )
    exact = connection.execute(select(c.event).where(c.report == report)).scalar()
    if exact is None and len(found) != 1:
        raise LedgerError(
            f"{name}: "
            + ("no such event in this ledger" if not found else "fits several events; give more of the id")
        )
    event: str = exact or found.pop()
    return event


def _ordered(query: Select[Any], order: str) -> Select[Any]:
    return query.order_by(_order_column(order).desc().nulls_last(), tables.events.c.id.desc())


def _order_column(order: str) -> Column[Any]:
    c = tables.events.c
    columns = {"date": c.first, "killed": c.killed_best, "reports": c.reports, "latest": c.last_report}
    if order not in columns:
        raise LedgerError(f"order: {order!r} is not one of {', '.join(ORDERS)}")
    return columns[order]


def _conditions(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    c = tables.events.c
    # Where words say which events, the other columns' indexes would only lead astray: an expression keeps the planner from them.
    plain = _plain if _by_words(wanted) else _itself
    if wanted.first:
        yield plain(c.last) >= wanted.first.isoformat()
    if wanted.last:
        yield plain(c.first, "9999") <= wanted.last.isoformat()
    for column, values in (
        (c.type, wanted.types),
        (c.country, wanted.countries),
        (c.modality, wanted.modalities),
    ):
        if values:
            yield plain(column).in_(values)
    yield plain(c.status).in_(wanted.statuses) if wanted.statuses else c.status != "rejected"
    yield from _words(wanted)
    yield from _tolls(wanted)
    if wanted.near:
        yield from _box(*wanted.near)


def _plain(column: Column[Any], missing: str = "") -> ColumnElement[Any]:
    return func.coalesce(column, missing)


def _itself(column: Column[Any], _missing: str = "") -> ColumnElement[Any]:
    return column


def _by_words(wanted: EventFilter) -> bool:
    return bool(wanted.modes or wanted.actor or wanted.place or wanted.text)


def _words(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    c = tables.events.c
    for mode in wanted.modes:
        yield c.number.in_(events_in_mode(mode))
    for kind in KINDS:
        for part in key(getattr(wanted, kind) or "").split():
            yield (
                c.number.in_(events_with(kind, part))
                if len(part) >= SHORTEST
                else c.id.in_(events_reading(kind, part))
            )


def _tolls(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    c = tables.events.c
    if wanted.min_killed is not None:
        yield c.killed_best >= wanted.min_killed
    if wanted.min_toll is not None:
        yield func.coalesce(c.killed_best, 0) + func.coalesce(c.wounded_best, 0) >= wanted.min_toll
    if wanted.min_sources is not None:
        yield c.sources >= wanted.min_sources
    if wanted.aggregate is not None:
        yield c.aggregate == int(wanted.aggregate)
    if wanted.disputed is not None:
        yield (c.disputed != "") if wanted.disputed else (c.disputed == "")


def _box(lat: float, lon: float, km: float) -> Iterator[ColumnElement[bool]]:
    """The rectangle around a circle: degrees of latitude are 111.2 km apart, those of longitude less towards the poles."""
    c = tables.events.c
    rows = km / 111.2
    columns = km / (111.2 * max(0.01, math.cos(math.radians(min(89.0, abs(lat) + rows)))))
    yield c.lat.between(lat - rows, lat + rows)
    yield c.lon.between(lon - columns, lon + columns)
