"""`sijill add`: documents and their records into the ledger."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from sijill.cli.ledger_option import ledger_option, ledger_where
from sijill.cli.problems import Problems
from sijill.cli.progress import Progress
from sijill.cli.reading_options import published_option, reading_options, reading_settings
from sijill.errors import DocumentError, RecordError, SijillError

if TYPE_CHECKING:
    from sijill.ledger.store import Added
    from sijill.model.document import Document
    from sijill.model.ledger import Run
    from sijill.model.report import DocumentRecord
    from sijill.settings import Settings

    Read = Callable[[Document], DocumentRecord | None]


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@ledger_option
@click.option(
    "--records", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
    help="Take the documents' records from this folder (annotation format) instead of extracting them.",
)  # fmt: skip
@click.option(
    "--from-batch", "batch", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
    help="Add what `sijill batch --out DIR` read, instead of reading PATH.",
)  # fmt: skip
@published_option
@click.option(
    "--source", metavar="NAME",
    help="Outlet of documents that name none. Without an outlet or a URL a changed text is another document, not a correction.",
)  # fmt: skip
@reading_options
def add(
    paths: tuple[str, ...],
    where: str | None,
    records: Path | None,
    batch: Path | None,
    published: dt.date | None,
    source: str | None,
    engine: str | None,
    lexicon: str | None,
    min_confidence: float | None,
) -> None:
    """Read documents and add them to the ledger.

    PATH is as in `sijill read`. The ledger is made if it is not there. Adding a document again changes nothing; a changed text under the
    same outlet and id, or the same URL, takes the place of the earlier one, which is kept. A run that is stopped or killed leaves whole
    documents: run it again and it goes on. Several may add at once.
    """
    if batch:
        if paths or records or published or source or engine or lexicon or min_confidence is not None:
            raise click.UsageError(
                "--from-batch takes no PATH and none of --records, --published, --source, --engine, --lexicon, --min-confidence"
            )
        _add_batch(batch, where)
    if not paths:
        raise click.UsageError("Missing argument 'PATH...'")
    from sijill.ingest.read import read_documents
    from sijill.recording import open_ledger
    from sijill.recording.documents import record_documents

    settings = reading_settings(engine, lexicon, min_confidence)
    problems, progress = Problems(), Progress(paths)
    read, run = _annotated(records, problems) if records else _extracted(settings, problems)

    def documents() -> "Iterator[Document]":
        for item in read_documents(paths, settings, published, watch=progress.advance):
            if isinstance(item, DocumentError):
                progress.clear()
                problems.say(item)
                continue
            progress.step()
            yield replace(item, source=source) if source and item.source is None else item

    with open_ledger(ledger_where(where)) as ledger:
        added = record_documents(ledger, documents(), read, run, problems.say)
        progress.clear()
        click.echo(f"{ledger_where(where)}: {_summary(added)}; {ledger.count():,} events in all")
    raise SystemExit(problems.exit_status)


def _add_batch(folder: Path, where: str | None) -> NoReturn:
    """Adds a batch's shards, one after the other; says how many documents the batch itself had to leave out."""
    from sijill.batch.folder import is_complete
    from sijill.batch.into_ledger import add_shards
    from sijill.cli.batch_progress import ShardProgress
    from sijill.recording import open_ledger

    problems, progress = Problems(), ShardProgress(folder)
    with open_ledger(ledger_where(where)) as ledger:
        added = add_shards(ledger, folder, problems.say, progress.step)
        progress.clear()
        if not is_complete(folder):
            problems.say(
                DocumentError(str(folder), "the batch is not finished: only what it has so far was added")
            )
        click.echo(f"{ledger_where(where)}: {_summary(added)}; {ledger.count():,} events in all")
    raise SystemExit(problems.exit_status)


def _extracted(settings: "Settings", problems: Problems) -> "tuple[Read, Run]":
    """A reader that extracts, and the run that it is."""
    from sijill.batch.settled import settle
    from sijill.pipeline import Pipeline
    from sijill.recording.documents import current_run

    pipeline, asked = Pipeline(settings), itertools.count()
    if pipeline.problem:
        problems.say_general(pipeline.problem)

    def read(document: "Document") -> "DocumentRecord | None":
        settle(next(asked))
        try:
            return pipeline.read(document)
        except SijillError:
            raise  # a lexicon or model that cannot be used stops the run
        except Exception as error:  # noqa: BLE001 - one document's fault must not end a run over thousands
            problems.say_internal(document.id, error)
            return None

    return read, current_run(settings)


def _annotated(folder: Path, problems: Problems) -> "tuple[Read, Run]":
    """A reader that takes records from a folder, and the run that they are: its hash is that of the records."""
    import hashlib

    from sijill.ledger.annotation import find_records, read_annotation
    from sijill.ledger.codec import canonical
    from sijill.model.ledger import Run

    rows = find_records(folder)

    def read(document: "Document") -> "DocumentRecord | None":
        if document.id not in rows:
            problems.say(DocumentError(document.id, f"left out: no record of it in {folder}"))
            return None
        try:
            return read_annotation(rows[document.id], document)
        except RecordError as error:
            problems.say(DocumentError(document.id, f"left out: {error}"))
            return None

    return read, Run("records", "annotation", hashlib.sha256(canonical(rows).encode()).hexdigest())


def _summary(added: "Added") -> str:
    parts: Iterable[tuple[int, str]] = (
        (added.documents, f"{added.documents:,} documents added"),
        (added.corrected, f"{added.corrected:,} of them in place of an earlier text"),
        (added.reread, f"{added.reread:,} read anew"),
        (added.unchanged, f"{added.unchanged:,} there already"),
        (added.reports, f"{added.reports:,} new reports"),
    )
    return ", ".join(text for number, text in parts if number) or "nothing to add"
