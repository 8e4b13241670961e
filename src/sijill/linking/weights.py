"""The numbers that linking decides by, read from `lexicon/data/linking.yml`."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from sijill.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Weights:
    """`features`: feature → weight in log-odds; `threshold`: least score of a link; the rest as commented in `linking.yml`."""

    features: dict[str, float]
    threshold: float
    merge_threshold: float
    quorum: float
    block_cap: int
    window: int
    near_copy: float
    days_apart: int
    km_apart: float
    km_same: float
    representatives: int
    part_of: float


@cache
def load_weights() -> Weights:
    """The weights. Raises `LexiconError` where the file lacks one or gives something that is no number."""
    source = resources.files("sijill.lexicon") / "data" / "linking.yml"
    data: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    try:
        features = {name: float(entry["weight"]) for name, entry in data["features"].items()}
        limits = data["limits"]
        return Weights(
            features=features,
            threshold=float(limits["threshold"]),
            merge_threshold=float(limits["merge_threshold"]),
            quorum=float(limits["quorum"]),
            block_cap=int(limits["block_cap"]),
            window=int(limits["window"]),
            near_copy=float(limits["near_copy"]),
            days_apart=int(limits["days_apart"]),
            km_apart=float(limits["km_apart"]),
            km_same=float(limits["km_same"]),
            representatives=int(limits["representatives"]),
            part_of=float(limits["part_of"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"linking.yml: {error!r}") from error
