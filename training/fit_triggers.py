"""Fit the weights by which candidates are judged to be events (`lexicon/data/weights/trigger.tsv`).

usage: fit_triggers.py GOLD_DIR [--write]      (GOLD_DIR holds docs/ and gold/, for example ../shared/gold/train)

A candidate is right where the annotators marked an event of its type on its line. Prints held-out figures of every fifth document; --write writes the
weights of all.
"""

import argparse
import json
import pathlib

import numpy as np

from fit_arguments import fit, measure, write
from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.support import trigger_features
from sijill.extraction.topic import topic_counts
from sijill.ingest.read import read_documents
from sijill.settings import Settings


def examples(folder: pathlib.Path) -> list[tuple[int, tuple[str, ...], bool]]:
    """(document number, features, an event?) of every candidate."""
    extractor, found = LexiconExtractor(), []
    for number, document in enumerate(read_documents([str(folder / "docs")], Settings())):
        events = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf-8"))["events"]
        marked = {(event["type"], mention["line"]) for event in events for mention in event["mentions"]}
        analysis = analyze(document)
        scene, candidates = extractor.candidates(document, analysis)
        topics = topic_counts(analysis.tokens)
        for candidate in candidates:
            features = tuple(trigger_features(scene, candidate, topics))
            found.append((number, features, (candidate.draft.type, candidate.line) in marked))
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    items = examples(given.folder)
    rows, labels = [row for _, row, _ in items], np.array([float(label) for *_, label in items])
    held = np.array([number % 5 == 0 for number, *_ in items])
    trial = fit([row for row, h in zip(rows, held, strict=True) if not h], labels[~held])
    print(f"{len(rows)} candidates, {labels.mean():.3f} events, {len(trial)} features; held out", end=" ")
    print(measure(trial, [row for row, h in zip(rows, held, strict=True) if h], labels[held]))
    if given.write:
        write("trigger", fit(rows, labels))


if __name__ == "__main__":
    main()
