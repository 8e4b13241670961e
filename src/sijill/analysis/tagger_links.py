"""Do two triggers of a document name one event? A small network over what the two readings share.

The features of a pair are those of a human reader: the words of both triggers, how far apart they stand, whether the later one is
definite ("الهجوم", the attack), and for each role whether the arguments agree, differ or are absent.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sijill.analysis.tokens import tokenize
from sijill.model.tagging import EVENT_TYPES, TaggedTrigger

Floats = NDArray[np.float32]
# numbers of a pair's row that come before the comparison of vectors
HAND_FEATURES = 13 + 3 + 3 * 7 + len(EVENT_TYPES)
COMPARED = ("actor", "recipient", "place", "date", "killed", "wounded", "weapon")
FUNCTION_WORDS = frozenset({"علي", "الي"})  # on, to; shorter ones fall by their length


def content_words(text: str) -> frozenset[str]:
    """Keys of the words of a phrase without clitics and short function words; numbers count."""
    return frozenset(
        t.base if t.kind == "word" else t.key for t in tokenize(text)
        if t.kind == "number" or (t.kind == "word" and len(t.base) > 2 and t.base not in FUNCTION_WORDS)
    )  # fmt: skip


def pair_features(triggers: Sequence[TaggedTrigger], vectors: Floats) -> tuple[list[tuple[int, int]], Floats]:
    """Pairs (i, j), i < j, of triggers of one type, and their features (pairs × features)."""
    words = [{role: _union(t, role) for role in COMPARED} for t in triggers]
    own = [content_words(t.evidence.text) for t in triggers]
    definite = [_is_definite(t) for t in triggers]
    pairs, rows = [], []
    for i, first in enumerate(triggers):
        between = 0
        for j in range(i + 1, len(triggers)):
            second = triggers[j]
            if second.type != first.type:
                continue
            shared = [_agreement(words[i][role], words[j][role]) for role in COMPARED]
            row = _pair(first, second, own[i], own[j], between)
            row += [
                definite[j],
                definite[i],
                _cosine(vectors[i], vectors[j]),
                *(x for s in shared for x in s),
            ]
            row += [float(first.type == kind) for kind in EVENT_TYPES]
            pairs.append((i, j))
            rows.append(np.concatenate([row, np.abs(vectors[i] - vectors[j]), vectors[i] * vectors[j]]))
            between += 1
    width = len(rows[0]) if rows else 0
    return pairs, np.array(rows, np.float32).reshape(len(pairs), width)


def link_scores(features: Floats, weights: Mapping[str, Floats]) -> Floats:
    """Probability per pair that both name one event, from a network with one hidden layer."""
    x = (features - weights["mean"]) * weights["scale"]
    hidden = np.maximum(x @ weights["w1"] + weights["b1"], 0)
    return np.asarray(1 / (1 + np.exp(-(hidden @ weights["w2"] + weights["b2"])[:, 0])), np.float32)


def _union(trigger: TaggedTrigger, role: str) -> frozenset[str]:
    return frozenset().union(*(content_words(a.evidence.text) for a in trigger.of(role)))


def _agreement(first: frozenset[str], second: frozenset[str]) -> tuple[float, float, float]:
    """Share of the smaller set that both have; whether both are given and nothing is shared; whether only one is given."""
    if not first or not second:
        return 0.0, 0.0, float(bool(first) != bool(second))
    shared = len(first & second) / min(len(first), len(second))
    return shared, float(shared == 0), 0.0


def _pair(
    first: TaggedTrigger, second: TaggedTrigger, a: frozenset[str], b: frozenset[str], between: int
) -> list[float]:
    apart = second.line - first.line
    modes = {m for m, p in first.modes if p >= 0.5}, {m for m, p in second.modes if p >= 0.5}
    return [
        math.log1p(apart), float(apart == 0), float(apart == 1), float(first.line == 0), math.log1p(between),
        len(a & b) / max(1, min(len(a), len(b))), float(a == b),
        float(first.modality == second.modality), *_agreement(frozenset(modes[0]), frozenset(modes[1])),
        float(first.date_kind == second.date_kind), max(first.aggregate, second.aggregate),
    ]  # fmt: skip


def _is_definite(trigger: TaggedTrigger) -> float:
    tokens = tokenize(trigger.evidence.text)
    return float(bool(tokens) and tokens[0].definite)


def _cosine(a: Floats, b: Floats) -> float:
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-6))
