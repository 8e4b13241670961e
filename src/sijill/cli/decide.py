"""`sijill decide`: an analyst's decisions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from sijill.cli.ledger_option import existing_ledger, ledger_option

if TYPE_CHECKING:
    from sijill.ledger.handle import Ledger
    from sijill.model.ledger import Decision

F = TypeVar("F", bound=Callable[..., object])

FIELDS = (
    "type",
    "modes",
    "modality",
    "outcome",
    "when",
    "place",
    "killed",
    "wounded",
    "actors",
    "recipients",
)


def _signed(command: F) -> F:
    """`--who`, `--why` and `--ledger`."""
    why = click.option(
        "--why", required=True, metavar="TEXT", help="The reason, for those who read it later."
    )
    return _named(why(command))


def _named(command: F) -> F:
    who = click.option("--who", required=True, metavar="NAME", help="Who decides.")
    return ledger_option(who(command))


@click.group()
def decide() -> None:
    """Record an analyst's decision about events.

    Decisions are added and never changed; `undo` is a decision too. They stand over what linking and the rules would choose, also after
    documents are added or read anew. EVENT is an event's id, the id of a report in it, or the first few characters of one.
    """


def _done(ledger: "Ledger", decision: "Decision") -> None:
    reports = [*decision.reports, *decision.others]
    events = sorted({event for report in reports if (event := _event_of(ledger, report))})
    click.echo(f"{decision.id}: {decision.kind}" + (f", now {', '.join(events)}" if events else ""))


def _event_of(ledger: "Ledger", report: str) -> str | None:
    from sijill.errors import LedgerError

    try:
        return ledger.event(report).id
    except LedgerError:
        return None


@decide.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT...")
@_signed
def same(events: tuple[str, ...], who: str, why: str, where: str | None) -> None:
    """These events are one happening."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.say_same(ledger, events, who, why))


@decide.command("not-same")
@click.argument("one", metavar="EVENT")
@click.argument("other", metavar="EVENT")
@_signed
def not_same(one: str, other: str, who: str, why: str, where: str | None) -> None:
    """These two events, or two reports, are different happenings."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.say_not_same(ledger, one, other, who, why))


@decide.command()
@click.argument("event")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@_signed
def split(event: str, reports: tuple[str, ...], who: str, why: str, where: str | None) -> None:
    """These reports leave their event."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.split_off(ledger, event, reports, who, why))


@decide.command()
@click.argument("names", nargs=-1, required=True, metavar="EVENT|REPORT...")
@_signed
def reject(names: tuple[str, ...], who: str, why: str, where: str | None) -> None:
    """These reports, or all reports of these events, are no events."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.reject(ledger, names, who, why))


@decide.command("set")
@click.argument("event")
@click.argument("field", type=click.Choice(FIELDS))
@click.argument("value")
@_signed
def set_(event: str, field: str, value: str, who: str, why: str, where: str | None) -> None:
    """A field of the event has this value.

    \b
    type             ASSAULT
    modes            aerial, destroy
    modality         actual, planned, hypothetical, denied, failed
    when             2018-05-14 or 2018-05-14/2018-05-16
    place            name; country; latitude; longitude (the last three may be left out)
    killed, wounded  58 or low/best/high: 55/58/62
    actors           Houthi movement (YEM, REB); tribesmen (YEM, UAF)
    recipients       likewise
    """
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.set_value(ledger, event, field, value, who, why))


@decide.command()
@click.argument("event")
@click.argument("field", type=click.Choice(FIELDS))
@click.option(
    "--from",
    "report",
    metavar="REPORT",
    help="The report whose claim it is; without one, the value that the event has now.",
)
@_signed
def pin(event: str, field: str, report: str | None, who: str, why: str, where: str | None) -> None:
    """A field keeps one report's claim, or its present value, whatever is added."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.pin_value(ledger, event, field, report, who, why))


@decide.command()
@click.argument("event")
@_signed
def review(event: str, who: str, why: str, where: str | None) -> None:
    """The event has been read and is right."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.review(ledger, event, who, why))


@decide.command()
@click.argument("event")
@click.argument("text")
@_named
def note(event: str, text: str, who: str, where: str | None) -> None:
    """Add a note to the event."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.note(ledger, event, text, who))


@decide.command()
@click.argument("decision")
@_signed
def undo(decision: str, who: str, why: str, where: str | None) -> None:
    """A decision is no longer in force."""
    from sijill.ledger import deciding

    with existing_ledger(where) as ledger:
        _done(ledger, deciding.undo(ledger, decision, who, why))
