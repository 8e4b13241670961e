"""Run the table of time expressions (tests/data/times.yml) through one reader and count what it gets right, by phenomenon.

usage: python benchmarks/time_readers.py sijill|dateparser-search|dateparser-parse|mahad [--errors N]

Needs the reader's own package and PyYAML in the interpreter that runs it (mahad pins old versions: give it an environment of its own).
Other readers give one moment where sijill gives an interval of days; they are right if the moment lies within the interval (for a one-day row: on
the day), and for text that is no time, or must stay open, if they give nothing. Rows that need another event as anchor are left out, since no other
reader takes one. dateparser is told to prefer future dates for planned acts.
"""

import argparse
import collections
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).resolve().parent.parent / "tests" / "data" / "times.yml"
Reader = Callable[[str, dt.date, bool], "tuple[dt.date, dt.date] | None"]


def sijill_reader() -> Reader:
    from sijill.analysis import tokenize
    from sijill.extraction.times import find_times
    from sijill.model.value import When
    from sijill.resolution.times import TimeContext, resolve_time

    def read(text: str, published: dt.date, planned: bool) -> tuple[dt.date, dt.date] | None:
        for mention in find_times(text, tokenize(text)):
            found = resolve_time(mention, TimeContext(published), planned)
            if isinstance(found, When):
                return found.first, found.last
        return None

    return read


def dateparser_reader(search: bool) -> Reader:
    import dateparser
    from dateparser.search import search_dates

    def read(text: str, published: dt.date, planned: bool) -> tuple[dt.date, dt.date] | None:
        settings: Any = {
            "RELATIVE_BASE": dt.datetime(published.year, published.month, published.day, 12),
            "PREFER_DATES_FROM": "future" if planned else "past",
            "RETURN_AS_TIMEZONE_AWARE": False,
        }
        if search:
            hits = search_dates(text, languages=["ar"], settings=settings)
            moment = hits[0][1] if hits else None
        else:
            moment = dateparser.parse(text, locales=["ar-SY"], settings=settings)
        return (moment.date(), moment.date()) if moment else None

    return read


def mahad_reader() -> Reader:
    from maha.parsers.functions import parse_dimension

    def read(text: str, published: dt.date, planned: bool) -> tuple[dt.date, dt.date] | None:
        noon = dt.datetime(published.year, published.month, published.day, 12)
        for hit in parse_dimension(text, time=True):
            try:
                if isinstance(hit.value, (list, tuple)) or hasattr(hit.value, "start"):
                    first, last = noon + hit.value.start, noon + hit.value.end
                else:
                    first = last = noon + hit.value
            except (ValueError, OverflowError, TypeError):
                continue
            return first.date(), last.date()
        return None

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "sijill": sijill_reader,
    "dateparser-search": lambda: dateparser_reader(True),
    "dateparser-parse": lambda: dateparser_reader(False),
    "mahad": mahad_reader,
}


def is_right(found: tuple[dt.date, dt.date] | None, expected: list[Any], exact: bool) -> bool:
    if expected == [None] or isinstance(expected[0], str):
        return found is None
    if found is None:
        return False
    first, last = expected[0], expected[-1]
    return found == (first, last) if exact else first <= found[0] <= last


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("reader", choices=READERS)
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    reader = READERS[given.reader]()
    right: collections.Counter[str] = collections.Counter()
    rows: collections.Counter[str] = collections.Counter()
    for phenomenon, group in yaml.safe_load(TABLE.read_text("utf-8")).items():
        for row in group["rows"]:
            text, *expected = row
            extra = expected.pop() if isinstance(expected[-1], dict) else {}
            if "anchor" in extra:
                continue
            found = reader(text, extra.get("published", group["published"]), extra.get("planned", False))
            rows[phenomenon] += 1
            if is_right(found, expected, given.reader == "sijill"):
                right[phenomenon] += 1
            elif given.errors > 0:
                given.errors -= 1
                print(phenomenon, text, expected, found)
    for phenomenon, count in rows.items():
        print(f"{phenomenon:24}{right[phenomenon]:4} of {count}")
    print(f"{'all':24}{sum(right.values()):4} of {sum(rows.values())}")


if __name__ == "__main__":
    main()
