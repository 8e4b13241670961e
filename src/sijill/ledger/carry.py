"""Decisions outlive a re-reading: a decision on a report that is no longer current goes over to the report that took its place."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from sijill.ledger import tables
from sijill.ledger.decisions import undone
from sijill.ledger.queries import StoredReport, current_reports, load_reports, rows_in


def carry_decisions(connection: Connection, documents: Iterable[str]) -> None:
    """Writes `decided` anew for the decisions about reports of these documents or of those that they correct."""
    standing = _standing_documents(connection, documents)
    d, r = tables.decision_reports.c, tables.reports.c
    query = select(d.decision, d.side, d.position, d.report, r.document).join(
        tables.reports, r.id == d.report
    )
    made = list(rows_in(connection, query, r.document, standing))
    if not made:
        return
    off = undone(connection)
    rows = [row for row in made if row.decision not in off]
    successors = find_successors(connection, {row.report: standing[row.document] for row in rows})
    for row in made:
        _forget(connection, row.decision, row.side, row.position)
    fresh = [
        {
            "decision": row.decision,
            "side": row.side,
            "position": row.position,
            "report": successors[row.report],
        }
        for row in rows
        if row.report in successors
    ]
    if fresh:
        connection.execute(insert(tables.decided), fresh)


def _forget(connection: Connection, decision: str, side: str, position: int) -> None:
    c = tables.decided.c
    connection.execute(
        delete(tables.decided).where(c.decision == decision, c.side == side, c.position == position)
    )


def _standing_documents(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """Each of the documents, and each that they correct directly or by way of others → the document that stands in its place today."""
    c = tables.heads.c
    standing = {document: document for document in documents}
    frontier = set(standing)
    while frontier:
        query = select(c.document, c.superseded_by)
        older = {row.document for row in rows_in(connection, query, c.superseded_by, frontier)}
        frontier = older - standing.keys()
        standing |= {document: document for document in frontier}
    corrected = {
        row.document: row.superseded_by
        for row in rows_in(connection, select(c.document, c.superseded_by), c.document, standing)
    }
    return {document: _last(document, corrected) for document in standing}


def _last(document: str, corrected: dict[str, str | None]) -> str:
    while (later := corrected.get(document)) is not None:
        document = later
    return document


def find_successors(connection: Connection, standing: dict[str, str]) -> dict[str, str]:
    """Report → the current report that stands in its place. `standing` gives the document that stands today in the place of the report's own.

    A current report is its own successor. In the same text it is the report whose first trigger overlaps, of the same type if there is one; in a corrected
    text the only one of the same type and trigger words. A report without one is left out.
    """
    current = current_reports(connection, set(standing.values()))
    wanted = set(standing) | {report for reports in current.values() for report in reports}
    stored = load_reports(connection, wanted)
    found: dict[str, str] = {}
    for report, document in standing.items():
        candidates = current.get(document, [])
        successor = (
            report if report in candidates else _match(stored[report], [stored[c] for c in candidates])
        )
        if successor is not None:
            found[report] = successor
    return found


def _match(old: StoredReport, candidates: Sequence[StoredReport]) -> str | None:
    if not old.report.mentions:
        return None
    trigger = old.report.mentions[0].evidence
    if candidates and candidates[0].document.id == old.document.id:
        same = [c for c in candidates if any(m.evidence.overlaps(trigger) for m in c.report.mentions)]
        same.sort(key=lambda c: c.report.type != old.report.type)  # stable: then the first mentioned
        return same[0].id if same else None
    same = [
        c for c in candidates
        if c.report.type == old.report.type and c.report.mentions and c.report.mentions[0].evidence.text == trigger.text
    ]  # fmt: skip
    return same[0].id if len(same) == 1 else None
