"""Events as PLOVER records in JSON Lines (Open Event Data Alliance, draft 2.0), with POLECAT's names of fields.

PLOVER has no modality but contexts, among them "future" and "hypothetical" (manual, "Event, Mode, and Context"). Under AGREE the manual takes cooperation told
in the future tense for a statement of intent: such a planned act becomes AGREE, and the act itself is kept in `original_type`. Two kinds of cooperation stay:
a meeting to come is the manual's own example of the context "future", and CONCEDE holds promised concessions by definition. Of conflict told in the future
tense the manual says nothing of the kind, and THREATEN holds threats only: a planned attack keeps its type, with the context "future".
What is conditional or feared keeps its type with the context "hypothetical". What is denied is left out, as the manual allows.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from sijill.export.column import Written, country_name, day
from sijill.model.ledger import Event, EventParty

QUADS = {
    "verbal cooperation": frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}),
    "material cooperation": frozenset({"COOPERATE", "AID", "RETREAT"}),
    "verbal conflict": frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"}),
    "material conflict": frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
}
# What AGREE stands for when it is only planned.
_INTENT = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "RETREAT"})


def quad(plover_type: str) -> str:
    """The quad category of a type. Raises KeyError for no PLOVER type."""
    for name, held in QUADS.items():
        if plover_type in held:
            return name
    raise KeyError(plover_type)


def reason_left_out(event: Event) -> str | None:
    """Why the event has no PLOVER record, or `None`."""
    if event.status == "rejected":
        return "rejected by a reviewer"
    if not any(event.type in held for held in QUADS.values()):
        return "a type of your own, which PLOVER does not have"
    return "denied: it did not happen" if event.modality == "denied" else None


def spoken(event: Event) -> tuple[str, tuple[str, ...]]:
    """(type, modes) after the mapping of what is planned."""
    if event.modality == "planned" and event.type in _INTENT:
        return "AGREE", ()
    return event.type, event.modes


def record(event: Event) -> dict[str, Any]:
    """One event as a PLOVER record; keys that have no value are left out."""
    kind, modes = spoken(event)
    contexts = {"planned": ["future"], "hypothetical": ["hypothetical"], "failed": ["failed"]}.get(
        event.modality, []
    )
    where = event.place.where if event.place else None
    found = {
        "event_id": event.id,
        "event_type": kind,
        "event_mode": list(modes),
        "quad_class": quad(kind),
        "original_type": event.type if kind != event.type else None,
        "original_modes": list(event.modes) if kind != event.type else None,
        "contexts": contexts,
        "event_date": day(event.when.first) if event.when else None,
        "event_date_end": day(event.when.last) if event.when else None,
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "location": where and {
            "placename": where.name,
            "country": where.country,
            "country_name": country_name(where.country),
            "admin1": where.admin1,
            "latitude": where.lat,
            "longitude": where.lon,
            "geoname_id": where.gazetteer_id,
        },
        "killed": event.killed and [event.killed.low, event.killed.best, event.killed.high],
        "injured": event.wounded and [event.wounded.low, event.wounded.best, event.wounded.high],
        "publishers": sorted({d.source for d in event.documents if d.source}),
        "publication_date": day(event.first_report),
        "headline": event.summary,
        "num_stories": len(event.documents),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in (None, [], "")}


def _party(party: EventParty) -> dict[str, Any]:
    values = {
        "name": party.name,
        "text": party.words[0] if party.words else None,
        "country": party.country,
        "sector": party.role,
        "id": party.actor_id,
    }
    return {name: value for name, value in values.items() if value}


def write_plover(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the records as they come, one a line; says how many, and why others were left out."""
    done = Written()
    for event in events:
        reason = reason_left_out(event)
        if reason is not None:
            done.left_out[reason] += 1
            continue
        out.write(json.dumps(record(event), ensure_ascii=False) + "\n")
        done.written += 1
    return done
