"""A point of time → days. Every function returns the days, or the reason why the words do not settle them."""

import datetime as dt

from sijill.resolution import time_calendar as cal
from sijill.resolution.time_calendar import SOME, Days
from sijill.resolution.time_context import NO_EVENT, NO_PUBLICATION, Fields, TimeContext, number, text
from sijill.resolution.time_dates import hijri_of, month_of, part_of_year, so_far, year_days


def resolve_point(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """The days of one point."""
    if {"hijri_month", "hijri_year"} & fields.keys():
        return hijri_of(fields, context, planned)
    if "month" in fields:
        return month_of(fields, context, planned)
    if "decade" in fields:
        start = number(fields, "decade") or 0
        return cal.phase_of(cal.year_days(start, start + 9), text(fields, "phase"))
    if {"season", "quarter", "half"} & fields.keys():
        return part_of_year(fields, context)
    if "year" in fields:
        return year_days(fields, context, planned)
    if context.published is None:
        return NO_PUBLICATION
    if "unit" in fields:
        return _unit(fields, context, context.published, planned)
    if "nth" in fields:
        return _nth_weekday(fields, context)
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


def _nth_weekday(fields: Fields, context: TimeContext) -> Days | str:
    """ "الجمعة الثالثة": the third Friday of a series that begins with another event."""
    if context.anchor is None:
        return NO_EVENT
    first = cal.next_weekday(context.anchor.first, number(fields, "weekday") or 1)
    day = first + dt.timedelta(weeks=(number(fields, "nth") or 1) - 1)
    return day, day


def _weekday(fields: Fields, day: dt.date, planned: bool) -> Days:
    """A weekday alone is the latest on or before publication, the next one if planned; "الماضي" is before it, "المقبل" after it."""
    first_name, second_name = number(fields, "weekday") or 1, number(fields, "weekday_to")
    deictic = text(fields, "deictic")
    if deictic in ("tomorrow", "day_after_tomorrow"):
        planned = True
    relation = text(fields, "relation")
    one = dt.timedelta(days=1)
    if relation == "next" or (planned and relation is None and deictic is None):
        first = cal.next_weekday(day + one if relation == "next" else day, first_name)
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
    if (
        n != 1
        or relation == "latest"
        or (unit == "decade" and relation == "last")
        or unit in ("hour", "minute", "second", "day", "night")
    ):
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
    return so_far(days, day, planned, after=fields.get("deictic") == "later") if relation == "this" else days


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
