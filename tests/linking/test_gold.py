"""The floor of linking on gold/dev, given the gold records: measured with the shared scorer, may rise and not silently fall."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.gold_reports import read_gold
from sijill.linking.link import link

B3_FLOOR, PAIR_FLOOR = 0.965, 0.77


@pytest.mark.shared
def test_clusters_of_gold_records(shared: Path, tmp_path: Path) -> None:
    dev = shared / "gold" / "dev"
    clusters = [list(found.members) for found in link(read_gold(dev)).clusters if len(found.members) > 1]
    out = tmp_path / "links.json"
    out.write_text(json.dumps({"clusters": clusters}))
    scorer = shared / "tools" / "score_links.py"
    command = [
        sys.executable,
        str(scorer),
        str(dev / "docs"),
        str(dev / "gold"),
        str(dev / "links.json"),
        str(out),
    ]
    line = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = {name: float(value) for name, value in re.findall(r"(b3_f1|pair_f1) ([\d.]+)", line)}
    assert figures["b3_f1"] >= B3_FLOOR, line
    assert figures["pair_f1"] >= PAIR_FLOOR, line
