"""Merging: which triggers of a document tell of one happening.

Each pair of candidates of one type is weighed by named features (`lexicon/data/weights/merging.tsv`, fitted on `gold/train` by
`training/fit_merging.py`); a candidate joins the cluster with which it agrees best, or founds one of its own.
"""

from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.choosing import identity
from sijill.lexicon.cues import weapon_modes
from sijill.lexicon.weights import load_weights, weigh
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, PlaceMention, TimeMention
from sijill.text import key

_WINDOW = 60  # clusters that are compared, counted back: bounds the cost of a long document


def cluster_candidates(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Clusters in order of first mention, each in text order. Deterministic.

    Within a sentence acts go before casualty words, which may then join the act that they are the toll of.
    """
    clusters: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=lambda c: (c.sentence, c.casualty is not None, c.trigger.first)):
        own = [candidate]
        for cluster in _homes(clusters[-_WINDOW:], candidate):
            if all(can_merge(cluster, member) for member in own):
                clusters.remove(cluster)
                own = [*cluster, *own]
        clusters.append(own)
    ordered = [sorted(cluster, key=lambda c: c.trigger.first) for cluster in clusters]
    return sorted(ordered, key=lambda cluster: cluster[0].trigger.first)


def _homes(clusters: Sequence[list[Candidate]], candidate: Candidate) -> list[list[Candidate]]:
    """The clusters that a candidate joins: the one that it agrees with best and, since one person is killed once, one that tells of the same death."""
    possible = [c for c in clusters if c[0].draft.type == candidate.draft.type and can_merge(c, candidate)]
    homes = [cluster for cluster in possible if any(_must_merge(member, candidate) for member in cluster)][-1:]
    threshold = load_weights("merging").get("threshold", 0.0)
    if candidate.casualty is not None:
        near = [c for c in possible if any(member.sentence == candidate.sentence for member in c)]
        best = _best(near, candidate, load_weights("merging").get("casualty-threshold", threshold))
    else:
        best = None
    if best is None and not homes:
        best = _best(possible, candidate, threshold)
    return homes + ([best] if best is not None and best not in homes else [])


def _best(clusters: Sequence[list[Candidate]], candidate: Candidate, threshold: float) -> list[Candidate] | None:
    """The cluster with the highest score over the threshold, the latest of equals."""
    scored = [(cluster_score(cluster, candidate), i) for i, cluster in enumerate(clusters)]
    score, index = max(scored, default=(threshold, -1))
    return clusters[index] if score > threshold else None


def cluster_score(cluster: Sequence[Candidate], candidate: Candidate) -> float:
    """The mean of the best and of the average agreement with the cluster's members, in log-odds."""
    scores = [pair_score(*sorted((member, candidate), key=lambda c: c.trigger.first)) for member in cluster]
    return (max(scores) + sum(scores) / len(scores)) / 2


def _must_merge(first: Candidate, second: Candidate) -> bool:
    """One named person is killed once: "اغتيال القائد" (the assassination of the commander) and "وقتل القائد" are one act."""
    if not _is_fatal(first) or not _is_fatal(second):
        return False
    return bool(_named_persons(first) & _named_persons(second))


def _is_fatal(candidate: Candidate) -> bool:
    return candidate.casualty == "killed" and candidate.draft.modality == "actual"


def _named_persons(candidate: Candidate) -> frozenset[str]:
    return frozenset(name for mention in candidate.draft.recipients if mention.person for name in mention.candidates)


def can_merge(cluster: Sequence[Candidate], candidate: Candidate) -> bool:
    """False where the words themselves tell two acts apart: see `_constraint`."""
    return all(_constraint(member, candidate) is None for member in cluster)


def _constraint(first: Candidate, second: Candidate) -> str | None:
    """The name of the rule that keeps two candidates of one type apart, `None` if none does.

    A single act is not its aggregate ("25 هجوما" and "الهجوم"); what answers an act is another act ("الهجوم الانتقامي"); who acts in one and suffers in the
    other does not do so in one and the same act; two different calendar days are two acts.
    """
    a, b = first.draft, second.draft
    apart = first.sentence != second.sentence
    if apart and (_is_single(first) and _is_several(second) or _is_several(first) and _is_single(second)):
        return "single and aggregate"
    if "answer" in second.marks and "answer" not in first.marks and second.casualty is None:
        return "answer"
    if a.time is not None and b.time is not None and _on_other_day(a.time, b.time):
        return "other day"
    if apart and "another" in second.marks and second.casualty is None and not _points_back(second):
        return "another"
    if _is_counted_anew(first, second):
        return "counted anew"
    if _is_plural_beside_single(first, second):
        return "plural and single, each with its time"
    if _is_new_and_dated(first, second):
        return "introduced anew with another time"
    if a.count is not None and b.count is not None and (a.count.min, a.count.max) != (b.count.min, b.count.max):
        return "other count"
    return None


def _is_plural_beside_single(first: Candidate, second: Candidate) -> bool:
    """ "هجمات في الأشهر الأخيرة … هجوم في 28 ديسمبر" (attacks in recent months … an attack on 28 December)."""
    numbers = {first.trigger.form.number, second.trigger.form.number}
    nouns = not first.trigger.is_verb and not second.trigger.is_verb and not first.definite and not second.definite
    if numbers != {"plural", "singular"} or not nouns or first.casualty or second.casualty:
        return False
    a, b = first.draft.time, second.draft.time
    return a is not None and b is not None and (a.form, a.fields) != (b.form, b.fields)


def _points_back(candidate: Candidate) -> bool:
    """A definite noun, save after ل, where the article is generic: "تخطط للانسحاب" (plans to withdraw)."""
    return candidate.definite and "ل" not in candidate.trigger.reading.proclitics


def _is_counted_anew(first: Candidate, second: Candidate) -> bool:
    """ "25 هجوما" (25 attacks) in the body brings up a set of acts of its own, unless the act before was counted alike."""
    if second.draft.count is None or second.definite or second.trigger.is_verb:
        return False
    return first.draft.count is None and first.line != second.line and first.line != 0


def _is_new_and_dated(first: Candidate, second: Candidate) -> bool:
    """An indefinite noun brings up a new act ("هجوم", an attack, not "الهجوم", the attack): one with a time of its own that shares nothing with the first's."""
    a, b = first.draft.time, second.draft.time
    nouns = not first.trigger.is_verb and not second.trigger.is_verb and not second.definite
    if not nouns or first.line == 0 or first.line == second.line or second.casualty or second.weak or a is None or b is None:
        return False
    return a.evidence != b.evidence and not set(a.fields) & set(b.fields)


def _is_several(candidate: Candidate) -> bool:
    count = candidate.draft.count
    return count is not None and (count.min or 0) > 1


def _is_single(candidate: Candidate) -> bool:
    """An act told in the singular; a casualty may belong to several acts, a weak word ("العملية") may sum them up."""
    return candidate.casualty is None and candidate.trigger.form.number == "singular" and not candidate.weak and not candidate.definite


def _on_other_day(a: TimeMention, b: TimeMention) -> bool:
    """Two calendar dates that differ; a weekday and a date may be the same day."""
    one, other = dict(a.fields), dict(b.fields)
    return "day" in one and "month" in one and "day" in other and "month" in other and (one["day"], one["month"]) != (other["day"], other["month"])


def pair_score(first: Candidate, second: Candidate) -> float:
    """Log-odds that two candidates of one type, in text order, tell of one happening."""
    return weigh(pair_features(first, second), load_weights("merging"))


def pair_features(first: Candidate, second: Candidate) -> Iterator[str]:
    """The features of a pair, as strings."""
    a, b = first.draft, second.draft
    gap = second.line - first.line
    where = "sentence" if first.sentence == second.sentence else "line" if gap == 0 else f"gap{min(gap, 3)}" if gap < 6 else "far"
    yield where
    yield f"{where}|{a.type}"
    if first.line == 0 and gap > 0:
        yield f"title-to-{'lead' if gap == 1 else 'body'}"
    yield from _trigger_features(first, second, where)
    yield from _mode_features(a, b)
    for name, keys in (("place", _shared(place_keys(a.places), place_keys(b.places))), ("actor", _shared(actor_keys(a.actors), actor_keys(b.actors))), ("recipient", _shared(actor_keys(a.recipients), actor_keys(b.recipients)))):
        yield f"{name}:{keys}"
        yield f"{where}|{name}:{keys}"
    if actor_keys(a.actors) & actor_keys(b.recipients) or actor_keys(a.recipients) & actor_keys(b.actors):
        yield "roles-crossed"
    yield from _time_features(a, b, where)
    yield from _other_features(a, b)


def _trigger_features(first: Candidate, second: Candidate, where: str) -> Iterator[str]:
    frames = f"{first.trigger.entry.frame}>{second.trigger.entry.frame}"
    kinds = f"{_kind(first)}>{_kind(second)}"
    yield f"{where}|{frames}"
    yield f"{where}|{kinds}"
    yield f"{where}|same-entry:{first.trigger.entry.id == second.trigger.entry.id}|second-definite:{second.definite}"
    for mark in second.marks:
        yield f"second-mark:{mark}"
        yield f"{where}|second-mark:{mark}"
    yield f"second-weak:{second.weak}|first-weak:{first.weak}"
    yield f"numbers:{first.trigger.form.number}>{second.trigger.form.number}|second-definite:{second.definite}"
    if first.trigger.entry.id == second.trigger.entry.id:
        yield f"same-entry:{first.trigger.entry.id}"
    if where == "sentence":
        gap = second.trigger.first - first.trigger.last
        size = "touching" if gap <= 1 else "near" if gap <= 4 else "middle" if gap <= 10 else "distant"
        yield f"sentence|{size}"
        yield f"sentence|{size}|{kinds}"
        yield f"sentence|before-second:{second.link}|{frames}"
        yield f"sentence|before-second:{second.link}|{size}"


def _kind(candidate: Candidate) -> str:
    casualty = "casualty" if candidate.casualty else "act"
    return f"{'verb' if candidate.trigger.is_verb else 'noun'}-{casualty}"


def _mode_features(a: Draft, b: Draft) -> Iterator[str]:
    weapons = weapon_modes()
    first, second = set(a.modes), set(b.modes)
    if first & second:
        yield "mode-shared"
    if first & weapons and second & weapons and not first & second:
        yield "weapon-conflict"
        yield f"weapon-conflict|{min(first & weapons)}>{min(second & weapons)}"
    yield f"modes:{'some' if first else 'none'}>{'some' if second else 'none'}"


def _shared(first: frozenset[str], second: frozenset[str]) -> str:
    if not first or not second:
        return "unknown" if not first and not second else "one-sided"
    return "shared" if first & second else "conflict"


def _time_features(a: Draft, b: Draft, where: str) -> Iterator[str]:
    if a.time is None or b.time is None:
        state = "unknown" if a.time is b.time else "first-only" if a.time is not None else "second-only"
    elif a.time.evidence == b.time.evidence:
        state = "same-words"
    else:
        state = "shared" if (a.time.form, a.time.fields) == (b.time.form, b.time.fields) else "conflict"
    yield f"time:{state}"
    yield f"{where}|time:{state}"


def _other_features(a: Draft, b: Draft) -> Iterator[str]:
    yield f"modality:{a.modality if a.modality == b.modality else 'differs'}"
    yield f"count:{'one' if (a.count is None) != (b.count is None) else 'both' if a.count else 'none'}"
    yield f"background:{'differs' if a.background != b.background else a.background}"
    for name, x, y in (("killed", a.killed, b.killed), ("wounded", a.wounded, b.wounded)):
        if x is not None and y is not None:
            yield f"{name}:{'equal' if (x.min, x.max) == (y.min, y.max) else 'differs'}"


def actor_keys(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """What identifies participants across mentions."""
    return frozenset().union(*(identity(mention) for mention in mentions))


def place_keys(mentions: Sequence[PlaceMention]) -> frozenset[str]:
    """Gazetteer candidates of the places and of the places that enclose them, else their names."""
    return frozenset(
        identity_
        for mention in mentions
        for one in (mention, *mention.parents)
        for identity_ in (one.candidates or (key(one.name.text),))
    )
