"""Writing: documents with their records, whole or not at all."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from sijill.errors import DocumentError
from sijill.ledger import tables
from sijill.ledger.codec import canonical, encode_record
from sijill.ledger.connection import writing
from sijill.ledger.identity import document_id, report_ids, run_id
from sijill.ledger.readings import adds_reading, current_reading
from sijill.ledger.spans import find_spans
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import DocumentRecord, Fact, Report

CHUNK = 200  # documents a transaction; each is in it whole


@dataclass(frozen=True, slots=True)
class Added:
    """What adding changed: new documents, of which `corrected` supersede an earlier one, documents that were read again by
    a newer run, documents that changed nothing, and new reports."""

    documents: int = 0
    corrected: int = 0
    reread: int = 0
    unchanged: int = 0
    reports: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(slots=True)
class _Rows:
    """Rows that one transaction will insert, by table, in an order that keeps foreign keys."""

    of: dict[Table, list[dict[str, Any]]] = field(default_factory=lambda: {t: [] for t in tables.RECORDS})
    heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)

    def write(self, connection: Connection) -> None:
        for table, rows in self.of.items():
            if rows:
                connection.execute(insert(table), rows)
        if self.heads:
            _delete_in(connection, tables.heads, "document", self.heads)
            connection.execute(insert(tables.heads), list(self.heads.values()))
        if self.pending:
            _delete_in(connection, tables.pending, "document", self.pending)
            connection.execute(insert(tables.pending), [{"document": d} for d in sorted(self.pending)])


def add_records(
    engine: Engine, pairs: Iterable[tuple[Document, DocumentRecord]], run: Run, *, chunk: int = CHUNK
) -> Added:
    """Adds documents with what a run read in them; what is there already is left as it is.

    Each transaction takes `chunk` documents, each whole. Raises DocumentError, adding nothing of that transaction, for a record
    whose evidence is not in its document or a text that the database cannot hold (see `check_pair`).
    """
    total = Added()
    batch: list[tuple[Document, DocumentRecord]] = []
    for pair in pairs:
        batch.append(pair)
        if len(batch) >= chunk:
            total, batch = total + _add_batch(engine, batch, run), []
    return total + _add_batch(engine, batch, run) if batch else total


def known_documents(connection: Connection, documents: Sequence[Document], run: Run) -> set[str]:
    """Ids (`identity.document_id`) of those documents that adding with this run would not change."""
    state = _Writer(connection, [(d, DocumentRecord(d.id, ())) for d in documents], run, "")
    return {document_id(document) for document in documents if not state.changes(document)}


def check_pair(document: Document, record: DocumentRecord, dialect: str) -> None:
    """Raises DocumentError for evidence that is not the document's slice, a text with half a surrogate pair, or, in PostgreSQL, with a NUL."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(document.id, "the text holds half of a surrogate pair") from error
    if dialect == "postgresql" and "\0" in document.text:
        raise DocumentError(document.id, "the text holds a NUL character, which PostgreSQL cannot keep")
    items: tuple[Report | Fact, ...] = (*record.reports, *record.facts)
    for item in items:
        for name, evidence in find_spans(item):
            if document.text[evidence.start : evidence.end] != evidence.text:
                raise DocumentError(
                    document.id, f"{item.id}: the words of {name} are not in the text at {evidence.start}"
                )


def _add_batch(engine: Engine, batch: Sequence[tuple[Document, DocumentRecord]], run: Run) -> Added:
    for document, record in batch:
        check_pair(document, record, engine.dialect.name)
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with writing(engine) as connection:
        writer = _Writer(connection, batch, run, now)
        added = Added()
        for document, record in batch:
            added += writer.add(document, record)
        writer.rows.write(connection)
    return added


class _Writer:
    """One transaction's view of the ledger: what of the batch is there, and the rows to be added."""

    def __init__(
        self, connection: Connection, batch: Sequence[tuple[Document, DocumentRecord]], run: Run, now: str
    ) -> None:
        self.connection, self.run, self.now = connection, run, now
        self.run_id = run_id(run)
        self.rows = _Rows()
        ids = [document_id(document) for document, _ in batch]
        self.readings = self._load_readings(ids)
        self.by_name, self.by_url = self._load_heads([document for document, _ in batch])
        self.readings |= self._load_readings(
            [head for head, _ in (*self.by_name.values(), *self.by_url.values())]
        )
        self.known_documents = set(self.readings)
        self.known_reports = self._load_reports(self.known_documents)
        self.known_sources = set(connection.execute(select(tables.sources.c.name)).scalars())
        if not connection.execute(select(tables.runs.c.id).where(tables.runs.c.id == self.run_id)).first():
            row = {
                "id": self.run_id,
                "first_used": now,
                "software": run.software,
                "engine": run.engine,
                "lexicon": run.lexicon,
                "model": run.model,
            }
            self.rows.of[tables.runs].append(row)

    def _load_readings(self, ids: Sequence[str]) -> dict[str, list[tuple[int, str, str]]]:
        c, found = tables.readings.c, dict[str, list[tuple[int, str, str]]]()
        query = select(c.document, c.n, tables.runs.c.software, c.run).join(
            tables.runs, tables.runs.c.id == c.run
        )
        for row in self.connection.execute(
            query.where(c.document.in_(sorted(set(ids)))).order_by(c.document, c.n)
        ):
            found.setdefault(row.document, []).append((row.n, row.software, row.run))
        return found

    def _load_heads(
        self, batch: Sequence[Document]
    ) -> tuple[dict[tuple[str, str], tuple[str, str]], dict[str, tuple[str, str]]]:
        """(id, content hash) of the standing documents that bear a source and name, or a URL, of the batch."""
        d = tables.documents.c
        query = select(d.id, d.source, d.name, d.url, d.content_hash)
        query = query.join(tables.heads, tables.heads.c.document == d.id).where(
            tables.heads.c.superseded_by.is_(None)
        )
        names = sorted({document.id for document in batch})
        urls = sorted({document.url for document in batch if document.url})
        by_name: dict[tuple[str, str], tuple[str, str]] = {}
        by_url: dict[str, tuple[str, str]] = {}
        for row in self.connection.execute(query.where(d.name.in_(names), d.source.is_not(None))):
            by_name[row.source, row.name] = (row.id, row.content_hash)
        for row in self.connection.execute(query.where(d.url.in_(urls))):
            by_url[row.url] = (row.id, row.content_hash)
        return by_name, by_url

    def _load_reports(self, documents: Iterable[str]) -> set[str]:
        c = tables.reports.c
        return set(self.connection.execute(select(c.id).where(c.document.in_(sorted(documents)))).scalars())

    def changes(self, document: Document) -> bool:
        """Would adding the document, read by this run, change anything?"""
        return adds_reading(self.readings.get(self._id(document), []), self.run_id, self.run.software)

    def _id(self, document: Document) -> str:
        standing = self._standing(document)
        if standing and standing[1] == document.content_hash:
            return standing[0]  # the same text under the same name: its URL may have moved
        return document_id(document)

    def add(self, document: Document, record: DocumentRecord) -> Added:
        id_, standing = self._id(document), self._standing(document)
        new = id_ not in self.known_documents
        if not self.changes(document):
            return Added(unchanged=1)
        if new:
            self._add_document(id_, document, standing[0] if standing else None)
        reports = self._add_reading(id_, record)
        corrected = int(new and standing is not None)
        return Added(documents=int(new), corrected=corrected, reread=int(not new), reports=reports)

    def _standing(self, document: Document) -> tuple[str, str] | None:
        """The document that this one is, or corrects: of the same source and name, or the same URL."""
        named = self.by_name.get((document.source, document.id)) if document.source else None
        return named or (self.by_url.get(document.url) if document.url else None)

    def _add_document(self, id_: str, document: Document, supersedes: str | None) -> None:
        if document.source and document.source not in self.known_sources:
            self.known_sources.add(document.source)
            self.rows.of[tables.sources].append({"name": document.source})
        self.rows.of[tables.documents].append({
            "id": id_, "source": document.source, "name": document.id, "url": document.url,
            "published": document.published.isoformat() if document.published else None, "title": document.title,
            "text": document.text, "language": document.language, "content_hash": document.content_hash,
            "supersedes": supersedes, "added_at": self.now,
        })  # fmt: skip
        self.known_documents.add(id_)
        if document.source:
            self.by_name[document.source, document.id] = (id_, document.content_hash)
        if document.url:
            self.by_url[document.url] = (id_, document.content_hash)
        if supersedes:
            n = current_reading([(n, version) for n, version, _ in self.readings[supersedes]])
            self.rows.heads[supersedes] = {"document": supersedes, "n": n, "superseded_by": id_}
            self.rows.pending.add(supersedes)

    def _add_reading(self, id_: str, record: DocumentRecord) -> int:
        readings = self.readings.setdefault(id_, [])
        n = len(readings) + 1
        readings.append((n, self.run.software, self.run_id))
        facts = [{"id": fact.id, **encode_record(fact)} for fact in record.facts]
        self.rows.of[tables.readings].append(
            {"document": id_, "n": n, "run": self.run_id, "added_at": self.now, "facts": canonical(facts)}
        )
        ids, bodies = report_ids(id_, record.reports)
        fresh = 0
        names = {report.id for report in record.reports}
        for position, (report, report_id, body) in enumerate(zip(record.reports, ids, bodies, strict=True)):
            self.rows.of[tables.reading_reports].append({
                "document": id_, "n": n, "name": report.id, "position": position, "report": report_id,
                "answers": report.retaliation_for if report.retaliation_for in names else None,
            })  # fmt: skip
            if report_id not in self.known_reports:
                self.known_reports.add(report_id)
                fresh += 1
                self._add_report(report_id, id_, report, body)
        current = current_reading([(number, version) for number, version, _ in readings])
        superseded = self.rows.heads.get(id_, {}).get("superseded_by") or self._superseded_by(id_, n)
        self.rows.heads[id_] = {"document": id_, "n": current, "superseded_by": superseded}
        self.rows.pending.add(id_)
        return fresh

    def _superseded_by(self, id_: str, n: int) -> str | None:
        if n == 1:
            return None
        c = tables.heads.c
        return self.connection.execute(select(c.superseded_by).where(c.document == id_)).scalar()

    def _add_report(self, report_id: str, document: str, report: Report, body: str) -> None:
        self.rows.of[tables.reports].append({
            "id": report_id, "document": document, "type": report.type, "modality": report.modality,
            "first": report.when.first.isoformat() if report.when else None,
            "last": report.when.last.isoformat() if report.when else None, "body": body,
        })  # fmt: skip
        self.rows.of[tables.spans].extend(
            {"report": report_id, "n": n, "field": name, "start": evidence.start, "end": evidence.end}
            for n, (name, evidence) in enumerate(find_spans(report))
        )


def _delete_in(connection: Connection, table: Table, column: str, values: Iterable[str]) -> None:
    connection.execute(delete(table).where(table.c[column].in_(sorted(values))))
