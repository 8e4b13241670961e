"""`sijill rebuild`: everything derived, anew."""

import click

from sijill.cli.ledger_option import existing_ledger, ledger_option


@click.command()
@ledger_option
def rebuild(where: str | None) -> None:
    """Make all events anew from records and decisions.

    Links, clusters, events and their words are dropped and made again, in one transaction: the result is the same, bit for bit, unless the
    rules or weights of another version of sijill made them before. Documents, reports and decisions are not touched.
    """
    with existing_ledger(where) as ledger:
        before = ledger.fingerprint()
        count = ledger.rebuild()
        after = ledger.fingerprint()
    change = "the same as before" if before == after else "not all as before"
    click.echo(f"{count:,} events, {change}; fingerprint {after[:16]}")
