"""A long command watched: documents done, memory of all its processes, processor time and size of its output, every few seconds.

usage: python -m benchmarks.batch LOG.tsv --folder DIR -- sijill batch CORPUS --out DIR --jobs 2
       python -m benchmarks.batch LOG.tsv --ledger FILE.db -- sijill add --ledger FILE.db --from-batch DIR
       python -m benchmarks.batch LOG.tsv --table

The log has one row a look: seconds, documents done, resident memory of the command and its children (MB, and of the largest single process), CPU
seconds of all of them, MB on disk. `--table` prints it thinned out to some ten rows, with what the documents since the row before cost.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

EVERY = 5.0
PAGE, TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")
HEAD = ("seconds", "documents", "rss_mb", "largest_mb", "cpu_s", "disk_mb")


def process_tree(root: int) -> list[int]:
    """A process and all that came from it, from /proc."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def usage(pids: list[int]) -> tuple[float, float, float]:
    """Resident MB of all (pages that processes share are counted once for each), of the largest, and CPU seconds of all so far."""
    sizes, cpu = [0.0], 0.0
    for pid in pids:
        try:
            stat = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        sizes.append(int(stat[21]) * PAGE / 1e6)
        cpu += (int(stat[11]) + int(stat[12])) / TICK
    return sum(sizes), max(sizes), cpu


def done_in_folder(folder: Path) -> int:
    """Documents of the finished shards."""
    from sijill.batch.folder import load_markers

    return sum(marker.documents for marker in load_markers(folder)) if folder.is_dir() else 0


def done_in_ledger(path: Path) -> int:
    """Documents in a SQLite ledger."""
    if not path.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return int(connection.execute("select count(*) from documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def disk(path: Path | None) -> float:
    """MB of a folder, or of a file and its write-ahead log."""
    if path is None:
        return 0.0
    files = path.iterdir() if path.is_dir() else path.parent.glob(path.name + "*")
    return sum(file.stat().st_size for file in files if file.exists()) / 1e6


def watch(command: list[str], log: Path, folder: Path | None, ledger: Path | None) -> int:
    """Runs the command and writes the log; the command's exit status."""
    started = time.monotonic()
    with log.open("w") as out, subprocess.Popen(command) as process:
        print(*HEAD, sep="\t", file=out)
        while True:
            ended = process.poll() is not None
            total, largest, cpu = usage(process_tree(process.pid))
            done = done_in_folder(folder) if folder else done_in_ledger(ledger) if ledger else 0
            row = (time.monotonic() - started, done, total, largest, cpu, disk(folder or ledger))
            print(
                *(f"{value:.1f}" if isinstance(value, float) else value for value in row),
                sep="\t",
                file=out,
                flush=True,
            )
            if ended:
                return process.returncode
            try:
                process.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue


def table(log: Path, rows: int = 10) -> None:
    """The log, thinned out."""
    lines = [[float(cell) for cell in line.split("\t")] for line in log.read_text().splitlines()[1:]]
    top = max(line[1] for line in lines)
    steps = [1000, *(round(top * n / rows) for n in range(1, rows + 1))]
    print(
        "| documents | seconds | documents a second since the row before | MB, all processes | MB, the largest | MB on disk |"
    )
    print("|---|---|---|---|---|---|")
    before = (0.0, 0.0)
    for step in steps:
        line = next(line for line in lines if line[1] >= step)
        rate = (line[1] - before[1]) / (line[0] - before[0]) if line[0] > before[0] else 0.0
        print(
            f"| {line[1]:,.0f} | {line[0]:,.0f} | {rate:,.0f} | {line[2]:,.0f} | {line[3]:,.0f} | {line[5]:,.0f} |"
        )
        before = (line[0], line[1])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("log", type=Path)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--table", action="store_true")
    own, _, command = " ".join(sys.argv[1:]).partition(" -- ")
    given = parser.parse_args(own.split())
    if given.table:
        table(given.log)
        return
    sys.exit(watch(command.split(), given.log, given.folder, given.ledger))


if __name__ == "__main__":
    main()
