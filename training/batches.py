"""Arrays for a batch of windows."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from network import Lower
from sijill.analysis.tagger_pieces import PAD
from sijill.analysis.tagger_windows import Window


@dataclass
class Batch:
    """`mask` is added to attention scores (batch × 1 × 1 × pieces); `real` marks the words that exist."""

    states: Tensor
    mask: Tensor
    pool: Tensor
    real: Tensor


def pad(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, additive mask, pool."""
    ids = [w.ids for w in windows]
    spans = [w.spans for w in windows]
    n, words = max(map(len, ids)), max(map(len, spans))
    out = torch.full((len(ids), n), PAD)
    pool = torch.zeros(len(ids), words, n)
    for i, row in enumerate(ids):
        out[i, : len(row)] = torch.tensor(row)
        for j, (a, b) in enumerate(spans[i]):
            pool[i, j, a:b] = 1 / (b - a)
    mask = (out == PAD).float()[:, None, None, :] * -1e4
    return out, mask, pool


class States:
    """The frozen lower layers' output of every window, computed once (float16)."""

    def __init__(self, lower: Lower, windows: Sequence[Window]) -> None:
        self.kept: dict[int, Tensor] = {}
        order = sorted(windows, key=lambda w: len(w.ids))
        lower.eval()
        with torch.inference_mode():
            for at in range(0, len(order), 32):
                part = order[at : at + 32]
                ids, mask, _ = pad(part)
                for window, row in zip(part, lower(ids, mask), strict=True):
                    self.kept[id(window)] = row[: len(window.ids)].half()

    def batch(self, windows: Sequence[Window]) -> Batch:
        _, mask, pool = pad(windows)
        states = torch.zeros(len(windows), mask.shape[-1], next(iter(self.kept.values())).shape[1])
        for i, window in enumerate(windows):
            row = self.kept[id(window)]
            states[i, : len(row)] = row.float()
        return Batch(states, mask, pool, pool.sum(2) > 0)


def batches(
    items: Sequence, size: Callable[[object], int], budget: int, rng: random.Random
) -> Iterator[list]:
    """Shuffled batches of items of like size, at most `budget` pieces with padding."""
    items = list(items)
    rng.shuffle(items)
    made = []
    for at in range(0, len(items), 400):
        part: list = []
        for item in sorted(items[at : at + 400], key=size):
            if part and size(item) * (len(part) + 1) > budget:
                made.append(part)
                part = []
            part.append(item)
        made.append(part)
    rng.shuffle(made)
    yield from made
