"""Tolls: every figure kept, one of them chosen as best, the credible ones spanning low to high.

The rule follows UCDP GED: best is the most reliable and recent claim, low and high the range of credible ones.
0. A figure that sums up a series ("100 killed since 30 March", or a report of a longer time) is kept and shown, and is no figure of one of its days.
1. A figure counts that an asserting report gives. What a document stands behind goes before what it only quotes.
2. One figure a voice: its latest; of one day its highest, since the counts of a day rise as bodies are found.
3. A number goes before a floor ("at least 20"), unless the floor is as recent and above every number.
4. Of the most recent day: the figure that most voices give; without a majority the lower median. Of a range its lower end. Of floors alone the
   highest, which the lower ones do not deny.
5. Low: the lowest figure from the day of the best on, for an earlier and lower count is outdated and not a rival. High: the highest of all days.
"""

import datetime as dt
import re
from collections.abc import Sequence

from sijill.ledger.view.member import Member, asserted
from sijill.ledger.view.times import format_days
from sijill.model.ledger import Claim, Decision, EventToll, Figure
from sijill.model.mention import Evidence
from sijill.model.value import Toll, Variant

_NEVER = dt.date.min
_YESTERDAY = dt.timedelta(days=1)
_LONG = 10  # days: a report of a longer time tells of a series or a campaign


def choose_toll(members: Sequence[Member], field: str, decision: Decision | None = None) -> EventToll | None:
    """The toll "killed" or "wounded" of an event; `None` where no report gives a figure and no analyst did."""
    figures = find_figures(members, field)
    if decision is not None:
        return _decided(decision, members, figures)
    counted = {m.id for m in asserted(members)}
    credible = [f for f in figures if f.report in counted and f.series is None]
    if not credible:
        return None
    standing = _standing([f for f in credible if f.main] or credible)
    recent, rule = _recent(standing)
    best, rule = _best(recent, standing, rule)
    return _range(
        best,
        rule,
        _day(recent[0]),
        standing + [f for f in credible if not f.main and f not in standing],
        figures,
    )


def find_figures(members: Sequence[Member], field: str) -> tuple[Figure, ...]:
    """Every figure of the reports, in order of publication: what the document stands behind, then what it quotes."""
    found: list[Figure] = []
    whole = _is_series(members)
    for member in members:
        toll: Toll | None = getattr(member.report, field)
        variants: tuple[Variant, ...] = getattr(member.report, f"{field}_variants")
        if toll is not None and (toll.min is not None or toll.max is not None):
            quoted = next((v.source for v in variants if v.n == toll.min and v.source), None)
            found.append(_figure(member, toll.min or 0, toll.max, True, toll, quoted, whole))
            variants = tuple(v for v in variants if v.n != toll.min)
        found += [_figure(member, v.n, v.n, False, v, v.source, whole) for v in variants]
    return tuple(found)


def series_claims(members: Sequence[Member], field: str) -> tuple[Claim, ...]:
    """The figures of a series as claims: what is known of the toll where the event has no figure of its own."""
    return tuple(
        Claim(_people(f), f.report, f.document, f.published, f.evidence, f.according_to, f.series)
        for f in find_figures(members, field)
        if f.series is not None
    )


def _people(figure: Figure) -> str:
    if figure.high == figure.low:
        return str(figure.low)
    return f"{figure.low} or more" if figure.high is None else f"{figure.low} to {figure.high}"


def _is_series(members: Sequence[Member]) -> bool:
    """Is the event itself a series, or of no known day? Then sums over a longer time are its own."""
    return all(m.report.aggregate or m.report.when is None or _is_long(m) for m in asserted(members))


def _is_long(member: Member) -> bool:
    when = member.report.when
    return when is not None and (when.last - when.first).days > _LONG


def _series_of(member: Member, evidence: Evidence, whole: bool) -> str | None:
    """Why a figure counts more than the event: its words, its report's time up to now, or that its report is of several events."""
    if whole:
        return None
    words = dict(member.series).get(evidence.start)
    when, published = member.report.when, member.published
    # A long time in the past ("in May") may be a vague date of one attack; one that lasts until the news counts up to it.
    if words is None and when and published and _is_long(member) and when.last >= published - _YESTERDAY:
        return format_days(when.first, when.last)
    return words or ("several events" if member.report.aggregate else None)


def _figure(
    m: Member, low: int, high: int | None, main: bool, of: Toll | Variant, said_by: str | None, whole: bool
) -> Figure:
    if said_by is None and main and m.report.source is not None:
        said_by = m.report.source.evidence.text
    who = of.who if isinstance(of, Toll) else None
    series = _series_of(m, of.evidence, whole)
    return Figure(
        low,
        high,
        m.id,
        m.document,
        m.voice,
        main,
        m.published,
        m.source,
        said_by,
        who,
        of.evidence,
        None,
        series,
    )


def _day(figure: Figure) -> dt.date:
    return figure.published or _NEVER


def _standing(figures: Sequence[Figure]) -> list[Figure]:
    """The figure that each voice stands by, in order of voices' first figure."""
    kept: dict[int, Figure] = {}
    for figure in figures:
        other = kept.get(figure.voice)
        if other is None or (_day(figure), figure.high is not None, figure.low) > (
            _day(other), other.high is not None, other.low
        ):  # fmt: skip
            kept[figure.voice] = figure
    return list(kept.values())


def _recent(standing: Sequence[Figure]) -> tuple[list[Figure], str]:
    exact = [f for f in standing if f.high is not None]
    pool = exact or list(standing)
    day = max(map(_day, pool))
    recent = [f for f in pool if _day(f) == day]
    ceiling = max(f.high if f.high is not None else f.low for f in pool)
    floors = [f for f in standing if f.high is None and _day(f) >= day and f.low > ceiling]
    if exact and floors:
        last = max(map(_day, floors))
        return [f for f in floors if _day(f) == last], "latest-floor"
    return recent, "latest"


def _best(recent: Sequence[Figure], standing: Sequence[Figure], rule: str) -> tuple[int, str]:
    values = sorted(f.low for f in recent)
    if len(standing) == 1:
        return values[0], "only" if standing[0].main else "quoted"
    if len({(f.low, f.high) for f in standing}) == 1:
        return values[0], "agreed"
    if all(f.high is None for f in recent):  # "dozens" and "more than 60" agree: the higher says more
        return values[-1], "latest-floor"
    if values[0] == values[-1]:
        return values[0], rule
    counts = {value: values.count(value) for value in values}
    top = max(counts.values())
    leaders = [value for value, count in counts.items() if count == top]
    if len(leaders) == 1:
        return leaders[0], f"{rule}-majority"
    return values[(len(values) - 1) // 2], f"{rule}-median"


def _range(
    best: int, rule: str, day: dt.date, claims: Sequence[Figure], figures: tuple[Figure, ...]
) -> EventToll:
    low = min([best, *(f.low for f in claims if _day(f) >= day)])
    high = max([best, *(f.high if f.high is not None else f.low for f in claims)])
    open_ = any(f.high is None and f.low == high for f in claims)
    return EventToll(low, best, high, rule, open_, figures)


def parse_toll(value: str) -> tuple[int, int, int]:
    """(low, best, high) of "58" or "55/58/62". Raises ValueError for anything else or a wrong order."""
    if not re.fullmatch(r"\d{1,9}(/\d{1,9}/\d{1,9})?", value.strip()):
        raise ValueError(f"{value!r} is not a number such as 58 nor low/best/high such as 55/58/62")
    numbers = [int(part) for part in value.split("/")]
    low, best, high = numbers if len(numbers) == 3 else numbers * 3
    if not low <= best <= high:
        raise ValueError(f"{value!r}: low, best and high must not fall")
    return low, best, high


def _decided(decision: Decision, members: Sequence[Member], figures: tuple[Figure, ...]) -> EventToll:
    low, best, high = parse_toll(decision.value or "")
    anchor = next((m for m in members if m.id in decision.reports), members[0])
    own = Figure(
        low,
        high,
        anchor.id,
        anchor.document,
        anchor.voice,
        True,
        decision.at.date(),
        according_to=decision.who,
        by=decision.id,
    )
    return EventToll(low, best, high, "decided", False, (*figures, own))


def contradict(toll: EventToll | None) -> bool:
    """Do credible figures exclude each other: 52 by one, 58 by another on the day of the best or later?"""
    if toll is None or toll.rule == "decided" or toll.low == toll.high:
        return False
    rivals = [
        f
        for f in toll.figures
        if f.series is None and toll.low <= f.low and (f.high if f.high is not None else f.low) <= toll.high
    ]
    ceilings = [f.high for f in rivals if f.high is not None]
    return bool(ceilings) and max(f.low for f in rivals) > min(ceilings)
