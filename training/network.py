"""The network: a BERT encoder whose lower layers stay as they came, and two upper stacks, one per pass.

Pass 1 (`Detector`): layers 7–12 and a label per word: begin/inside of an event type. Pass 2 (`Reader`): layers 7–10 again, started from
the same weights, with the type of one marked trigger added to its words' states; arguments per word, attributes per trigger.
Words are means of their pieces (`pool`: batch × words × pieces, rows sum to 1 or, for padding, 0).
"""

import math

import numpy as np
import torch
from torch import Tensor, nn

from dataset import MODALITIES, MODES
from sijill.model.tagging import ARGUMENT_ROLES, DATE_KINDS, EVENT_TYPES

HIDDEN, HEADS, FFN, MIDDLE = 384, 12, 1536, 448
FROZEN, DETECT, READ = 6, (6, 12), (6, 10)
LABELS = 1 + 2 * len(EVENT_TYPES)


class Layer(nn.Module):
    """One post-norm transformer layer, named as in the weights file."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.fi, self.fo = nn.Linear(HIDDEN, FFN), nn.Linear(FFN, HIDDEN)
        self.aln, self.oln = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, _ = x.shape
        split = lambda t: t.view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2)  # noqa: E731
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(HIDDEN // HEADS) + mask, -1)
        x = self.aln(x + self.drop(self.ao((weights @ v).transpose(1, 2).reshape(b, n, HIDDEN))))
        return self.oln(x + self.drop(self.fo(nn.functional.gelu(self.fi(x)))))


def layers(base: dict[str, np.ndarray], first: int, last: int) -> nn.ModuleList:
    """Layers `first`..`last` (half-open) with the pretrained weights."""
    made = nn.ModuleList()
    for i in range(first, last):
        layer = Layer()
        state = {}
        for name in layer.state_dict():
            module, kind = name.split(".")
            state[name] = torch.from_numpy(base[f"l{i}.{module}.{'w' if kind == 'weight' else 'b'}"])
        layer.load_state_dict(state)
        made.append(layer)
    return made


class Lower(nn.Module):
    """Embeddings and the frozen lower layers: piece ids, attention mask (additive) → states."""

    def __init__(self, base: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.word = nn.Embedding.from_pretrained(torch.from_numpy(base["emb.word"]))
        self.position = nn.Parameter(
            torch.from_numpy(base["emb.pos"] + base["emb.type"][0]), requires_grad=False
        )
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.norm.weight.data, self.norm.bias.data = (torch.from_numpy(base[f"emb.ln.{k}"]) for k in "wb")
        self.layers = layers(base, 0, FROZEN)
        for p in self.parameters():
            p.requires_grad = False

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.word(ids) + self.position[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Upper(nn.Module):
    """A trainable stack; its output per word joins the states under it, in its middle and at its top, standardised."""

    def __init__(self, base: dict[str, np.ndarray], span: tuple[int, int]) -> None:
        super().__init__()
        self.layers = layers(base, *span)
        self.taps = ((span[1] - span[0]) // 2, span[1] - span[0])
        self.register_buffer("mean", torch.zeros(3 * HIDDEN))
        self.register_buffer("scale", torch.ones(3 * HIDDEN))
        self.project = nn.Linear(3 * HIDDEN, MIDDLE)
        self.drop = nn.Dropout(0.1)

    def raw(self, x: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        kept = [x]
        for i, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if i in self.taps:
                kept.append(x)
        return pool @ torch.cat(kept, -1)

    def standardise(self, raw: Tensor, real: Tensor) -> None:
        """Take mean and scale per dimension from a batch of word states (`real`: batch × words)."""
        rows = raw[real]
        self.mean.copy_(rows.mean(0))
        self.scale.copy_(1 / (rows.std(0) + 1e-3))

    def forward(self, x: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        return self.project(self.drop((self.raw(x, mask, pool) - self.mean) * self.scale))


class Detector(nn.Module):
    """Pass 1: label logits per word (batch × words × LABELS)."""

    def __init__(self, base: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.upper = Upper(base, DETECT)
        self.label = nn.Linear(MIDDLE, LABELS)

    def forward(self, x: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        return self.label(self.upper.drop(nn.functional.gelu(self.upper(x, mask, pool))))


class Reader(nn.Module):
    """Pass 2. `trigger`: batch × words, 1/n on the n marked words; `kind`: the event type's number.

    Gives span logits (batch × words × roles × outside/begin/inside), attribute logits (modality, modes, kind of date, aggregate,
    intercepted, one after another) and a vector per trigger, from which pairs of mentions are compared.
    """

    SIZES = (len(MODALITIES), len(MODES), len(DATE_KINDS), 1, 1)

    def __init__(self, base: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.upper = Upper(base, READ)
        self.mark = nn.Embedding(len(EVENT_TYPES), HIDDEN)
        self.condition = nn.Linear(MIDDLE, MIDDLE)
        self.spans = nn.Linear(MIDDLE, 3 * len(ARGUMENT_ROLES))
        self.middle = nn.Linear(2 * MIDDLE, MIDDLE)
        self.attributes = nn.Linear(MIDDLE, sum(self.SIZES))

    def forward(
        self, x: Tensor, mask: Tensor, pool: Tensor, trigger: Tensor, kind: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        on = ((trigger > 0).to(x.dtype).unsqueeze(1) @ (pool > 0).to(x.dtype)).transpose(
            1, 2
        )  # batch × pieces × 1
        words = self.upper(x + on * self.mark(kind).unsqueeze(1), mask, pool)
        vector = (trigger.unsqueeze(1) @ words).squeeze(1)
        real = (pool.sum(2) > 0).to(x.dtype)
        around = (real.unsqueeze(1) @ words).squeeze(1) / real.sum(1, keepdim=True)
        hidden = self.upper.drop(nn.functional.gelu(words + self.condition(vector).unsqueeze(1)))
        spans = self.spans(hidden).view(*hidden.shape[:2], len(ARGUMENT_ROLES), 3)
        middle = nn.functional.gelu(self.middle(torch.cat([vector, around], 1)))
        return spans, self.attributes(self.upper.drop(middle)), vector
