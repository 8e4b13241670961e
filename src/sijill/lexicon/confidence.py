"""Confidence: which share of values with a raw score turned out right, `data/confidence.tsv`, fitted by `training/fit_confidence.py`."""

import bisect
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from sijill.errors import LexiconError
from sijill.lexicon.load import DATA

FILE = "confidence.tsv"


@dataclass(frozen=True, slots=True)
class Steps:
    """A rising step function: from each of `edges` (ascending, the first is 0) on, the `share` beside it."""

    edges: tuple[float, ...]
    shares: tuple[float, ...]

    def at(self, raw: float) -> float:
        """The share of the step that a raw score stands on."""
        return self.shares[max(0, bisect.bisect_right(self.edges, raw) - 1)]


@functools.cache
def load_confidence() -> Mapping[tuple[str, str], Steps]:
    """(engine, field) → steps; lines are engine, field, lower edge and share between tabs. Raises LexiconError naming the line where one is malformed."""
    rows: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for number, line in enumerate(DATA.joinpath(FILE).read_text("utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            engine, field, edge, share, *_ = line.split("\t")
            rows.setdefault((engine, field), []).append((float(edge), float(share)))
        except ValueError as error:
            raise LexiconError(f"{FILE}: line {number} is not engine, field, edge and share") from error
    return {name: Steps(*map(tuple, zip(*sorted(steps), strict=True))) for name, steps in rows.items()}
