"""Weights of the gate before the encoder (`lexicon/data/weights/window.tsv`): which windows name an event, from their words alone.

usage: fit_gate.py label CORPUS WORK [--every 100]      the tagger, ungated, labels articles of the corpus → WORK/gate.json (a second of processor time an article)
       fit_gate.py fit GOLD WORK CORPUS [--write]       logistic regression on annotated windows and those labels

`fit` prints, by threshold, what is lost and what is saved: on annotated documents by five-fold cross-validation and on the 50 held-out ones (fitted on the rest), and on every
fifth labelled article of the corpus. Windows without any event are what it drops.
"""

import argparse
import json
import pathlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dataset import build, held_out
from sijill.analysis import analyze
from sijill.analysis.tagger import Tagger
from sijill.analysis.tagger_gate import WEIGHTS, window_features
from sijill.analysis.tagger_model import load_model
from sijill.analysis.tagger_pieces import Pieces
from sijill.analysis.tagger_windows import make_windows
from sijill.extraction.tagged import TaggedExtractor
from sijill.ingest.read import read_documents
from sijill.lexicon.load import DATA
from sijill.model.document import Document

HEAD = "# Log-odds by feature, fitted by training/fit_gate.py; what each feature means: analysis/tagger_gate.py.\n"
SURE = 0.7  # the probability from which a trigger of the tagger's own founds an event


@dataclass(frozen=True)
class Row:
    """A window: its document, line, features, whether it names an event, its pieces, and how many triggers it holds."""

    document: str
    line: int
    features: list[str]
    event: bool
    pieces: int
    triggers: int


def rows_of(
    document: Document, pieces: Pieces, extractor: TaggedExtractor, triggers: Sequence[int]
) -> list[Row]:
    """The rows of a document, given the number of triggers of each window."""
    windows = make_windows(document.text, pieces)
    features = window_features(document.text, windows, extractor.propose(analyze(document)))
    return [
        Row(document.id, w.line, f, n > 0, len(w.ids), n)
        for w, (f, _), n in zip(windows, features, triggers, strict=True)
    ]


def articles(corpus: pathlib.Path, every: int) -> list[Document]:
    return [d for d in read_documents([corpus]) if isinstance(d, Document)][::every]


def label(o: argparse.Namespace) -> None:
    """Numbers of sure triggers per window of articles."""
    model = load_model()
    model.settings.pop("gate", None)
    tagger, extractor, found = Tagger(model), TaggedExtractor(), {}
    for document in articles(o.corpus, o.every):
        windows = make_windows(document.text, model.pieces)
        starts = [w.words[0].start for w in windows]
        counts = [0] * len(windows)
        for trigger in tagger.tag(document.text, extractor.propose(analyze(document))).triggers:
            if trigger.rule == "tagger" and trigger.score >= SURE:
                counts[int(np.searchsorted(starts, trigger.evidence.start, "right")) - 1] += 1
        found[document.id] = counts
    (o.work / "gate.json").write_text(json.dumps({"every": o.every, "triggers": found}))
    print(f"{len(found)} articles, {sum(map(sum, found.values()))} sure triggers")


def fit(rows: Sequence[Row], l2: float = 3.0, steps: int = 300, least: int = 2) -> dict[str, float]:
    """Weights by logistic regression (Adam, the same every time); features of a single window are left out."""
    counts = Counter(f for r in rows for f in r.features)
    names = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    inside = [[names[f] for f in r.features if f in names] for r in rows]
    at = np.repeat(np.arange(len(rows)), [len(i) for i in inside])
    columns = np.array([c for i in inside for c in i])
    wanted = np.array([float(r.event) for r in rows])
    weights = np.zeros(len(names) + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        sums = np.bincount(at, weights[columns], len(rows)) + weights[-1]
        wrong = 1 / (1 + np.exp(-sums)) - wanted
        slope = np.append(np.bincount(columns, wrong[at], len(names)) + l2 * weights[:-1], wrong.sum()) / len(
            rows
        )
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return {name: float(weights[i]) for name, i in names.items()} | {"bias": float(weights[-1])}


def scores(rows: Sequence[Row], weights: dict[str, float]) -> np.ndarray:
    return np.array([weights["bias"] + sum(weights.get(f, 0.0) for f in r.features) for r in rows])


def tell(name: str, rows: Sequence[Row], found: np.ndarray) -> None:
    """Losses and savings at several thresholds."""
    lines = {(r.document, r.line) for r in rows if r.event}
    for least in (-4.0, -3.5, -3.0, -2.5, -2.0, -1.5, -1.0):
        kept = [r for r, s in zip(rows, found, strict=True) if s >= least]
        lost = len(lines) - len({(r.document, r.line) for r in kept if r.event})
        triggers = sum(r.triggers for r in rows) - sum(r.triggers for r in kept)
        share = sum(r.pieces for r in kept) / sum(r.pieces for r in rows)
        print(
            f"{name:24} {least:5.1f}: lines lost {lost:3} of {len(lines)} ({lost / len(lines):.4f}), triggers {triggers} of "
            f"{sum(r.triggers for r in rows)} ({triggers / sum(r.triggers for r in rows):.4f}); pieces encoded {share:.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("label")
    one.add_argument("corpus", type=pathlib.Path)
    one.add_argument("work", type=pathlib.Path)
    one.add_argument("--every", type=int, default=100)
    two = commands.add_parser("fit")
    for name in ("gold", "work", "corpus"):
        two.add_argument(name, type=pathlib.Path)
    two.add_argument("--write", action="store_true")
    o = parser.parse_args()
    if o.command == "label":
        label(o)
        return
    pieces, extractor = load_model().pieces, TaggedExtractor()
    examples = build(o.gold, pieces)
    triggers: dict[str, list[int]] = {}
    for example in examples:
        triggers.setdefault(example.doc, []).append(len(example.marked))
    gold = [
        row
        for d in read_documents([o.gold / "docs"])
        if isinstance(d, Document)
        for row in rows_of(d, pieces, extractor, triggers[d.id])
    ]
    labelled = json.loads((o.work / "gate.json").read_text())
    silver = [
        row
        for d in articles(o.corpus, labelled["every"])
        if d.id in labelled["triggers"]
        for row in rows_of(d, pieces, extractor, labelled["triggers"][d.id])
    ]
    names = sorted({r.document for r in gold})
    apart = {r.document for r in silver}
    test = set(sorted(apart)[::5])
    train = [r for r in silver if r.document not in test]
    found = np.zeros(len(gold))
    for fold in range(5):
        fold_of = {n for i, n in enumerate(names) if i % 5 == fold}
        weights = fit([r for r in gold if r.document not in fold_of] + train)
        inside = [i for i, r in enumerate(gold) if r.document in fold_of]
        found[inside] = scores([gold[i] for i in inside], weights)
    tell("gold, five folds", gold, found)
    held = held_out(names)
    weights = fit([r for r in gold if r.document not in held] + train)
    for name, rows in (
        ("gold, 50 held out", [r for r in gold if r.document in held]),
        ("corpus, a fifth", [r for r in silver if r.document in test]),
    ):
        tell(name, rows, scores(rows, weights))
    if o.write:
        weights = fit(gold + silver)
        kept = sorted((f, w) for f, w in weights.items() if abs(w) >= 0.02 or f == "bias")
        text = HEAD + "".join(f"{feature}\t{weight:.3f}\n" for feature, weight in kept)
        DATA.joinpath("weights", f"{WEIGHTS}.tsv").write_text(text, "utf-8")  # type: ignore[attr-defined]
        print(f"{len(kept)} weights written")


if __name__ == "__main__":
    main()
