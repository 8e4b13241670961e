"""What linking keeps in the ledger between two additions: the reports as it compares them, block keys, links, relations, clusters."""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from sijill.ledger import tables
from sijill.ledger.codec import canonical, decode_link_report, encode
from sijill.ledger.queries import chunks, rows_in
from sijill.model.linking import Link, LinkReport, Reason, Relation


def load_link_reports(connection: Connection, reports: Iterable[str]) -> dict[str, LinkReport]:
    """Report → what is compared of it, for those that are in."""
    c = tables.link_reports.c
    return {
        row.report: decode_link_report(row.body)
        for row in rows_in(connection, select(c.report, c.body), c.report, reports)
    }


def reports_of(connection: Connection, documents: Iterable[str]) -> set[str]:
    """The linked reports of these documents."""
    c = tables.link_reports.c
    return {row.report for row in rows_in(connection, select(c.report), c.document, documents)}


def forget_link_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Takes reports out, with their keys, links and relations."""
    k, r, n, e = tables.link_keys, tables.link_reports, tables.links, tables.relations
    for some in chunks(sorted(set(reports))):
        connection.execute(delete(k).where(k.c.member.in_(some)))
        connection.execute(delete(r).where(r.c.report.in_(some)))
        connection.execute(delete(n).where(n.c.a.in_(some)))
        connection.execute(delete(n).where(n.c.b.in_(some)))
        connection.execute(delete(e).where(e.c.a.in_(some)))
        connection.execute(delete(e).where(e.c.b.in_(some)))


def save_link_reports(
    connection: Connection, reports: Sequence[LinkReport], keys: Mapping[str, Sequence[tuple[str, str]]]
) -> None:
    """Puts reports in. `keys`: report → its (block key, place in the block)."""
    if not reports:
        return
    rows = [{"report": r.id, "document": r.document, "body": canonical(encode(r))} for r in reports]
    connection.execute(insert(tables.link_reports), rows)
    key_rows = [
        {"key": key, "member": r.id, "place": place} for r in reports for key, place in keys.get(r.id, ())
    ]
    if key_rows:
        connection.execute(insert(tables.link_keys), key_rows)


def load_blocks(connection: Connection, keys: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Block key → its (place, member) pairs, sorted."""
    c = tables.link_keys.c
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows_in(connection, select(c.key, c.place, c.member), c.key, keys):
        found.setdefault(row.key, []).append((row.place, row.member))
    return {key: sorted(members) for key, members in found.items()}


def load_links(connection: Connection, reports: Iterable[str]) -> dict[tuple[str, str], Link]:
    """The links that have one of these reports at either end."""
    c, wanted = tables.links.c, sorted(set(reports))
    found = {}
    for column in (c.a, c.b):
        for row in rows_in(connection, select(tables.links), column, wanted):
            found[row.a, row.b] = Link(
                row.a, row.b, bool(row.same), row.score, load_reasons(row.reasons), row.veto
            )
    return found


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


def delete_links(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Takes links out."""
    c = tables.links.c
    for a, b in sorted(pairs):
        connection.execute(delete(tables.links).where(c.a == a, c.b == b))


def save_relations(connection: Connection, relations: Iterable[Relation]) -> None:
    """Puts relations in, in place of those of the same kind and ends."""
    rows = {(r.kind, r.a, r.b): r for r in relations}
    c = tables.relations.c
    for kind, a, b in sorted(rows):
        connection.execute(delete(tables.relations).where(c.kind == kind, c.a == a, c.b == b))
    if rows:
        connection.execute(
            insert(tables.relations),
            [
                {"kind": r.kind, "a": r.a, "b": r.b, "score": r.score, "reasons": save_reasons(r.reasons)}
                for _, r in sorted(rows.items())
            ],
        )


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
