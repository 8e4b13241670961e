"""Events into the tables that `sijill events` filters."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert

from sijill.ledger import tables
from sijill.ledger.events import BATCH, derive_events
from sijill.ledger.link_state import number_of
from sijill.ledger.queries import chunks
from sijill.ledger.word_index import forget_words, index_words, words_of
from sijill.model.ledger import Event, EventParty, EventToll
from sijill.text import key


def write_events(connection: Connection, clusters: Sequence[Sequence[str]]) -> None:
    """Writes `members`, `events`, `event_words` and the index of words for these clusters of reports; what the events had there must be gone (see `forget_events`)."""
    for some in chunks(clusters, BATCH):
        events = derive_events(connection, {reports[0]: list(reports) for reports in some})
        rows = [{"report": report, "event": event.id} for event in events for report in event.reports]
        connection.execute(insert(tables.members), rows)
        connection.execute(insert(tables.events), [event_row(event) for event in events])
        words = [word_row(event) for event in events]
        connection.execute(insert(tables.event_words), words)
        modes = {event.id: " ".join(event.modes) for event in events}
        index_words(connection, {row["event"]: words_of(row, modes[row["event"]]) for row in words})


def forget_events(connection: Connection, events: Iterable[str]) -> None:
    """Removes the events' rows."""
    for some in chunks(sorted(set(events))):
        forget_words(connection, some)
        connection.execute(delete(tables.members).where(tables.members.c.event.in_(some)))
        connection.execute(delete(tables.events).where(tables.events.c.id.in_(some)))
        connection.execute(delete(tables.event_words).where(tables.event_words.c.event.in_(some)))


def event_row(event: Event) -> dict[str, Any]:
    """The event's row in `events`."""
    where = event.place.where if event.place else None
    return {
        "id": event.id, "number": number_of(event.id), "type": event.type, "modes": " ".join(event.modes), "modality": event.modality, "status": event.status,
        "first": event.when.first.isoformat() if event.when else None,
        "last": event.when.last.isoformat() if event.when else None,
        "date_precision": event.when.ucdp_precision if event.when else None,
        "place": where.name if where else None, "country": where.country if where else None,
        "admin1": where.admin1 if where else None, "lat": where.lat if where else None, "lon": where.lon if where else None,
        "place_precision": where.ucdp_precision if where else None,
        "actors": _names(event.actors), "recipients": _names(event.recipients),
        **_toll("killed", event.killed), **_toll("wounded", event.wounded),
        "reports": len(event.reports), "documents": len(event.documents), "sources": event.sources,
        "first_report": event.first_report.isoformat() if event.first_report else None,
        "last_report": event.last_report.isoformat() if event.last_report else None,
        "aggregate": int(event.aggregate), "disputed": " ".join(event.disputed), "summary": event.summary,
    }  # fmt: skip


def _names(parties: Sequence[EventParty]) -> str:
    return "; ".join(party.name or party.words[0] for party in parties)


def _toll(name: str, toll: EventToll | None) -> dict[str, int | None]:
    return {
        f"{name}_low": toll.low if toll else None,
        f"{name}_best": toll.best if toll else None,
        f"{name}_high": toll.high if toll else None,
    }


def word_row(event: Event) -> dict[str, str]:
    """The folded words of the event: "actor" (both sides, claimants, accused), "place", and "text" (the naming lines, triggers, weapons and notes, and all the others)."""
    parties = (*event.actors, *event.recipients, *event.claimed_by, *event.blamed)
    actors = [word for p in parties for word in (p.name, p.actor_id, *p.words) if word]
    wheres = (event.place.where, *event.place.others) if event.place else ()
    places = [word for w in wheres for word in (w.name, w.admin1, w.gazetteer_id, w.evidence.text) if word]
    claimed = [c.evidence.text for _, claims in event.claims for c in claims if c.evidence]
    notes = [d.why for d in event.decisions if d.kind == "note"]
    text = [
        event.summary,
        *(d.title for d in event.documents),
        *claimed,
        *places,
        *actors,
        *event.weapons,
        *notes,
    ]
    return {
        "event": event.id,
        "actor": _folded(actors),
        "place": _folded(places),
        "text": _distinct(_folded(text)),
    }


def _folded(phrases: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(key(phrase) for phrase in phrases))


def _distinct(folded: str) -> str:
    """Each word once: less to search through."""
    return " ".join(dict.fromkeys(folded.split()))
