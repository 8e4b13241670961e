"""How much is in a ledger."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sijill.ledger import tables
from sijill.ledger.migrations import ledger_version
from sijill.model.linking import NEAR_DUPLICATE


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts. `documents` are those that stand, `corrected` those that another took the place of; `reports` are the current ones, `all_reports` all that are kept;
    `runs` is (software, engine, lexicon hash, readings) of each run, in order of first use; `killed` (low, best, high) summed over actual, single, not rejected events."""

    version: int
    documents: int
    corrected: int
    sources: int
    reports: int
    all_reports: int
    events: int
    copies: int
    decisions: int
    pending: int
    first: str | None
    last: str | None
    killed: tuple[int, int, int]
    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    runs: tuple[tuple[str, str, str, int], ...]


def ledger_stats(connection: Connection) -> Stats:
    """The counts of a ledger."""
    h, e = tables.heads.c, tables.events.c

    def count(table: str) -> int:
        return (
            connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar() or 0
        )

    def groups(column: str, most: int | None = None) -> tuple[tuple[str, int], ...]:
        c, n = e[column], func.count()
        query = select(c, n).where(c.is_not(None)).group_by(c).order_by(n.desc(), c)
        return tuple((row[0], row[1]) for row in connection.execute(query.limit(most) if most else query))

    standing = connection.execute(select(func.count()).where(h.superseded_by.is_(None))).scalar() or 0
    days = connection.execute(select(func.min(e.first), func.max(e.last))).one()
    sums = [func.coalesce(func.sum(e[f"killed_{name}"]), 0) for name in ("low", "best", "high")]
    counted = (e.modality == "actual") & (e.aggregate == 0) & (e.status != "rejected")
    killed = connection.execute(select(*sums).where(counted)).one()
    r, u = tables.readings.c, tables.runs.c
    by_run = (
        select(u.software, u.engine, u.lexicon, func.count())
        .join(tables.readings, r.run == u.id)
        .group_by(u.id, u.software, u.engine, u.lexicon, u.first_used)
        .order_by(u.first_used, u.id)
    )
    relations = tables.relations.c
    return Stats(
        version=ledger_version(connection), documents=standing, corrected=count("heads") - standing, sources=count("sources"),
        reports=count("members"), all_reports=count("reports"), events=count("events"),
        copies=connection.execute(select(func.count()).where(relations.kind == NEAR_DUPLICATE)).scalar() or 0,
        decisions=count("decisions"), pending=count("pending"), first=days[0], last=days[1],
        killed=(int(killed[0]), int(killed[1]), int(killed[2])), types=groups("type"), statuses=groups("status"),
        countries=groups("country", 15), runs=tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(by_run)),
    )  # fmt: skip
