"""Linking what came, and nothing but its neighbourhood; the result is that of linking everything anew.

1. Reports that came or went change the pairs of the blocks they are in: pairs gained are compared, pairs lost lose their link.
2. The components of links that hold any of these reports, or an end of a lost link, are clustered again.
3. Clusters that are not as they were become events again; of the others only those that decisions or near copies touch.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from sijill.ledger import link_state
from sijill.ledger.carry import carry_decisions
from sijill.ledger.decisions import decisions_on, judgements
from sijill.ledger.event_rows import forget_events, write_events
from sijill.ledger.events import event_members
from sijill.ledger.queries import StoredReport, current_reports, load_reports
from sijill.linking.block import block_keys, reach_of, sort_key
from sijill.linking.cluster import cluster
from sijill.linking.compare import find_link
from sijill.linking.relations import find_part, find_retaliations
from sijill.linking.reports import link_reports
from sijill.model.ledger import Decision
from sijill.model.linking import PART_OF, LinkReport
from sijill.recording.copies import replace_documents
from sijill.recording.neighbours import are_compared, block_changes

Pair = tuple[str, str]


def relink_documents(connection: Connection, documents: list[str]) -> None:
    """Links the current reports of these documents with all others, and rewrites every event that this touches."""
    carry_decisions(connection, documents)
    current = {
        r: document for document, reports in current_reports(connection, documents).items() for r in reports
    }
    decisions = decisions_on(connection, current)
    rejected = _rejected(decisions)
    there = link_state.linked_reports(connection, documents)
    wanted = {report: document for report, document in current.items() if report not in rejected}
    went = link_state.load_link_reports(
        connection, there.keys() - wanted.keys()
    )  # with their documents' bands, so before those go
    bands, copied = replace_documents(connection, documents, set(wanted.values()))
    touched = current.keys() | went.keys() | {r for d in decisions for r in (*d.reports, *d.others)}
    touched |= link_state.linked_reports(connection, copied).keys()
    came = _compared(connection, wanted.keys() - there.keys(), bands)
    touched |= _replace_reports(connection, came, went)
    _rewrite_events(connection, touched, went.keys() - current.keys())


def _rejected(decisions: Iterable[Decision]) -> set[str]:
    return {report for decision in decisions if decision.kind == "reject" for report in decision.reports}


def _compared(
    connection: Connection, reports: Collection[str], bands: Mapping[str, tuple[str, ...]]
) -> dict[str, LinkReport]:
    """What linking compares of these reports, under their ledger ids."""
    by_document: dict[str, list[StoredReport]] = {}
    for report in load_reports(connection, reports).values():
        by_document.setdefault(report.document.id, []).append(report)
    found = {}
    for document, stored in by_document.items():
        ids = {f"{document}#{r.report.id}": r.id for r in stored}
        plain = tuple(r.report for r in stored)
        for compared in link_reports(stored[0].document.document, plain, document, bands[document]):
            answers = ids.get(compared.retaliation_for or "")
            found[ids[compared.id]] = replace(compared, id=ids[compared.id], retaliation_for=answers)
    return found


def _replace_reports(
    connection: Connection, came: Mapping[str, LinkReport], went: Mapping[str, LinkReport]
) -> set[str]:
    """Puts reports into their blocks and takes reports out; compares the pairs gained, drops the links lost. The ends of all links that changed."""
    names = {id_: block_keys(report) for id_, report in (dict(came) | dict(went)).items()}
    blocks = sorted({link_state.block_of(name) for several in names.values() for name in several})
    before = link_state.load_blocks(connection, blocks)
    touched = {end for pair in link_state.link_ends(connection, went) for end in pair}
    link_state.forget_link_reports(connection, {id_: names[id_] for id_ in went})
    fresh = [(report, _place(report), names[id_]) for id_, report in sorted(came.items())]
    link_state.save_link_reports(connection, fresh)
    added: dict[int, list[tuple[str, str]]] = {}
    for report, place, several in fresh:
        for block in {link_state.block_of(name) for name in several}:
            added.setdefault(block, []).append((place, report.id))
    gained, lost, changed = set[Pair](), set[Pair](), came.keys() | went.keys()
    for block in blocks:
        was = before.get(block, [])
        now = sorted([member for member in was if member[1] not in went] + added.get(block, []))
        more, less = block_changes(was, now, changed, reach_of)
        gained |= more
        lost |= {pair for pair in less if pair[0] not in went and pair[1] not in went}
    touched |= _drop_links(connection, lost)
    touched |= _compare(connection, gained)
    _relate_within(connection, {report.document for report in came.values()})
    return touched


def _place(report: LinkReport) -> str:
    """Its place in the order of blocks as text that sorts as the sort key does: the separator sorts before any letter."""
    return "\x1f".join(sort_key(report))


def _compare(connection: Connection, pairs: Collection[Pair]) -> set[str]:
    """Compares pairs, keeps the links of those found to be one happening and the relations of parts to wholes; the ends of the links."""
    reports = link_state.load_link_reports(connection, {end for pair in pairs for end in pair})
    known = link_state.link_ends(connection, {a for a, _ in pairs})
    links = [
        link
        for a, b in sorted(pairs)
        if (a, b) not in known and (link := find_link(reports[a], reports[b])) is not None
    ]
    link_state.save_links(connection, links)
    parts = (find_part(reports[a], reports[b]) for a, b in pairs)
    link_state.save_relations(connection, [part for part in parts if part is not None])
    return {end for link in links for end in (link.a, link.b)}


def _relate_within(connection: Connection, documents: Collection[str]) -> None:
    """Relations that a document states itself: what answers what, and what is part of which whole."""
    reports = link_state.load_link_reports(connection, link_state.linked_reports(connection, documents))
    by_document: dict[str, list[LinkReport]] = {}
    for report in reports.values():
        by_document.setdefault(report.document, []).append(report)
    pairs = [pair for held in by_document.values() for pair in itertools.combinations(held, 2)]
    parts = [part for a, b in pairs if (part := find_part(a, b)) is not None]
    answers = [relation for relation in find_retaliations(reports.values()) if relation.b in reports]
    link_state.save_relations(connection, [*parts, *answers])


def _drop_links(connection: Connection, pairs: Collection[Pair]) -> set[str]:
    """Drops the links and the relations of pairs that are neighbours in no block any more; the ends of the links."""
    starts = {a for a, _ in pairs}
    linked = link_state.link_ends(connection, starts) & set(pairs)
    parts = [
        key for key in link_state.load_relations(connection, [PART_OF], starts) if _pair(*key[1:]) in pairs
    ]
    ends = {end for pair in linked for end in pair} | {end for _, a, b in parts for end in (a, b)}
    reports = link_state.load_link_reports(connection, ends)
    names = {
        id_: {link_state.block_of(name) for name in block_keys(report)} for id_, report in reports.items()
    }
    shared = {pair: names[pair[0]] & names[pair[1]] for pair in linked | {_pair(a, b) for _, a, b in parts}}
    blocks = link_state.load_blocks(connection, set().union(*shared.values()))
    places = {id_: (_place(report), id_) for id_, report in reports.items()}
    parted = {
        (a, b)
        for (a, b), common in shared.items()
        if not any(are_compared(blocks[block], places[a], places[b], reach_of) for block in common)
    }
    link_state.delete_links(connection, parted & linked)
    link_state.delete_relations(
        connection,
        [
            key
            for key in parts
            if _pair(*key[1:]) in parted and reports[key[1]].document != reports[key[2]].document
        ],
    )
    return {end for pair in parted & linked for end in pair}


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _rewrite_events(connection: Connection, touched: set[str], went: Collection[str]) -> None:
    """Clusters the components of the touched reports again and writes the events that are not as they were."""
    events = link_state.events_of(connection, touched).values()
    scope = touched.union(*event_members(connection, events).values()) - set(went)
    rejected = _rejected(decisions_on(connection, scope)) & scope
    reports = _component(connection, scope - rejected)
    links = link_state.load_links(connection, reports)
    said = judgements(decisions_on(connection, reports))
    clusters = {c.members for c in cluster(reports, list(links.values()), said)} | {(r,) for r in rejected}
    old = event_members(connection, link_state.events_of(connection, touched | reports.keys()).values())
    same = {m for m in map(tuple, old.values()) if m in clusters and touched.isdisjoint(m)}
    forget_events(connection, [event for event, members in old.items() if tuple(members) not in same])
    write_events(connection, sorted(clusters - same))


def _component(connection: Connection, start: Iterable[str]) -> dict[str, LinkReport]:
    """All linked reports that links or judgements connect with these."""
    reports: dict[str, LinkReport] = {}
    seen: set[str] = set()
    frontier = set(start)
    while frontier:
        seen |= frontier
        reports |= link_state.load_link_reports(connection, frontier)
        ends = {end for pair in link_state.link_ends(connection, frontier) for end in pair}
        ends |= {r for d in decisions_on(connection, frontier) if d.kind == "same" for r in d.reports}
        frontier = ends - seen
    return reports
