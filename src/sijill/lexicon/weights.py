"""Weights of named features, in log-odds: `data/weights/<name>.tsv`, one `feature<TAB>weight` a line.

They are fitted on `gold/train` by `training/fit_arguments.py`; a linguist can read and change them like any lexicon file.
"""

import functools
from collections.abc import Iterable, Mapping

from sijill.errors import LexiconError
from sijill.lexicon.load import DATA


@functools.cache
def load_weights(name: str) -> Mapping[str, float]:
    """Feature → weight. Raises LexiconError naming file and line where one is malformed."""
    weights: dict[str, float] = {}
    for number, line in enumerate(
        DATA.joinpath("weights", f"{name}.tsv").read_text("utf-8").splitlines(), start=1
    ):
        if not line or line.startswith("#"):
            continue
        try:
            feature, value = line.split("\t")
            weights[feature] = float(value)
        except ValueError as error:
            raise LexiconError(f"weights/{name}.tsv: line {number} is not a feature and a number") from error
    return weights


_KEPT = 20_000  # groups of features whose weights are kept, of each file


@functools.cache
def _weights_of_groups(name: str) -> dict[tuple[str, ...], tuple[float, ...]]:
    """A table to be filled: a group of features → the weights of those that the file has."""
    return {}


def weigh_groups(groups: Iterable[tuple[str, ...]], name: str) -> float:
    """As `weigh`, by the weights of a file, for features that come in groups which recur: the weights of a group are looked up once."""
    weights, kept = load_weights(name), _weights_of_groups(name)
    total = weights.get("bias", 0.0)
    for group in groups:
        found = kept.get(group)
        if found is None:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[group] = tuple([weights[feature] for feature in group if feature in weights])
        for weight in found:
            total += weight
    return total


def weigh_twice(groups: Iterable[tuple[str, ...]], name: str, other: str) -> tuple[float, float]:
    """As `weigh_groups` by two files: each group is looked up once for both."""
    kept = _weights_of_pairs(name, other)
    weights, more = load_weights(name), load_weights(other)
    total, second = weights.get("bias", 0.0), more.get("bias", 0.0)
    for group in groups:
        found = kept.get(group)
        if found is None:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[group] = (
                tuple([weights[feature] for feature in group if feature in weights]),
                tuple([more[feature] for feature in group if feature in more]),
            )
        for weight in found[0]:
            total += weight
        for weight in found[1]:
            second += weight
    return total, second


@functools.cache
def _weights_of_pairs(
    name: str, other: str
) -> dict[tuple[str, ...], tuple[tuple[float, ...], tuple[float, ...]]]:
    """As `_weights_of_groups`, for two files."""
    return {}


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of the features: log-odds. Unknown features weigh nothing; "bias" is always on."""
    total = weights.get("bias", 0.0)
    for feature in features:  # in their order: the sum of floats is the same every time
        if feature in weights:
            total += weights[feature]
    return total
