"""`sijill events`: the list of events, filtered."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from sijill.cli.event_table import write_rows
from sijill.cli.ledger_option import existing_ledger, ledger_option
from sijill.cli.output import open_output
from sijill.cli.reading_options import parse_day
from sijill.model.ledger import STATUSES
from sijill.model.report import MATERIAL, MODALITIES, TYPE_NAME, VERBAL

Row = dict[str, Any]

FORMATS = ("table", "json", "jsonl", "csv")
ORDERS = ("date", "killed", "reports", "latest")


def _near(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[float, float, float] | None:
    """A circle given on the command line: "33.5,36.3,25"."""
    if value is None:
        return None
    try:
        lat, lon, km = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is not LAT,LON,KM such as 33.5,36.3,25") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
        raise click.BadParameter(f"{value!r} is no place on earth")
    return lat, lon, km


def _upper(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.upper() for word in value)


class EventType(click.ParamType[str]):
    """The name of an event type, in capitals: a user's own words may bring types that PLOVER does not have."""

    name = "TYPE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(TYPE_NAME, value.upper()):
            self.fail(f"{value!r} is no name of an event type, such as ASSAULT", param, ctx)
        return value.upper()


@click.command()
@ledger_option
@click.option(
    "--from", "first", metavar="DATE", callback=parse_day, help="Events that end on this day or later."
)
@click.option(
    "--to", "last", metavar="DATE", callback=parse_day, help="Events that begin on this day or earlier."
)
@click.option(
    "--type",
    "types",
    multiple=True,
    type=EventType(),
    help="Of this type, PLOVER's or one of your own words; may be repeated.",
)
@click.option(
    "--mode",
    "modes",
    multiple=True,
    metavar="MODE",
    help="With this mode, such as aerial; may be repeated, then all of them.",
)
@click.option(
    "--country",
    "countries",
    multiple=True,
    metavar="CODE",
    callback=_upper,
    help="In this country (SYR, YEM …); may be repeated.",
)
@click.option(
    "--place", metavar="WORDS", help="At a place with these words in its name, in Arabic or English."
)
@click.option(
    "--near",
    metavar="LAT,LON,KM",
    callback=_near,
    help="Within so many kilometres (a square around the circle).",
)
@click.option("--actor", metavar="WORDS", help="With a participant of these words, in Arabic or English.")
@click.option(
    "--text", metavar="WORDS", help="With these words in its titles, places, participants, triggers or notes."
)
@click.option("--min-killed", type=int, metavar="N", help="With at least N killed (best figure).")
@click.option("--min-toll", type=int, metavar="N", help="With at least N killed or wounded (best figures).")
@click.option("--min-sources", type=int, metavar="N", help="Told by at least N independent sources.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    help="Of this status; may be repeated.  [default: all but rejected]",
)
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    type=click.Choice(MODALITIES),
    help="Of this modality; may be repeated.",
)
@click.option(
    "--aggregate/--single",
    default=None,
    help="Only records of several events together, or only single events.",
)
@click.option(
    "--disputed/--undisputed",
    default=None,
    help="Only events on which reports contradict each other, or only others.",
)
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="date",
    show_default=True,
    help="Latest day, most killed, most reports or latest report first.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=None,
    metavar="N",
    help="At most N events, 0 for all.  [default: 50 in a table, else all]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the list is written.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def events(where: str | None, limit: int | None, format_: str, output: str | None, **conditions: Any) -> None:
    """List events of the ledger.

    Each line is one event: its day, type, toll (best, and low to high), place, sources, status and the words that name it.
    `sijill show` gives one event with all its claims.
    """
    from sijill.ledger.search import EventFilter

    wanted = EventFilter(**conditions)
    most = (limit or None) if limit is not None else (50 if format_ == "table" else None)
    with existing_ledger(where) as ledger, open_output(output) as stream:
        rows, total = ledger.page(wanted, limit=most) if most else (ledger.event_rows(wanted), 0)
        total = total or len(rows)
        for piece in WRITERS[format_](rows):
            stream.write(piece)
        if format_ == "table":
            stream.write(f"{len(rows):,} of {total:,} events\n")
        pending = ledger.pending()
    unknown = sorted(set(wanted.types) - MATERIAL - VERBAL)
    if unknown and not total:
        click.echo(
            f"sijill: no event of the type {', '.join(unknown)}, which is not one of PLOVER's", err=True
        )
    if pending:
        click.echo(
            f"sijill: {pending:,} documents are not linked yet; `sijill add` of anything links them", err=True
        )


def write_csv(rows: Iterable[Row]) -> Iterator[str]:
    """CSV with a heading; values that lack are empty."""
    from sijill.ledger.frames import columns_of

    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(columns_of("events")), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(row)
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue()


def write_json(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON array, one event a line."""
    separator = "[\n"
    for row in rows:
        yield separator + json.dumps(row, ensure_ascii=False)
        separator = ",\n"
    yield "\n]\n" if separator == ",\n" else "[]\n"


def write_jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """One event a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


WRITERS: dict[str, Callable[[Iterable[Row]], Iterator[str]]] = {
    "table": write_rows, "csv": write_csv, "json": write_json, "jsonl": write_jsonl,
}  # fmt: skip
