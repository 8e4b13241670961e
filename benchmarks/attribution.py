"""Of the coders' source, blamed and claimed_by spans, how many does a found attribution of that kind overlap?

usage: python benchmarks/attribution.py FOLDER     FOLDER: ../shared/gold/train or ../shared/gold/dev
"""

import collections
import json
import pathlib
import sys

from sijill.analysis import tokenize
from sijill.extraction.attribution import find_attributions

FIELDS = (("source", "source"), ("blamed", "blame"), ("claimed_by", "claim"))


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    found: collections.Counter[str] = collections.Counter()
    asked: collections.Counter[str] = collections.Counter()
    for path in sorted((folder / "gold").glob("*.json")):
        lines = json.loads((folder / "docs" / path.name).read_text("utf-8"))["lines"]
        text = "\n".join(lines)
        attributions = find_attributions(text, tokenize(text))
        for event in json.loads(path.read_text("utf-8"))["events"]:
            for field, kind in FIELDS:
                gold = event.get(field)
                if not gold or not gold.get("text"):
                    continue
                start = text.find(gold["text"], sum(len(line) + 1 for line in lines[: gold["line"]]))
                end = start + len(gold["text"])
                if start < 0:
                    continue
                asked[field] += 1
                parties = [
                    p.evidence
                    for a in attributions
                    if a.kind == kind
                    for p in ((a.party, *a.chain) if kind == "source" else (a.party,))
                    if p is not None
                ]
                found[field] += any(p.start < end and start < p.end for p in parties)
    for field, _ in FIELDS:
        print(f"{field:12} {found[field]:5} of {asked[field]:5}   {found[field] / asked[field]:.3f}")


if __name__ == "__main__":
    main()
