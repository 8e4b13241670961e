"""A point of time → days. Every function returns the days, or the reason why the words do not settle them."""

import datetime as dt
from dataclasses import dataclass

from sijill.model.value import When
from sijill.resolution import time_calendar as cal
from sijill.resolution.time_calendar import SOME, Days

Fields = dict[str, int | str]
NO_PUBLICATION = "relative to a publication date that is not known"
NO_EVENT = "counted from another event that the context does not give"
NO_DAY = "no such day in the calendar"
_AHEAD = 62  # days: a year-less date this near in the future is not taken for last year's
_LONG_AGO = 240


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What a time expression is resolved against.

    `published`: the day of publication, `None` if unknown. `anchor`: when the event happened that "في اليوم التالي" or "الذكرى" counts from.
    `others`: the document's other resolved dates; a date without a year takes theirs where there is no publication day and they agree on one.
    """

    published: dt.date | None
    anchor: When | None = None
    others: tuple[When, ...] = ()

    @property
    def year(self) -> int | None:
        """The one year in which all other dates of the document lie."""
        years = {when.first.year for when in self.others} | {when.last.year for when in self.others}
        return years.pop() if len(years) == 1 else None


def number(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    return value if isinstance(value, int) else None


def text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def resolve_point(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """The days of one point."""
    if {"hijri_month", "hijri_year"} & fields.keys():
        return _hijri(fields, context, planned)
    if "month" in fields:
        return _month(fields, context, planned)
    if "decade" in fields:
        start = number(fields, "decade") or 0
        return cal.phase_of(cal.year_days(start, start + 9), text(fields, "phase"))
    if {"season", "quarter", "half"} & fields.keys():
        return _part_of_year(fields, context)
    if "year" in fields:
        return _year(fields, context, planned)
    if context.published is None:
        return NO_PUBLICATION
    if "unit" in fields:
        return _unit(fields, context, context.published, planned)
    if "weekday" in fields:
        return _weekday(fields, context.published, planned)
    if "deictic" in fields:
        return _deictic(str(fields["deictic"]), context.published)
    back = 1 if fields.get("part") in ("night", "evening", "late", "midnight") and "hour" not in fields else 0
    return context.published - dt.timedelta(days=back), context.published


def _deictic(word: str, day: dt.date) -> Days:
    if word == "recently":
        return cal.add_months(day, -3), day
    if word == "soon":
        return day, cal.add_months(day, 3)
    first, last = {
        "today": (0, 0), "yesterday": (-1, -1), "day_before_yesterday": (-2, -2), "tomorrow": (1, 1), "day_after_tomorrow": (2, 2), "tonight": (0, 0),
        "last_night": (-1, 0), "now": (-1, 0), "earlier": (-1, 0), "later": (0, 0), "at_once": (0, 1),
    }[word]  # fmt: skip
    return day + dt.timedelta(days=first), day + dt.timedelta(days=last)


def _weekday(fields: Fields, day: dt.date, planned: bool) -> Days:
    """A weekday alone is the latest on or before publication, the next one if planned; "الماضي" is before it, "المقبل" after it."""
    first_name, second_name = number(fields, "weekday") or 1, number(fields, "weekday_to")
    deictic = text(fields, "deictic")
    if deictic in ("tomorrow", "day_after_tomorrow"):
        planned = True
    relation = text(fields, "relation")
    one = dt.timedelta(days=1)
    if relation == "next" or (planned and relation is None and deictic is None):
        first = cal.next_weekday(
            day + one if relation == "next" or not _is_today(fields) else day, first_name
        )
        return first, cal.next_weekday(first, second_name) if second_name else first
    limit = day - one if relation in ("last", "before_last", "previous") else day
    if relation == "before_last":
        limit -= dt.timedelta(days=7)
    if relation == "this":
        start = cal.week_days(day)[0]
        return start + dt.timedelta(days=first_name - 1), start + dt.timedelta(
            days=(second_name or first_name) - 1
        )
    if deictic in ("tomorrow", "day_after_tomorrow"):
        first = cal.next_weekday(day, first_name)
        return first, first
    last = cal.latest_weekday(limit, second_name or first_name)
    first = cal.latest_weekday(last, first_name)
    if second_name and "part" in fields and fields["part"] in ("midnight", "after_midnight"):
        first = last  # "بعد منتصف ليل الخميس الجمعة": it is Friday already
    return first, last


def _is_today(fields: Fields) -> bool:
    return fields.get("deictic") == "today"


def _unit(fields: Fields, context: TimeContext, day: dt.date, planned: bool) -> Days | str:
    """ "الأسبوع الماضي", "هذا العام", "الأشهر الأخيرة"."""
    unit, n, relation = str(fields["unit"]), number(fields, "n") or 0, str(fields.get("relation", "last"))
    if relation in ("same", "previous") and unit in ("year", "month", "week", "day"):
        base = context.anchor or (context.others[-1] if context.others else None)
        if base is None and relation == "same":
            return NO_EVENT
        if base is not None:
            return _calendar_unit(unit, base.first, 0 if relation == "same" else -1)
        relation = "last"
    if n != 1 or relation == "latest" or unit in ("hour", "minute", "second", "day", "night"):
        if unit == "weekend":
            return _weekend(day, relation, planned)
        length = n or (1 if unit in ("hour", "minute", "second") else SOME)
        if relation == "next":
            return day, cal.shift(day, length, unit)
        return cal.shift(day, -length, unit), day
    if unit == "weekend":
        return _weekend(day, relation, planned)
    step = {"last": -1, "before_last": -2, "previous": -1, "this": 0, "next": 1}[relation]
    days = cal.phase_of(_calendar_unit(unit, day, step), text(fields, "phase"))
    return _so_far(days, day, planned, after=fields.get("deictic") == "later") if relation == "this" else days


def _so_far(days: Days, day: dt.date, planned: bool, after: bool = False) -> Days:
    """The current stretch up to publication, or from it on where the act is planned."""
    first, last = days
    if not first <= day <= last:
        return days
    return (day, last) if planned or after else (first, day)


def _calendar_unit(unit: str, day: dt.date, step: int) -> Days:
    if unit == "week":
        return cal.week_days(day, step)
    if unit == "month":
        return cal.month_days(day.year, day.month + step)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1 + 3 * step
        return cal.month_days(day.year, first)[0], cal.month_days(day.year, first + 2)[1]
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        start = day.year // size * size + step * size
        return cal.year_days(start, start + size - 1)
    if unit == "year":
        return cal.year_days(day.year + step)
    moved = day + dt.timedelta(days=step)
    return moved, moved


def _weekend(day: dt.date, relation: str, planned: bool) -> Days:
    """Saturday and Sunday: the latest begun, that of the week before for "الماضي", the next if planned."""
    one = dt.timedelta(days=1)
    saturday = (
        cal.next_weekday(day, 6)
        if relation == "next" or planned
        else cal.latest_weekday(day - 2 * one if relation in ("last", "previous") else day, 6)
    )
    return saturday, saturday + one


def _year(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    year = number(fields, "year") or 0
    days = cal.year_days(year, number(fields, "year_to"))
    if "phase" in fields:
        return cal.phase_of(cal.year_days(year), str(fields["phase"]))
    if planned and context.published:
        return _so_far(days, context.published, True)
    return days


def _part_of_year(fields: Fields, context: TimeContext) -> Days | str:
    """ "صيف 2014", "الصيف الماضي", "الربع الأول من عام 2018"."""
    day = context.published
    relation = text(fields, "relation")
    year = _explicit_year(fields, context)
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


def _explicit_year(fields: Fields, context: TimeContext) -> int | str | None:
    """The year that the words give, directly or as "العام الماضي", "قبل 3 سنوات"; `None` if they give none, a reason if it stays open."""
    year, ago, relation = number(fields, "year"), number(fields, "years_ago"), text(fields, "year_relation")
    if year is not None or (ago is None and relation is None):
        return year
    if relation == "same":
        base = context.anchor or (context.others[-1] if context.others else None)
        return base.first.year if base else NO_EVENT
    if context.published is None:
        return NO_PUBLICATION
    if ago is not None:
        return context.published.year - ago
    return (
        context.published.year
        + {"last": -1, "before_last": -2, "previous": -1, "this": 0, "latest": 0, "next": 1}[str(relation)]
    )


def _month(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """A month, or days of it; without a year the one that publication or the document's other dates imply."""
    year = _explicit_year(fields, context)
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
    return _choose(candidates, day, text(fields, "relation"), planned, "day" in fields) or NO_DAY


def _choose(
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
        return _so_far(nearest, day, planned) if nearest and not exact else nearest
    if planned:
        return running[0] if running else None
    if not begun or not ahead:
        return (begun or ahead or [None])[-1]  # type: ignore[list-item]
    if (ahead[0][0] - day).days <= _AHEAD and (day - begun[-1][0]).days >= _LONG_AGO and exact:
        return ahead[0]
    return begun[-1] if exact else _so_far(begun[-1], day, False)


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


def _hijri(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """A Hijri date; without a year the latest such begun by publication (the next if planned)."""
    year, month = number(fields, "hijri_year"), number(fields, "hijri_month")
    first, last = number(fields, "day"), number(fields, "day_to")
    if year is not None:
        return cal.hijri_days(year, month, first, last) or NO_DAY
    gregorian = _explicit_year(fields, context)
    if isinstance(gregorian, str):
        return gregorian
    day = dt.date(gregorian, 12, 31) if gregorian else context.published
    if day is None:
        return NO_PUBLICATION
    years = range(cal.hijri_year_of(day) - 2, cal.hijri_year_of(day) + 3)
    candidates = [days for y in years if (days := cal.hijri_days(y, month, first, last))]
    return _choose(candidates, day, text(fields, "relation"), planned, first is not None) or NO_DAY
