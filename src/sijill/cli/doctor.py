"""`sijill doctor`: is the ledger whole?"""

import click

from sijill.cli.ledger_option import existing_ledger, ledger_option


@click.command()
@ledger_option
@click.option(
    "--rebuilt",
    is_flag=True,
    help="Also make all events anew on the side, and compare them with what is there.",
)
def doctor(where: str | None, rebuilt: bool) -> None:
    """Check that the ledger is whole.

    File and references, the ids of documents and reports against their content, words against texts, current readings, events and
    decisions. The ledger is not changed. Exit status 1 if anything is damaged.
    """
    with existing_ledger(where) as ledger:
        findings = ledger.examine()
        alike = not rebuilt or ledger.rebuilt_alike()
        if not ledger.linked_alike():
            click.echo(
                "note: links were made with the weights of another sijill: run `sijill rebuild` to bring them up to date"
            )
    for finding in findings:
        click.echo(f"{'damage' if finding.grave else 'note'}: {finding.text}")
    if not alike:
        click.echo("damage: the events are not those that a rebuild makes; run `sijill rebuild`")
    grave = (not alike) + sum(finding.grave for finding in findings)
    click.echo("the ledger is whole" if not grave else f"{grave:,} things are damaged")
    raise SystemExit(1 if grave else 0)
