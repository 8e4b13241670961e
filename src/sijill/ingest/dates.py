"""Publication dates as outlets, feeds and corpora write them."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

# The day as the outlet wrote it is kept, whatever the hour and zone behind it: "2018-02-18T21:35:43+04:00" is 18 February
# there, and "أمس" (yesterday) in the article is counted from that day.
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T\s].*)?", re.DOTALL)
_YEARS = range(1900, 2100)  # "0001-01-01" and the like stand for no date at all
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\b.*", re.DOTALL)


def parse_published(value: object) -> dt.date | None:
    """The day of publication, `None` where the value is empty.

    Reads ISO 8601 dates and date-times ("2018-02-18", "20180218", "2018/02/18 21:35") and RFC 2822 ("Sun, 18 Feb 2018 21:35:43 +0400"),
    in any Unicode digits. Raises ValueError for anything else; "03/02/2018" too, as it is March to some and February to others.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise ValueError(f"not a date: {value!r}")
    text = value.strip()
    if iso := _ISO.fullmatch(text):
        year, separator, month, day = iso.groups()
        if separator or len(month) == len(day) == 2:
            return _plausible(dt.date(int(year), int(month), int(day)))
    if _RFC_2822.fullmatch(text):
        return _plausible(parsedate_to_datetime(text).date())
    raise ValueError(f"not a date: {value!r}")


def _plausible(day: dt.date) -> dt.date:
    if day.year not in _YEARS:
        raise ValueError(f"not a year of news: {day.isoformat()}")
    return day
