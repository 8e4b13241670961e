"""`sijill history`: how an event came to be what it is."""

import click

from sijill.cli.ledger_option import existing_ledger, ledger_option
from sijill.export.table import isolated


@click.command()
@click.argument("event")
@ledger_option
def history(event: str, where: str | None) -> None:
    """Tell what made an event what it is.

    Documents added and corrected, readings, and decisions, undone ones too, oldest first.
    """
    with existing_ledger(where) as ledger:
        for line in ledger.history(event):
            text = line.text if line.text.isascii() else isolated(line.text)
            who = f" by {line.who if line.who.isascii() else isolated(line.who)}" if line.who else ""
            click.echo(
                f"{line.at.replace('T', ' ')[:16]}  {line.kind:<11}{who}  {text}  ({line.of}){'' if line.in_force else '  undone'}"
            )
