"""Link the gold records and write SYSTEM_LINKS.json for shared/tools/score_links.py.

usage: python benchmarks/link_gold.py SHARED/gold/dev SYSTEM_LINKS.json [--links SHARED/gold/dev/links.json] [--own SYSTEM.jsonl [--engine tagger]]

With --own, links what sijill itself reads in the documents with the engine given (lexicon unless told otherwise), and writes those
records to SYSTEM.jsonl for score_links.py --reports.
With --links, also says how many of the annotated part-of and retaliation relations are found (score_links.py scores clusters only).
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from gold_reports import read_document, read_gold

from sijill.export.annotation import annotation
from sijill.linking.link import link
from sijill.linking.reports import link_reports
from sijill.model.linking import PART_OF, RETALIATION, Linking, LinkReport
from sijill.pipeline import Pipeline
from sijill.settings import ENGINES, Settings


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--links", type=Path)
    options.add_argument("--own", type=Path)
    options.add_argument("--engine", choices=ENGINES, default="lexicon")
    given = options.parse_args()
    reports = read_own(given.gold, given.own, given.engine) if given.own else read_gold(given.gold)
    started = time.perf_counter()
    linking = link(reports)
    took = time.perf_counter() - started
    clusters = [list(found.members) for found in linking.clusters if len(found.members) > 1]
    given.out.write_text(json.dumps({"clusters": clusters}, indent=1))
    print(f"{len(reports)} records, {len(clusters)} clusters of two or more, {took:.2f} s")
    if given.links:
        compare_relations(linking, json.loads(given.links.read_text("utf-8")))


def read_own(folder: Path, out: Path, engine: str) -> list[LinkReport]:
    """What sijill reads in FOLDER/docs, as the linker sees it; the records themselves go to `out`, in annotation format."""
    pipeline = Pipeline(Settings(engine=engine))
    found: list[LinkReport] = []
    with out.open("w", encoding="utf-8") as lines:
        for path in sorted((folder / "docs").glob("*.json")):
            document = read_document(json.loads(path.read_text("utf-8")))
            record = pipeline.read(document)
            lines.write(json.dumps(annotation(document, record), ensure_ascii=False) + "\n")
            found += link_reports(document, record.reports, path.stem)
    return found


def compare_relations(linking: Linking, links: dict[str, Any]) -> None:
    """Precision and recall of relations between happenings: a relation of any two records of two clusters counts for the clusters.

    The annotation has relations across documents only, so those that a document states of its own records are counted apart.
    """
    gold = {name: tuple(cluster) for cluster in links["clusters"] for name in cluster}
    for kind, rows in (
        (PART_OF, [(a, b) for a, _, b in links["parts"]]),
        (RETALIATION, links["retaliation"]),
    ):
        wanted = {(gold.get(a, (a,)), gold.get(b, (b,))) for a, b in rows}
        found = {(gold.get(r.a, (r.a,)), gold.get(r.b, (r.b,))) for r in linking.relations if r.kind == kind}
        own = {
            pair for pair in found - wanted if len({name.split("#")[0] for end in pair for name in end}) == 1
        }
        print(
            f"{kind}: annotated {len(wanted)}, found {len(found - own)} across documents "
            f"and {len(own)} within one, right {len(wanted & found)}"
        )


if __name__ == "__main__":
    main()
