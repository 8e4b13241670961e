"""Dropping what is derived, and the fingerprint that shows it came back the same."""

import hashlib
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sijill.ledger import tables
from sijill.ledger.codec import canonical
from sijill.ledger.readings import current_reading


def clear_derived(connection: Connection) -> None:
    """Empties all derived tables, and fills `heads` again from the documents and readings."""
    for table in tables.DERIVED:
        connection.execute(delete(table))
    heads = standing_heads(connection)
    if heads:
        connection.execute(insert(tables.heads), heads)


def standing_heads(connection: Connection) -> list[dict[str, Any]]:
    """The rows that `heads` should have, in order of document."""
    readings: dict[str, list[tuple[int, str]]] = {}
    r, u, d = tables.readings.c, tables.runs.c, tables.documents.c
    for row in connection.execute(select(r.document, r.n, u.software).join(tables.runs, u.id == r.run)):
        readings.setdefault(row.document, []).append((row.n, row.software))
    supersedes = select(d.id, d.supersedes).where(d.supersedes.is_not(None))
    corrected = {row.supersedes: row.id for row in connection.execute(supersedes)}
    return [
        {"document": document, "n": current_reading(made), "superseded_by": corrected.get(document)}
        for document, made in sorted(readings.items())
    ]


def fingerprint(connection: Connection) -> str:
    """SHA-256 over all derived rows, table by table, sorted: equal before and after a rebuild, on SQLite and PostgreSQL alike."""
    total = hashlib.sha256()
    for table in tables.DERIVED:
        rows = sorted(canonical(list(row)) for row in connection.execute(select(table)))
        total.update(f"{table.name} {len(rows)}\n".encode())
        for row in rows:
            total.update(row.encode() + b"\n")
    return total.hexdigest()
