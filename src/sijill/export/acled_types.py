"""PLOVER types and modes → ACLED event and sub-event types (codebook of 2023; only the scheme, no ACLED data)."""

from sijill.export.sides import is_armed, is_state, is_unarmed, opposed
from sijill.model.ledger import Event

Kind = tuple[str, str]

BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, RIOTS, STRATEGIC = "Protests", "Riots", "Strategic developments"
DISORDER = {
    BATTLES: "Political violence",
    REMOTE: "Political violence",
    CIVILIANS: "Political violence",
    RIOTS: "Political violence",
    PROTESTS: "Demonstrations",
    STRATEGIC: "Strategic developments",
}

# The first mode that the event has decides.
_REMOTE: tuple[tuple[str, str], ...] = (
    ("unconventional", "Chemical weapon"),
    ("suicide-attack", "Suicide bomb"),
    ("aerial", "Air/drone strike"),
    ("drone", "Air/drone strike"),
    ("heavy-weapons", "Shelling/artillery/missile attack"),
    ("explosives", "Remote explosive/landmine/IED"),
)


def kind_of(event: Event) -> Kind | None:
    """(event type, sub-event type), or `None` for what ACLED does not code: words, aid, sanctions."""
    match event.type:
        case "ASSAULT":
            return _assault(event)
        case "PROTEST":
            return _protest(event)
        case "COERCE":
            return _coerce(event)
        case "MOBILIZE":
            return STRATEGIC, "Change to group/activity"
        case "RETREAT":
            return STRATEGIC, "Agreement" if "ceasefire" in event.modes else "Other"
        case "AGREE":
            return STRATEGIC, "Agreement"
    return None


def _assault(event: Event) -> Kind:
    one, other = opposed(event)
    modes = set(event.modes)
    if any(party.role == "PRO" for party in other):
        return PROTESTS, "Excessive force against protesters"
    for mode, sub in _REMOTE:
        if mode in modes:
            return REMOTE, sub
    if "sexual" in modes:
        return CIVILIANS, "Sexual violence"
    unarmed = bool(other) and all(map(is_unarmed, other))
    if "abduct" in modes:
        return CIVILIANS, "Abduction/forced disappearance"
    if modes == {"destroy"}:
        return STRATEGIC, "Looting/property destruction"
    if unarmed:
        return CIVILIANS, "Attack"
    if any(map(is_armed, one)) or any(map(is_armed, other)):
        return BATTLES, "Armed clash"
    return CIVILIANS, "Attack"


def _protest(event: Event) -> Kind:
    if {"riot", "vandalize"} & set(event.modes):
        return RIOTS, "Violent demonstration"
    hurt = (event.killed and event.killed.best) or (event.wounded and event.wounded.best)
    return PROTESTS, "Protest with intervention" if hurt or "obstruct" in event.modes else "Peaceful protest"


def _coerce(event: Event) -> Kind:
    one, other = opposed(event)
    if "seize" in event.modes and any(map(is_armed, one)) and any(map(is_armed, other)):
        by_state = any(map(is_state, one))
        return BATTLES, "Government regains territory" if by_state else "Non-state actor overtakes territory"
    if "arrest" in event.modes:
        return STRATEGIC, "Arrests"
    return STRATEGIC, "Other"
