"""Which member may follow which in a time expression: "فجر" + "اليوم" + "الخميس", "الخميس" + في + "5 تموز", "ديسمبر" + من + "العام الماضي"."""

import functools
from collections.abc import Callable
from typing import NamedTuple

from sijill.extraction import time_clock as clock
from sijill.extraction import time_days as days
from sijill.extraction import time_lexicon as lexicon
from sijill.extraction import time_spans as spans
from sijill.extraction.number_words import AND, number_word, ordinal_word
from sijill.extraction.phrases import WORDS_KEPT, Line, PhraseTable, load_words
from sijill.extraction.time_lexicon import ARTICLE, Fields, Read
from sijill.text import key

Reader = Callable[[Line, int], Read | None]


class Link(NamedTuple):
    """A member that may join: its reader, fields of which one must be there already (none: always), fields that must not be, words that may stand between."""

    reader: Reader
    needs: frozenset[str]
    bars: frozenset[str]
    bridges: frozenset[str]


def _read_relation(line: Line, index: int) -> Read | None:
    before_last = lexicon.phrase_list("before_last").longest(line, index)
    if before_last:
        return {"relation": "before_last"}, before_last.end
    word = line.key(index)
    rel = lexicon.relation(word)
    return (
        ({"relation": rel}, index + 1)
        if rel and rel not in ("few", "latest") and not word.startswith("و")
        else None
    )


def _read_years_ago(line: Line, index: int) -> Read | None:
    """ "21 سبتمبر قبل 3 سنوات" (three years ago)."""
    if line.key(index) not in lexicon.words("ago_words"):
        return None
    found = spans.read_duration(line, index + 1)
    return (
        ({"years_ago": found[0]["n"]}, found[1])
        if found and found[0]["unit"] == "year" and found[0]["n"]
        else None
    )


def _read_year_relation(line: Line, index: int) -> Read | None:
    """ "العام الماضي" after a month, a season or a part of the year."""
    found = spans.read_unit_relation(line, index)
    if found is None or found[0]["unit"] not in ("year", "century") or found[0]["n"] != 1:
        return None
    return {"year_relation": found[0]["relation"]}, found[1]


def _read_holiday_month(line: Line, index: int) -> Read | None:
    """ "عيد العمال في مايو": the month says nothing new."""
    found = days.read_month(line, index)
    return ({}, found[1]) if found else None


def _read_other_clock(line: Line, index: int) -> Read | None:
    """ "(09,00 بتوقيت غرينتش)" after an hour in local time: the same moment on another clock."""
    found = clock.read_clock(line, index)
    return ({}, found[1]) if found and "zone" in found[0] else None


def _link(name: str, reader: Reader, needs: str, bars: str) -> Link:
    bridges = frozenset(key(word) for word in load_words("times")["links"][name])
    return Link(reader, frozenset(needs.split()), frozenset(bars.split()), bridges)


MAIN = "deictic weekday day month hijri_month year hijri_year unit decade holiday season quarter half"
_DATE_PARTS = "month hijri_month phase season quarter half holiday"
LINKS = (
    _link("numeric_date", days.read_numeric_date, "", "month unit year day"),
    _link("clock", clock.read_clock, "", "hour year_to"),
    _link("day_month", days.read_day_month, "", "month hijri_month unit year"),
    _link("deictic", days.read_deictic, "part hour", "deictic weekday month unit year"),
    _link("weekday", days.read_weekday, "part hour deictic weekday", "weekday month unit year"),
    _link("part", days.read_part, "deictic weekday day hour", "part unit year"),
    _link("season", spans.read_season, "phase", "season month"),
    _link("decade", spans.read_decade, "phase", "decade year"),
    _link("year", spans.read_year, _DATE_PARTS, "year unit deictic hijri_year"),
    _link(
        "year_relation",
        _read_year_relation,
        "month season quarter half hijri_month holiday",
        "year year_relation relation",
    ),
    _link("unit_relation", spans.read_unit_relation, "phase deictic weekday part", "unit month year"),
    _link("month", days.read_month, "phase", "day month hijri_month unit"),
    _link("holiday_month", _read_holiday_month, "holiday", "year relation"),
    _link(
        "relation",
        _read_relation,
        "weekday month season hijri_month holiday",
        "relation year unit year_relation",
    ),
    _link("years_ago", _read_years_ago, "month", "year relation year_relation"),
    _link("other_clock", _read_other_clock, "hour", ""),
    _link("zone", clock.read_zone, "hour", "zone"),
    _link("holiday", days.read_holiday, "phase part", MAIN),
)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or number_word(word) is not None or ordinal_word(word) is not None


def _begins(word: str, *tables: PhraseTable) -> bool:
    return any(table.starts(word) for table in tables)


def _begins_length(word: str) -> bool:
    """Can "الأسبوع الماضي", "هذا العام", "نحو ثلاثة أيام" begin so?"""
    lists = ("this_before", "week_end", "approx")
    opens = _begins(word, lexicon.units(), *(lexicon.phrase_list(name) for name in lists))
    return opens or word == ARTICLE or lexicon.relation(word) == "few" or _is_number(word)


# The readers of a first member, in their order, each with a quick test of the word that it would begin with.
_STARTERS: tuple[tuple[Reader, Callable[[str], bool]], ...] = (
    (days.read_numeric_date, lambda word: word[:1].isdigit()),
    (
        clock.read_clock,
        lambda word: word == ARTICLE or _is_number(word) or _begins(word, lexicon.phrase_list("clock")),
    ),
    (days.read_day_month, lambda word: word == AND or _is_number(word)),
    (days.read_holiday, lambda word: _begins(word, lexicon.forms_of("holidays"))),
    (days.read_deictic, lambda word: _begins(word, lexicon.table("deictic"))),
    (days.read_weekday, lambda word: _begins(word, lexicon.table("weekdays"))),
    (spans.read_unit_relation, _begins_length),
    (days.read_part, lambda word: _begins(word, lexicon.table("day_parts"))),
    (spans.read_year, lambda word: _begins(word, lexicon.units())),
    (
        spans.read_season,
        lambda word: _begins(word, *map(lexicon.table, ("seasons", "quarters", "half_years"))),
    ),
    (spans.read_decade, lambda word: _begins(word, lexicon.table("decades"))),
    (days.read_month, lambda word: _begins(word, lexicon.table("months"), lexicon.table("hijri_months"))),
    (spans.read_phase, lambda word: _begins(word, lexicon.table("phases"))),
)


@functools.lru_cache(maxsize=WORDS_KEPT)
def starters(word: str) -> tuple[Reader, ...]:
    """The readers that can read a first member that begins with this word, in the order in which they are asked."""
    return tuple(reader for reader, opens in _STARTERS if opens(word))


_BRIDGES = frozenset().union(*(link.bridges for link in LINKS))


_FOLLOWERS: tuple[tuple[str, tuple[Reader, ...]], ...] = (
    ("day_words", (days.read_weekday, days.read_day_month, days.read_numeric_date, days.read_deictic)),
    ("month_words", (days.read_month,)),
)


def skip_day_words(line: Line, index: int) -> int:
    """Past "يوم", "شهر" before a name or a number: "يوم الخميس", "شهر مارس", "يومي السبت والأحد"."""
    for name, readers in _FOLLOWERS:
        found = lexicon.phrase_list(name).longest(line, index)
        if (
            found
            and not found.prefix.endswith(("ال", "لل"))
            and any(reader(line, found.end) for reader in readers)
        ):
            return found.end
    return index


def read_link(line: Line, fields: Fields, end: int) -> Read | None:
    """The next member of an expression whose members so far gave `fields`, with the index after it; `None` where the expression ends."""
    word = line.key(end)
    if not (
        word[:1].isdigit()
        or lexicon.may_begin(word)[0]
        or word in _BRIDGES
        or lexicon.relation(word)
        or word in lexicon.link_words()
    ):
        return None
    places = (skip_day_words(line, end), skip_day_words(line, end + 1) if word in _BRIDGES else end)
    for link in LINKS:
        if (link.needs and link.needs.isdisjoint(fields)) or not link.bars.isdisjoint(fields):
            continue
        found = link.reader(line, places[0])
        if found is None and word in link.bridges:
            found = link.reader(line, places[1])
            if found and word == "(":
                found = found[0], found[1] + (line.key(found[1]) == ")")
        if found and all(name not in fields or name == "both" for name in found[0]):
            return found
    return None
