"""A point of time put together from its members: "فجر اليوم الخميس", "السبت 9 حزيران/يونيو 2018", "ديسمبر من العام الماضي"."""

from sijill.extraction import time_lexicon as lexicon
from sijill.extraction import time_spans as spans
from sijill.extraction.counted_nouns import counted_noun
from sijill.extraction.number_words import number_word
from sijill.extraction.phrases import Line, stems
from sijill.extraction.time_lexicon import Fields, Read
from sijill.extraction.time_links import read_link, skip_day_words, starters

_WEAK_DEICTIC = frozenset({"earlier", "later", "now", "at_once"})
_FIRM = frozenset(
    {"deictic", "weekday", "year", "hijri_year", "unit", "decade", "holiday", "year_relation", "years_ago"}
)
_MONTH = frozenset({"month", "hijri_month"})
_PART_OF_YEAR = frozenset({"season", "quarter", "half"})
_TAKES_YEAR = _MONTH | _PART_OF_YEAR | {"phase", "holiday"}
_HAS_YEAR = frozenset({"year", "hijri_year", "unit", "relation", "year_relation", "decade"})


def read_point(line: Line, index: int, framed: bool = False) -> Read | None:
    """The longest point of time that begins at a token: (fields, index after). `framed`: a word such as "منذ" or "بين" stands before, so that a bare year counts."""
    start = skip_day_words(line, index)
    first = next((found for reader in starters(line.key(start)) if (found := reader(line, start))), None)
    if first is None:
        year = spans.read_bare_year(line, start)
        first = year if year and ("year_to" in year[0] or _year_may_stand(line, start, framed)) else None
    if first is None:
        return None
    fields, end = first
    while more := read_link(line, fields, end) or _adjacent_year(line, fields, end):
        fields, end = fields | more[0], more[1]
    return (fields, end) if _stands(line, fields, index, framed) else None


def _adjacent_year(line: Line, fields: Fields, end: int) -> Read | None:
    """The year right after a month, a phase or a season: "مارس 2015", "مطلع 2014", "12 رمضان 1445 هـ"."""
    if not _HAS_YEAR.isdisjoint(fields) or _TAKES_YEAR.isdisjoint(fields):
        return None
    place = end + (line.key(end) in ("،", ",", "من", "/", "-"))
    if "hijri_month" in fields:
        found = spans.year_number(line, place)
        if found is None or not 1300 <= found[0] <= 1500:
            return None
        return spans.year_fields(found[0], line, found[1]), found[1]
    if place > end and line.key(end) == "-" and not line.touching(place):
        return None
    return spans.read_bare_year(line, place) if _year_may_stand(line, place, True) else None


def _year_may_stand(line: Line, index: int, framed: bool) -> bool:
    """Is a four-digit number here a year? Not where it counts something ("2000 شخص") or heads a scale."""
    if index >= len(line.tokens) or line.tokens[index].kind != "number":
        return False
    after = line.key(index + 1)
    counts = counted_noun(after)
    if framed and counts and counts.kind != "people":
        return True  # "منذ 2014 حربا" (a war since 2014)
    if (counts and counts.prefix == "") or lexicon.units().longest(line, index + 1):
        return False
    if after in ("%", "٪") or (after == "من" and counted_noun(line.key(index + 2))):
        return False
    following = number_word(after)
    if following and following.prefix == "":
        return False
    return framed or _supported(line.key(index - 1))


def _supported(word: str) -> bool:
    return any(stem in lexicon.words("month_supports") for stem in stems(word))


def _stands(line: Line, fields: Fields, index: int, framed: bool) -> bool:
    """Is this enough to be a time? A bare part of the day, a phase or an ambiguous month name is not."""
    if fields.get("deictic") in _WEAK_DEICTIC or not _FIRM.isdisjoint(fields):
        return True
    if not _MONTH.isdisjoint(fields):
        if "day" in fields:
            return line.key(index - 1) not in lexicon.words("date_names") or "relation" in fields
        return (
            framed
            or not {"relation", "both", "part", "phase"}.isdisjoint(fields)
            or _month_stands(line, index)
        )
    if not _PART_OF_YEAR.isdisjoint(fields):
        return "relation" in fields
    if "hour" in fields:
        return "part" in fields or "zone" in fields or line.key(index).endswith("الساعه")
    return _part_stands(line, fields, index)


def _part_stands(line: Line, fields: Fields, index: int) -> bool:
    """ "فجرا" and "منتصف الليل" stand alone; "صباح" does not."""
    part = fields.get("part")
    if part is None or "phase" in fields:
        return False
    return part in ("midnight", "after_midnight") or line.key(index) in lexicon.words("day_parts_alone")


def _month_stands(line: Line, index: int) -> bool:
    doubtful = lexicon.words("months_need_support") | lexicon.words("hijri_need_support")
    return (_supported(line.key(index)) or _supported(line.key(index - 1))) and line.key(
        index
    ) not in doubtful
