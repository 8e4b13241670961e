"""`make bench`: speed and memory of both engines, of a batch, of finders and of the ledger, beside the last committed figures.

usage: python -m benchmarks [--documents 600] [--tagged 200] [--reports 5000] [--save]

Documents are taken at equal distances from the whole corpus (the example articles where it is absent). Processor time is what compares between runs on a
machine that others use too. `--save` makes these figures the ones to compare with (benchmarks/last.json). Some five minutes on two quiet cores.
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
from collections.abc import Callable
from pathlib import Path

from benchmarks.reading import CORPUS, EXAMPLES, load_documents
from sijill.model.document import Document
from sijill.model.serial import to_plain

LAST = Path(__file__).with_name("last.json")
READ = ("documents_per_second", "documents_per_cpu_second", "peak_memory_mb", "cold_start_seconds")
Figures = dict[str, float]


def sample(count: int) -> list[Document]:
    """So many documents at equal distances over the corpus, or the example articles."""
    if not CORPUS.exists():
        return load_documents(EXAMPLES, count)
    documents = load_documents(CORPUS, sys.maxsize)
    return documents[:: max(1, len(documents) // count)][:count]


def write_sample(documents: list[Document], path: Path) -> Path:
    """The documents as JSON Lines, as `sijill read` takes them."""
    path.write_text("".join(json.dumps(to_plain(d), ensure_ascii=False) + "\n" for d in documents), "utf-8")
    return path


def run_python(*arguments: str) -> str:
    """Standard output of a Python process of its own."""
    return subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ).stdout


def measure_engine(engine: str, path: Path, documents: int, repeat: int) -> Figures:
    """What `benchmarks.reading` says of one engine, in a process of its own."""
    found = json.loads(
        run_python(
            "-m", "benchmarks.reading", "--engine", engine, "--corpus", str(path),
            "--documents", str(documents), "--repeat", str(repeat),
        )
    )  # fmt: skip
    return {f"{engine}: {name.replace('_', ' ')}": found[name] for name in READ}


def measure_batch(engine: str, path: Path, folder: Path) -> Figures:
    """`sijill batch --jobs 2` over a file; start-up of the processes included."""
    out = folder / f"out-{engine}"
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run_python(
        "-m", "sijill.cli.main", "batch", str(path), "--out", str(out), "--jobs", "2", "--shard-size", "50", "--engine", engine,
    )  # fmt: skip
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    done = json.loads((out / "batch.json").read_text())["documents"]
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        f"batch, 2 jobs, {engine}: documents per second": round(done / took, 1),
        f"batch, 2 jobs, {engine}: documents per cpu second": round(done / busy, 1),
    }


def measure_finders(documents: list[Document]) -> Figures:
    """Times and places found by themselves, documents a second of processor time."""
    from benchmarks.side_by_side import rate, sijill_dates, sijill_names

    finders: dict[str, Callable[[Document], object]] = {"times": sijill_dates(), "places": sijill_names()}
    return {
        f"{name}: documents per cpu second": round(rate(read, documents), 1) for name, read in finders.items()
    }


def measure_ledger(reports: int) -> Figures:
    """What `benchmarks/ledger.py` says of a ledger of so many synthetic reports."""
    found = json.loads(run_python("-m", "benchmarks.ledger", "--reports", str(reports), "--linked", "1000"))
    return {
        "ledger: reports added per cpu second": found["add"]["per_cpu_s"],
        "ledger: events derived per cpu second": found["derive"]["per_cpu_s"],
        "ledger: reports linked per cpu second": found["link"]["per_cpu_s"],
        "ledger: slowest filter ms": round(1000 * max(f["cpu_s"] for f in found["filter"].values())),
    }


def show(figures: Figures, last: Figures) -> None:
    """A table of the figures, those before, and the ratio."""
    print(f"{'':52}{'now':>10}{'before':>10}{'ratio':>8}")
    for name, value in figures.items():
        was = last.get(name)
        ratio = f"{value / was:.2f}" if was else "-"
        print(f"{name:52}{value:>10}{was if was is not None else '-':>10}{ratio:>8}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--tagged", type=int, default=200)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--save", action="store_true")
    given = parser.parse_args()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    last = json.loads(LAST.read_text()) if LAST.exists() else {"figures": {}, "machine": "none"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, few = sample(given.documents), sample(given.tagged)
        wide, narrow = write_sample(many, folder / "many.jsonl"), write_sample(few, folder / "few.jsonl")
        load = os.getloadavg()[0]
        print(
            f"{len(many)} and {len(few)} documents on {machine}, load {load:.1f}; before: {last['machine']}\n"
        )
        figures = measure_engine("lexicon", wide, len(many), 3) | measure_engine(
            "tagger", narrow, len(few), 1
        )
        figures |= measure_batch("lexicon", wide, folder) | measure_batch("tagger", narrow, folder)
        figures |= measure_finders(many) | measure_ledger(given.reports)
    show(figures, last["figures"])
    if given.save:
        saved = {"machine": f"{machine}, load {load:.1f}", "figures": figures}
        LAST.write_text(json.dumps(saved, indent=1) + "\n")


if __name__ == "__main__":
    main()
