"""Weigh the two voices, the lexicon engine's rules and the tagger, field by field; writes `lexicon/data/weights/voices.tsv`.

usage: weigh.py HELD_DIR TAGGINGS.pkl OUT.tsv       (HELD_DIR: docs/ and gold/ of the held-out documents; TAGGINGS: what tag.py kept of them)

Run it with the leave-out copy of the package (`leave_out.py`) on the path, so that neither voice was made with the held-out documents in sight. Each
field's weights are a logistic regression on what both voices say; printed are F1 of the rules, of the tagger and of both, the last by five folds of
documents. Thresholds over single decisions come from the same folds; those over whole records (which clusters are events, from which probability a
participant is taken) are searched by `choose_gates.py`.
"""

import argparse
import json
import pathlib
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fit_arguments import agree, event_of, names_one_of
from sijill.analysis import analyze
from sijill.extraction.assembly import assemble
from sijill.extraction.candidates import Candidate
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.merging import cluster_candidates, pair_score
from sijill.extraction.scene import Scene
from sijill.extraction.tagged import candidate_chance, support_of
from sijill.extraction.tagged_options import evidence_of
from sijill.extraction.tagged_values import NO, YES, mean_chances, toll_choices
from sijill.extraction.tagged_voices import find_readings, log_odds
from sijill.extraction.topic import topic_counts
from sijill.model.tagging import TaggedTrigger, Tagging

Row = tuple[str, tuple[float, ...], bool]  # document, what the rules and the tagger say, right?
PENALTY = 1.0
# A day is worth giving where it is right in some three cases of ten: half of the F1 that dates reach. So "of no known day" has to be surer than even.
NO_DAY = 0.9


@dataclass
class Read:
    """One held-out document: the lexicon's candidates, how the tagger reads them, which gold event each names."""

    name: str
    scene: Scene
    candidates: list[Candidate]
    readings: list[TaggedTrigger | None]
    events: list[dict[str, Any] | None]
    gold: list[dict[str, Any]]
    tagging: Tagging
    topics: Any
    groups: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # gold event → candidates


def read(folder: pathlib.Path, taggings: dict[str, Any]) -> Iterator[Read]:
    engine = LexiconExtractor()
    for name, (document, tagging) in taggings.items():
        gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))["events"]
        analysis = analyze(document)
        scene, candidates = engine.candidates(document, analysis)
        if scene is None:
            continue
        events = [event_of(c, gold) for c in candidates]
        readings = find_readings(scene, candidates, tagging)
        one = Read(name, scene, candidates, readings, events, gold, tagging, topic_counts(analysis.tokens))
        for i, event in enumerate(events):
            if event is not None:
                one.groups[event["id"]].append(i)
        yield one


def of_events(d: Read) -> Iterator[Row]:
    """Is a cluster an event, on one of its lines at least?"""
    marked = {(event["type"], mention["line"]) for event in d.gold for mention in event["mentions"]}
    chances = {(c.start, c.type): p for c, p in d.tagging.judged}
    for cluster in cluster_candidates(d.candidates):
        best = max(log_odds(candidate_chance(d.scene, c, chances)) for c in cluster)
        said = (support_of(d.scene, cluster, d.topics), best)
        yield d.name, said, any((c.draft.type, c.line) in marked for c in cluster)


def is_right(name: str, mention: Any, event: dict[str, Any]) -> bool:
    if name in ("actor", "recipient"):
        return names_one_of(mention, event[f"{name}s"])
    if name == "place":
        return any(agree(mention.evidence.text, one["text"]) for one in event["places"])
    return agree(mention.evidence.text, (event["date"] or {}).get("text"))


def of_options(name: str) -> Callable[[Read], Iterator[Row]]:
    def rows(d: Read) -> Iterator[Row]:
        for c, reading, event in zip(d.candidates, d.readings, d.events, strict=True):
            if reading is None or event is None:
                continue
            for option, rules, tagger in evidence_of(
                d.scene, c, reading, name, getattr(c.options, f"{name}s")
            ):
                yield d.name, (rules, tagger), is_right(name, option.mention, event)

    return rows


def of_pairs(d: Read) -> Iterator[Row]:
    numbers = {id(t): i for i, t in enumerate(d.tagging.triggers)}
    links = {(i, j): p for i, j, p in d.tagging.links}
    for i, first in enumerate(d.candidates):
        for j in range(i + 1, len(d.candidates)):
            second, one, other = d.candidates[j], d.events[i], d.events[j]
            if first.draft.type != second.draft.type or one is None or other is None:
                continue
            read_both = [numbers[id(r)] for r in (d.readings[i], d.readings[j]) if r is not None]
            link = links.get((min(read_both), max(read_both))) if len(read_both) == 2 else None
            if link is not None:
                yield d.name, (pair_score(first, second), log_odds(link)), one["id"] == other["id"]


def grouped(d: Read) -> Iterator[tuple[dict[str, Any], list[Candidate], list[TaggedTrigger]]]:
    """Each gold event with the candidates that name it and their readings."""
    for event in d.gold:
        numbers = d.groups.get(event["id"], [])
        readings = [r for i in numbers if (r := d.readings[i]) is not None]
        if readings:
            yield event, [d.candidates[i] for i in numbers], readings


def of_modes(d: Read) -> Iterator[Row]:
    for event, candidates, readings in grouped(d):
        said = assemble(candidates).modes
        for mode, chance in mean_chances([r.modes for r in readings]).items():
            yield d.name, (YES if mode in said else NO, log_odds(chance)), mode in event["modes"]


def of_modalities(d: Read) -> Iterator[Row]:
    for event, candidates, readings in grouped(d):
        said = assemble(candidates).modality
        for value, chance in mean_chances([r.modalities for r in readings]).items():
            yield d.name, (YES if value == said else NO, log_odds(chance)), value == event["modality"]


def of_days(d: Read) -> Iterator[Row]:
    """Events without a date in words, as both sides see it: of no known day?"""
    for event, candidates, readings in grouped(d):
        draft = assemble(candidates)
        if draft.time is None and not (event["date"] or {}).get("text"):
            chances = mean_chances([r.dates for r in readings])
            bare = chances["none"] / max(1e-6, chances["none"] + chances["implicit"])
            yield d.name, (YES if draft.background else NO, log_odds(bare)), not event["date"]


def of_tolls(name: str) -> Callable[[Read], Iterator[Row]]:
    def rows(d: Read) -> Iterator[Row]:
        for event, candidates, readings in grouped(d):
            gold = event[name] or {}
            said = [toll for c in candidates if (toll := getattr(c.draft, name))]
            for choice in toll_choices(d.scene, name, said, readings):
                right = (choice.toll.min, choice.toll.max) == (gold.get("min"), gold.get("max"))
                yield d.name, (choice.rules, choice.tagger), right

    return rows


KINDS: dict[str, Callable[[Read], Iterator[Row]]] = {
    "event": of_events,
    **{name: of_options(name) for name in ("actor", "recipient", "place", "time")},
    "merging": of_pairs,
    "modes": of_modes,
    "modality": of_modalities,
    "background": of_days,
    "killed": of_tolls("killed"),
    "wounded": of_tolls("wounded"),
}


def logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights and bias by Newton's method, its steps halved until the loss falls; a light penalty towards one half for the two voices."""
    x = np.column_stack([x, np.ones(len(x))])
    prior, strength = np.array([0.5, 0.5, 0.0]), np.array([PENALTY, PENALTY, 0.01])
    w = prior.copy()

    def loss(v: np.ndarray) -> float:
        z = x @ v
        return float(np.logaddexp(0, z).sum() - y @ z + 0.5 * strength @ (v - prior) ** 2)

    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(strength)
        step = np.linalg.solve(hessian, x.T @ (y - p) - strength * (w - prior))
        while loss(w + step) > loss(w) and np.abs(step).max() > 1e-6:
            step = step / 2
        w = w + step
    return w


def f1(said: np.ndarray, gold: np.ndarray) -> float:
    return float(2 * (said & gold).sum() / max(1, said.sum() + gold.sum()))


def best_threshold(score: np.ndarray, gold: np.ndarray) -> float:
    """In log-odds, of those with the best F1 the one nearest to even odds."""
    grid = np.round(np.arange(-1.5, 1.01, 0.1), 1)
    figures = [round(f1(score > t, gold), 3) for t in grid]
    good = [t for t, f in zip(grid, figures, strict=True) if f >= max(figures) - 0.002]
    return float(min(good, key=abs))


def fitted(name: str, rows: list[Row], documents: list[str]) -> dict[str, float]:
    """Weights of one field, after its figures are printed."""
    of, x = np.array([r[0] for r in rows]), np.array([r[1] for r in rows], float)
    y = np.array([r[2] for r in rows])
    score = np.zeros(len(rows))
    for k in range(5):
        test = np.isin(of, documents[k::5])
        w = logistic(x[~test], y[~test].astype(float))
        score[test] = x[test] @ w[:-1] + w[-1]
    threshold = NO_DAY if name == "background" else best_threshold(score, y)
    w = logistic(x, y.astype(float))
    alone = [f1(x[:, i] > best_threshold(x[:, i], y), y) for i in (0, 1)]
    print(
        f"{name:10} {len(rows):5} rows, {y.mean():.3f} right: F1 rules {alone[0]:.3f}, tagger {alone[1]:.3f}, "
        f"both, five folds {f1(score > 0, y):.3f}, from {threshold:+.1f} {f1(score > threshold, y):.3f}"
        f"   rules {w[0]:.2f} tagger {w[1]:.2f} bias {w[-1]:+.2f}",
        flush=True,
    )
    if name == "merging":  # on the scale of the rules, whose thresholds stay in use
        w = w / w[0]
    return {"rules": w[0], "tagger": w[1], "bias": w[-1], "threshold": threshold}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("held", type=pathlib.Path)
    parser.add_argument("taggings", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    o = parser.parse_args()
    documents = list(read(o.held, pickle.loads(o.taggings.read_bytes())))
    unread = sum(r is None for d in documents for r in d.readings)
    print(f"{sum(len(d.candidates) for d in documents)} candidates, {unread} of them not read by the tagger")
    lines = [
        "# Both voices of the tagger's engine, in log-odds, fitted by training/weigh.py: extraction/tagged_voices.py says what they mean."
    ]
    for name, rows_of in KINDS.items():
        rows = [row for d in documents for row in rows_of(d)]
        weights = fitted(name, rows, sorted(d.name for d in documents))
        lines += [
            f"{name}:{part}\t{value:.3f}"
            for part, value in weights.items()
            if part != "threshold" or name not in ("event", "merging", "modality")
        ]
    kept = o.out.read_text("utf-8").splitlines() if o.out.exists() else []
    chosen = ("event:keep", "event:mention", "event:own", "event:proposed")
    lines += [line for line in kept if line.startswith(chosen)]
    o.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
