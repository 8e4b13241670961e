"""A point of time put together from its members: "فجر اليوم الخميس", "السبت 9 حزيران/يونيو 2018", "ديسمبر من العام الماضي"."""

from collections.abc import Callable

from sijill.extraction import time_clock as clock
from sijill.extraction import time_days as days
from sijill.extraction import time_lexicon as lexicon
from sijill.extraction import time_spans as spans
from sijill.extraction.counted_nouns import counted_noun
from sijill.extraction.number_words import number_word
from sijill.extraction.phrases import Line, split_proclitics
from sijill.extraction.time_lexicon import Fields, Read

_DAY = frozenset({"deictic", "weekday", "day"})
_MAIN = frozenset(
    {
        "deictic",
        "weekday",
        "day",
        "month",
        "hijri_month",
        "year",
        "hijri_year",
        "unit",
        "decade",
        "holiday",
        "season",
        "quarter",
        "half",
    }
)
_HAS_YEAR = frozenset({"month", "hijri_month", "phase", "season", "quarter", "half", "holiday"})
_WEAK_DEICTIC = frozenset({"earlier", "later", "now", "at_once"})


def _free(fields: Fields, *names: str) -> bool:
    return not any(name in fields for name in names)


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
    if line.key(index) != "قبل":
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


_Reader = Callable[[Line, int], Read | None]
# (reader, what must be there already, what must not be there, words that may stand between)
_LINKS: tuple[tuple[_Reader, frozenset[str], frozenset[str], frozenset[str]], ...] = (
    (days.read_numeric_date, frozenset(), frozenset({"month", "unit", "year", "day"}), frozenset({"في", "(", "،", "الموافق", "بتاريخ", "من"})),
    (clock.read_clock, frozenset(), frozenset({"hour", "year_to"}), frozenset({"في", "عند", "(", "حوالي", "نحو", "وعند"})),
    (days.read_day_month, frozenset(), frozenset({"month", "hijri_month", "unit", "year"}), frozenset({"في", "(", "،", "الموافق", "من"})),
    (days.read_deictic, frozenset({"part", "hour", "phase"}), frozenset({"deictic", "weekday", "month", "unit", "year"}), frozenset({"من"})),
    (days.read_weekday, frozenset({"part", "hour", "deictic", "weekday", "phase"}), frozenset({"weekday", "month", "unit", "year"}), frozenset({"من", "(", "في"})),
    (days.read_part, _DAY | {"hour"}, frozenset({"part", "unit", "year"}), frozenset({"من", "في"})),
    (spans.read_season, frozenset({"phase"}), frozenset({"season", "month"}), frozenset({"من"})),
    (spans.read_decade, frozenset({"phase"}), frozenset({"decade", "year"}), frozenset()),
    (spans.read_year, _HAS_YEAR, frozenset({"year", "unit", "deictic", "hijri_year"}), frozenset({"من", "في", "،"})),
    (_read_year_relation, frozenset({"month", "season", "quarter", "half", "hijri_month", "holiday"}), frozenset({"year", "year_relation", "relation"}), frozenset({"من", "في"})),
    (spans.read_unit_relation, frozenset({"phase", "deictic", "weekday", "part"}), frozenset({"unit", "month", "year"}), frozenset({"من", "في"})),
    (days.read_month, frozenset({"phase"}), frozenset({"day", "month", "hijri_month", "unit"}), frozenset({"شهر", "من"})),
    (_read_holiday_month, frozenset({"holiday"}), frozenset({"year", "relation"}), frozenset({"في"})),
    (_read_relation, frozenset({"weekday", "month", "season", "hijri_month", "holiday"}), frozenset({"relation", "year", "unit", "year_relation"}), frozenset()),
    (_read_years_ago, frozenset({"month"}), frozenset({"year", "relation", "year_relation"}), frozenset()),
    (clock.read_zone, frozenset({"hour"}), frozenset({"zone"}), frozenset({"("})),
    (days.read_holiday, frozenset({"phase", "part"}), _MAIN, frozenset()),
)  # fmt: skip
_STARTERS: tuple[_Reader, ...] = (
    days.read_numeric_date, clock.read_clock, days.read_day_month, days.read_holiday, days.read_deictic, days.read_weekday, spans.read_unit_relation, days.read_part,
    spans.read_year, spans.read_season, spans.read_decade, days.read_month, spans.read_phase,
)  # fmt: skip


def read_point(line: Line, index: int, framed: bool = False) -> Read | None:
    """The longest point of time that begins at a token: (fields, index after). `framed`: a word such as "منذ" or "بين" stands before, so that a bare year counts."""
    start = _skip_day_words(line, index)
    first = next((found for reader in _STARTERS if (found := reader(line, start))), None)
    if first is None:
        year = spans.read_bare_year(line, start)
        first = year if year and ("year_to" in year[0] or _year_may_stand(line, start, framed)) else None
    if first is None:
        return None
    fields, end = first
    while True:
        more = _link(line, fields, end)
        if more is None:
            break
        fields, end = fields | more[0], more[1]
    if not stands(line, fields, index, framed):
        return None
    return fields, end


def _skip_day_words(line: Line, index: int) -> int:
    """Past "يوم", "شهر" before a name or a number: "يوم الخميس", "شهر مارس", "يومي السبت والأحد"."""
    for name in ("day_words", "month_words"):
        found = lexicon.phrase_list(name).longest(line, index)
        if found and "ال" not in found.prefix and "لل" not in found.prefix:
            after = found.end
            following = (
                (days.read_weekday, days.read_day_month, days.read_numeric_date, days.read_deictic)
                if name == "day_words"
                else (days.read_month,)
            )
            if any(reader(line, after) for reader in following):
                return after
    return index


def _link(line: Line, fields: Fields, end: int) -> Read | None:
    for reader, needed, barred, connectors in _LINKS:
        if (needed and _free(fields, *needed)) or not _free(fields, *barred):
            continue
        place = _skip_day_words(line, end)
        found = reader(line, place)
        bridge = line.key(end)
        if found is None and bridge in connectors:
            found = reader(line, _skip_day_words(line, end + 1))
            if found and bridge == "(":
                found = found[0], found[1] + (line.key(found[1]) == ")")
        if found and not _overrides(fields, found[0]):
            return found
    return _adjacent_year(line, fields, end)


def _overrides(fields: Fields, more: Fields) -> bool:
    """Would a member change what the words before it said?"""
    return any(name in fields for name in more if name != "both")


def _adjacent_year(line: Line, fields: Fields, end: int) -> Read | None:
    """The year right after a month, a phase or a season: "مارس 2015", "مطلع 2014", "12 رمضان 1445 هـ"."""
    if not _free(fields, "year", "hijri_year", "unit", "relation", "year_relation", "decade") or _free(
        fields, "month", "hijri_month", "phase", "season", "quarter", "half", "holiday"
    ):
        return None
    place = end + (line.key(end) in ("،", ",", "من", "/", "-"))
    if "hijri_month" in fields:
        found = spans.year_number(line, place)
        return (
            (spans.year_fields(found[0], line, found[1]), found[1])
            if found and 1300 <= found[0] <= 1500
            else None
        )
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
    if (
        (counts and counts.prefix == "")
        or (after in ("%", "٪", "من") and counted_noun(line.key(index + 2)))
        or lexicon.units().longest(line, index + 1)
    ):
        return False
    following = number_word(after)
    if following and following.prefix == "":
        return False
    before = line.key(index - 1)
    return framed or any(stem in lexicon.words("month_supports") for _, stem in split_proclitics(before))


def stands(line: Line, fields: Fields, index: int, framed: bool) -> bool:
    """Is this enough to be a time? A bare part of the day, a phase or an ambiguous month name is not."""
    if fields.get("deictic") in _WEAK_DEICTIC or not _free(
        fields,
        "deictic",
        "weekday",
        "year",
        "hijri_year",
        "unit",
        "decade",
        "holiday",
        "year_relation",
        "years_ago",
    ):
        return True
    if not _free(fields, "day") and not _free(fields, "month", "hijri_month"):
        return line.key(index - 1) not in lexicon.words("date_names") or "relation" in fields
    if "month" in fields or "hijri_month" in fields:
        return framed or not _free(fields, "relation", "both", "part", "phase") or _month_stands(line, index)
    if not _free(fields, "season", "quarter", "half"):
        return "relation" in fields
    if "hour" in fields:
        return "part" in fields or "zone" in fields or line.key(index).endswith("الساعه")
    midnight = fields.get("part") in ("midnight", "after_midnight")
    return (
        "part" in fields
        and "phase" not in fields
        and (midnight or line.key(index) in lexicon.words("day_parts_alone"))
    )


def _month_stands(line: Line, index: int) -> bool:
    words = {line.key(index), line.key(index - 1)}
    supported = any(
        stem in lexicon.words("month_supports") for word in words for _, stem in split_proclitics(word)
    )
    return supported and line.key(index) not in lexicon.words("months_need_support") | lexicon.words(
        "hijri_need_support"
    )
