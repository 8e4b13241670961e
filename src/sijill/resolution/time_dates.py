"""Dates of the calendar → days: years and their parts, months with or without a year, Hijri dates."""

import datetime as dt

from sijill.resolution import time_calendar as cal
from sijill.resolution.time_calendar import Days
from sijill.resolution.time_context import NO_DAY, NO_EVENT, NO_PUBLICATION, Fields, TimeContext, number, text

_AHEAD = 62  # days: a year-less date this near in the future is not taken for last year's
_LONG_AGO = 240


def so_far(days: Days, day: dt.date, planned: bool, after: bool = False) -> Days:
    """The current stretch up to publication, or from it on where the act is planned."""
    first, last = days
    if not first <= day <= last:
        return days
    return (day, last) if planned or after else (first, day)


def year_days(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    year = number(fields, "year") or 0
    days = cal.year_days(year, number(fields, "year_to"))
    if "phase" in fields:
        return cal.phase_of(cal.year_days(year), str(fields["phase"]))
    if planned and context.published:
        return so_far(days, context.published, True)
    return days


def part_of_year(fields: Fields, context: TimeContext) -> Days | str:
    """ "صيف 2014", "الصيف الماضي", "الربع الأول من عام 2018"."""
    day = context.published
    relation = text(fields, "relation")
    year = explicit_year(fields, context)
    if isinstance(year, str):
        return year
    if year is None:
        if day is None:
            return NO_PUBLICATION
        candidates = [_stretch(fields, y) for y in (day.year - 1, day.year, day.year + 1)]
        if relation == "next":
            return next(days for days in candidates if days[0] > day)
        if relation == "last":
            return [days for days in candidates if days[1] < day][-1]
        return [days for days in candidates if days[0] <= day][-1]
    return cal.phase_of(_stretch(fields, year), text(fields, "phase") if "season" not in fields else None)


def _stretch(fields: Fields, year: int) -> Days:
    if "season" in fields:
        return cal.season_days(str(fields["season"]), year)
    months = 3 if "quarter" in fields else 6
    first = months * ((number(fields, "quarter") or number(fields, "half") or 1) - 1) + 1
    return cal.month_days(year, first)[0], cal.month_days(year, first + months - 1)[1]


def explicit_year(fields: Fields, context: TimeContext) -> int | str | None:
    """The year that the words give, directly or as "العام الماضي", "قبل 3 سنوات"; `None` if they give none, a reason if it stays open."""
    year, ago, relation = number(fields, "year"), number(fields, "years_ago"), text(fields, "year_relation")
    if year is not None or (ago is None and relation is None):
        return year
    if relation == "same":
        base = context.anchor or (context.others[-1] if context.others else None)
        return base.first.year if base else NO_EVENT
    if context.published is None:
        return NO_PUBLICATION
    if ago is not None:  # the latest such month begun by that day
        then = context.published.replace(day=1)
        return then.year - ago - (1 if (number(fields, "month") or 1) > then.month else 0)
    return (
        context.published.year
        + {"last": -1, "before_last": -2, "previous": -1, "this": 0, "latest": 0, "next": 1}[str(relation)]
    )


def month_of(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """A month, or days of it; without a year the one that publication or the document's other dates imply."""
    year = explicit_year(fields, context)
    if isinstance(year, str):
        return year
    if year is not None:
        return _days_of_month(fields, year) or NO_DAY
    if context.published is None:
        if context.year is None:
            return NO_PUBLICATION
        return _days_of_month(fields, context.year) or NO_DAY
    day = context.published
    candidates = [days for y in range(day.year - 4, day.year + 5) if (days := _days_of_month(fields, y))]
    return choose(candidates, day, text(fields, "relation"), planned, "day" in fields) or NO_DAY


def choose(
    candidates: list[Days], day: dt.date, relation: str | None, planned: bool, exact: bool
) -> Days | None:
    """Of the same date in several years: before publication for "الماضي", after it for "المقبل", else the latest begun by then, unless the next is much nearer."""
    begun = [days for days in candidates if days[0] <= day]
    ended = [days for days in candidates if days[1] < day]
    ahead = [days for days in candidates if days[0] > day]
    running = [days for days in candidates if days[1] >= day]
    if relation in ("last", "previous"):
        return ended[-1] if ended else None
    if relation == "before_last":
        return ended[-2] if len(ended) > 1 else None
    if relation == "next":
        return ahead[0] if ahead else None
    if relation in ("this", "same"):
        nearest = min(candidates, key=lambda days: abs((days[0] - day).days), default=None)
        return so_far(nearest, day, planned) if nearest and not exact else nearest
    if planned:
        return running[0] if running else None
    if not begun or not ahead:
        return (begun or ahead or [None])[-1]  # type: ignore[list-item]
    if (ahead[0][0] - day).days <= _AHEAD and (day - begun[-1][0]).days >= _LONG_AGO and exact:
        return ahead[0]
    return begun[-1] if exact else so_far(begun[-1], day, False)


def _days_of_month(fields: Fields, year: int) -> Days | None:
    month, first, last = number(fields, "month") or 1, number(fields, "day"), number(fields, "day_to")
    if first is None:
        return cal.phase_of(cal.month_days(year, month), text(fields, "phase"))
    try:
        start = dt.date(year, month, first)
        end = dt.date(year, month, last) if last else start
    except ValueError:
        return None
    return start, end + dt.timedelta(days=number(fields, "nights") or 0)


def hijri_of(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """A Hijri date; without a year the latest such begun by publication (the next if planned)."""
    year, month = number(fields, "hijri_year"), number(fields, "hijri_month")
    first, last = number(fields, "day"), number(fields, "day_to")
    if year is not None:
        return cal.hijri_days(year, month, first, last) or NO_DAY
    gregorian = explicit_year(fields, context)
    if isinstance(gregorian, str):
        return gregorian
    day = dt.date(gregorian, 12, 31) if gregorian else context.published
    if day is None:
        return NO_PUBLICATION
    years = range(cal.hijri_year_of(day) - 2, cal.hijri_year_of(day) + 3)
    candidates = [days for y in years if (days := cal.hijri_days(y, month, first, last))]
    return choose(candidates, day, text(fields, "relation"), planned, first is not None) or NO_DAY
