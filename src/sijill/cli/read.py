"""`sijill read`: documents in, event records out."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from sijill.cli.output import open_output
from sijill.cli.problems import Problems
from sijill.cli.progress import Progress
from sijill.errors import DocumentError, SijillError
from sijill.settings import ENGINES, load_settings

if TYPE_CHECKING:
    from sijill.model.document import Document
    from sijill.model.report import DocumentRecord
    from sijill.settings import Settings

    Pair = tuple[Document, DocumentRecord]

FORMATS = ("table", "json", "jsonl", "annotation")


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """A day given on the command line, written 2018-05-15."""
    from sijill.ingest.dates import parse_published

    try:
        return parse_published(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day such as 2018-05-15") from None


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published",
    metavar="DATE",
    callback=parse_day,
    help="Publication day of documents that state none, such as 2018-05-15.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=None,
    help="Which engine finds events.  [default: lexicon]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How records are written.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE instead of standard output; it appears when the run is complete.",
)
def read(
    paths: tuple[str, ...], published: dt.date | None, engine: str | None, format_: str, output: str | None
) -> None:
    """Read Arabic documents and write their event records.

    PATH is a text file, a web page, a JSON or JSON Lines file (plain, .gz, .xz or .zst), a folder of such files, or - for
    standard input. See `sijill formats`.

    A document that cannot be read is named on standard error with the cause, and the run goes on; the exit status is then 1.
    """
    settings = load_settings(os.environ, **({"engine": engine} if engine else {}))
    problems = Problems()
    with open_output(output) as stream:
        for piece in _writer(format_)(read_pairs(paths, settings, published, problems)):
            stream.write(piece)
    raise SystemExit(problems.exit_status)


def read_pairs(
    paths: Sequence[str], settings: "Settings", published: dt.date | None, problems: Problems
) -> "Iterator[Pair]":
    """Each document with its record, as they come; problems are said and counted on the way."""
    from sijill.ingest.read import read_documents
    from sijill.pipeline import Pipeline

    pipeline, progress = Pipeline(settings), Progress(paths)
    if pipeline.problem:
        problems.say_general(pipeline.problem)
    for item in read_documents(paths, settings, published, watch=progress.advance):
        if isinstance(item, DocumentError):
            progress.clear()
            problems.say(item)
            continue
        try:
            record = pipeline.read(item)
        except DocumentError as error:
            progress.clear()
            problems.say(error)
            continue
        except SijillError:
            raise  # a lexicon or model that cannot be used stops the run: no document would fare better
        except Exception as error:  # noqa: BLE001 - one document's fault must not end a run over thousands
            progress.clear()
            problems.say_internal(item.id, error)
            continue
        yield item, record
        progress.step()
    progress.clear()


def _writer(format_: str) -> "Callable[[Iterable[Pair]], Iterator[str]]":
    if format_ == "table":
        from sijill.export.table import write_table

        return write_table
    from sijill.export import records

    return {"json": records.write_json, "jsonl": records.write_jsonl, "annotation": records.write_annotation}[
        format_
    ]
