"""Of the participants that a system found in paired records, how many have the coder's country and role?

usage: python benchmarks/actor_pairs.py SCORE.py DOCS GOLD SYSTEM.jsonl

SCORE.py: ../shared/tools/score.py, whose pairing of records and matching of participants is used. SYSTEM.jsonl: `sijill read --format annotation DOCS`.
"""

import importlib.util
import json
import pathlib
import sys
from typing import Any


def load(path: str) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    score = load(sys.argv[1])
    docs, gold_folder = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    system = score.read_system(sys.argv[4])
    matched = both = country = role = 0
    for path in sorted(gold_folder.glob("*.json")):
        doc = score.Doc(json.loads((docs / path.name).read_text("utf-8"))["lines"])
        gold = json.loads(path.read_text("utf-8"))["events"]
        found = system.get(path.stem, [])
        for i, j in score.pair(gold, found, doc):
            for field in ("actors", "recipients"):
                left = list(found[j].get(field) or [])
                for g in gold[i].get(field) or []:
                    hit = next((s for s in left if score.same_participant(g, s)), None)
                    if hit is None:
                        continue
                    left.remove(hit)
                    matched += 1
                    country += g["country"] == hit["country"]
                    role += g["role"] == hit["role"]
                    both += (g["country"], g["role"]) == (hit["country"], hit["role"])
    print(
        f"{matched} paired participants: country and role {both / matched:.3f}   country {country / matched:.3f}   role {role / matched:.3f}"
    )


if __name__ == "__main__":
    main()
