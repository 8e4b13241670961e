"""`sijill show`: one event, everything."""

import json

import click

from sijill.cli.event_text import event_lines
from sijill.cli.ledger_option import existing_ledger, ledger_option


@click.command()
@click.argument("event")
@ledger_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How it is written.",
)
def show(event: str, where: str | None, format_: str) -> None:
    """Show one event with every claim and its words.

    EVENT is an event's id, the id of a report in it, or the first few characters of one. Values that were chosen come first, then what each report says,
    with the Arabic words that it rests on.
    """
    from sijill.model.serial import to_plain

    with existing_ledger(where) as ledger:
        found = ledger.event(event)
    if format_ == "json":
        click.echo(json.dumps(to_plain(found), ensure_ascii=False, indent=1, default=str))
    else:
        click.echo("\n".join(event_lines(found)))
