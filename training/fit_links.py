"""Fit the weights of linking on judged pairs of training records: prints a weight per feature, and how well clusters come out.

usage: python training/fit_links.py SHARED/gold/train [--print-weights]

Logistic regression (Newton's method, ridge) over the pairs that blocking proposes and no contradiction forbids. The judgements are `training/link_judgements.json`:
ids of records only. Needs numpy; the package does not. The weights are rounded and written into lexicon/data/linking.yml by hand, where their sign or size can be questioned.
"""

import argparse
import itertools
import json
import sys
import zlib
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from gold_reports import read_gold

from sijill.linking.compare import find_veto, measure
from sijill.linking.link import candidate_pairs, link
from sijill.linking.weights import load_weights

JUDGEMENTS = Path(__file__).parent / "link_judgements.json"
RIDGE = 1.0


def judged_pairs() -> tuple[set[tuple[str, str]], set[str]]:
    """Pairs judged to be one happening, and ids of records left out of the count."""
    judgements = json.loads(JUDGEMENTS.read_text("utf-8"))
    same = {
        tuple(sorted(pair))
        for cluster in judgements["clusters"]
        for pair in itertools.combinations(cluster, 2)
    }
    return same, set(judgements["unsure"])


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights of a ridge logistic regression; the first column is the constant and is not penalised."""
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, gradient)
    return w


def f1(scores: np.ndarray, y: np.ndarray, cut: float) -> float:
    """F1 of the pairs that score over the cut."""
    hit = ((scores > cut) & (y > 0)).sum()
    return float(2 * hit / max(1, (scores > cut).sum() + (y > 0).sum()))


def score_clusters(reports: dict, same: set, unsure: set) -> None:
    """Pairwise and B-cubed figures of the clusters that linking.yml as it stands gives."""
    of = {}
    for found in link(reports.values()).clusters:
        members = [name for name in found.members if name not in unsure]
        of |= {name: set(members) for name in members}
    pairs = {pair for members in of.values() for pair in itertools.combinations(sorted(members), 2)}
    hit = len(pairs & same)
    p, r = hit / max(1, len(pairs)), hit / len(same)
    truth = {name: {name} for name in of}
    for a, b in same:
        truth[a].add(b)
        truth[b].add(a)
    b3p = sum(len(of[n] & truth[n]) / len(of[n]) for n in of) / len(of)
    b3r = sum(len(of[n] & truth[n]) / len(truth[n]) for n in of) / len(of)
    print(
        f"clusters: pairs P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}  B3 P {b3p:.3f} R {b3r:.3f} F1 {2 * b3p * b3r / (b3p + b3r):.3f}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("train", type=Path)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    train = given.train
    reports = {report.id: report for report in read_gold(train)}
    same, unsure = judged_pairs()
    names = list(load_weights().features)
    rows, labels, folds = [], [], []
    vetoed = 0
    for a, b in candidate_pairs(reports.values()):
        if a in unsure or b in unsure:
            continue
        if veto := find_veto(reports[a], reports[b]):
            vetoed += (a, b) in same
            if (a, b) in same:
                print("vetoed", veto, a, b)
            continue
        row = dict.fromkeys(names, 0.0) | dict(measure(reports[a], reports[b]))
        rows.append([row[name] for name in names])
        labels.append((a, b) in same)
        folds.append(zlib.crc32(reports[a].document.encode()) % 5)
    x, y = np.array(rows), np.array(labels, dtype=float)
    w = fit(x, y)
    p = x @ w
    for name, weight, column in zip(names, w, x.T, strict=True):
        print(
            f"{name:20}{weight:7.2f}   fires {int((column > 0).sum()):6}  same {int(((column > 0) & (y > 0)).sum()):5}"
        )
    if given.write:
        given.write.write_text("\n".join(f"{n}\t{v:.2f}" for n, v in zip(names, w, strict=True)))
    score_clusters(reports, same, unsure)
    print(f"pairs {len(y)}, same {int(y.sum())} of {len(same)}, vetoed though same {vetoed}")
    fold, out = np.array(folds), np.zeros(len(y))
    for held in range(5):
        out[fold == held] = x[fold == held] @ fit(x[fold != held], y[fold != held])
    loss = np.log1p(np.exp(-np.where(y > 0, out, -out))).mean()
    print(
        f"held-out folds: mean log loss {loss:.4f}, best pair F1 {max(f1(out, y, cut) for cut in np.arange(-2, 2, 0.1)):.3f}"
    )
    for cut in (-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5):
        hit = ((p > cut) & (y > 0)).sum()
        print(f"cut {cut:5}: precision {hit / max(1, (p > cut).sum()):.3f} recall {hit / len(same):.3f}")


if __name__ == "__main__":
    main()
