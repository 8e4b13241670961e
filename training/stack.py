"""Weigh the lexicon's support and the encoder's probability together: is a candidate an event?

usage: stack.py GOLD_DIR TAGGINGS.pkl     (TAGGINGS: what tag.py kept of the held-out documents)

The lexicon's weights are fitted anew without the held-out documents (as fit_triggers.py does), so that both voices are judged on documents that
neither was fitted on. Prints the three weights for `Gates` in extraction/tagged.py, and F1 of candidates by each voice and by both.
"""

import argparse
import json
import pathlib
import pickle

import numpy as np

from fit_arguments import fit
from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.support import trigger_features
from sijill.extraction.tagged import candidate_chance, log_odds
from sijill.extraction.topic import topic_counts
from sijill.ingest.read import read_documents
from sijill.settings import Settings


def candidates(folder: pathlib.Path, taggings: dict) -> list[tuple[str, tuple[str, ...], float, bool]]:
    """(document, the lexicon's features, the encoder's log-odds or 0, an event?) of every candidate."""
    extractor, found = LexiconExtractor(), []
    for document in read_documents([str(folder / "docs")], Settings()):
        events = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf-8"))["events"]
        marked = {(event["type"], mention["line"]) for event in events for mention in event["mentions"]}
        analysis = analyze(document)
        scene, listed = extractor.candidates(document, analysis)
        topics = topic_counts(analysis.tokens)
        judged = taggings[document.id][1].judged if document.id in taggings else ()
        chances = {(c.start, c.type): p for c, p in judged}
        for c in listed:
            chance = log_odds(candidate_chance(scene, c, chances))
            found.append(
                (
                    document.id,
                    tuple(trigger_features(scene, c, topics)),
                    chance,
                    (c.draft.type, c.line) in marked,
                )
            )
    return found


def logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights and bias by Newton's method with a light penalty."""
    x = np.column_stack([x, np.ones(len(x))])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p) - 0.5 * w)
    return w


def f1(said: np.ndarray, gold: np.ndarray) -> float:
    return float(2 * (said & gold).sum() / max(1, said.sum() + gold.sum()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("taggings", type=pathlib.Path)
    o = parser.parse_args()
    taggings = pickle.loads(o.taggings.read_bytes())
    rows = candidates(o.gold, taggings)
    train = [r for r in rows if r[0] not in taggings]
    held = [r for r in rows if r[0] in taggings]
    weights = fit([r[1] for r in train], np.array([float(r[3]) for r in train]))
    margin = np.array([sum(weights.get(f, 0.0) for f in r[1]) + weights["bias"] for r in held])
    chance, gold = np.array([r[2] for r in held]), np.array([r[3] for r in held])
    both = logistic(np.column_stack([margin, chance]), gold.astype(float))
    names = sorted(taggings)
    said = np.zeros(len(held), bool)
    for k in range(5):
        test = np.isin([r[0] for r in held], names[k::5])
        w = logistic(np.column_stack([margin, chance])[~test], gold[~test].astype(float))
        said[test] = np.column_stack([margin, chance])[test] @ w[:2] + w[2] > 0
    print(f"{len(held)} candidates of {len(taggings)} documents, {gold.mean():.3f} events")
    print(
        f"lexicon {f1(margin > 0, gold):.3f}  encoder {f1(chance > 0, gold):.3f}  both, cross-fitted {f1(said, gold):.3f}"
    )
    print(f"lexicon={both[0]:.3f}, encoder={both[1]:.3f}, bias={both[2]:.3f}")


if __name__ == "__main__":
    main()
