"""Merging: which triggers of a document tell of one happening.

Each pair of candidates of one type is weighed by a list of named features (`lexicon/data/merging.yml`, fitted on `gold/train` by
`training/fit_merging.py`); a candidate joins the cluster with which it agrees best, or founds one of its own.
"""

import functools
from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.lexicon.cues import weapon_modes
from sijill.lexicon.load import load_yaml
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, PlaceMention
from sijill.text import key

_WINDOW = 60  # earlier candidates of the type that are compared: bounds the cost of a long document


@functools.cache
def load_weights() -> dict[str, float]:
    """Feature name → weight in log-odds; "bias" is always on, "threshold" is the log-odds from which a candidate joins."""
    return {name: float(value) for name, value in load_yaml("merging.yml")["weights"].items()}


def cluster_candidates(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Clusters in order of first mention, each in text order. Deterministic."""
    weights = load_weights()
    clusters: list[list[Candidate]] = []
    for candidate in candidates:
        best, best_score = None, weights["threshold"]
        for cluster in clusters[-_WINDOW:]:
            if cluster[0].draft.type != candidate.draft.type:
                continue
            score = cluster_score(cluster, candidate)
            if score > best_score:
                best, best_score = cluster, score
        if best is None:
            clusters.append([candidate])
        else:
            best.append(candidate)
    return clusters


def cluster_score(cluster: Sequence[Candidate], candidate: Candidate) -> float:
    """The mean of the best and of the average agreement with the cluster's members, in log-odds."""
    scores = [pair_score(member, candidate) for member in cluster]
    return (max(scores) + sum(scores) / len(scores)) / 2


def pair_score(first: Candidate, second: Candidate) -> float:
    """Log-odds that two candidates of one type, in text order, tell of one happening."""
    weights = load_weights()
    return sum(weights.get(name, 0.0) * value for name, value in pair_features(first, second))


def pair_features(first: Candidate, second: Candidate) -> Iterator[tuple[str, float]]:
    """The features of a pair: (name, value)."""
    a, b = first.draft, second.draft
    yield "bias", 1.0
    gap = second.line - first.line
    yield "same-sentence", float(first.sentence == second.sentence)
    yield "same-line", float(gap == 0)
    yield "next-line", float(gap == 1)
    yield "line-gap", min(gap, 8) / 8
    yield "from-title", float(first.line == 0 and gap > 0)
    yield "title-to-lead", float(first.line == 0 and gap == 1)
    yield "same-entry", float(first.trigger.entry.id == second.trigger.entry.id)
    yield "second-definite", float(second.definite)
    yield "second-weak", float(second.weak)
    yield "casualty-and-act", float((first.casualty is None) != (second.casualty is None))
    yield "casualty-and-act-in-sentence", float((first.casualty is None) != (second.casualty is None) and first.sentence == second.sentence)
    yield "both-casualties", float(first.casualty is not None and second.casualty is not None)
    yield "close", float(first.sentence == second.sentence and second.trigger.first - first.trigger.last <= 4)
    yield from _mode_features(a, b)
    yield from _set_features("place", place_keys(a.places), place_keys(b.places))
    yield from _set_features("actor", actor_keys(a.actors), actor_keys(b.actors))
    yield from _set_features("recipient", actor_keys(a.recipients), actor_keys(b.recipients))
    yield "crossed-roles", float(bool(actor_keys(a.actors) & actor_keys(b.recipients) | actor_keys(a.recipients) & actor_keys(b.actors)))
    yield from _time_features(a, b)
    yield "modality-differs", float(a.modality != b.modality)
    yield "count-on-one", float((a.count is None) != (b.count is None))
    yield "background-differs", float(a.background != b.background)
    yield from _toll_features(a, b)


def _mode_features(a: Draft, b: Draft) -> Iterator[tuple[str, float]]:
    weapons = weapon_modes()
    first, second = set(a.modes), set(b.modes)
    yield "mode-shared", float(bool(first & second))
    yield "mode-conflict", float(bool(first & weapons) and bool(second & weapons) and not first & second)


def _set_features(name: str, first: frozenset[str], second: frozenset[str]) -> Iterator[tuple[str, float]]:
    both = bool(first) and bool(second)
    yield f"{name}-shared", float(both and bool(first & second))
    yield f"{name}-conflict", float(both and not first & second)


def _time_features(a: Draft, b: Draft) -> Iterator[tuple[str, float]]:
    both = a.time is not None and b.time is not None
    same = both and a.time is not None and b.time is not None and (a.time.form, a.time.fields) == (b.time.form, b.time.fields)
    yield "time-shared", float(same)
    yield "time-conflict", float(both and not same)
    yield "second-dated", float(b.time is not None and a.time is None)


def _toll_features(a: Draft, b: Draft) -> Iterator[tuple[str, float]]:
    for name, x, y in (("killed", a.killed, b.killed), ("wounded", a.wounded, b.wounded)):
        if x is not None and y is not None:
            yield f"{name}-equal", float((x.min, x.max) == (y.min, y.max))
            yield f"{name}-differs", float((x.min, x.max) != (y.min, y.max))


def actor_keys(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """What identifies participants across mentions: registry ids, else the keys of the head words."""
    return frozenset(
        identity for mention in mentions for identity in (mention.candidates or (key(mention.head.text),)) if not mention.anaphor
    )


def place_keys(mentions: Sequence[PlaceMention]) -> frozenset[str]:
    """Gazetteer candidates of the places and of the places that enclose them, else their names."""
    return frozenset(
        identity
        for mention in mentions
        for one in (mention, *mention.parents)
        for identity in (one.candidates or (key(one.name.text),))
    )
