"""How the cost of linking grows: synthetic reports, and real ones from the corpus; near copies in the corpus.

usage: python benchmarks/linking.py synthetic [--sizes 1000 3000 10000 30000 100000] [--days 0]
       python benchmarks/linking.py real CORPUS.jsonl.gz [--documents 2000]
       python benchmarks/linking.py copies CORPUS.jsonl.gz

`synthetic`: happenings with Zipf-distributed places and participants, one to five reports each. With --days 0 the time span grows with the number of reports (500 a day, as more
years are added); with --days 150 all fall into 150 days (as more outlets are added), which fills the blocks and shows their caps at work.
"""

import argparse
import datetime as dt
import gzip
import json
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from sijill.linking.cluster import cluster
from sijill.linking.compare import find_link
from sijill.linking.link import candidate_pairs
from sijill.linking.near_duplicates import find_near_duplicates, signature
from sijill.model.document import Document
from sijill.model.linking import LinkActor, LinkPlace, LinkReport

START = dt.date(2010, 1, 1)
PLACES, PARTIES, WORDS, PER_DAY = 4000, 800, 20_000, 500
TYPES = (
    ("ASSAULT",) * 10
    + ("COERCE",) * 5
    + ("ACCUSE",) * 3
    + ("PROTEST", "RETREAT", "SANCTION", "MOBILIZE", "REQUEST")
)
MODES = ("firearms", "aerial", "heavy-weapons", "explosives", "seize", "restrict")


class Zipf:
    """Numbers below `size`, the k-th with a chance in proportion to 1/(k+10)."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.chance = chance
        self.weights = []
        total = 0.0
        for rank in range(size):
            total += 1 / (rank + 10)
            self.weights.append(total)

    def take(self, count: int) -> list[int]:
        return self.chance.choices(range(len(self.weights)), cum_weights=self.weights, k=count)


def synthetic(size: int, days: int, seed: int = 1) -> list[LinkReport]:
    """`size` reports, the same ones for the same arguments."""
    chance = random.Random(seed)
    places, parties, words = (Zipf(n, chance) for n in (PLACES, PARTIES, WORDS))
    span = days or max(2, size // PER_DAY)
    reports: list[LinkReport] = []
    while len(reports) < size:
        first = START + dt.timedelta(days=chance.randrange(span))
        place, actor, recipient, *_ = (*places.take(1), *parties.take(2))
        mode, kind, killed = chance.choice(MODES), chance.choice(TYPES), chance.randrange(60)
        said = words.take(12)
        for _ in range(chance.choice((1, 1, 1, 1, 2, 3, 5))):
            number = len(reports)
            reports.append(
                LinkReport(
                    id=f"d{number // 4}#e{number % 4}",
                    document=f"d{number // 4}",
                    type=kind,
                    modes=frozenset({mode}),
                    first=first,
                    last=first,
                    basis="words",
                    places=(LinkPlace(frozenset({f"place{place}"}), f"C{place % 30:02}"),),
                    actors=(LinkActor(frozenset({f"actor{actor}"}), f"C{actor % 30:02}"),),
                    recipients=(LinkActor(frozenset({f"actor{recipient}"})),),
                    killed=(killed, killed),
                    triggers=frozenset({f"word{said[0]}"}),
                    context=frozenset(
                        f"word{word}" for word in (*said[: chance.randint(4, 12)], *words.take(8))
                    ),
                    published=first + dt.timedelta(days=1),
                )
            )
    return reports[:size]


def articles(path: Path, most: int | None = None) -> Iterator[Document]:
    """Documents of the corpus, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == most:
                return
            article = json.loads(line)
            published = dt.date.fromisoformat(article["published"][:10]) if article.get("published") else None
            text = f"{article['title']}\n{article['text']}"
            yield Document(article["id"], text, article["title"], article.get("source"), None, published)


def measure(reports: list[LinkReport]) -> str:
    """One row: reports, pairs compared, CPU seconds to find and compare them and to cluster, clusters, peak memory."""
    started = time.process_time()
    known = {report.id: report for report in reports}
    pairs, links = 0, []
    for a, b in candidate_pairs(reports):
        pairs += 1
        found = find_link(known[a], known[b])
        if found is not None:
            links.append(found)
    compared = time.process_time() - started
    clusters = cluster(known, links)
    total = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    several = sum(len(found.members) > 1 for found in clusters)
    return (
        f"{len(reports):8} {pairs:10} {pairs / len(reports):8.1f} {compared:10.1f} {total - compared:8.1f} {total:8.1f} "
        f"{1000 * total / len(reports):8.2f} {len(clusters):8} {several:8} {peak:7.0f}"
    )


HEAD = " reports      pairs per rep. compare s clust. s  total s  ms/rep. clusters  several  MB peak"


def real(path: Path, most: int) -> Iterator[LinkReport]:
    """Reports of the lexicon engine on the first documents of the corpus."""
    from sijill.linking.reports import link_reports
    from sijill.pipeline import Pipeline
    from sijill.settings import Settings

    pipeline = Pipeline(Settings(engine="lexicon"))
    for document in articles(path, most):
        yield from link_reports(document, pipeline.read(document).reports)


def copies(path: Path) -> None:
    """Near copies in the whole corpus."""
    started = time.process_time()
    signatures = [(document.id, signature(document.text)) for document in articles(path)]
    signed = time.process_time() - started
    found = find_near_duplicates(signatures)
    total = time.process_time() - started
    print(
        f"{len(signatures)} documents, {signed:.1f} s to sign, {total - signed:.1f} s to pair, {len(found)} pairs"
    )
    across = [pair for pair in found if pair.a[:2] != pair.b[:2]]
    print(f"of them between two outlets: {len(across)}")
    for low, high in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        print(
            f"similarity {low:.1f} to {min(high, 1):.1f}: {sum(low <= pair.score < high for pair in found)}"
        )
    if found:
        print(
            "random pairs:",
            [
                (pair.a, pair.b, round(pair.score, 2))
                for pair in random.Random(1).sample(found, min(20, len(found)))
            ],
        )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("what", choices=["synthetic", "real", "copies"])
    options.add_argument("corpus", type=Path, nargs="?")
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10_000, 30_000, 100_000])
    options.add_argument("--days", type=int, default=0)
    options.add_argument("--documents", type=int, default=2000)
    given = options.parse_args()
    if given.what == "copies":
        copies(given.corpus)
        return
    print(HEAD)
    if given.what == "synthetic":
        for size in given.sizes:
            print(measure(synthetic(size, given.days)), flush=True)
        return
    reports = list(real(given.corpus, given.documents))
    sizes = [size for size in given.sizes if size < len(reports)]
    for size in (*sizes, len(reports)):
        print(measure(reports[:size]), flush=True)


if __name__ == "__main__":
    main()
