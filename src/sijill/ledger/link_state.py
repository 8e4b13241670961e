"""What linking keeps in the ledger between two additions: documents and reports as it compares them, blocks, links, relations."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from sijill.ledger import tables
from sijill.ledger.codec import canonical, decode_link_report, encode
from sijill.ledger.queries import chunks, rows_in
from sijill.model.linking import Link, LinkReport, Reason, Relation

Blocks = dict[int, list[tuple[str, str]]]  # block → (place in its order, id) of its members, sorted
Pair = tuple[str, str]


def block_of(name: str) -> int:
    """The number under which a block is kept: 63 bits of a hash of its name."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big") >> 1


def number_of(id_: str) -> int:
    """The first 60 bits of a ledger id."""
    return int(id_[2:17], 16)


def linked_reports(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """Report → document, of the reports of these documents that have been linked."""
    c = tables.link_reports.c
    return {
        row.report: row.document
        for row in rows_in(connection, select(c.report, c.document), c.document, documents)
    }


def load_link_reports(connection: Connection, reports: Iterable[str]) -> dict[str, LinkReport]:
    """Report → what is compared of it, for those that have been linked."""
    c, d = tables.link_reports.c, tables.link_documents.c
    query = select(c.report, c.body, c.document).order_by(c.report)
    rows = list(rows_in(connection, query, c.report, reports))
    bands = {
        row.document: tuple(row.bands.split())
        for row in rows_in(
            connection, select(d.document, d.bands), d.document, {row.document for row in rows}
        )
    }
    return {
        row.report: replace(decode_link_report(row.body), bands=bands.get(row.document, ())) for row in rows
    }


def save_link_reports(
    connection: Connection, reports: Sequence[tuple[LinkReport, str, Sequence[str]]]
) -> None:
    """Puts in reports, each with its place in the order of blocks and the names of its blocks."""
    if not reports:
        return
    rows = [
        {
            "report": r.id,
            "document": r.document,
            "number": number_of(r.id),
            "place": place,
            "body": canonical(encode(replace(r, bands=()))),
        }
        for r, place, _ in reports
    ]
    connection.execute(insert(tables.link_reports), rows)
    _save_keys(connection, [(r.id, names) for r, _, names in reports])


def save_link_documents(
    connection: Connection, bands: Mapping[str, Sequence[str]], names: Mapping[str, Sequence[str]]
) -> None:
    """Puts in documents: the bands of their texts, and the names of their blocks."""
    rows = [{"document": d, "number": number_of(d), "bands": " ".join(bands[d])} for d in sorted(bands)]
    if rows:
        connection.execute(insert(tables.link_documents), rows)
        _save_keys(connection, [(d, names[d]) for d in sorted(bands)])


def _save_keys(connection: Connection, members: Sequence[tuple[str, Sequence[str]]]) -> None:
    rows = [
        {"block": block, "number": number_of(m)}
        for m, names in members
        for block in {block_of(n) for n in names}
    ]
    if rows:
        connection.execute(insert(tables.link_keys), rows)


def forget_link_reports(connection: Connection, names: Mapping[str, Sequence[str]]) -> None:
    """Takes reports out, with their links and relations. `names`: report → its blocks."""
    _forget(connection, tables.link_reports, tables.link_reports.c.report, names)
    for table in (tables.links, tables.relations):
        for some in chunks(sorted(names)):
            connection.execute(delete(table).where(table.c.a.in_(some)))
            connection.execute(delete(table).where(table.c.b.in_(some)))


def forget_link_documents(connection: Connection, names: Mapping[str, Sequence[str]]) -> None:
    """Takes documents out, with their relations. `names`: document → its blocks."""
    _forget(connection, tables.link_documents, tables.link_documents.c.document, names)
    for some in chunks(sorted(names)):
        connection.execute(delete(tables.relations).where(tables.relations.c.a.in_(some)))
        connection.execute(delete(tables.relations).where(tables.relations.c.b.in_(some)))


def _forget(connection: Connection, table: Table, column: Any, names: Mapping[str, Sequence[str]]) -> None:
    for some in chunks(sorted(names)):
        connection.execute(delete(table).where(column.in_(some)))
    k = tables.link_keys.c
    for member, blocks in names.items():
        for several in chunks(sorted({block_of(name) for name in blocks})):
            connection.execute(
                delete(tables.link_keys).where(k.block.in_(several), k.number == number_of(member))
            )


def load_blocks(connection: Connection, blocks: Iterable[int]) -> Blocks:
    """Blocks of reports, with their members."""
    k, r = tables.link_keys.c, tables.link_reports.c
    query = select(k.block, r.place, r.report).join(tables.link_reports, r.number == k.number)
    return _blocks(connection, query, blocks)


def load_document_blocks(connection: Connection, blocks: Iterable[int]) -> Blocks:
    """Blocks of documents, with their members, in order of id."""
    k, d = tables.link_keys.c, tables.link_documents.c
    query = select(k.block, d.document.label("place"), d.document).join(
        tables.link_documents, d.number == k.number
    )
    return _blocks(connection, query, blocks)


def _blocks(connection: Connection, query: Any, blocks: Iterable[int]) -> Blocks:
    found: Blocks = {}
    for some in chunks(sorted(set(blocks))):
        for block, place, member in connection.execute(query.where(tables.link_keys.c.block.in_(some))):
            found.setdefault(block, []).append((place, member))
    return {block: sorted(members) for block, members in found.items()}


def load_bands(connection: Connection, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Document → bands of its text, for those that have been linked."""
    c = tables.link_documents.c
    return {
        row.document: tuple(row.bands.split())
        for row in rows_in(connection, select(c.document, c.bands), c.document, documents)
    }


def load_links(connection: Connection, reports: Iterable[str]) -> dict[Pair, Link]:
    """The links that have one of these reports at either end."""
    c, found = tables.links.c, {}
    wanted = sorted(set(reports))
    for column in (c.a, c.b):
        for row in rows_in(connection, select(tables.links), column, wanted):
            found[row.a, row.b] = Link(
                row.a, row.b, bool(row.same), row.score, load_reasons(row.reasons), row.veto
            )
    return found


def link_ends(connection: Connection, reports: Iterable[str]) -> set[Pair]:
    """The ends of the links that `load_links` gives, without their scores and reasons."""
    c = tables.links.c
    wanted = sorted(set(reports))
    return {
        (row.a, row.b)
        for column in (c.a, c.b)
        for row in rows_in(connection, select(c.a, c.b), column, wanted)
    }


def save_links(connection: Connection, links: Iterable[Link]) -> None:
    """Puts links in; those of the same pairs must be gone."""
    rows = [
        {
            "a": n.a,
            "b": n.b,
            "same": int(n.same),
            "score": n.score,
            "veto": n.veto,
            "reasons": save_reasons(n.reasons),
        }
        for n in links
    ]
    if rows:
        connection.execute(insert(tables.links), rows)


def delete_links(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Takes links out."""
    c = tables.links.c
    for a, b in sorted(pairs):
        connection.execute(delete(tables.links).where(c.a == a, c.b == b))


def load_relations(
    connection: Connection, kinds: Sequence[str], ends: Iterable[str]
) -> dict[tuple[str, str, str], Relation]:
    """Relations of these kinds that have one of these reports or documents at either end, by kind and ends."""
    c, found = tables.relations.c, {}
    wanted = sorted(set(ends))
    for column in (c.a, c.b):
        for row in rows_in(connection, select(tables.relations).where(c.kind.in_(kinds)), column, wanted):
            found[row.kind, row.a, row.b] = Relation(
                row.kind, row.a, row.b, row.score, load_reasons(row.reasons)
            )
    return found


def save_relations(connection: Connection, relations: Iterable[Relation]) -> None:
    """Puts relations in, in place of those of the same kind and ends."""
    rows = {(r.kind, r.a, r.b): r for r in relations}
    delete_relations(connection, rows)
    if rows:
        connection.execute(
            insert(tables.relations),
            [
                {"kind": r.kind, "a": r.a, "b": r.b, "score": r.score, "reasons": save_reasons(r.reasons)}
                for _, r in sorted(rows.items())
            ],
        )


def delete_relations(connection: Connection, keys: Iterable[tuple[str, str, str]]) -> None:
    """Takes relations out, by kind and ends."""
    c = tables.relations.c
    for kind, a, b in sorted(keys):
        connection.execute(delete(tables.relations).where(c.kind == kind, c.a == a, c.b == b))


def events_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """Report → its event."""
    c = tables.members.c
    return {
        row.report: row.event for row in rows_in(connection, select(c.report, c.event), c.report, reports)
    }


def save_reasons(reasons: Sequence[Reason]) -> str:
    """Reasons as JSON."""
    return canonical([[r.feature, r.weight, r.detail] for r in reasons])


def load_reasons(body: str) -> tuple[Reason, ...]:
    """What `save_reasons` gave."""
    return tuple(Reason(*reason) for reason in json.loads(body))


def linking_mark(connection: Connection) -> str | None:
    """The mark of the weights and words that the links were made with, `None` where nothing has been linked."""
    c = tables.meta.c
    return connection.execute(select(c.value).where(c.key == "linking")).scalar()


def set_linking_mark(connection: Connection, mark: str) -> None:
    """Notes the weights and words that the links are made with."""
    connection.execute(delete(tables.meta).where(tables.meta.c.key == "linking"))
    connection.execute(insert(tables.meta), [{"key": "linking", "value": mark}])
