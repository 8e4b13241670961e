"""`sijill read`: documents in, event records out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from sijill.cli.output import open_output
from sijill.cli.problems import Problems
from sijill.cli.progress import Progress
from sijill.cli.reading_options import published_option, reading_options, reading_settings
from sijill.errors import DocumentError, SijillError

if TYPE_CHECKING:
    from sijill.model.document import Document
    from sijill.model.report import DocumentRecord
    from sijill.pipeline import Pipeline
    from sijill.settings import Settings

    Pair = tuple[Document, DocumentRecord]

T = TypeVar("T")
FORMATS = ("table", "json", "jsonl", "annotation")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@published_option
@reading_options
@click.option(
    "--explain",
    is_flag=True,
    help="Show instead, sentence by sentence, which words were considered, and why each was kept or dropped.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=None,
    help="How records are written.  [default: table]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE instead of standard output; it appears when the run is complete.",
)
def read(
    paths: tuple[str, ...],
    published: dt.date | None,
    engine: str | None,
    lexicon: str | None,
    min_confidence: float | None,
    explain: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """Read Arabic documents and write their event records.

    PATH is a text file, a web page, a JSON or JSON Lines file (plain, .gz, .xz or .zst), a folder of such files, or - for
    standard input. See `sijill formats`.

    A document that cannot be read is named on standard error with the cause, and the run goes on; the exit status is then 1.
    """
    settings = reading_settings(engine, lexicon, min_confidence)
    if explain and format_:
        raise click.UsageError("--explain has a form of its own: leave --format out")
    problems = Problems()
    with open_output(output) as stream:
        for piece in (
            _explained(paths, settings, published, problems)
            if explain
            else _writer(format_ or "table")(read_pairs(paths, settings, published, problems))
        ):
            stream.write(piece)
    raise SystemExit(problems.exit_status)


def read_pairs(
    paths: Sequence[str], settings: "Settings", published: dt.date | None, problems: Problems
) -> "Iterator[Pair]":
    """Each document with its record, as they come; problems are said and counted on the way."""
    return _each(paths, settings, published, problems, lambda pipeline: pipeline.read)


def _explained(
    paths: Sequence[str], settings: "Settings", published: dt.date | None, problems: Problems
) -> Iterator[str]:
    """A block of text per document: what was considered, what became of it, and why."""
    from sijill.export.explanation import write_explanations

    return write_explanations(_each(paths, settings, published, problems, lambda pipeline: pipeline.explain))


def _each(
    paths: Sequence[str],
    settings: "Settings",
    published: dt.date | None,
    problems: Problems,
    way: "Callable[[Pipeline], Callable[[Document], T]]",
) -> "Iterator[tuple[Document, T]]":
    """Each document with what a way of the pipeline's makes of it."""
    from sijill.batch.settled import settle
    from sijill.ingest.read import read_documents
    from sijill.pipeline import Pipeline

    pipeline, progress = Pipeline(settings), Progress(paths)
    if pipeline.problem:
        problems.say_general(pipeline.problem)
    work = way(pipeline)
    for number, item in enumerate(read_documents(paths, settings, published, watch=progress.advance)):
        settle(number)
        if isinstance(item, DocumentError):
            progress.clear()
            problems.say(item)
            continue
        try:
            result = work(item)
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
        yield item, result
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
