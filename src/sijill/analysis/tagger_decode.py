"""From scores per word to spans: the best sequence in which an "inside" follows only its own "begin" or "inside"."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
IMPOSSIBLE = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first`..`last` (half-open), the number of the label's kind, and its mean probability over the words."""

    first: int
    last: int
    kind: int
    score: float


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def best_labels(logits: Floats) -> list[int]:
    """Label per word of words × labels, labels being outside, then begin and inside of each kind in turn."""
    top_labels = logits.argmax(1)
    if _is_allowed(top_labels):  # nearly always: what is best word by word cannot be beaten
        return list(map(int, top_labels))
    n, labels = logits.shape
    begins = np.arange(1, labels, 2)
    score = logits[0].copy()
    score[2::2] = IMPOSSIBLE
    back = np.zeros((n, labels), np.int64)
    for i in range(1, n):
        top = int(score.argmax())
        back[i] = top
        best = np.full(labels, score[top], np.float32)
        stay = score[begins + 1] > score[begins]
        back[i, begins + 1] = np.where(stay, begins + 1, begins)
        best[begins + 1] = np.where(stay, score[begins + 1], score[begins])
        score = best + logits[i]
    path = [int(score.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def _is_allowed(path: NDArray[np.int64]) -> bool:
    """Does each "inside" (even, not 0) follow its own "begin" or "inside"?"""
    before = np.concatenate([[0], path[:-1]])
    inside = (path > 0) & (path % 2 == 0)
    return bool((~inside | (before == path) | (before == path - 1)).all())


def find_spans(logits: Floats, outside_bias: float | Floats = 0.0) -> list[Span]:
    """Spans of words × labels logits; `outside_bias` is added to the outside label (negative: more spans)."""
    if not len(logits):
        return []
    adjusted = logits.copy()
    adjusted[:, 0] += outside_bias
    labels = best_labels(adjusted)
    if not any(labels):
        return []
    chances = softmax(logits)
    spans: list[Span] = []
    i = 0
    while i < len(labels):
        if not labels[i]:
            i += 1
            continue
        kind, first = (labels[i] - 1) // 2, i
        i += 1
        while i < len(labels) and labels[i] == 2 + 2 * kind:
            i += 1
        spans.append(Span(first, i, kind, span_score(chances, first, i, kind)))
    return spans


def span_score(chances: Floats, first: int, last: int, kind: int) -> float:
    """Mean probability over the words that they begin or continue a span of this kind."""
    return float(chances[first:last, 1 + 2 * kind : 3 + 2 * kind].sum(1).mean())
