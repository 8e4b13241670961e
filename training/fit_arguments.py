"""Fit the weights by which the lexicon engine chooses participants, places and times (`lexicon/data/weights/*.tsv`).

usage: fit_arguments.py GOLD_DIR [--write]      (GOLD_DIR holds docs/ and gold/, for example ../shared/gold/train)

Each trigger that the lexicon engine finds and that names a gold event is paired with every mention of its line and the line before; the example is
positive where the gold event has that participant, place or date. Logistic regression on binary features with an L2 penalty (Newton-free: Adam on the
full batch); prints held-out precision, recall and F1 of every fifth document and, with --write, writes the weights of all documents.
"""

import argparse
import collections
import json
import pathlib
import re
from collections.abc import Iterator

import numpy as np

from sijill.analysis import analyze
from sijill.extraction.arguments import argument_field, find_arguments
from sijill.extraction.choosing import neighbourhood
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.features import Setting, participant_features, place_features, time_features
from sijill.extraction.scene import within
from sijill.ingest.read import read_documents
from sijill.settings import Settings
from sijill.text import key

FOLDER = pathlib.Path("src/sijill/lexicon/data/weights")
STEPS, RATE, PENALTY, SEEN, KEPT = 400, 0.1, 6.0, 4, 0.02
NAMES = ("actor", "recipient", "place", "time")
STOP = {"من", "في", "على", "علي", "عن", "الي", "بن"}


def words(text: str | None) -> set[str]:
    cut = (
        re.sub(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك](?=\w{3}))", "", word)
        for word in re.findall(r"\w+", key(text or ""))
    )
    return {word for word in cut if len(word) > 1 and word not in STOP}


def agree(a: str | None, b: str | None) -> bool:
    one, other = words(a), words(b)
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= 0.5


def settings_of(extractor: LexiconExtractor, document, events) -> Iterator[tuple[Setting, dict]]:
    """Each trigger with its surroundings and the gold event that it names."""
    scene, candidates = extractor.candidates(document, analyze(document))
    by_sentence = collections.defaultdict(list)
    for candidate in candidates:
        by_sentence[candidate.sentence].append(candidate.trigger)
    for candidate in candidates:
        event = event_of(candidate, events)
        if event is not None and scene is not None:
            sentence, triggers = scene.sentences[candidate.sentence], by_sentence[candidate.sentence]
            field = argument_field(scene, sentence.first, sentence.last, candidate.trigger, triggers)
            yield (
                Setting(
                    scene,
                    sentence,
                    candidate.trigger,
                    field,
                    triggers,
                    find_arguments(scene, candidate.trigger, field),
                ),
                event,
            )


def event_of(candidate, events: list[dict]) -> dict | None:
    """The gold event of the type on the trigger's line: the one whose trigger shares a word, else the only one (annotators name one trigger a line)."""
    text = candidate.draft.mentions[0].evidence.text
    here = [
        (e, m)
        for e in events
        if e["type"] == candidate.draft.type
        for m in e["mentions"]
        if m["line"] == candidate.line
    ]
    named = [event for event, mention in here if words(text) & words(mention["trigger"])]
    if named:
        return named[0]
    return here[0][0] if len({event["id"] for event, _ in here}) == 1 else None


def names_one_of(mention, participants: list[dict]) -> bool:
    """Shared words, or, for a nationality adjective ("غارات أمريكية"), the country."""
    if mention.group == "state-adjective":
        return any(one.get("country") == mention.country for one in participants)
    return any(agree(mention.evidence.text, one["text"]) for one in participants)


def examples(folder: pathlib.Path) -> dict[str, list[tuple[int, tuple[str, ...], bool]]]:
    """For each of NAMES: (document number, features, positive?)."""
    extractor = LexiconExtractor()
    found: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {name: [] for name in NAMES}
    for number, document in enumerate(read_documents([str(folder / "docs")], Settings())):
        events = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf-8"))["events"]
        for setting, event in settings_of(extractor, document, events):
            first, last = neighbourhood(setting)
            for placed in within(setting.scene.actors, first, last):
                features = tuple(participant_features(setting, placed))
                for name, field in (("actor", "actors"), ("recipient", "recipients")):
                    found[name].append((number, features, names_one_of(placed.mention, event[field])))
            for placed in within(setting.scene.places, first, last):
                text = placed.mention.evidence.text
                found["place"].append(
                    (
                        number,
                        tuple(place_features(setting, placed)),
                        any(agree(text, one["text"]) for one in event["places"]),
                    )
                )
            for placed in within(setting.scene.times, first, last):
                date = event["date"] or {}
                found["time"].append(
                    (
                        number,
                        tuple(time_features(setting, placed)),
                        agree(placed.mention.evidence.text, date.get("text")),
                    )
                )
    return found


def fit(rows: list[tuple[str, ...]], labels: np.ndarray, penalty: float = PENALTY) -> dict[str, float]:
    """Feature → weight; "bias" among them. Adam on the mean log-loss with an L2 penalty of `penalty` / number of rows."""
    counted = collections.Counter(feature for row in rows for feature in set(row))
    names = [name for name, n in counted.items() if n >= SEEN]
    index = {name: i for i, name in enumerate(names)}
    at = [(r, index[f]) for r, row in enumerate(rows) for f in set(row) if f in index]
    row_of, column_of = np.array([a for a, _ in at]), np.array([b for _, b in at])
    weights, bias = np.zeros(len(names)), -1.0
    first, second = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(1, STEPS + 1):
        score = np.bincount(row_of, weights[column_of], len(rows)) + bias
        gap = 1 / (1 + np.exp(-score)) - labels
        gradient = np.append(
            np.bincount(column_of, gap[row_of], len(names)) + penalty * weights, gap.sum()
        ) / len(rows)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        move = RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights, bias = weights - move[:-1], bias - move[-1]
    return {"bias": float(bias), **dict(zip(names, weights.tolist(), strict=True))}


def measure(weights: dict[str, float], rows: list[tuple[str, ...]], labels: np.ndarray) -> str:
    said = np.array([sum(weights.get(f, 0.0) for f in set(row)) + weights["bias"] > 0 for row in rows])
    right, gold = float((said & (labels > 0.5)).sum()), float(labels.sum())
    p, r = right / max(1, said.sum()), right / max(1.0, gold)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    for name, items in examples(given.folder).items():
        rows, labels = [row for _, row, _ in items], np.array([float(label) for *_, label in items])
        held = np.array([number % 5 == 0 for number, *_ in items])
        trial = fit([r for r, h in zip(rows, held, strict=True) if not h], labels[~held])
        print(
            f"{name}: {len(rows)} examples, {labels.mean():.3f} positive, {len(trial)} features; held out",
            end=" ",
        )
        print(measure(trial, [r for r, h in zip(rows, held, strict=True) if h], labels[held]), flush=True)
        if given.write:
            write(name, fit(rows, labels))


def write(name: str, weights: dict[str, float]) -> None:
    """Rewrite a weights file; its thresholds, chosen on held-out documents, stay."""
    path = FOLDER / f"{name}.tsv"
    chosen = [
        line
        for line in path.read_text("utf-8").splitlines()
        if "threshold" in line or (line.startswith("floor:") and not line.startswith("#"))
    ]
    lines = [
        "# Log-odds by feature, fitted by training/fit_*.py; what each feature means: extraction/features.py, merging.py, support.py."
    ]
    kept = {feature: value for feature, value in weights.items() if abs(value) >= KEPT or feature == "bias"}
    lines += [f"{feature}\t{value:.3f}" for feature, value in sorted(kept.items())]
    path.write_text("\n".join([*lines, *chosen]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
