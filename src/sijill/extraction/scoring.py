"""Scores of an event and its values, from 0 to 1, as the lexicon engine's weights give them: raw, to be read as confidence only through a table."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.choosing import Option
from sijill.lexicon.weights import load_weights
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, PlaceMention, TimeMention
from sijill.model.value import Toll

Scores = tuple[tuple[str, float], ...]
# Figures have no weights: an exact one, a vague one ("several"), and one of several that differ are told apart.
_EXACT, _VAGUE, _CONTESTED = 0.8, 0.4, 0.2


def event_score(support: float) -> float:
    """A support in log-odds above the threshold as a number from one half to 1."""
    return round(1 / (1 + math.exp(-min(support, 60.0))), 3)


def field_scores(cluster: Sequence[Candidate], draft: Draft) -> Scores:
    """(field, score) of each filled field of the draft that a cluster gave; places taken over from other sentences come later and have none."""
    return tuple((name, round(score, 3)) for name, score in _scores(cluster, draft))


def _scores(cluster: Sequence[Candidate], draft: Draft) -> Iterator[tuple[str, float]]:
    options = [candidate.options for candidate in cluster]
    time = (draft.time,) if draft.time is not None else ()
    for field, name, groups, chosen in (
        ("actors", "actor", [o.actors for o in options], draft.actors),
        ("recipients", "recipient", [o.recipients for o in options], draft.recipients),
        ("places", "place", [o.places for o in options], draft.places),
        ("when", "time", [o.times for o in options], time),
    ):
        if chosen:
            yield field, _mean_score(name, groups, chosen)
    for field, toll, variants in (
        ("killed", draft.killed, draft.killed_variants),
        ("wounded", draft.wounded, draft.wounded_variants),
    ):
        if toll is not None:
            yield field, _CONTESTED if variants else _toll_score(toll)
    if draft.count is not None:
        yield "count", _EXACT if draft.count.min == draft.count.max else _VAGUE
    drafts = [candidate.draft for candidate in cluster]
    yield "modality", sum(d.modality == draft.modality for d in drafts) / len(drafts)
    if draft.modes:
        told = Counter(mode for d in drafts for mode in d.modes)
        yield "modes", sum(told[mode] for mode in draft.modes) / (len(draft.modes) * len(drafts))


def _mean_score(
    name: str,
    groups: Sequence[Sequence[Option]],
    chosen: Sequence[ActorMention | PlaceMention | TimeMention],
) -> float:
    """The mean over the chosen mentions of their best score: above one half for the trigger's own sentence, below it for another."""
    weights = load_weights(name)
    threshold = weights.get("threshold", 0.0)
    far = weights.get("near-threshold", threshold)
    best = dict.fromkeys((m.evidence for m in chosen), 0.0)
    for option in (option for group in groups for option in group):
        if option.mention.evidence in best:
            odds = option.score - (far if option.near else threshold)
            score = 1 / (1 + math.exp(-odds)) / (2 if option.near else 1)
            best[option.mention.evidence] = max(best[option.mention.evidence], score)
    return sum(best.values()) / len(best)


def _toll_score(toll: Toll) -> float:
    return _EXACT if toll.min is not None and toll.min == toll.max else _VAGUE
