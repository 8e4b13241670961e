"""Choose, on whole records of the held-out documents, from which probability clusters are events and mentions are taken; adds to `voices.tsv`.

usage: choose_gates.py HELD_DIR TAGGINGS.pkl VOICES.tsv      (with the leave-out copy of the package on the path, after weigh.py has written VOICES.tsv)

One setting after another is tried with the others kept, twice round; the mean of lines, events and slots F1 decides, and of values
that do as well to half a thousandth the one nearest to where the search began. Prints the figures of the lexicon engine (the leave-out one),
of the tagger by itself and of both voices.
"""

import argparse
import json
import pathlib
import pickle
from typing import Any

from sijill.analysis import analyze
from sijill.evaluation.score import Scores, score_documents
from sijill.export.annotation import annotation
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.scene import Scene, mentions_of
from sijill.extraction.tagged import Gates, TaggedExtractor
from sijill.lexicon.weights import load_weights
from sijill.model.report import DocumentRecord
from sijill.resolution.reports import resolve_document

SHOWN = ("lines", "events", "events material", "events verbal", "slots")
NEAR = 0.0005
GRID: dict[str, tuple[float, ...]] = {
    "merging:tagger": (0.0, 0.1, 0.2, 0.3, 0.5),
    "merging:bias": (-0.4, -0.2, 0.0, 0.2),
    "event:own": (0.7, 0.8, 0.9, 0.95, 1.1),
    "event:keep": (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8),
    "event:mention": (0.2, 0.35, 0.5),
    "actor:threshold": (-0.9, -0.6, -0.3, 0.0, 0.3),
    "recipient:threshold": (-0.9, -0.6, -0.3, 0.0, 0.3),
    "place:threshold": (-0.6, -0.3, 0.0, 0.3, 0.6),
    "time:threshold": (-0.6, -0.3, 0.0, 0.3),
}
START = {"event:keep": 0.6, "event:mention": 0.2, "event:own": 0.95, "event:proposed": 0.3}


class Kept(LexiconExtractor):
    """The lexicon engine, remembering the candidates of each document."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Any] = {}

    def candidates(self, document: Any, analysis: Any) -> tuple[Scene | None, list[Any]]:
        if document.id not in self._known:
            self._known[document.id] = super().candidates(document, analysis)
        return self._known[document.id]


class Trial:
    """The held-out documents, read again and again with other settings."""

    def __init__(self, held: pathlib.Path, taggings: dict[str, Any]) -> None:
        self._engine = Kept()
        self._documents = []
        for name, (document, tagging) in sorted(taggings.items()):
            lines = json.loads((held / "docs" / f"{name}.json").read_text("utf-8"))["lines"]
            gold = json.loads((held / "gold" / f"{name}.json").read_text("utf-8"))["events"]
            self._documents.append((name, lines, gold, document, analyze(document), tagging))

    def score(self, engine: str = "both") -> Scores:
        """Figures with the weights as they are now."""
        reader = TaggedExtractor(rules=engine == "both", gates=Gates.fitted())
        reader._engine = self._engine
        items = []
        for name, lines, gold, document, analysis, tagging in self._documents:
            if engine == "lexicon":
                scene, drafts = self._engine.extract(document, analysis)
            else:
                scene, drafts = reader.extract(document, analysis, tagging)
            record = DocumentRecord(document.id, ())
            if scene is not None:
                record = resolve_document(document, drafts, (), mentions_of(scene))
            items.append((name, lines, gold, annotation(document, record)["events"]))
        return score_documents(items)


def show(title: str, scores: Scores) -> None:
    print(f"{title:12} " + "  ".join(f"{k} {scores.figures[k].f1:.3f}" for k in SHOWN), flush=True)


def worth(scores: Scores) -> float:
    return sum(scores.figures[k].f1 for k in ("lines", "events", "slots")) / 3


def search(trial: Trial, weights: dict[str, float], rounds: int) -> dict[str, float]:
    """The settings chosen, which `weights` then holds."""
    start = {name: weights.get(name, 0.0) for name in GRID} | {"merging:bias": 0.0}
    weights |= {name: min(grid, key=lambda v: abs(v - start[name])) for name, grid in GRID.items()}
    for _ in range(rounds):
        for name, grid in GRID.items():
            found = {}
            for value in grid:
                weights[name] = value
                found[weights[name]] = worth(trial.score())
            best = max(found.values())
            weights[name] = min(
                (v for v, w in found.items() if w >= best - NEAR), key=lambda v: abs(v - start[name])
            )
            print(
                f"  {name} {weights[name]}: " + " ".join(f"{v}:{w:.4f}" for v, w in found.items()), flush=True
            )
    return {name: weights[name] for name in GRID}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("held", type=pathlib.Path)
    parser.add_argument("taggings", type=pathlib.Path)
    parser.add_argument("voices", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=1, help="0: only show figures")
    o = parser.parse_args()
    weights: dict[str, float] = load_weights("voices")  # type: ignore[assignment]
    lines = o.voices.read_text("utf-8").splitlines()
    weights.clear()
    weights |= START | {
        k: float(v) for k, v in (line.split("\t") for line in lines if not line.startswith("#"))
    }
    trial = Trial(o.held, pickle.loads(o.taggings.read_bytes()))
    show("lexicon", trial.score("lexicon"))
    show("tagger", trial.score("tagger"))
    show("both", trial.score())
    if not o.rounds:
        return
    found = search(trial, weights, o.rounds)
    alone = {}
    for value in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1.1):
        weights["event:proposed"] = value
        alone[value] = worth(trial.score("tagger"))
    weights["event:proposed"] = found["event:proposed"] = max(alone, key=lambda v: alone[v])
    show("tagger", trial.score("tagger"))
    show("both", trial.score())
    kept = [line for line in lines if line.split("\t")[0] not in found]
    o.voices.write_text("\n".join([*kept, *(f"{k}\t{v:.3f}" for k, v in found.items())]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
