"""The features that two reports are compared by: when, where, who, how many, what, in which words.

Each `find_` function yields (feature, value from 0 to 1) for what it sees, and nothing for what either report leaves open. What a value is worth stands in
`lexicon/data/linking.yml`.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from sijill.linking.weights import load_weights
from sijill.linking.words import act_overlap, overlap, weight_of
from sijill.model.linking import LinkActor, LinkPlace, LinkReport
from sijill.model.report import VERBAL

Fired = Iterator[tuple[str, float]]

_LONG = 10  # days: a longer interval is a campaign or a vague time, not a day
_SAME_NEWS, _OLD_NEWS = 2, 21  # days between two publications
_SAME_WORDS = 0.5  # phrases that share half of the shorter one's weight name the same, as score.py holds
_RAREST = 8.0
_FULL_NAME = 24.0  # summed rarity of some four uncommon words: two participants, or one by name and office
_MANY_WORDS = 40.0  # summed rarity of some ten words of news
_PLANNED = frozenset({"planned", "hypothetical"})
_EARTH = 12742.0  # kilometres


def is_planned(report: LinkReport) -> bool:
    """Is the act announced, supposed or feared, and not (yet) done?"""
    return report.modality in _PLANNED


def is_long(report: LinkReport) -> bool:
    """Does the report give more than ten days?"""
    return report.first is not None and report.last is not None and (report.last - report.first).days > _LONG


def days_between(a: LinkReport, b: LinkReport) -> int | None:
    """Days between the two intervals, 0 where they touch, `None` where either is undated."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def find_time(a: LinkReport, b: LinkReport) -> Fired:
    """Do the days agree?"""
    gap = days_between(a, b)
    if gap is None:
        yield ("undated", 1.0) if a.first or b.first else ("both_undated", 1.0)
        yield from _publication(a, b)
    elif is_long(a) and is_long(b):
        yield from _periods(a, b, gap)
    elif is_long(a) or is_long(b):
        yield ("outside_period", 1.0) if gap else ("within_period", 1.0)
    elif gap:
        yield ("next_day", 1.0) if gap == 1 else ("days_off", min(1.0, gap / 14))
    else:
        yield "same_days", 1.0
        if a.first == a.last == b.first == b.last:
            yield "exact_day", 1.0


def _publication(a: LinkReport, b: LinkReport) -> Fired:
    """What is told without a date is likelier the same in the news of the same days than of different months."""
    if a.published and b.published:
        apart = abs((a.published - b.published).days)
        if apart <= _SAME_NEWS:
            yield "same_news", 1.0
        elif apart > _OLD_NEWS:
            yield "old_news", 1.0


def _periods(a: LinkReport, b: LinkReport, gap: int) -> Fired:
    assert a.first is not None
    assert a.last is not None
    assert b.first is not None
    assert b.last is not None
    longest = max((a.last - a.first).days, (b.last - b.first).days)
    if abs((a.first - b.first).days) <= max(3, longest // 10):
        yield "same_start", 1.0
    elif gap:
        yield "outside_period", 1.0
    else:
        yield "periods_differ", 1.0


def same_place(a: LinkPlace, b: LinkPlace) -> bool:
    """One gazetteer entry, points within `km_same`, or half of the words; where points are known and lie further apart, all words of one of them.

    Two villages named with their province ("قرية الصفا في صعدة", Safa in Saada) share its name and are two places; the province itself is not another than its village.
    """
    if _same_point(a, b):
        return True
    least = _SAME_WORDS if km(a, b) is None else 1.0
    return overlap(a.words, b.words) >= least


def _same_point(a: LinkPlace, b: LinkPlace) -> bool:
    if a.id is not None and a.id == b.id:
        return True
    distance = km(a, b)
    return distance is not None and distance <= load_weights().km_same


def km(a: LinkPlace, b: LinkPlace) -> float | None:
    """Great-circle kilometres, `None` where either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((q - p) / 2) ** 2
    half += math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return _EARTH * math.asin(math.sqrt(min(1.0, half)))


def _specific(report: LinkReport) -> tuple[LinkPlace, ...]:
    return tuple(place for place in report.places if not place.broad)


def km_between(a: LinkReport, b: LinkReport) -> float:
    """Least kilometres between places of the two, 0.0 unless both have only specific places with points and no two of them agree."""
    left, right = _specific(a), _specific(b)
    if not left or not right or len(left) < len(a.places) or len(right) < len(b.places):
        return 0.0
    nearest = math.inf
    for one in left:
        for other in right:
            distance = km(one, other)
            if distance is None or distance < nearest:
                nearest = distance or 0.0
            if not nearest or same_place(one, other):
                return 0.0
    return nearest


def find_place(a: LinkReport, b: LinkReport) -> Fired:
    """Do the places agree?"""
    if not a.places or not b.places:
        if a.places or b.places:
            yield "one_placed", 1.0
        return
    here, there = _words(a.places), _words(b.places)
    if here & there:
        yield "place_words", weight_of(here & there) / weight_of(here | there)
    left, right = _specific(a), _specific(b)
    if any(same_place(one, other) for one in left for other in right):
        if any(_same_point(one, other) for one in left for other in right):
            yield "same_point", 1.0
        return
    land, other_land = ({place.country for place in report.places} - {None} for report in (a, b))
    if land and other_land and not land & other_land:
        yield "other_country", 1.0
    elif left and right:
        yield "other_place", 1.0
    else:
        yield "same_country", 1.0


def best_overlap(one: tuple[LinkActor, ...], other: tuple[LinkActor, ...]) -> float:
    """The best agreement of a participant of the one side with one of the other, 0 to 1."""
    best = 0.0
    for p in one:
        for q in other:
            best = max(best, 1.0 if p.id is not None and p.id == q.id else overlap(p.words, q.words))
    return best


def find_parties(a: LinkReport, b: LinkReport) -> Fired:
    """Do the participants agree?"""
    yield from _side("actor", a.actors, b.actors)
    yield from _side("recipient", a.recipients, b.recipients)
    crossed = max(best_overlap(a.actors, b.recipients), best_overlap(a.recipients, b.actors))
    if crossed >= _SAME_WORDS:
        yield "crossed", crossed
    shared = _words((*a.actors, *a.recipients)) & _words((*b.actors, *b.recipients))
    if shared:
        yield "shared_names", min(1.0, weight_of(shared) / _FULL_NAME)


def _side(side: str, one: tuple[LinkActor, ...], other: tuple[LinkActor, ...]) -> Fired:
    if not one or not other:
        if one or other:
            yield f"one_{side}", 1.0
        elif side == "actor":
            yield "no_actor", 1.0
        return
    best = best_overlap(one, other)
    if best >= _SAME_WORDS:
        here, there = _words(one), _words(other)
        # Two spellings of one registry entry may share no word ("داعش", IS, and "تنظيم الدولة", the State organisation).
        yield f"same_{side}", weight_of(here & there) / weight_of(here | there) if here & there else 1.0
        return
    land, other_land = ({party.country for party in parties} - {None} for parties in (one, other))
    if land and other_land:
        yield (f"{side}_country", 1.0) if land & other_land else (f"other_{side}", 1.0)
    else:
        yield f"{side}_unlike", 1.0


def _words(phrases: Sequence[LinkPlace] | Sequence[LinkActor]) -> frozenset[str]:
    return frozenset().union(*(phrase.words for phrase in phrases))


def find_tolls(a: LinkReport, b: LinkReport) -> Fired:
    """Do the numbers agree?"""
    one, other = a.killed, b.killed
    # The wounded are left out: on judged pairs their figures, vaguer and later corrected, told nothing.
    if one is None or other is None or one[0] is None or other[0] is None:
        return
    low, high = sorted((one[0], other[0]))
    if low == high:
        # Equal figures tell the more, the larger they are: 43 and 43 is no accident, 1 and 1 is.
        yield "killed_equal", min(1.0, math.log10(max(low, 1)) / 2)
    elif high <= 1.5 * low + 1:
        yield "killed_near", 1.0
    elif high > 3 * low + 2 and None not in (*one, *other):
        yield "killed_unlike", 1.0


def find_manner(a: LinkReport, b: LinkReport) -> Fired:
    """Do type, modes, modality and the words of the act agree?"""
    if a.type != b.type:
        yield "other_type", 1.0
    elif a.type in VERBAL:
        yield "verbal", 1.0
    if a.modes and b.modes:
        yield ("same_mode", 1.0) if a.modes & b.modes else ("other_mode", 1.0)
    if is_planned(a) != is_planned(b):
        yield "planned_and_done", 1.0
    elif a.modality != b.modality:
        yield "other_modality", 1.0
    if a.aggregate != b.aggregate:
        yield "one_aggregate", 1.0
    shared = act_overlap(a.triggers, b.triggers)
    if shared:
        yield "same_words", shared
    elif a.triggers and b.triggers:
        yield "other_words", 1.0
    if (a.count is None) != (b.count is None):
        yield "one_counted", 1.0


def find_wording(a: LinkReport, b: LinkReport) -> Fired:
    """Do the lines that tell it share words?"""
    shared = a.context & b.context
    if shared:
        yield "shared_words", min(1.0, weight_of(shared) / _MANY_WORDS)


Find = Callable[[LinkReport, LinkReport], Fired]

# Every group of features, cheapest first, with its features; of those in one tuple at most one fires on a pair.
ALL: dict[Find, tuple[tuple[str, ...], ...]] = {
    find_time: (
        (
            *("same_days", "next_day", "days_off", "within_period", "outside_period"),
            *("same_start", "periods_differ", "undated", "both_undated"),
        ),
        ("exact_day",),
        ("same_news", "old_news"),
    ),
    find_manner: (
        ("other_type", "verbal"),
        ("same_mode", "other_mode"),
        ("planned_and_done", "other_modality"),
        ("one_aggregate",),
        ("same_words", "other_words"),
        ("one_counted",),
    ),
    find_tolls: (("killed_equal", "killed_near", "killed_unlike"),),
    find_place: (
        ("one_placed", "same_point", "same_country", "other_place", "other_country"),
        ("place_words",),
    ),
    find_parties: (
        ("same_actor", "actor_country", "actor_unlike", "other_actor", "one_actor", "no_actor"),
        ("same_recipient", "recipient_country", "recipient_unlike", "other_recipient", "one_recipient"),
        ("crossed",),
        ("shared_names",),
    ),
    find_wording: (("shared_words",),),
}
