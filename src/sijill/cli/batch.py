"""`sijill batch`: a corpus in shards, resumable, in several processes or on Ray."""

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.problems import Problems
from sijill.cli.reading_options import published_option, reading_options, reading_settings
from sijill.errors import DocumentError

if TYPE_CHECKING:
    from sijill.batch.run import Execute, ShardDone
    from sijill.cli.batch_progress import BatchProgress


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help="The folder that takes the output. A run that was stopped goes on from it.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
    help="How many processes read.",
)  # fmt: skip
@click.option(
    "--engine-address", metavar="ADDRESS",
    help="Read on a Ray cluster instead: ray://HOST:PORT, auto (the cluster this machine is in) or local (a new one here).",
)  # fmt: skip
@click.option(
    "--shard-size", type=click.IntRange(min=1), default=500, show_default=True, metavar="N",
    help="Documents a shard.",
)  # fmt: skip
@published_option
@reading_options
def batch(
    inputs: tuple[str, ...],
    out: Path,
    jobs: int,
    engine_address: str | None,
    shard_size: int,
    published: dt.date | None,
    engine: str | None,
    lexicon: str | None,
    min_confidence: float | None,
) -> None:
    """Read a corpus in shards, in several processes or on Ray.

    INPUT is as PATH in `sijill read`: JSON Lines (plain, .gz, .xz, .zst), Parquet, a folder, or a URL that fsspec knows (s3://…).

    Each finished shard leaves its records (shard-00000.jsonl, as `sijill read --format jsonl` writes them), a table of its reports
    (.parquet), its documents and a marker. Run the same command again after a stop or a kill: finished shards are skipped, those
    whose input, word lists or software changed are read anew. Documents that failed are listed in failed.jsonl; then the exit
    status is 1. `sijill add --from-batch DIR` takes the result into a ledger.
    """
    from sijill.batch.run import run_batch
    from sijill.batch.shards import cut_shards
    from sijill.cli.batch_progress import BatchProgress
    from sijill.export.report_table import load_pyarrow
    from sijill.ingest.read import read_documents

    load_pyarrow()
    settings = reading_settings(engine, lexicon, min_confidence)
    problems, progress = Problems(), BatchProgress(inputs)
    items = read_documents(inputs, settings, published, watch=progress.advance)
    totals = run_batch(
        cut_shards(items, shard_size, lambda: progress.taken),
        out,
        settings,
        _executor(jobs, engine_address),
        functools.partial(_tell, progress, problems),
    )
    progress.clear()
    click.echo(
        f"{out}: {totals.documents:,} documents, {totals.reports:,} reports, {totals.facts:,} facts"
        + (
            f"; {totals.failures:,} left out or warned of, see {out / 'failed.jsonl'}"
            if totals.failures
            else ""
        )
        + progress.summary()
    )
    raise SystemExit(1 if totals.failures else 0)


def _executor(jobs: int, address: str | None) -> "Execute":
    if address:
        from sijill.batch import run_ray

        return functools.partial(run_ray.map_shards, address=address)
    from sijill.batch import run_local

    return functools.partial(run_local.map_shards, jobs=jobs)


def _tell(progress: "BatchProgress", problems: Problems, done: "ShardDone") -> None:
    if not done.skipped and done.marker.failures:
        progress.clear()
        for document, cause in done.marker.failures:
            problems.say(DocumentError(document, cause))
    progress.shard_done(done.marker.documents, done.size, done.skipped)
