"""Arithmetic with days, weeks, months and years, and the Hijri calendar (Umm al-Qura, by hijridate)."""

import calendar
import datetime as dt

from hijridate import Gregorian, Hijri

Days = tuple[dt.date, dt.date]  # both ends included
SOME = 3  # "أيام", "أسابيع", "أشهر": some is three (GUIDELINES decision 7)
SEASONS = {
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "winter": 12,
}  # first month; winter Y is December Y-1 to February Y


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; months below 1 or above 12 run into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int, last_year: int | None = None) -> Days:
    return dt.date(year, 1, 1), dt.date(last_year or year, 12, 31)


def week_days(day: dt.date, weeks: int = 0) -> Days:
    """The Monday-to-Sunday week of a day, or that `weeks` after it."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=weeks)
    return monday, monday + dt.timedelta(days=6)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last day where it is shorter."""
    _, last = month_days(day.year, day.month + months)
    return last.replace(day=min(day.day, last.day))


def shift(day: dt.date, n: int, unit: str) -> dt.date:
    """A day moved by `n` units. Hours count as days in whole twenty-fours, at least one."""
    if unit in ("second", "minute", "hour"):
        hours = n / {"second": 3600, "minute": 60, "hour": 1}[unit]
        whole = max(1, round(abs(hours) / 24))
        return day + dt.timedelta(days=whole if n > 0 else -whole)
    if unit in ("day", "night"):
        return day + dt.timedelta(days=n)
    if unit in ("week", "weekend"):
        return day + dt.timedelta(weeks=n)
    months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return add_months(day, n * months)


def latest_weekday(day: dt.date, weekday: int) -> dt.date:
    """The latest such day (Monday is 1) on or before a day."""
    return day - dt.timedelta(days=(day.isoweekday() - weekday) % 7)


def next_weekday(day: dt.date, weekday: int) -> dt.date:
    """The first such day on or after a day."""
    return day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)


def season_days(season: str, year: int) -> Days:
    first = SEASONS[season] - (12 if season == "winter" else 0)
    return month_days(year, first)[0], month_days(year, first + 2)[1]


def phase_of(days: Days, phase: str | None) -> Days:
    """The start, middle or end of a stretch: of a year January–April, May–August, September–December; of a month days 1–10, 11–20, 21–end;
    of a week Monday–Wednesday, Wednesday–Thursday, Friday–Sunday; of longer stretches their first, middle and last three tenths or so."""
    if phase is None:
        return days
    first, last = days
    length = (last - first).days + 1
    if length <= 7:
        start, end = {"start": (0, 2), "mid": (2, 3), "end": (4, 6)}[phase]
        return first + dt.timedelta(days=start), first + dt.timedelta(days=end)
    if length <= 31:
        return {
            "start": (first, first.replace(day=10)),
            "mid": (first.replace(day=11), first.replace(day=20)),
            "end": (first.replace(day=21), last),
        }[phase]
    years = round(length / 365.25)
    if years <= 1:
        month = {"start": 1, "mid": 5, "end": 9}[phase]
        return month_days(first.year, month)[0], month_days(first.year, month + 3)[1]
    third = round(years * 0.3)
    bounds = {"start": (0, third - 1), "mid": (third, years - third - 1), "end": (years - third, years - 1)}[
        phase
    ]
    return year_days(first.year + bounds[0], first.year + bounds[1])


def hijri_days(
    year: int, month: int | None = None, day: int | None = None, day_to: int | None = None
) -> Days | None:
    """The Gregorian days of a Hijri year, month or day by Umm al-Qura; `None` outside the calendar's range (1343–1500 AH) or for a day that it lacks."""
    try:
        if month is None:
            return _gregorian(year, 1, 1), _gregorian(year, 12, Hijri(year, 12, 1).month_length())
        if day is None:
            return _gregorian(year, month, 1), _gregorian(year, month, Hijri(year, month, 1).month_length())
        return _gregorian(year, month, day), _gregorian(year, month, day_to or day)
    except (ValueError, OverflowError):
        return None


def _gregorian(year: int, month: int, day: int) -> dt.date:
    found = Hijri(year, month, day).to_gregorian()
    return dt.date(found.year, found.month, found.day)


def hijri_year_of(day: dt.date) -> int:
    """The Hijri year in which a day falls."""
    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
