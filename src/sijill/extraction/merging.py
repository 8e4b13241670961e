"""Merging: which triggers of a document tell of one happening.

Each pair of candidates of one type is weighed by named features (`merge_features.py`); within the rules of `merge_rules.py` a candidate joins the cluster
with which it agrees best, or founds one of its own.
"""

from collections.abc import Callable, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.merge_features import pair_groups
from sijill.extraction.merge_rules import can_merge, must_merge
from sijill.lexicon.weights import load_weights, weigh_groups

Agreement = Callable[[Candidate, Candidate], float]
_WINDOW = 60  # clusters that are compared, counted back: bounds the cost of a long document


def cluster_candidates(
    candidates: Sequence[Candidate], agreement: Agreement | None = None
) -> list[list[Candidate]]:
    """Clusters in order of first mention, each in text order. Deterministic. `agreement` weighs a pair in place of `pair_score`.

    Within a sentence acts go before casualty words, which may then join the act that they are the toll of, and the act answered before the answer:
    "قصف الجيش المواقع ردا على القصف" (shelled the positions in answer to the shelling) is the shelling told before, so its answer is not.
    """
    clusters: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=_turn):
        own = [candidate]
        for cluster in _homes(clusters[-_WINDOW:], candidate, agreement or pair_score):
            if all(can_merge(cluster, member) for member in own):
                clusters.remove(cluster)
                own = [*cluster, *own]
        clusters.append(own)
    ordered = [sorted(cluster, key=lambda c: c.trigger.first) for cluster in clusters]
    return sorted(ordered, key=lambda cluster: cluster[0].trigger.first)


def _turn(candidate: Candidate) -> tuple[int, bool, bool, int]:
    answered = candidate.definite and "answered" in candidate.marks
    return candidate.sentence, candidate.casualty is not None, not answered, candidate.trigger.first


def _homes(
    clusters: Sequence[list[Candidate]], candidate: Candidate, agreement: Agreement
) -> list[list[Candidate]]:
    """The clusters that a candidate joins: the one that it agrees with best and, since one person is killed once, one that tells of the same death."""
    possible = [c for c in clusters if c[0].draft.type == candidate.draft.type and can_merge(c, candidate)]
    homes = [cluster for cluster in possible if any(must_merge(member, candidate) for member in cluster)][-1:]
    threshold = load_weights("merging").get("threshold", 0.0)
    if candidate.casualty is not None:
        near = [c for c in possible if any(member.sentence == candidate.sentence for member in c)]
        best = _best(near, candidate, load_weights("merging").get("casualty-threshold", threshold), agreement)
    else:
        best = None
    if best is None and not homes:
        best = _best(possible, candidate, threshold, agreement)
    return homes + ([best] if best is not None and best not in homes else [])


def _best(
    clusters: Sequence[list[Candidate]], candidate: Candidate, threshold: float, agreement: Agreement
) -> list[Candidate] | None:
    """The cluster with the highest score over the threshold, the latest of equals."""
    scored = [(cluster_score(cluster, candidate, agreement), i) for i, cluster in enumerate(clusters)]
    score, index = max(scored, default=(threshold, -1))
    return clusters[index] if score > threshold else None


def cluster_score(cluster: Sequence[Candidate], candidate: Candidate, agreement: Agreement) -> float:
    """The mean of the best and of the average agreement with the cluster's members, in log-odds."""
    scores = [
        agreement(member, candidate)
        if member.trigger.first <= candidate.trigger.first
        else agreement(candidate, member)
        for member in cluster
    ]
    return (max(scores) + sum(scores) / len(scores)) / 2


def pair_score(first: Candidate, second: Candidate) -> float:
    """Log-odds that two candidates of one type, in text order, tell of one happening."""
    return weigh_groups(pair_groups(first, second), "merging")
