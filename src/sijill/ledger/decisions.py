"""Analysts' decisions: appended, never changed; which are in force, and what they say of pairs of reports."""

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, insert, select

from sijill.errors import LedgerError
from sijill.ledger import tables
from sijill.ledger.identity import digest
from sijill.ledger.queries import rows_in
from sijill.model.ledger import DECISIONS, Decision
from sijill.model.linking import Judgement

_STAMP = "%Y-%m-%dT%H:%M:%SZ"
_ABOUT_PAIRS = {"same": True, "not-same": False, "split": False}


def append_decision(
    connection: Connection, kind: str, *, who: str, why: str, reports: Sequence[str] = (), others: Sequence[str] = (),
    field: str | None = None, value: str | None = None, undoes: str | None = None, at: dt.datetime | None = None,
) -> Decision:  # fmt: skip
    """Writes a decision and gives it back with its id. Raises LedgerError for an unknown kind, report or decision, or without `who`."""
    if kind not in DECISIONS:
        raise LedgerError(f"{kind!r} is not one of {', '.join(DECISIONS)}")
    if not who.strip():
        raise LedgerError("a decision needs the name of the one who makes it")
    _check_known(connection, [*reports, *others], undoes)
    at = (at or dt.datetime.now(dt.UTC)).replace(microsecond=0)
    n = (connection.execute(select(func.max(tables.decisions.c.n))).scalar() or 0) + 1
    stamp = at.strftime(_STAMP)
    id_ = digest("x", str(n), kind, who, stamp, why, field, value, undoes, *reports, "/", *others)
    row = {
        "id": id_,
        "n": n,
        "kind": kind,
        "who": who,
        "at": stamp,
        "why": why,
        "field": field,
        "value": value,
        "undoes": undoes,
    }
    connection.execute(insert(tables.decisions), [row])
    sides = [("reports", reports), ("others", others)]
    rows = [
        {"decision": id_, "side": side, "position": position, "report": report}
        for side, members in sides
        for position, report in enumerate(members)
    ]
    if rows:
        connection.execute(insert(tables.decision_reports), rows)
    return Decision(id_, kind, who, at, why, tuple(reports), tuple(others), field, value, undoes)


def _check_known(connection: Connection, reports: Sequence[str], undoes: str | None) -> None:
    known = {row.id for row in rows_in(connection, select(tables.reports.c.id), tables.reports.c.id, reports)}
    missing = [report for report in reports if report not in known]
    if missing:
        raise LedgerError(f"{missing[0]}: no such report in this ledger")
    if undoes is not None:
        query = select(tables.decisions.c.id).where(tables.decisions.c.id == undoes)
        if connection.execute(query).first() is None:
            raise LedgerError(f"{undoes}: no such decision in this ledger")


def undone(connection: Connection) -> set[str]:
    """Ids of the decisions that are not in force: undone by a decision that is."""
    c = tables.decisions.c
    query = select(c.id, c.undoes).where(c.undoes.is_not(None)).order_by(c.n.desc())
    off: set[str] = set()
    for row in connection.execute(query):  # latest first: an undone undo undoes nothing
        if row.id not in off:
            off.add(row.undoes)
    return off


def load_decisions(
    connection: Connection, ids: Iterable[str] | None = None, *, carried: bool = False
) -> list[Decision]:
    """Decisions, oldest first; all of them without `ids`. With `carried` their reports are the current ones (table `decided`)."""
    c = tables.decisions.c
    about = tables.decided if carried else tables.decision_reports
    sides: dict[tuple[str, str], list[str]] = {}
    of_reports = select(about).order_by(about.c.decision, about.c.side, about.c.position)
    query = select(tables.decisions)
    wanted = None if ids is None else set(ids)
    report_rows = (
        connection.execute(of_reports)
        if wanted is None
        else rows_in(connection, of_reports, about.c.decision, wanted)
    )
    for row in report_rows:
        sides.setdefault((row.decision, row.side), []).append(row.report)
    rows = connection.execute(query) if wanted is None else rows_in(connection, query, c.id, wanted)
    found = sorted(rows, key=lambda row: row.n)
    return [
        Decision(
            row.id, row.kind, row.who, dt.datetime.strptime(row.at, _STAMP).replace(tzinfo=dt.UTC), row.why,
            tuple(sides.get((row.id, "reports"), ())), tuple(sides.get((row.id, "others"), ())), row.field, row.value, row.undoes,
        )
        for row in found
    ]  # fmt: skip


def decisions_on(connection: Connection, reports: Iterable[str]) -> list[Decision]:
    """Decisions in force about any of the current reports, oldest first."""
    c = tables.decided.c
    ids = {row.decision for row in rows_in(connection, select(c.decision), c.report, reports)}
    return load_decisions(connection, ids, carried=True) if ids else []


def judgements(decisions: Iterable[Decision]) -> tuple[Judgement, ...]:
    """What decisions say of pairs of reports, `a` < `b`, sorted; of one pair the last word counts."""
    said: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        if decision.kind not in _ABOUT_PAIRS:
            continue
        if decision.kind == "same":
            pairs: Iterable[tuple[str, str]] = itertools.combinations(decision.reports, 2)
        else:
            pairs = itertools.product(decision.reports, decision.others)
        for a, b in pairs:
            if a != b:
                said[min(a, b), max(a, b)] = _ABOUT_PAIRS[decision.kind]
    return tuple(Judgement(a, b, same) for (a, b), same in sorted(said.items()))
