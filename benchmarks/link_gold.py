"""Link the gold records and write SYSTEM_LINKS.json for shared/tools/score_links.py.

usage: python benchmarks/link_gold.py SHARED/gold/dev SYSTEM_LINKS.json [--links SHARED/gold/dev/links.json]

With --links, also says how many of the annotated part-of and retaliation relations are found (score_links.py scores clusters only).
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from gold_reports import read_gold

from sijill.linking.link import link
from sijill.model.linking import PART_OF, RETALIATION, Linking


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--links", type=Path)
    given = options.parse_args()
    reports = read_gold(given.gold)
    started = time.perf_counter()
    linking = link(reports)
    took = time.perf_counter() - started
    clusters = [list(found.members) for found in linking.clusters if len(found.members) > 1]
    given.out.write_text(json.dumps({"clusters": clusters}, indent=1))
    print(f"{len(reports)} records, {len(clusters)} clusters of two or more, {took:.2f} s")
    if given.links:
        compare_relations(linking, json.loads(given.links.read_text("utf-8")))


def compare_relations(linking: Linking, links: dict[str, Any]) -> None:
    """Precision and recall of relations between happenings: a relation of any two records of two clusters counts for the clusters."""
    gold = {name: tuple(cluster) for cluster in links["clusters"] for name in cluster}
    for kind, rows in (
        (PART_OF, [(a, b) for a, _, b in links["parts"]]),
        (RETALIATION, links["retaliation"]),
    ):
        wanted = {(gold.get(a, (a,)), gold.get(b, (b,))) for a, b in rows}
        found = {(gold.get(r.a, (r.a,)), gold.get(r.b, (r.b,))) for r in linking.relations if r.kind == kind}
        print(f"{kind}: annotated {len(wanted)}, found {len(found)}, right {len(wanted & found)}")


if __name__ == "__main__":
    main()
