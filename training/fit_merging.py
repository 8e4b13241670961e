"""Fit the weights by which triggers are merged into events (`lexicon/data/weights/merging.tsv`).

usage: fit_merging.py GOLD_DIR [--write]      (GOLD_DIR holds docs/ and gold/, for example ../shared/gold/train)

Each candidate of the lexicon engine that shares type, line and words with a gold mention takes that mention's event; all pairs of such
candidates of one type in one document are examples. Prints held-out figures of every fifth document; --write writes the weights of all.
"""

import argparse
import json
import pathlib

import numpy as np

from fit_arguments import event_of, fit, measure, write
from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.merge_features import pair_features
from sijill.ingest.read import read_documents
from sijill.settings import Settings

PENALTY = 10.0


def examples(folder: pathlib.Path) -> list[tuple[int, tuple[str, ...], bool]]:
    """(document number, features, same event?) of every pair."""
    extractor, found = LexiconExtractor(), []
    for number, document in enumerate(read_documents([str(folder / "docs")], Settings())):
        events = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf-8"))["events"]
        _, candidates = extractor.candidates(document, analyze(document))
        owned = [(c, event["id"]) for c in candidates if (event := event_of(c, events)) is not None]
        for i, (first, one) in enumerate(owned):
            for second, other in owned[i + 1 :]:
                if first.draft.type == second.draft.type:
                    found.append((number, tuple(pair_features(first, second)), one == other))
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    pairs = examples(given.folder)
    rows, labels = [row for _, row, _ in pairs], np.array([float(same) for *_, same in pairs])
    held = np.array([number % 5 == 0 for number, *_ in pairs])
    trial = fit([row for row, h in zip(rows, held, strict=True) if not h], labels[~held], PENALTY)
    figures = measure(trial, [row for row, h in zip(rows, held, strict=True) if h], labels[held])
    print(f"{len(rows)} pairs, {labels.mean():.3f} of one event, {len(trial)} features; held out {figures}")
    if given.write:
        write("merging", fit(rows, labels, PENALTY))


if __name__ == "__main__":
    main()
