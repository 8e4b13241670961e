"""Who stands on which side, in the terms of UCDP and ACLED, from PLOVER roles."""

from sijill.model.ledger import Event, EventParty

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
ARMED = frozenset({"REB", "UAF", "CRM"})  # organised and armed, no state
UNARMED = frozenset({"CVL", "PRO", "OPP", "MED", "NGO", "BUS", "IGO"})

# Interaction codes of ACLED's codebook. 4 (identity militia) has no equivalent: no role tells one from a political militia.
_INTER = {"REB": 2, "UAF": 3, "CRM": 3, "CVL": 7, "MED": 7, "NGO": 7, "OPP": 7, "BUS": 7, "IGO": 8}
STATE_FORCES, RIOTERS, PROTESTERS, CIVILIANS, OTHER_FORCES = 1, 5, 6, 7, 8


def is_state(party: EventParty) -> bool:
    return party.role in STATE


def is_armed(party: EventParty) -> bool:
    """Organised and armed: a state's forces or another armed group."""
    return party.role in STATE or party.role in ARMED


def is_unarmed(party: EventParty) -> bool:
    return party.role in UNARMED


def inter(party: EventParty, event: Event) -> int | None:
    """ACLED's interaction code of one participant, `None` where its role is unknown.

    State forces in another country than their own are 8, external forces; protesters are 5, rioters, where the event is a riot.
    """
    if party.role in STATE:
        here = event.place.where.country if event.place else None
        return OTHER_FORCES if here and party.country and party.country != here else STATE_FORCES
    if party.role == "PRO":
        return RIOTERS if {"riot", "vandalize"} & set(event.modes) else PROTESTERS
    return _INTER.get(party.role or "")


def opposed(event: Event) -> tuple[tuple[EventParty, ...], tuple[EventParty, ...]]:
    """(side A, side B): doers and those who undergo it; two-sided fighting, which lists all sides as doers, is split after the first."""
    if event.recipients or len(event.actors) < 2:
        return event.actors, event.recipients
    return event.actors[:1], event.actors[1:]
