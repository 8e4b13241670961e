"""A batch goes into a ledger step by step: what each step costs, from the first thousand documents to the last.

usage: python -m benchmarks.growth BATCH_DIR LEDGER.db [--steps 1000,2000,4000,8000,12000,16000,20000,26000]

Each step hands the next shards to `sijill add --from-batch`, in a process of its own, and prints a row: documents handed over so far, what the ledger then holds, wall-clock and
processor seconds of the step, milliseconds of processor a document, peak memory of the process and the size of the ledger. A ledger that is there already is refused.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.batch import disk
from sijill.batch.folder import DONE, FILES, Marker, load_markers, shard_file

STEPS = (1000, 2000, 4000, 8000, 12000, 16000, 20000, 26000)
HEAD = (
    "documents",
    "in the ledger",
    "reports",
    "events",
    "seconds",
    "processor s",
    "ms a document",
    "peak MB",
    "MB on disk",
)


def parts(markers: Sequence[Marker], steps: Sequence[int]) -> Iterator[list[Marker]]:
    """The shards that bring the documents handed over to each step, and at last what is left."""
    waiting, done = list(markers), 0
    for step in (*steps, sys.maxsize):
        part: list[Marker] = []
        while waiting and done < step:
            part.append(waiting.pop(0))
            done += part[-1].documents
        if part:
            yield part


def add(folder: Path, part: Sequence[Marker], ledger: Path) -> tuple[float, float, float]:
    """Adds these shards of a batch; wall-clock seconds, processor seconds, peak MB of the process."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as few:
        for marker in part:
            for ending in (DONE, *FILES.values()):
                source = shard_file(folder, marker.shard, ending)
                Path(few, source.name).symlink_to(source.resolve())
        command = [
            sys.executable,
            "-m",
            "sijill.cli.main",
            "add",
            "--ledger",
            str(ledger),
            "--from-batch",
            few,
        ]
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):  # 1: single documents were left out
        raise SystemExit(f"sijill add ended with {child.returncode}")
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def held(ledger: Path) -> list[int]:
    """Documents, reports and events in a SQLite ledger."""
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
        return [
            connection.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("documents", "reports", "events")
        ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("batch", type=Path)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--steps", default=",".join(map(str, STEPS)))
    given = parser.parse_args()
    if given.ledger.exists():
        parser.error(f"{given.ledger} is there already")
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}", flush=True)
    done = 0
    for part in parts(list(load_markers(given.batch)), [int(step) for step in given.steps.split(",")]):
        wall, busy, peak = add(given.batch, part, given.ledger)
        new = sum(marker.documents for marker in part)
        done += new
        documents, reports, events = held(given.ledger)
        row = (
            done,
            documents,
            reports,
            events,
            wall,
            busy,
            1000 * busy / max(new, 1),
            peak,
            disk(given.ledger),
        )
        print(f"| {' | '.join(f'{value:,.0f}' for value in row)} |", flush=True)


if __name__ == "__main__":
    main()
