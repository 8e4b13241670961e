"""How fast documents become records, in one process: documents a second, peak memory, the cold start of `sijill read`.

usage: python -m benchmarks.reading [--documents 2000] [--every 1] [--engine lexicon] [--threads 1] [--corpus PATH] [--repeat 3] [--profile]
"""

import argparse
import cProfile
import json
import os
import pstats
import resource
import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from sijill.batch.settled import settle
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from sijill.pipeline import Pipeline
from sijill.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus" / "ant-2018-02-07.jsonl.gz"
SEED = SHARED / "gold" / "seed" / "docs"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "articles"


def load_documents(corpus: Path, count: int, every: int = 1) -> list[Document]:
    """At most `count` documents of the corpus, from the first on at equal distances."""
    found = (item for item in read_documents([corpus]) if isinstance(item, Document))
    return list(islice(found, 0, count * every, every))


def measure_reading(documents: list[Document], settings: Settings) -> dict[str, float]:
    """Documents and characters a second over all documents, after one that loads the lexicon; records found."""
    pipeline = Pipeline(settings)
    pipeline.read(documents[0])
    started, busy = time.perf_counter(), time.process_time()
    reports = 0
    for number, document in enumerate(documents):
        settle(number)  # as the commands do
        reports += len(pipeline.read(document).reports)
    took, busy = time.perf_counter() - started, time.process_time() - busy
    characters = sum(len(document.text) for document in documents)
    return {
        "documents_s": len(documents) / took,
        "documents_cpu_s": len(documents) / busy,
        "characters_s": characters / took,
        "reports": reports,
    }


def measure_cold_start(path: Path, settings: Settings, repeat: int) -> float:
    """Seconds of `sijill read PATH` with these settings in a process of its own: the median."""
    command = [sys.executable, "-m", "sijill.cli.main", "read", "--format", "annotation", str(path)]
    environment = os.environ | {"SIJILL_ENGINE": settings.engine, "SIJILL_THREADS": str(settings.threads)}
    took = []
    for _ in range(repeat):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument(
        "--every",
        type=int,
        default=1,
        help="take each n-th document: 26 with --documents 1000 spans the corpus",
    )
    parser.add_argument("--engine", default=Settings().engine)
    parser.add_argument("--threads", type=int, default=Settings().threads, help="of the tagger; 0: all cores")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--profile", action="store_true", help="say where the time goes, instead of measuring it"
    )
    given = parser.parse_args()
    settings = Settings(engine=given.engine, threads=given.threads)
    corpus = given.corpus if given.corpus.exists() else EXAMPLES
    documents = load_documents(corpus, given.documents, given.every)
    if given.profile:
        with cProfile.Profile() as profile:
            measure_reading(documents, settings)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    runs = [measure_reading(documents, settings) for _ in range(given.repeat)]
    rates = sorted(run["documents_s"] for run in runs)
    cold = measure_cold_start(SEED if SEED.exists() else EXAMPLES, settings, given.repeat)
    figures = {
        "engine": settings.engine,
        "threads": settings.threads,
        "documents": len(documents),
        "reports": int(runs[0]["reports"]),
        "documents_per_second": round(statistics.median(rates), 1),
        "spread": [round(rates[0], 1), round(rates[-1], 1)],
        "documents_per_cpu_second": round(statistics.median(run["documents_cpu_s"] for run in runs), 1),
        "characters_per_second": round(statistics.median(run["characters_s"] for run in runs)),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "cold_start_seconds": round(cold, 2),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
