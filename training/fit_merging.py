"""Fit the weights of `lexicon/data/merging.yml` on annotated documents: which pairs of triggers tell of one event.

usage: fit_merging.py GOLD_DIR [--write]      (GOLD_DIR holds docs/ and gold/, for example ../shared/gold/train)

Each candidate of the lexicon engine that shares type, line and words with a gold mention takes that mention's event; all pairs of such
candidates of one type in one document are examples. Logistic regression with an L2 penalty, by gradient descent; prints the
held-out accuracy of every fifth document and, with --write, rewrites the weights.
"""

import argparse
import json
import math
import pathlib
import re

import numpy as np

from sijill.analysis import analyze
from sijill.extraction.candidates import Candidate
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.merging import pair_features
from sijill.ingest.read import read_documents
from sijill.settings import Settings

WEIGHTS = pathlib.Path("src/sijill/lexicon/data/merging.yml")
STEPS, RATE, PENALTY = 3000, 0.5, 0.003


def words(text: str) -> set[str]:
    return {re.sub(r"^(?:و|ف|ب|ل|ك)?ال|^[وفبلك]", "", word) for word in re.findall(r"\w+", text)}


def event_of(candidate: Candidate, events: list[dict]) -> str | None:
    """The gold event whose mention on the same line shares a word with the candidate's trigger."""
    own = words(candidate.draft.mentions[0].evidence.text)
    for event in events:
        if event["type"] == candidate.draft.type:
            for mention in event["mentions"]:
                if mention["line"] == candidate.line and own & words(mention["trigger"]):
                    return str(event["id"])
    return None


def examples(folder: pathlib.Path) -> list[tuple[int, dict[str, float], bool]]:
    """(document number, features, same event?) of every pair."""
    extractor, found = LexiconExtractor(), []
    for number, document in enumerate(read_documents([str(folder / "docs")], Settings())):
        events = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf-8"))["events"]
        _, candidates = extractor.candidates(document, analyze(document))
        owned = [(c, event) for c in candidates if (event := event_of(c, events)) is not None]
        for i, (first, one) in enumerate(owned):
            for second, other in owned[i + 1 :]:
                if first.draft.type == second.draft.type:
                    found.append((number, dict(pair_features(first, second)), one == other))
    return found


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        gap = 1 / (1 + np.exp(-x @ weights)) - y
        weights -= RATE * (x.T @ gap / len(y) + PENALTY * weights)
    return weights


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    pairs = examples(given.folder)
    names = sorted({name for _, features, _ in pairs for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in pairs])
    y = np.array([float(same) for *_, same in pairs])
    held = np.array([number % 5 == 0 for number, *_ in pairs])
    trial = fit(x[~held], y[~held])
    accuracy = float(((x[held] @ trial > 0) == (y[held] > 0.5)).mean())
    print(f"{len(y)} pairs, {y.mean():.3f} of one event; held-out accuracy {accuracy:.3f}, all-different {1 - y[held].mean():.3f}")
    weights = dict(zip(names, fit(x, y), strict=True))
    for name, value in sorted(weights.items()):
        print(f"  {name}: {value:.2f}")
    if given.write:
        write(weights)


def write(weights: dict[str, float]) -> None:
    head = WEIGHTS.read_text("utf-8").split("weights:")[0]
    threshold = next(line for line in WEIGHTS.read_text("utf-8").splitlines() if "threshold:" in line)
    lines = [f"  {name}: {value:.2f}" for name, value in sorted(weights.items()) if not math.isclose(value, 0, abs_tol=0.005)]
    WEIGHTS.write_text(head + "weights:\n" + "\n".join([threshold, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
