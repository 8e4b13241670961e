"""`make bench`: speed and memory of reading and of a batch, beside the last committed figures.

usage: python -m benchmarks [--documents 1000] [--repeat 3] [--save]

Processor time is what compares between runs on a machine that others use too. `--save` makes these figures the ones to compare with (benchmarks/last.json).
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.reading import CORPUS, EXAMPLES

LAST = Path(__file__).with_name("last.json")


def measure_engine(documents: int, repeat: int) -> dict[str, float]:
    """What `benchmarks.reading` says, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.reading",
        "--documents",
        str(documents),
        "--repeat",
        str(repeat),
    ]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    names = ("documents_per_second", "documents_per_cpu_second", "peak_memory_mb", "cold_start_seconds")
    return {f"read: {name.replace('_', ' ')}": found[name] for name in names}


def measure_batch(documents: int) -> dict[str, float]:
    """`sijill batch --jobs 2` over as many documents; start-up included."""
    import gzip
    import itertools

    with tempfile.TemporaryDirectory() as folder:
        source: Path = EXAMPLES
        if CORPUS.exists():
            source = Path(folder, "corpus.jsonl")
            with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
                source.write_text("".join(itertools.islice(lines, documents)), "utf-8")
        command = [
            sys.executable,
            "-m",
            "sijill.cli.main",
            "batch",
            str(source),
            "--out",
            f"{folder}/out",
            "--jobs",
            "2",
        ]
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        done = json.loads(Path(folder, "out/batch.json").read_text())["documents"]
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "batch, 2 jobs: documents per second": round(done / took, 1),
        "batch, 2 jobs: documents per cpu second": round(done / busy, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--save", action="store_true")
    given = parser.parse_args()
    figures = measure_engine(given.documents, given.repeat) | measure_batch(given.documents)
    last = json.loads(LAST.read_text()) if LAST.exists() else {"figures": {}, "machine": "none"}
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(
        f"{given.documents} documents on {machine}, load {os.getloadavg()[0]:.1f}; before: {last['machine']}\n"
    )
    print(f"{'':44}{'now':>10}{'before':>10}{'ratio':>8}")
    for name, value in figures.items():
        was = last["figures"].get(name)
        print(
            f"{name:44}{value:>10}{was if was is not None else '-':>10}{f'{value / was:.2f}' if was else '-':>8}"
        )
    if given.save:
        LAST.write_text(
            json.dumps({"machine": f"{machine}, load {os.getloadavg()[0]:.1f}", "figures": figures}, indent=1)
            + "\n"
        )


if __name__ == "__main__":
    main()
