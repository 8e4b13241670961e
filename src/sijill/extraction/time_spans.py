"""The members of a time expression that name longer stretches: years, seasons, parts of a year, decades, lengths of time, "الأسبوع الماضي".

Each reader returns (fields, index after) or `None`.
"""

from sijill.extraction import time_lexicon as lexicon
from sijill.extraction.number_words import digits_at, read_cardinal, read_ordinal
from sijill.extraction.phrases import Line
from sijill.extraction.time_lexicon import ARTICLE, DASHES, Fields, Read


def year_number(line: Line, index: int) -> tuple[int, int] | None:
    """A year in digits or words with the index after it, its mark "م" or "هـ" included; Hijri years are 1300–1500."""
    number = read_cardinal(line, index + 1 if line.key(index) in ("و", ARTICLE) else index)
    if number is None or not 600 <= number.value <= 2100:
        return None
    end = number.end
    if line.key(end) in lexicon.words("year_marks"):
        end += 1
    return number.value, end


def year_fields(year: int, line: Line, end: int) -> Fields:
    hijri = line.key(end - 1) in lexicon.words("hijri_marks") or 1300 <= year <= 1500
    return {"hijri_year": year} if hijri else {"year": year}


def read_year(line: Line, index: int) -> Read | None:
    """ "عام 2014", "العام 2011", "سنة 1440 هـ", "عامي 2014 و2015"; a bare number is read by `read_bare_year`."""
    noun = lexicon.units().longest(line, index)
    if noun is None or noun.value[0] != "year" or noun.value[1] == "many":
        return None
    found = year_number(line, noun.end)
    if found is None:
        return None
    year, end = found
    fields = year_fields(year, line, end)
    return _year_to(line, fields, year, end, noun.value[1] == "two")


def _year_to(line: Line, fields: Fields, year: int, end: int, two: bool) -> Read:
    """The second year of "2014-2017", "2014/2015" or, after a dual, "عامي 2014 و2015"."""
    joined = line.key(end) == "و" or (two and line.key(end).startswith("و"))
    if line.key(end) in DASHES or (two and joined):
        more = year_number(
            line, end if line.key(end) == "و" or (joined and line.key(end) not in DASHES) else end + 1
        )
        if more and year < more[0] <= year + 150:
            return fields | {"year_to": more[0]}, more[1]
    return fields, end


def read_bare_year(line: Line, index: int) -> Read | None:
    """A four-digit number from 1900 to 2100 that nothing marks as a count; the caller sees to its surroundings."""
    digits = digits_at(line, index)
    if digits is None or len(line.key(index)) != 4 or not 1900 <= digits[0] <= 2100:
        return None
    end = index + 1 + (line.key(index + 1) in lexicon.words("year_marks") and True)
    return _year_to(line, {"year": int(digits[0])}, int(digits[0]), end, False)


def read_season(line: Line, index: int) -> Read | None:
    """ "صيف", "فصل الربيع"; quarters and halves of a year."""
    for name, field in (("seasons", "season"), ("quarters", "quarter"), ("half_years", "half")):
        found = lexicon.table(name).longest(line, index)
        if found:
            return {field: found.value}, found.end
    return None


def read_phase(line: Line, index: int) -> Read | None:
    """ "مطلع", "منتصف", "أواخر"."""
    found = lexicon.table("phases").longest(line, index)
    if found and found.prefix.endswith(("ال", "لل")):  # "الآخر" is "the other"
        return None
    return ({"phase": str(found.value)}, found.end) if found else None


def read_decade(line: Line, index: int) -> Read | None:
    """ "تسعينيات القرن الماضي", "الثمانينيات": the first year of the decade, in the twentieth century unless the words say otherwise."""
    found = lexicon.table("decades").longest(line, index)
    if found is None:
        return None
    unit = lexicon.units().longest(line, found.end)
    end = found.end
    if unit and unit.value[0] == "century":
        end = unit.end + (
            lexicon.relation(line.key(unit.end)) is not None or read_ordinal(line, unit.end) is not None
        )
    return {"decade": 1900 + int(found.value)}, end


def read_duration(line: Line, index: int) -> Read | None:
    """A length of time: "ثلاثة أيام", "يومين", "شهر", "نحو 12 عاما", "أيام" (n = 0: some), "عدة أسابيع", "الـ 24 ساعة", "أيام قليلة"."""
    fields: Fields = {}
    approx = lexicon.phrase_list("approx").longest(line, index)
    if approx:
        fields["approx"] = 1
        index = approx.end
    if line.key(index) == ARTICLE:
        index += 1
    few = lexicon.relation(line.key(index)) == "few"
    if few:
        index += 1
    number = read_cardinal(line, index)
    unit = lexicon.units().longest(line, number.end if number else index)
    if unit is None or (number is not None and unit.prefix not in ("", "ال")):
        return None
    if (
        number is not None and unit.prefix == "ال" and line.key(index - 1) != ARTICLE
    ):  # "26 الشهر المقبل": a day of that month
        return None
    name, count = unit.value
    fields["unit"] = name
    fields["n"] = number.value if number else {"one": 1, "two": 2, "many": 0}[count]
    end = unit.end
    if number is None and line.key(end) == ARTICLE:  # "الساعات الـ24"
        end += 1
    after = read_cardinal(line, end) if number is None else None
    if (
        after
        and after.value <= 100
        and (count == "many" or after.value == 1)
        and (after.prefix == "ال" or line.key(end - 1) == ARTICLE)
    ):
        fields["n"], end = after.value, after.end
    if lexicon.relation(line.key(end)) == "few":
        end += 1
    if line.key(end) in lexicon.words("and_a_half"):
        fields["half"] = 1
        end += 1
    return fields, end


def read_unit_relation(line: Line, index: int) -> Read | None:
    """ "الأسبوع الماضي", "هذا العام", "الأشهر الستة الأخيرة", "اليومين الماضيين", "نهاية الأسبوع", "الأسبوع قبل الماضي"."""
    this = lexicon.phrase_list("this_before").longest(line, index)
    weekend = lexicon.phrase_list("week_end").longest(line, index)
    if weekend:
        rel = lexicon.relation(line.key(weekend.end))
        return {"unit": "weekend", "relation": rel or "latest", "n": 1}, weekend.end + (rel is not None)
    found = read_duration(line, this.end if this else index)
    if found is None or "half" in found[0]:
        return None
    fields, end = found
    if this:
        return (
            (fields | {"relation": "this"}, end)
            if fields["n"] == 1 and fields["unit"] not in ("hour", "day", "minute", "second")
            else None
        )
    before_last = lexicon.phrase_list("before_last").longest(line, end)
    if before_last:
        return fields | {"relation": "before_last"}, before_last.end
    rel = lexicon.relation(line.key(end))
    if rel is None or rel in ("few",) or line.key(end).startswith("و"):
        return None
    if rel == "same" and fields["n"] != 1:
        return None
    return fields | {"relation": rel}, end + 1
