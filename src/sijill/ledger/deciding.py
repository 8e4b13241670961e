"""Decisions about events, in an analyst's terms: they are written down about reports, which stay when events change."""

from collections.abc import Callable, Sequence

from sijill.errors import LedgerError
from sijill.ledger.handle import Ledger
from sijill.ledger.search import EventFilter
from sijill.ledger.view import kinds, places, times, tolls
from sijill.model.ledger import Claim, Decision, Event, EventToll
from sijill.model.report import MATERIAL, VERBAL

# field → what reads its value, raising ValueError for one that cannot be used
FIELDS: dict[str, Callable[[str], object]] = {
    "type": kinds.parse_type,
    "modes": kinds.parse_words,
    "modality": kinds.parse_modality,
    "outcome": str,
    "when": times.parse_days,
    "place": places.parse_place,
    "killed": tolls.parse_toll,
    "wounded": tolls.parse_toll,
    "actors": str,
    "recipients": str,
}


def say_same(ledger: Ledger, events: Sequence[str], who: str, why: str) -> Decision:
    """These events (or reports) are one happening."""
    reports = [report for event in events for report in _reports(ledger, event)]
    if len(set(reports)) < 2:
        raise LedgerError("nothing to join: give two events, or reports of two")
    return ledger.decide("same", who=who, why=why, reports=list(dict.fromkeys(reports)))


def say_not_same(ledger: Ledger, one: str, other: str, who: str, why: str) -> Decision:
    """These two events (or reports) are different happenings."""
    a, b = _reports(ledger, one), _reports(ledger, other)
    if set(a) & set(b):
        raise LedgerError(f"{one} and {other} hold the same report: name two reports, or use split")
    return ledger.decide("not-same", who=who, why=why, reports=a, others=b)


def split_off(ledger: Ledger, event: str, reports: Sequence[str], who: str, why: str) -> Decision:
    """These reports leave their event and are one of their own together or apart, as the links say."""
    held = ledger.event(event).reports
    strangers = [report for report in reports if report not in held]
    if strangers:
        raise LedgerError(f"{strangers[0]}: not a report of {event}")
    rest = [report for report in held if report not in reports]
    if not rest:
        raise LedgerError("a split leaves at least one report behind")
    return ledger.decide("split", who=who, why=why, reports=list(reports), others=rest)


def reject(ledger: Ledger, names: Sequence[str], who: str, why: str) -> Decision:
    """These reports, or all reports of these events, are no events."""
    return ledger.decide(
        "reject", who=who, why=why, reports=[r for name in names for r in _reports(ledger, name)]
    )


def set_value(ledger: Ledger, event: str, field: str, value: str, who: str, why: str) -> Decision:
    """The event's field has this value. Raises LedgerError for a field or value that there is not."""
    if field not in FIELDS:
        raise LedgerError(f"{field!r} is not one of {', '.join(FIELDS)}")
    try:
        FIELDS[field](value)
    except ValueError as error:
        raise LedgerError(f"{field}: {error}") from None
    if field == "type" and value.upper() not in MATERIAL | VERBAL:
        _check_own_type(ledger, value.upper())
    return ledger.decide(
        "set", who=who, why=why, reports=[ledger.event(event).reports[0]], field=field, value=value
    )


def _check_own_type(ledger: Ledger, value: str) -> None:
    """A type that PLOVER does not have has to be that of another event: else it is a slip of the pen."""
    rows, _ = ledger.page(EventFilter(types=(value,)), limit=1)
    if not rows:
        raise LedgerError(
            f"type: {value!r} is not one of {', '.join(sorted(MATERIAL | VERBAL))}, nor that of another event"
        )


def pin_value(ledger: Ledger, event: str, field: str, report: str | None, who: str, why: str) -> Decision:
    """The field keeps the value that `report` claims, or without one the value that it has now, whatever is added."""
    found = ledger.event(event)
    if report is not None and report not in found.reports:
        raise LedgerError(f"{report}: not a report of {event}")
    value = claimed_value(found, field, report)
    if value is None:
        raise LedgerError(f"{field}: {report or event} gives no value for it")
    others = [report] if report is not None else []
    if field == "place" and report is None and found.place:
        others = [c.report for c in found.place.claims if c.value == value][:1]
    return ledger.decide(
        "pin", who=who, why=why, reports=[found.reports[0]], others=others, field=field, value=value
    )


def review(ledger: Ledger, event: str, who: str, why: str) -> Decision:
    """The event has been read and is right."""
    return ledger.decide("review", who=who, why=why, reports=list(ledger.event(event).reports))


def note(ledger: Ledger, event: str, text: str, who: str) -> Decision:
    """A note on the event."""
    return ledger.decide("note", who=who, why=text, reports=[ledger.event(event).reports[0]])


def undo(ledger: Ledger, decision: str, who: str, why: str) -> Decision:
    """The decision (its id or an unambiguous beginning) is no longer in force."""
    fitting = [d.id for d in ledger.decisions() if d.id.startswith(decision)] if len(decision) >= 4 else []
    if len(fitting) != 1:
        raise LedgerError(
            f"{decision}: " + ("fits several decisions" if fitting else "no such decision in this ledger")
        )
    return ledger.decide("undo", who=who, why=why, undoes=fitting[0])


def _reports(ledger: Ledger, name: str) -> list[str]:
    """One report by its whole id, or all reports of an event."""
    event = ledger.event(name)
    return [name] if name in event.reports else list(event.reports)


def claimed_value(event: Event, field: str, report: str | None) -> str | None:
    """What a report claims of a field, or without one the event's value, in the form that `set_value` takes; `None` if there is none."""
    if field in ("killed", "wounded"):
        toll: EventToll | None = getattr(event, field)
        return _toll(toll, report)
    if field == "when":
        return _claimed(event.when.claims, report) if report and event.when else _days(event)
    if field == "place":
        return (
            _claimed(event.place.claims, report)
            if report and event.place
            else event.place.where.name
            if event.place
            else None
        )
    if field in ("actors", "recipients"):
        parties = [
            p for p in getattr(event, field) if report is None or any(c.report == report for c in p.claims)
        ]
        codes = [", ".join(code or "" for code in (p.country, p.role)) for p in parties]
        return (
            "; ".join(f"{p.name or p.words[0]} ({code})" for p, code in zip(parties, codes, strict=True))
            or None
        )
    if field not in FIELDS:
        raise LedgerError(f"{field!r} is not one of {', '.join(FIELDS)}")
    if report:
        return _claimed(dict(event.claims).get(field, ()), report)
    value = getattr(event, field)
    return ", ".join(value) or None if isinstance(value, tuple) else value


def _claimed(claims: Sequence[Claim], report: str) -> str | None:
    return next((claim.value for claim in claims if claim.report == report and claim.by is None), None)


def _days(event: Event) -> str | None:
    return times.format_days(event.when.first, event.when.last) if event.when else None


def _toll(toll: EventToll | None, report: str | None) -> str | None:
    if toll is None:
        return None
    if report is None:
        return f"{toll.low}/{toll.best}/{toll.high}"
    figure = next((f for f in toll.figures if f.report == report and f.by is None), None)
    if figure is None:
        return None
    high = figure.low if figure.high is None else figure.high
    return f"{figure.low}/{figure.low}/{high}"
