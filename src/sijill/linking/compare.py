"""Compare two reports: features, each with a weight and a reason, summed; and the contradictions that no score outweighs."""

from collections.abc import Iterator
from functools import cache

from sijill.linking import features
from sijill.linking.reasons import detail
from sijill.linking.weights import load_weights
from sijill.model.linking import Link, LinkReport, Reason


def compare(a: LinkReport, b: LinkReport) -> Link:
    """Are two reports about one happening?

    The link's `score` is in log-odds (above 0: more likely one than two). Its reasons are every feature that fired, strongest first, and are given
    only for links that reach the threshold, since nearly all pairs do not. Order of the arguments does not matter.
    """
    if b.id < a.id:
        a, b = b, a
    weights = load_weights()
    values = measure(a, b)
    score = round(sum(weights.features[name] * value for name, value in values), 3)
    veto = find_veto(a, b)
    same = veto is None and score >= weights.threshold
    reasons = explain(a, b, values) if same else ()
    return Link(a.id, b.id, same, score, reasons, veto)


def find_link(a: LinkReport, b: LinkReport) -> Link | None:
    """The link of two reports if they are about one happening, else `None`: `compare`, given up as soon as it cannot come out.

    Features are taken cheapest first, and what the others could add at most is known.
    """
    if a.document == b.document or _days_contradict(a, b):
        return None
    weights = load_weights().features
    score = weights["prior"]
    for find, rest in _bounds():
        for name, value in find(a, b):
            score += weights[name] * value
        if score < rest:
            return None
    found = compare(a, b)
    return found if found.same else None


@cache
def _bounds() -> tuple[tuple[features.Find, float], ...]:
    """Each group of features with the score below which the groups after it cannot lift a pair to the threshold."""
    weights = load_weights()
    bounds, rest = [], weights.threshold - 1e-2  # scores are rounded
    for find, names in reversed(features.ALL.items()):
        bounds.append((find, rest))
        rest -= sum(max(0.0, *(weights.features[name] for name in group)) for group in names)
    return tuple(reversed(bounds))


def measure(a: LinkReport, b: LinkReport) -> list[tuple[str, float]]:
    """Every feature that fires and its value, 0 to 1, in the order of `linking.yml`."""
    return [("prior", 1.0), *_fired(a, b)]


def _fired(a: LinkReport, b: LinkReport) -> Iterator[tuple[str, float]]:
    for find in features.ALL:
        yield from find(a, b)


def explain(a: LinkReport, b: LinkReport, values: list[tuple[str, float]]) -> tuple[Reason, ...]:
    """The features as reasons, strongest first."""
    weights = load_weights().features
    reasons = [
        Reason(name, round(weights[name] * value, 3), detail(name, a, b))
        for name, value in values
        if weights[name]
    ]
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.feature)))


def find_veto(a: LinkReport, b: LinkReport) -> str | None:
    """The contradiction that forbids one cluster: "one document", "planned", "aggregate", "days", "places"; `None` if there is none."""
    if a.document == b.document:
        return "one document"
    if features.is_planned(a) != features.is_planned(b):
        return "planned"  # an act that was announced is not yet the act: of 1,059 judged pairs none joins the two
    if _is_part(a, b) or _is_part(b, a):
        return "aggregate"
    if _days_contradict(a, b):
        return "days"
    if features.km_between(a, b) > load_weights().km_apart:
        return "places"
    return None


def _is_part(single: LinkReport, aggregate: LinkReport) -> bool:
    """A single attack is not its aggregate; two accounts of one long campaign may differ in the flag."""
    if single.aggregate or not aggregate.aggregate:
        return False
    return not features.is_long(single)


def _days_contradict(a: LinkReport, b: LinkReport) -> bool:
    """Both documents give days in words, and the days lie apart. A day taken from the publication date contradicts nothing."""
    if a.basis != "words" or b.basis != "words" or features.is_long(a) or features.is_long(b):
        return False
    gap = features.days_between(a, b)
    return gap is not None and gap > load_weights().days_apart
