"""Events out of the tables: members with their documents, voices, links, relations and decisions → `Event`."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from sijill.ledger import tables
from sijill.ledger.decisions import decisions_on
from sijill.ledger.link_state import load_reasons
from sijill.ledger.queries import StoredReport, chunks, load_reports, rows_in
from sijill.ledger.view.event import derive_event
from sijill.ledger.view.member import Member
from sijill.ledger.view.voices import number_voices
from sijill.lexicon.series import find_series
from sijill.model.ledger import Decision, Event, EventLink, EventRelation
from sijill.model.linking import NEAR_DUPLICATE, PART_OF, RETALIATION
from sijill.model.mention import Evidence
from sijill.model.report import Report

BATCH = 200  # events derived at a time
# kind of relation between reports a and b → what b's event is to a's, and a's to b's
_KINDS = {PART_OF: ("part-of", "aggregate-of"), RETALIATION: ("answers", "answered-by")}


def load_events(connection: Connection, ids: Iterable[str]) -> Iterator[Event]:
    """The events of these ids, in the order given; ids that are none are passed over."""
    for some in chunks(ids, BATCH):
        members = event_members(connection, some)
        found = {event.id: event for event in derive_events(connection, members)}
        yield from (found[id_] for id_ in some if id_ in found)


def event_members(connection: Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """Event id → ids of its reports, sorted."""
    c = tables.members.c
    found: dict[str, list[str]] = {}
    for row in rows_in(connection, select(c.event, c.report).order_by(c.event, c.report), c.event, ids):
        found.setdefault(row.event, []).append(row.report)
    return {event: sorted(reports) for event, reports in found.items()}


def derive_events(connection: Connection, members: dict[str, list[str]]) -> list[Event]:
    """An event for each list of reports. The keys need not be the events' ids: those follow from the members."""
    stored = load_reports(connection, {report for reports in members.values() for report in reports})
    documents = {report.document.id for report in stored.values()}
    copies = _copies(connection, documents)
    decisions = _decisions(connection, stored)
    links = _links(connection, stored)
    relations = _relations(connection, stored)
    inside = _links_inside(members, links)
    events = []
    for name, reports in members.items():
        own = _decisions_of(reports, decisions)
        events.append(
            derive_event(
                make_members([stored[r] for r in reports], copies),
                links=inside.get(name, []),
                relations=_unique(r for report in reports for r in relations.get(report, ())),
                decisions=own,
                rejected=all(any(d.kind == "reject" and r in d.reports for d in own) for r in reports),
            )
        )
    return events


def _links_inside(
    members: dict[str, list[str]], links: dict[tuple[str, str], EventLink]
) -> dict[str, list[EventLink]]:
    """Event → the links between two of its reports, sorted by their ends. One pass: thousands of events are derived together."""
    home = {report: name for name, reports in members.items() for report in reports}
    found: dict[str, list[EventLink]] = {}
    for pair in sorted(links):
        name = home.get(pair[0])
        if name is not None and home.get(pair[1]) == name:
            found.setdefault(name, []).append(links[pair])
    return found


def make_members(reports: Sequence[StoredReport], copies: Iterable[tuple[str, str]]) -> list[Member]:
    """Members of one event, each with the number of its voice; `copies` are pairs of documents with nearly the same words."""
    plain = [_member(report, 0) for report in reports]
    plain.sort(key=lambda m: m.order)
    sources = {m.document: m.source for m in plain}
    voices = number_voices(list(sources), sources, copies)
    by_id = {report.id: report for report in reports}
    return [_member(by_id[m.id], voices[m.document]) for m in plain]


def _member(stored: StoredReport, voice: int) -> Member:
    document, report = stored.document.document, stored.report
    line = line_of(document.text, report.mentions[0].evidence) if report.mentions else document.title
    return Member(
        stored.id, report, stored.document.id, document.id, voice, document.source, document.url, document.published,
        document.title, line, _series(document.text, report),
    )  # fmt: skip


def _series(text: str, report: Report) -> tuple[tuple[int, str], ...]:
    """Where each figure's words begin that counts a series of events → the words that say so."""
    tolls = [toll.evidence for toll in (report.killed, report.wounded) if toll is not None]
    said = [v.evidence for v in (*report.killed_variants, *report.wounded_variants)]
    found = ((e.start, find_series(text, e.start, e.end)) for e in (*tolls, *said))
    return tuple((start, words) for start, words in found if words)


def line_of(text: str, evidence: Evidence, width: int = 160) -> str:
    """The line of the text that holds the evidence; of a longer line the whole words of a window of `width` characters around it."""
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    end = len(text) if end < 0 else end
    if end - start <= width:
        return text[start:end].strip()
    first = max(start, evidence.start - width // 3)
    if first > start:  # at a word's beginning
        first = min(text.find(" ", first, evidence.start) + 1 or evidence.start, evidence.start)
    last = min(end, max(first + width, evidence.end))
    if last < end:  # at a word's end
        last = max(text.rfind(" ", evidence.end, last), evidence.end)
    return text[first:last].strip()


def _copies(connection: Connection, documents: Iterable[str]) -> list[tuple[str, str]]:
    c = tables.relations.c
    query = select(c.a, c.b).where(c.kind == NEAR_DUPLICATE)
    return sorted((row.a, row.b) for row in rows_in(connection, query, c.a, documents))


def _decisions(connection: Connection, reports: Iterable[str]) -> dict[str, list[tuple[int, Decision]]]:
    """Report → (place in the order of decisions, decision) about it."""
    found: dict[str, list[tuple[int, Decision]]] = {}
    for n, decision in enumerate(decisions_on(connection, reports)):
        others = () if decision.kind in ("set", "pin", "reject") else decision.others
        for report in (*decision.reports, *others):
            found.setdefault(report, []).append((n, decision))
    return found


def _decisions_of(reports: Sequence[str], decisions: dict[str, list[tuple[int, Decision]]]) -> list[Decision]:
    own = {n: decision for report in reports for n, decision in decisions.get(report, ())}
    return [own[n] for n in sorted(own)]


def _links(connection: Connection, reports: Iterable[str]) -> dict[tuple[str, str], EventLink]:
    c = tables.links.c
    query = select(tables.links).where(c.same == 1)
    return {
        (row.a, row.b): EventLink(row.a, row.b, row.score, load_reasons(row.reasons))
        for row in rows_in(connection, query, c.a, reports)
    }


def _relations(connection: Connection, reports: Iterable[str]) -> dict[str, list[EventRelation]]:
    """Report → relations of its event to others."""
    c, wanted = tables.relations.c, set(reports)
    query = select(tables.relations).where(c.kind.in_(list(_KINDS)))
    rows = {
        (r.kind, r.a, r.b): r for column in (c.a, c.b) for r in rows_in(connection, query, column, wanted)
    }
    m = tables.members.c
    ends = {end for _, a, b in rows for end in (a, b)}
    events = {row.report: row.event for row in rows_in(connection, select(m.report, m.event), m.report, ends)}
    found: dict[str, list[EventRelation]] = {}
    for key in sorted(rows):
        kind, a, b = key
        reasons = load_reasons(rows[key].reasons)
        for own, other, name in ((a, b, _KINDS[kind][0]), (b, a, _KINDS[kind][1])):
            if own in wanted and other in events and events[other] != events.get(own):
                found.setdefault(own, []).append(EventRelation(name, events[other], rows[key].score, reasons))
    return found


def _unique(relations: Iterable[EventRelation]) -> list[EventRelation]:
    kept: dict[tuple[str, str], EventRelation] = {}
    for relation in relations:
        kept.setdefault((relation.kind, relation.event), relation)
    return [kept[key] for key in sorted(kept)]
