"""Time mentions → intervals of days, by the conventions of GUIDELINES.md; what the words do not settle stays open, with the reason.

Weeks run from Monday to Sunday. "الأيام الماضية" is three days back to publication, "الأشهر الأخيرة" three months; "أوائل عام Y" January–April, "منتصف" May–August,
"أواخر" September–December. Precision codes: UCDP GED codebook `date_prec`, ACLED codebook `time_precision`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sijill.model.mention import Evidence, TimeMention
from sijill.model.value import Unresolved, When
from sijill.resolution import time_calendar as cal
from sijill.resolution.time_calendar import SOME, Days
from sijill.resolution.time_context import NO_EVENT, NO_PUBLICATION, Fields, TimeContext, number, text
from sijill.resolution.time_points import resolve_point

__all__ = ["TimeContext", "derive_publication", "publication_default", "resolve_time"]

ONLY_END = "only the end is given"
ONLY_BEFORE = "only a time before which it happened is given"
_NEAR = 300  # characters from a full date to one that shares its year
OUTSIDE = "it lies outside the years 1 to 9999, where calendars end"
REVERSED = "the interval would end before it begins"


def resolve_time(mention: TimeMention, context: TimeContext, planned: bool = False) -> When | Unresolved:
    """The days that a time expression names, or why it stays open.

    `planned` is true for an act that is announced or about to happen: bare weekdays and year-less dates then lie ahead. The result's basis is "words", or
    "event" where the days are counted from `context.anchor`.
    """
    fields: Fields = dict(mention.fields)
    if (
        "month" in fields
        and not planned
        and not {"year", "relation", "year_relation", "years_ago"} & fields.keys()
    ):
        fields |= _year_nearby(mention, context)
    try:
        days = _by_form(mention.form, fields, context, planned)
    except (OverflowError, ValueError):  # "قبل 5000 عام" (5,000 years ago)
        return Unresolved(OUTSIDE)
    if isinstance(days, str):
        return Unresolved(days)
    if days[1] < days[0]:
        return Unresolved(REVERSED)
    basis = "event" if mention.form in ("anchored", "anniversary") and context.anchor else "words"
    ucdp, acled = precision(days)
    hour = _hour(fields) if mention.form == "point" else None
    if mention.form == "ago" and fields["unit"] == "week":
        ucdp, acled = max(ucdp, 3), max(acled, 2)  # "قبل أسبوع" is a week ago to the day only by convention
    return When(
        days[0],
        days[1],
        basis,
        mention.rule,
        mention.evidence,
        ucdp,
        acled,
        hour,
        text(fields, "zone"),
    )


def _hour(fields: Fields) -> str | None:
    """ "HH:MM" on the clock of twenty-four hours ("الثامنة مساء" is 20:00), else the part of the day, else `None`."""
    hour, part = text(fields, "hour"), text(fields, "part")
    if hour is None or part is None:
        return hour or part
    number_of = int(hour[:2])
    if number_of < 12 and (
        part in ("afternoon", "evening")
        or (part in ("night", "late") and number_of > 5)
        or (part == "noon" and number_of < 4)
    ):
        return f"{number_of + 12:02d}{hour[2:]}"
    return hour


def _year_nearby(mention: TimeMention, context: TimeContext) -> Fields:
    """The year of a full date a little before: "24 آذار 2017 … ثم في 30 آذار" tells of one year throughout, if that is not the year of publication."""
    near = [
        when
        for when in context.others
        if when.evidence
        and "month" in when.rule
        and "year" in when.rule
        and 0 <= mention.evidence.start - when.evidence.end <= _NEAR
    ]
    if not near or context.published is None or near[-1].first.year >= context.published.year:
        return {}
    return {"year": near[-1].last.year}


def precision(days: Days) -> tuple[int, int]:
    """UCDP `date_prec` and ACLED `time_precision` of an interval, by its length."""
    length = (days[1] - days[0]).days + 1
    ucdp = 1 if length == 1 else 2 if length < 7 else 3 if length == 7 else 4 if length <= 31 else 5
    return ucdp, 1 if length == 1 else 2 if length <= 7 else 3


def publication_default(context: TimeContext) -> When | Unresolved:
    """The convention for news without a time expression: the day of publication and the day before; basis "publication", no evidence."""
    if context.published is None:
        return Unresolved("no time expression and no publication date")
    first = context.published - dt.timedelta(days=1)
    return When(first, context.published, "publication", "news-default", None, 2, 2)


def derive_publication(mentions: Sequence[TimeMention]) -> tuple[dt.date, Evidence] | None:
    """The day of publication that a document's own dates settle, with the words that do; `None` where they do not.

    A full date that the words call today ("اليوم الاثنين 7 مارس 2016") is it, one that they call yesterday the day before it. Conflicting answers settle nothing.
    """
    found: dict[dt.date, Evidence] = {}
    for mention in mentions:
        fields: Fields = dict(mention.fields)
        days = {"today": 0, "yesterday": 1, "day_before_yesterday": 2, "tomorrow": -1}.get(
            str(fields.get("deictic"))
        )
        if (
            mention.form != "point"
            or days is None
            or "day" not in fields
            or not {"year", "hijri_year"} & fields.keys()
        ):
            continue
        resolved = resolve_point(fields, TimeContext(None), False)
        if not isinstance(resolved, str) and resolved[0] == resolved[1]:
            found.setdefault(resolved[0] + dt.timedelta(days=days), mention.evidence)
    return next(iter(found.items())) if len(found) == 1 else None


def _by_form(form: str, fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    if form == "point":
        return resolve_point(fields, context, planned)
    if form == "range":
        return _range(fields, context, planned)
    if form in ("anchored", "anniversary"):
        return _anchored(form, fields, context, planned)
    if form == "before":
        return ONLY_BEFORE
    if context.published is None:
        return NO_PUBLICATION
    if form == "since":
        return _since(fields, context, context.published, planned)
    if form == "until":
        return _until(fields, context, context.published, planned)
    n, unit = number(fields, "n") or 0, str(fields["unit"])
    if form == "streak":
        return cal.shift(context.published, 1 - n, unit), context.published
    if form == "within":
        return _within(n, unit, context.published, planned)
    return _ago(n, unit, "half" in fields, context.published)


def _within(n: int, unit: str, day: dt.date, planned: bool) -> Days:
    length = n or (1 if unit in ("hour", "minute", "second") else SOME)
    return (day, cal.shift(day, length, unit)) if planned else (cal.shift(day, -length, unit), day)


def _ago(n: int, unit: str, half: bool, day: dt.date) -> Days:
    """Days and weeks to the day, months and years as calendar months and years, "قبل أيام" some days back to publication."""
    if n == 0 or unit in ("hour", "minute", "second"):
        return _within(n, unit, day, False)
    if half and unit in ("year", "decade"):
        moved = cal.add_months(day, -12 * n - 6) if unit == "year" else cal.add_months(day, -120 * n - 60)
        return cal.month_days(moved.year, moved.month) if unit == "year" else cal.year_days(moved.year)
    moved = cal.shift(day, -n, unit)
    if unit in ("day", "night", "week", "weekend"):
        return moved, moved
    return cal.month_days(moved.year, moved.month) if unit == "month" else cal.year_days(moved.year)


def _since(fields: Fields, context: TimeContext, day: dt.date, planned: bool) -> Days | str:
    """From the point to publication; a point that lies ahead ("ابتداء من الأحد المقبل") is the time itself."""
    if "relation" not in fields and "unit" in fields:
        n, unit = number(fields, "n") or 0, str(fields["unit"])
        return _within(n, unit, day, False)
    days = resolve_point(fields, context, planned)
    if isinstance(days, str):
        return days
    if days[0] > day:
        return days
    first = days[1] + dt.timedelta(days=1) if "exclusive" in fields else days[0]
    return (min(first, day), day)


def _until(fields: Fields, context: TimeContext, day: dt.date, planned: bool) -> Days | str:
    days = resolve_point(fields, context, planned or "relation" not in fields)
    if isinstance(days, str):
        return days
    if context.anchor and context.anchor.first <= days[1]:
        return context.anchor.first, days[1]
    return (day, days[1]) if days[1] > day else ONLY_END


def _range(fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    """The second point first; the first then lies before it and shares its year, month and relation where it has none of its own."""
    second = {name.removeprefix("to."): value for name, value in fields.items() if name.startswith("to.")}
    first = {name: value for name, value in fields.items() if not name.startswith("to.")}
    last = resolve_point(second, context, planned)
    if isinstance(last, str):
        return last
    if (
        "year" not in first
        and {"month", "season", "quarter"} & first.keys()
        and "year_relation" not in first
        and "relation" not in first
    ):
        first["year"] = last[1].year
    moved = replace(context, published=last[1]) if "weekday" in first and "relation" not in first else context
    start = resolve_point(first, moved, False)
    if isinstance(start, str):
        return start
    if start[0] > last[1] and "month" in first and "year" in first:
        start = resolve_point(first | {"year": last[1].year - 1}, context, planned)
    return start if isinstance(start, str) else (start[0], last[1])


def _anchored(form: str, fields: Fields, context: TimeContext, planned: bool) -> Days | str:
    anchor = context.anchor
    n, unit, sign = number(fields, "n") or 0, str(fields.get("unit", "day")), number(fields, "sign") or 1
    if anchor is None:
        if planned and form == "anchored" and "sign" in fields and sign > 0 and context.published:
            return _offset(context.published, context.published, n, unit, sign)
        return NO_EVENT
    if form == "anniversary":
        return cal.add_months(anchor.first, 12 * n), cal.add_months(anchor.last, 12 * n)
    if "open" in fields:
        return (anchor.first, context.published) if context.published else NO_PUBLICATION
    if "sign" in fields:
        return _offset(anchor.first, anchor.last, n, unit, sign)
    first, last = number(fields, "days_first") or 0, number(fields, "days_last") or 0
    base = anchor.last if first > 0 else anchor.first
    end = anchor.last if last >= 0 else anchor.first
    return base + dt.timedelta(days=first), end + dt.timedelta(days=last)


def _offset(first: dt.date, last: dt.date, n: int, unit: str, sign: int) -> Days:
    """`n` units after the last or before the first day of an event; "بعد أيام" is within some days after it."""
    base = last if sign > 0 else first
    if n == 0 or unit in ("hour", "minute", "second"):
        far = cal.shift(base, sign * (n or (1 if unit in ("hour", "minute", "second") else SOME)), unit)
        return (base, far) if sign > 0 else (far, base)
    moved = cal.shift(base, sign * n, unit)
    if unit in ("day", "night", "week", "weekend"):
        return moved, moved
    return cal.month_days(moved.year, moved.month) if unit == "month" else cal.year_days(moved.year)
