"""Reading: documents and reports as they were added."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, and_, select

from sijill.ledger import tables
from sijill.ledger.codec import decode_fact, decode_report
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import Fact, Report

T = TypeVar("T")
CHUNK = 2000  # values of one IN; SQLite takes 32,766


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with its ledger id, the ids of the one that it corrects and of the one that corrects it, and the moment it was added."""

    id: str
    document: Document
    supersedes: str | None
    superseded_by: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with its ledger id and its document's; `current` is false for one of an earlier reading or of a corrected document."""

    id: str
    document: StoredDocument
    report: Report
    current: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a document: its number, its run, when it was added, its reports' ledger ids and its facts."""

    n: int
    run: Run
    added_at: str
    reports: tuple[str, ...]
    facts: tuple[Fact, ...]


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    batch: list[T] = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_in(
    connection: Connection, query: Select[Any], column: Any, values: Iterable[str]
) -> Iterator[Row[Any]]:
    """The rows of a query whose column has one of the values, asked for in chunks."""
    for some in chunks(sorted(set(values))):
        yield from connection.execute(query.where(column.in_(some)))


def load_documents(connection: Connection, ids: Iterable[str]) -> dict[str, StoredDocument]:
    """Ledger id → document, for those that exist."""
    d, h = tables.documents.c, tables.heads.c
    query = select(tables.documents, h.superseded_by).outerjoin(tables.heads, h.document == d.id)
    return {row.id: _document(row) for row in rows_in(connection, query, d.id, ids)}


def _document(row: Row[Any]) -> StoredDocument:
    published = dt.date.fromisoformat(row.published) if row.published else None
    document = Document(row.name, row.text, row.title, row.source, row.url, published, row.language)
    return StoredDocument(row.id, document, row.supersedes, row.superseded_by, row.added_at)


def load_reports(connection: Connection, ids: Iterable[str]) -> dict[str, StoredReport]:
    """Ledger id → report, for those that exist, also of earlier readings; in order of id."""
    r, n, h = tables.reports.c, tables.reading_reports.c, tables.heads.c
    query = (
        select(r.id, r.document, r.body, n.name, n.answers, n.n, h.n.label("current"), h.superseded_by)
        .join(tables.reading_reports, n.report == r.id)
        .join(tables.heads, h.document == r.document)
        .order_by(r.id, n.n)
    )
    rows: dict[str, Row[Any]] = {}
    for row in rows_in(connection, query, r.id, ids):
        if row.id not in rows or rows[row.id].n != row.current:
            rows[row.id] = row  # of several readings the current one, else the last
    documents = load_documents(connection, {row.document for row in rows.values()})
    return {id_: _report(row, documents[row.document]) for id_, row in rows.items()}


def _report(row: Row[Any], stored: StoredDocument) -> StoredReport:
    document = stored.document
    report = decode_report(row.body, document.text, id=row.name, document=document.id, answers=row.answers)
    return StoredReport(row.id, stored, report, row.n == row.current and row.superseded_by is None)


def current_reports(connection: Connection, documents: Iterable[str]) -> dict[str, list[str]]:
    """Document → ids of the reports that count, in order of first mention; corrected documents have none and are left out."""
    n, h = tables.reading_reports.c, tables.heads.c
    query = (
        select(n.document, n.report)
        .join(tables.heads, and_(h.document == n.document, h.n == n.n))
        .where(h.superseded_by.is_(None))
        .order_by(n.document, n.position)
    )
    found: dict[str, list[str]] = {}
    for row in rows_in(connection, query, n.document, documents):
        found.setdefault(row.document, []).append(row.report)
    return found


def load_readings(connection: Connection, stored: StoredDocument) -> list[Reading]:
    """All readings of one document, oldest first."""
    r, u, n = tables.readings.c, tables.runs.c, tables.reading_reports.c
    query = select(tables.readings, u.software, u.engine, u.lexicon, u.model).join(tables.runs, u.id == r.run)
    reports = select(n.n, n.report).where(n.document == stored.id).order_by(n.n, n.position)
    by_reading: dict[int, list[str]] = {}
    for row in connection.execute(reports):
        by_reading.setdefault(row.n, []).append(row.report)
    return [
        Reading(
            row.n, Run(row.software, row.engine, row.lexicon, row.model), row.added_at,
            tuple(by_reading.get(row.n, ())), _facts(row.facts, stored.document),
        )
        for row in connection.execute(query.where(r.document == stored.id).order_by(r.n))
    ]  # fmt: skip


def _facts(body: str, document: Document) -> tuple[Fact, ...]:
    return tuple(
        decode_fact(fact, document.text, id=fact["id"], document=document.id) for fact in json.loads(body)
    )


def all_documents(connection: Connection, *, current: bool = True) -> Sequence[str]:
    """Ledger ids of all documents, sorted; those that have been corrected only if `current` is false."""
    h = tables.heads.c
    query = select(h.document).order_by(h.document)
    if current:
        query = query.where(h.superseded_by.is_(None))
    return sorted(connection.execute(query).scalars())
