"""`sijill stats`: how much is in the ledger."""

import dataclasses
import json

import click

from sijill.cli.ledger_option import existing_ledger, ledger_option


@click.command()
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Write the counts as JSON.")
def stats(where: str | None, as_json: bool) -> None:
    """Count what is in the ledger."""
    with existing_ledger(where) as ledger:
        found = ledger.stats()
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1))
        return
    low, best, high = found.killed
    lines = [
        (
            "documents",
            f"{found.documents:,} of {found.sources:,} outlets; {found.corrected:,} earlier texts are kept",
        ),
        ("near copies", f"{found.copies:,} pairs of documents"),
        ("reports", f"{found.reports:,}; {found.all_reports:,} with those of earlier readings and texts"),
        ("events", f"{found.events:,}, of {found.first or '–'} to {found.last or '–'}"),
        ("killed", f"{best:,} (low {low:,}, high {high:,}) in single, actual events"),
        ("types", _listing(found.types)),
        ("status", _listing(found.statuses)),
        ("countries", _listing(found.countries)),
        ("decisions", f"{found.decisions:,}"),
        ("not linked", f"{found.pending:,} documents"),
        ("version", str(found.version)),
    ]
    for label, text in lines:
        click.echo(f"{label:<13}{text}")
    for software, engine, lexicon, readings in found.runs:
        click.echo(f"{'run':<13}sijill {software}, {engine}, words {lexicon[:12]}: {readings:,} readings")


def _listing(counts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts) or "–"
