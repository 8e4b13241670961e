"""From records to a ledger of linked events: the ledger keeps, linking compares, and only here do the two meet."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from sijill.ledger import link_state
from sijill.ledger.carry import carry_decisions
from sijill.ledger.decisions import decisions_on, judgements
from sijill.ledger.event_rows import forget_events, write_events
from sijill.ledger.handle import Ledger
from sijill.ledger.queries import StoredReport, current_reports, load_reports
from sijill.linking.link import link
from sijill.linking.reports import link_reports
from sijill.model.linking import LinkReport


def open_ledger(where: str = "sijill.db", *, create: bool = True) -> Ledger:
    """The ledger at a path or database URL, made if it is not there and `create` is true, brought up to date if it is of an older version.

    Raises LedgerError where it cannot be opened or a newer sijill wrote it.
    """
    return Ledger(where, relink, create=create)


def relink(connection: Connection, documents: list[str]) -> None:
    """Links the current reports of these documents with all others, and rewrites every event that this touches."""
    carry_decisions(connection, documents)
    gone = link_state.reports_of(connection, documents)
    link_state.forget_link_reports(connection, gone)
    current = current_reports(connection, documents)
    stored = load_reports(connection, [report for reports in current.values() for report in reports])
    fresh = _compared(stored.values())
    link_state.save_link_reports(connection, fresh, {})
    from sqlalchemy import select
    from sijill.ledger import tables
    everything = link_state.load_link_reports(connection, connection.execute(select(tables.link_reports.c.report)).scalars())
    decisions = decisions_on(connection, everything)
    rejected = {report for decision in decisions if decision.kind == "reject" for report in decision.reports}
    linking = link([r for id_, r in everything.items() if id_ not in rejected], judgements(decisions))
    clusters = [cluster.members for cluster in linking.clusters] + [(r,) for r in sorted(rejected & everything.keys())]
    forget_events(connection, link_state.events_of(connection, [*everything, *gone]).values())
    from sqlalchemy import delete
    connection.execute(delete(tables.links)); connection.execute(delete(tables.relations))
    link_state.save_links(connection, [l for c in linking.clusters for l in c.links])
    link_state.save_relations(connection, linking.relations)
    write_events(connection, clusters)


def _compared(stored: Iterable[StoredReport]) -> list[LinkReport]:
    """What linking compares of these reports, under their ledger ids."""
    by_document: dict[str, list[StoredReport]] = {}
    for report in stored:
        by_document.setdefault(report.document.id, []).append(report)
    found = []
    for document, reports in by_document.items():
        ids = {f"{document}#{r.report.id}": r.id for r in reports}
        compared = link_reports(reports[0].document.document, tuple(r.report for r in reports), document)
        found += [replace(c, id=ids[c.id], retaliation_for=ids.get(c.retaliation_for or "")) for c in compared]
    return found
