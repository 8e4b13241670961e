"""Step 4: learn which mentions name one event, from the second pass's reading of annotated triggers. Writes links.npz.

The documents that were held out of step 3 count three times: only there are the arguments read as they will be in use.
"""

import argparse
import json
import pathlib
from collections import defaultdict

import numpy as np
import torch
from torch import nn

from dataset import Example, build, held_out
from sijill.analysis.tagger import Tagger, _Mark, _Read
from sijill.analysis.tagger_links import HAND_FEATURES, pair_features
from sijill.analysis.tagger_model import pad_windows
from sijill.model.tagging import EVENT_TYPES


def read_gold(tagger: Tagger, text: str, examples: list[Example]) -> tuple[list, np.ndarray, list[int]]:
    """Annotated triggers of one document as the second pass reads them: triggers, vectors, event of each."""
    windows = [e.window for e in examples]
    read = _Read(windows, [np.zeros(0, np.float32)] * len(windows))
    for i in (n for n, e in enumerate(examples) if e.marked):
        ids, mask, _ = pad_windows([windows[i]])
        read.states[i] = tagger._model.run("lower", ids, mask)[0][0]
    read.states[0] = next((s for s in read.states if len(s)), read.states[0])
    marks = [
        (_Mark(n, m.first, m.last, EVENT_TYPES[m.type], 1.0, "gold"), m.event)
        for n, e in enumerate(examples)
        for m in e.marked
    ]
    marks.sort(key=lambda x: (x[0].window, x[0].first, x[0].last, x[0].type))
    triggers, vectors = tagger._second_pass(text, read, [m for m, _ in marks])
    return triggers, vectors, [event for _, event in marks]


def pairs_of(
    tagger: Tagger, gold: pathlib.Path, names: list[str], examples: dict[str, list[Example]]
) -> dict[str, tuple]:
    """Per document: pairs, features, whether both name one event, and the event of each trigger."""
    found = {}
    for name in names:
        text = "\n".join(json.loads((gold / "docs" / f"{name}.json").read_text("utf-8"))["lines"])
        triggers, vectors, events = read_gold(tagger, text, examples[name])
        if len(triggers) > 1:
            pairs, features = pair_features(triggers, vectors)
            if pairs:
                found[name] = (
                    pairs,
                    features,
                    np.array([events[i] == events[j] for i, j in pairs], np.float32),
                    events,
                )
    return found


def fit(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, hidden: int, decay: float, vectors: bool, seed: int = 1
) -> dict[str, np.ndarray]:
    """Weights of the small network."""
    torch.manual_seed(seed)
    mean, scale = x.mean(0), 1 / (x.std(0) + 1e-3)
    if not vectors:
        scale[HAND_FEATURES:] = 0
    net = nn.Sequential(nn.Linear(x.shape[1], hidden), nn.ReLU(), nn.Dropout(0.2), nn.Linear(hidden, 1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=decay)
    data, gold, w = (torch.from_numpy(a.astype(np.float32)) for a in ((x - mean) * scale, y, weight))
    for _ in range(20):
        for part in torch.randperm(len(data)).split(64):
            out = net(data[part])[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(out, gold[part], weight=w[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    state = {k: v.numpy() for k, v in net.state_dict().items()}
    return {
        "mean": mean.astype(np.float32), "scale": scale.astype(np.float32),
        "w1": state["0.weight"].T, "b1": state["0.bias"], "w2": state["3.weight"].T, "b2": state["3.bias"],
    }  # fmt: skip


def clusters(n: int, pairs: list[tuple[int, int]], scores: np.ndarray) -> list[list[int]]:
    """As `sijill.extraction.tagged_clusters`, on bare indices."""
    links = dict(zip(pairs, scores, strict=True))
    groups = [[i] for i in range(n)]
    while True:
        best, pair = 0.5, None
        for a in range(len(groups)):
            for b in range(a + 1, len(groups)):
                chances = [links.get((min(i, j), max(i, j)), 0.0) for i in groups[a] for j in groups[b]]
                if (mean := sum(chances) / len(chances)) > best:
                    best, pair = mean, (a, b)
        if pair is None:
            return groups
        groups[pair[0]] += groups.pop(pair[1])


def measure(data: dict[str, tuple], weights: dict[str, np.ndarray]) -> dict[str, float]:
    """Accuracy and F1 of pairs, and the share of events that come out exactly."""
    from sijill.analysis.tagger_links import link_scores

    right = total = tp = found = gold = exact = events = 0
    for pairs, features, y, of in data.values():
        scores = link_scores(features, weights)
        groups = clusters(len(of), pairs, scores)
        place = {i: g for g, group in enumerate(groups) for i in group}
        said = np.array([place[i] == place[j] for i, j in pairs])
        right, total = right + int((said == (y > 0)).sum()), total + len(y)
        tp, found, gold = tp + int((said & (y > 0)).sum()), found + int(said.sum()), gold + int(y.sum())
        wanted = defaultdict(set)
        for i, e in enumerate(of):
            wanted[e].add(i)
        exact += sum(frozenset(g) in {frozenset(w) for w in wanted.values()} for g in groups)
        events += len(wanted)
    return {
        "pairs": total,
        "accuracy": right / total,
        "f1": 2 * tp / max(1, found + gold),
        "exact events": exact / events,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path, help="model file of step 6, with any links")
    parser.add_argument(
        "--documents",
        type=int,
        default=120,
        help="how many training documents are read beside the held-out ones",
    )
    o = parser.parse_args()
    torch.set_num_threads(1)
    tagger = Tagger.load(o.model)
    examples = defaultdict(list)
    for e in build(o.gold, tagger._model.pieces):
        examples[e.doc].append(e)
    out = sorted(held_out(list(examples)))
    rest = [n for n in sorted(examples) if n not in out][: o.documents]
    held, train = pairs_of(tagger, o.gold, out, examples), pairs_of(tagger, o.gold, rest, examples)
    stack = lambda data, k: np.concatenate([v[k] for v in data.values()])  # noqa: E731
    names = sorted(held)
    best: tuple[float, dict] = (0.0, {})
    for vectors in (False, True):
        for hidden, decay in ((8, 0.1), (16, 0.5)):
            folds = []
            for k in range(5):
                test = {n: held[n] for n in names[k::5]}
                more = {n: held[n] for n in names if n not in test}
                x = np.concatenate([stack(train, 1), stack(more, 1)])
                y = np.concatenate([stack(train, 2), stack(more, 2)])
                w = np.concatenate([np.ones(len(stack(train, 2))), np.full(len(stack(more, 2)), 3.0)])
                folds.append(measure(test, fit(x, y, w, hidden, decay, vectors)))
            mean = {k: float(np.mean([f[k] for f in folds])) for k in folds[0]}
            print(
                f"vectors {vectors} hidden {hidden} decay {decay}: "
                + "  ".join(f"{k} {v:.3f}" for k, v in mean.items()),
                flush=True,
            )
            if mean["exact events"] > best[0]:
                best = (mean["exact events"], {"vectors": vectors, "hidden": hidden, "decay": decay})
    x = np.concatenate([stack(train, 1), stack(held, 1)])
    y = np.concatenate([stack(train, 2), stack(held, 2)])
    w = np.concatenate([np.ones(len(stack(train, 2))), np.full(len(stack(held, 2)), 3.0)])
    np.savez(o.work / "links.npz", **fit(x, y, w, **best[1]))
    print(f"chosen {best[1]}; written {o.work / 'links.npz'}")
    save_folds(o.work, train, held, best[1])


def save_folds(work: pathlib.Path, train: dict[str, tuple], held: dict[str, tuple], chosen: dict) -> None:
    """For each fifth of the held-out documents a network that has not seen it: links.fold0.npz … and which document is in which fold."""
    names, folds = sorted(held), {}
    stack = lambda data, k: np.concatenate([v[k] for v in data.values()])  # noqa: E731
    for k in range(5):
        folds |= dict.fromkeys(names[k::5], k)
        more = {n: held[n] for n in names if folds.get(n) != k}
        x, y = (np.concatenate([stack(train, i), stack(more, i)]) for i in (1, 2))
        w = np.concatenate([np.ones(len(stack(train, 2))), np.full(len(stack(more, 2)), 3.0)])
        np.savez(work / f"links.fold{k}.npz", **fit(x, y, w, **chosen))
    (work / "links.folds.json").write_text(json.dumps(folds), "utf-8")


if __name__ == "__main__":
    main()
