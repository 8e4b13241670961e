"""What befell an event: documents, readings and decisions, in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sijill.ledger import tables
from sijill.ledger.decisions import load_decisions, undone
from sijill.ledger.queries import StoredDocument, load_documents, load_readings, rows_in
from sijill.model.ledger import Decision, Event


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a history. `at` is a moment (UTC); `kind` "document", "correction", "reading" or a decision's kind; `of` the id of the document or decision;
    `in_force` is false for a decision that has been undone."""

    at: str
    kind: str
    of: str
    text: str
    who: str | None = None
    in_force: bool = True


def event_history(connection: Connection, event: Event) -> list[Happening]:
    """Everything that made the event what it is, oldest first: also the documents that its own correct, and decisions that were undone."""
    documents = _with_corrected(connection, [d.id for d in event.documents])
    found = [line for stored in documents for line in _of_document(connection, stored)]
    reports = tables.reports.c
    ids = [
        row.id for row in rows_in(connection, select(reports.id), reports.document, [d.id for d in documents])
    ]
    earlier = _reports_of_event(connection, event, ids)
    found += _of_decisions(connection, earlier)
    return sorted(found, key=lambda line: line.at)


def _with_corrected(connection: Connection, ids: Sequence[str]) -> list[StoredDocument]:
    found: dict[str, StoredDocument] = {}
    frontier = set(ids)
    while frontier:
        loaded = load_documents(connection, frontier)
        found |= loaded
        frontier = {d.supersedes for d in loaded.values() if d.supersedes} - found.keys()
    return [found[id_] for id_ in sorted(found)]


def _of_document(connection: Connection, stored: StoredDocument) -> list[Happening]:
    document = stored.document
    about = ", ".join(part for part in (document.source, document.id, str(document.published or "")) if part)
    kind = "correction" if stored.supersedes else "document"
    lines = [Happening(stored.added_at, kind, stored.id, about)]
    for reading in load_readings(connection, stored):
        run = f"read by sijill {reading.run.software} ({reading.run.engine}): {len(reading.reports)} reports"
        lines.append(Happening(reading.added_at, "reading", stored.id, run))
    return lines


def _reports_of_event(connection: Connection, event: Event, reports: Sequence[str]) -> set[str]:
    """The event's reports, and those of its documents' history that decisions now carried to it were made on."""
    d = tables.decided.c
    decided = {row.decision for row in rows_in(connection, select(d.decision), d.report, event.reports)}
    raw = tables.decision_reports.c
    carried = {row.report for row in rows_in(connection, select(raw.report), raw.decision, decided)}
    return set(event.reports) | (carried & set(reports))


def _of_decisions(connection: Connection, reports: set[str]) -> list[Happening]:
    raw = tables.decision_reports.c
    ids = {row.decision for row in rows_in(connection, select(raw.decision), raw.report, reports)}
    c = tables.decisions.c
    frontier = set(ids)
    while frontier:  # what undoes them, and what undoes that
        frontier = {row.id for row in rows_in(connection, select(c.id), c.undoes, frontier)} - ids
        ids |= frontier
    off = undone(connection)
    return [
        Happening(d.at.strftime("%Y-%m-%dT%H:%M:%SZ"), d.kind, d.id, describe(d), d.who, d.id not in off)
        for d in load_decisions(connection, ids)
    ]


def describe(decision: Decision) -> str:
    """What a decision says, in one line."""
    about = {
        "set": f"{decision.field} = {decision.value}",
        "pin": f"{decision.field} = {decision.value}",
        "undo": f"of {decision.undoes}",
        "same": f"{len(decision.reports)} reports",
        "not-same": f"{len(decision.reports)} reports and {len(decision.others)}",
        "split": f"{len(decision.reports)} reports from {len(decision.others)}",
        "reject": f"{len(decision.reports)} reports",
    }.get(decision.kind, "")
    return f"{about}: {decision.why}" if about and decision.why else about or decision.why
