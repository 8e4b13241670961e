"""The doctor: is everything that the ledger promises true?"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from sijill.ledger import tables
from sijill.ledger.decisions import undone
from sijill.ledger.identity import document_id, report_ids
from sijill.ledger.queries import (
    all_documents,
    chunks,
    current_reports,
    load_documents,
    load_readings,
    load_reports,
)
from sijill.ledger.rebuild import standing_heads
from sijill.ledger.word_index import indexed_words


@dataclass(frozen=True, slots=True)
class Finding:
    """`grave` findings mean that the ledger is damaged; others ask for attention."""

    grave: bool
    text: str


def examine(connection: Connection) -> Iterator[Finding]:
    """What is amiss: file, references, ids, evidence, current readings, membership, decisions, pending documents."""
    yield from _file(connection)
    yield from _documents(connection)
    yield from _heads(connection)
    yield from _members(connection)
    yield from _word_index(connection)
    yield from _decisions(connection)
    pending = connection.execute(select(func.count()).select_from(tables.pending)).scalar() or 0
    if pending:
        yield Finding(
            False,
            f"{pending} documents are added and not yet linked: run `sijill rebuild`, or any `sijill add`",
        )


def _file(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield Finding(True, f"the file is damaged: {row[0]}")
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding(True, f"a row of {row[0]} points at nothing in {row[2]}")


def _documents(connection: Connection) -> Iterator[Finding]:
    """Every document and report has the id that its content gives, every span lies in its text, and report and spans agree."""
    c = tables.documents.c
    for some in chunks(all_documents(connection, current=False), 200):
        hashes = {
            row.id: row.content_hash
            for row in connection.execute(select(c.id, c.content_hash).where(c.id.in_(some)))
        }
        for stored in load_documents(connection, some).values():
            if stored.document.content_hash != hashes[stored.id] or document_id(stored.document) != stored.id:
                yield Finding(True, f"document {stored.id}: its content is not what its id says")
            latest = load_readings(connection, stored)[-1:]
            for reading in latest:  # an earlier one may name other reports as answered
                reports = load_reports(connection, reading.reports)
                ids, _ = report_ids(stored.id, [reports[r].report for r in reading.reports if r in reports])
                if ids != list(reading.reports):
                    yield Finding(True, f"document {stored.id}: its reports are not what their ids say")
    s, r, d = tables.spans.c, tables.reports.c, tables.documents.c
    outside = (
        select(s.report, s.n).join(tables.reports, r.id == s.report).join(tables.documents, d.id == r.document)
        .where((s.start < 0) | (s.end < s.start) | (s.end > func.length(d.text)))
    )  # fmt: skip
    for row in connection.execute(outside):
        yield Finding(True, f"report {row.report}: span {row.n} lies outside its document")


def _heads(connection: Connection) -> Iterator[Finding]:
    made = {row["document"]: (row["n"], row["superseded_by"]) for row in standing_heads(connection)}
    kept = {row.document: (row.n, row.superseded_by) for row in connection.execute(select(tables.heads))}
    for document in sorted(made.keys() | kept.keys()):
        if made.get(document) != kept.get(document):
            yield Finding(
                True,
                f"document {document}: the current reading is not the one that counts; run `sijill rebuild`",
            )
    unread = select(tables.documents.c.id).where(
        tables.documents.c.id.not_in(select(tables.readings.c.document))
    )
    for id_ in connection.execute(unread).scalars():
        yield Finding(True, f"document {id_} has no reading")


def _members(connection: Connection) -> Iterator[Finding]:
    pending = set(connection.execute(select(tables.pending.c.document)).scalars())
    current = current_reports(connection, set(all_documents(connection)) - pending)
    wanted = {report for reports in current.values() for report in reports}
    m, e = tables.members.c, tables.events.c
    held = {row.report: row.event for row in connection.execute(select(m.report, m.event))}
    events = {row.id: row.reports for row in connection.execute(select(e.id, e.reports))}
    missing = wanted - held.keys()
    if missing:
        yield Finding(
            True, f"{len(missing)} current reports are in no event ({min(missing)} …); run `sijill rebuild`"
        )
    if not pending and held.keys() - wanted:
        yield Finding(
            True, f"{len(held.keys() - wanted)} reports that do not count are in events; run `sijill rebuild`"
        )
    sizes: dict[str, int] = {}
    for event in held.values():
        sizes[event] = sizes.get(event, 0) + 1
    wrong = sorted(event for event in sizes.keys() | events.keys() if sizes.get(event) != events.get(event))
    if wrong:
        yield Finding(
            True,
            f"{len(wrong)} events do not have the reports that they count ({wrong[0]} …); run `sijill rebuild`",
        )


def _word_index(connection: Connection) -> Iterator[Finding]:
    """Does the index have every word of every event, and no other?"""
    p, w, e = tables.word_events.c, tables.words.c, tables.events.c
    wanted = indexed_words(connection)
    kept = connection.execute(select(func.count()).select_from(tables.word_events)).scalar() or 0
    lost = select(func.count()).select_from(tables.word_events).where(
        p.word.not_in(select(w.number)) | p.event.not_in(select(e.number))
    )  # fmt: skip
    idle = select(func.count()).select_from(tables.words).where(w.number.not_in(select(p.word)))
    if kept != wanted or connection.execute(lost).scalar() or connection.execute(idle).scalar():
        yield Finding(True, "the index of words is not that of the events; run `sijill rebuild`")


def _decisions(connection: Connection) -> Iterator[Finding]:
    off = undone(connection)
    d, a = tables.decision_reports.c, tables.decided.c
    applied = {tuple(row) for row in connection.execute(select(a.decision, a.side, a.position))}
    for row in connection.execute(
        select(d.decision, d.side, d.position, d.report).order_by(d.decision, d.side, d.position)
    ):
        if row.decision not in off and (row.decision, row.side, row.position) not in applied:
            yield Finding(
                False,
                f"decision {row.decision} is about {row.report}, which no current report takes the place of",
            )
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    late = connection.execute(select(func.count()).where(tables.decisions.c.at > now)).scalar() or 0
    if late:
        yield Finding(False, f"{late} decisions are dated in the future: is the clock right?")
