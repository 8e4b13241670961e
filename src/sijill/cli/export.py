"""`sijill export`: events of the ledger in the formats that others work with."""

from collections.abc import Callable, Iterable
from typing import Any, TextIO

import click

from sijill.cli.events import events as events_command
from sijill.cli.ledger_option import existing_ledger
from sijill.cli.output import open_output
from sijill.export.acled import write_acled
from sijill.export.column import Written
from sijill.export.csv import write_csv
from sijill.export.ged import write_ged
from sijill.export.geojson import write_geojson
from sijill.export.hxl import write_hxl
from sijill.export.jsonl import write_jsonl
from sijill.export.parquet import write_parquet
from sijill.export.plover import write_plover
from sijill.model.ledger import Event

Write = Callable[[Iterable[Event], TextIO], Written]


def _parquet(events: Iterable[Event], out: TextIO) -> Written:
    out.flush()
    return write_parquet(events, out.buffer)  # open_output gives a text layer over bytes


WRITERS: dict[str, Write] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": _parquet,
    "geojson": write_geojson,
    "ged": write_ged,
    "acled": write_acled,
    "plover": write_plover,
    "hxl": write_hxl,
}
_OF_THE_LIST = {"limit", "format_", "output"}
FILTERS = [option for option in events_command.params if option.name not in _OF_THE_LIST]


@click.command(params=list(FILTERS))
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(WRITERS)))
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def export(where: str | None, format_: str, output: str | None, **conditions: Any) -> None:
    """Write events of the ledger as csv, jsonl, parquet, geojson, ged, acled, plover or hxl.

    ged and acled have the columns and codes of UCDP GED and ACLED and hold only what those would include; what is left out is counted on
    standard error. The options choose events as in `sijill events`. Columns: docs/reference/exports.md.
    """
    from sijill.ledger.search import EventFilter

    with existing_ledger(where) as ledger, open_output(output) as stream:
        done = WRITERS[format_](ledger.events(EventFilter(**conditions)), stream)
    click.echo(f"{done.written:,} events written", err=True)
    for reason, number in sorted(done.left_out.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{number:,} left out: {reason}", err=True)
