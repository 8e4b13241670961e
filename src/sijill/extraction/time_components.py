"""The members of a time expression, each read at a token: parts of the day, weekdays, days and months, years, units, clocks.

Each reader returns (fields, index after) or `None`. Fields are plain names and numbers; nothing is resolved here.
"""

from sijill.extraction import time_lexicon as lexicon
from sijill.extraction.number_words import digits_at, read_cardinal, read_ordinal
from sijill.extraction.phrases import Line, load_words
from sijill.text import key

Fields = dict[str, int | str]
Read = tuple[Fields, int]
DASHES = frozenset({"-", "–", "—", "/"})
ARTICLE = "ال"  # "الـ24" is a token of the article alone and a number


def read_part(line: Line, index: int) -> Read | None:
    """A part of the day: "فجر", "بعد ظهر", "وقت متأخر من"."""
    found = lexicon.table("day_parts").longest(line, index)
    return ({"part": str(found.value)}, found.end) if found else None


def read_deictic(line: Line, index: int) -> Read | None:
    """ "اليوم", "أمس", "مؤخرا"; not "اليوم التالي" (the next day)."""
    found = lexicon.table("deictic").longest(line, index)
    if found is None:
        return None
    if found.value == "tonight" and line.key(found.end) == "بين":  # "الليلة بين الخامس والسادس"
        return None
    if found.value == "today" and found.end == index + 1:
        after, before = line.key(index + 1), line.key(index - 1)
        if after in lexicon.words("today_is_the_day_before") or before in lexicon.words("today_not_after"):
            return None
    return {"deictic": str(found.value)}, found.end


def read_weekday(line: Line, index: int) -> Read | None:
    """One weekday, or two that are joined: "الخميس والجمعة", "الأربعاء/الخميس", "الأحد - الاثنين", "السبت إلى الأحد"."""
    found = lexicon.table("weekdays").longest(line, index)
    if found is None or line.key(index - 1) in lexicon.words("weekday_not_after"):
        return None
    fields: Fields = {"weekday": int(found.value)}
    end = found.end
    place = end
    if line.key(place) in DASHES or line.key(place) in ("الي", "و"):
        place += 1
    second = lexicon.table("weekdays").longest(line, place)
    if second and (place > end or second.prefix in ("", "و")) and second.value != found.value:
        fields["weekday_to"] = int(second.value)
        end = second.end
    return fields, end


def read_month(line: Line, index: int) -> Read | None:
    """A month by one name or two: "تموز/يوليو", "يناير (كانون الثاني)", "مارس آذار"; a Hijri month gives `hijri_month`."""
    found = lexicon.table("months").longest(line, index)
    if found is None:
        hijri = lexicon.table("hijri_months").longest(line, index)
        return ({"hijri_month": int(hijri.value)}, hijri.end) if hijri else None
    end = found.end
    place = end + (line.key(end) in ("/", "-", "(", "\\", "–"))
    again = lexicon.table("months").longest(line, place)
    if again and again.prefix == "" and (again.value == found.value or line.key(end) in ("/", "\\", "(")):
        end = again.end + (line.key(end) == "(" and line.key(again.end) == ")")
        return {"month": int(found.value), "both": 1}, end
    return {"month": int(found.value)}, end


def _day_number(line: Line, index: int) -> tuple[int, int] | None:
    """The number of a day: digits, "الثالث", "الخامس والعشرين"; with or without و in front."""
    if line.key(index) == "و":
        index += 1
    digits = digits_at(line, index)
    if digits:
        value, end = digits
        return (int(value), end) if value == int(value) and 1 <= value <= 31 else None
    ordinal = read_ordinal(line, index)
    if ordinal and ordinal.value <= 31:
        return ordinal.value, ordinal.end
    return None


def read_day_month(line: Line, index: int) -> Read | None:
    """ "5 تموز/يوليو", "الثالث من يناير", "29 و30 أيار", "26، 27 و28 تموز/يوليو", "ليل 6-7 نيسان"."""
    first = _day_number(line, index)
    if first is None:
        return None
    day, end = first
    fields: Fields = {"day": day}
    while line.key(end) in ("-", "–", "،", ",", "و", "الي", "حتي") or line.key(end).startswith("و"):
        place = end if line.key(end).startswith("و") and line.key(end) != "و" else end + 1
        more = _day_number(line, place)
        if more is None or more[0] <= int(fields.get("day_to", day)):
            break
        fields["day_to"], end = more
    place = end
    if line.key(place) == "من":
        place += 1
    if line.key(place) in ("/", "-"):
        place += 1
    month_word = lexicon.phrase_list("month_words").longest(line, place)
    month = read_month(line, month_word.end if month_word else place)
    if month is None:
        return None
    return fields | month[0], month[1]


def read_numeric_date(line: Line, index: int) -> Read | None:
    """ "24/5/2018", "2018-05-24", "24.5.2018": the year is the member of four digits, the day the member at the other end."""
    word = line.key(index)
    parts = word.split(".") if word.count(".") == 2 else None
    end = index + 1
    if parts is None:
        mark = line.key(index + 1)
        if (
            mark not in ("/", "-", "\\")
            or line.key(index + 3) != mark
            or not all(line.touching(index + n) for n in (1, 2, 3, 4))
        ):
            return None
        parts, end = [word, line.key(index + 2), line.key(index + 4)], index + 5
    if not all(part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        numbers.reverse()
    day, month, year = numbers
    if day <= 12 < month:  # American order
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if year < 100 and len(parts[2]) == 2:
        year += 2000
    if 1300 <= year <= 1500:
        return {"day": day, "hijri_month": month, "hijri_year": year}, end
    return ({"day": day, "month": month, "year": year}, end) if 1900 <= year <= 2100 else None


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
    end = index + 1 + (line.key(index + 1) in ("م", "ميلاديه") and True)
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
    return ({"phase": str(found.value)}, found.end) if found else None


def read_holiday(line: Line, index: int) -> Read | None:
    """A named day, as month and day of its calendar."""
    found = lexicon.forms_of("holidays").longest(line, index)
    if found is None:
        return None
    _, entry = found.value
    fields: Fields = {
        name: entry[name] for name in ("month", "day", "hijri_month", "nights") if name in entry
    }
    return fields | {"holiday": 1}, found.end


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


def read_clock(line: Line, index: int) -> Read | None:
    """ "الساعة 21:30 بتوقيت غرينتش", "الساعة الواحدة والنصف", "الثامنة مساء": `hour` is "HH:MM" as written, `zone` its name."""
    opener = lexicon.phrase_list("clock").longest(line, index)
    place = opener.end if opener else index
    if line.key(place) == ARTICLE:
        place += 1
    digits = digits_at(line, place)
    if digits and digits[0] == int(digits[0]) and digits[0] <= 24:
        hour, end, minute = int(digits[0]), digits[1], 0
        minutes = (
            digits_at(line, end + 1)
            if line.key(end) == ":" and line.touching(end) and line.touching(end + 1)
            else None
        )
        if minutes and minutes[0] < 60:
            minute, end = int(minutes[0]), minutes[1]
        elif opener is None:
            return None
    else:
        ordinal = read_ordinal(line, place) or (
            read_cardinal(line, place) if line.key(place).startswith("ال") else None
        )
        if ordinal is None or ordinal.value > 12 or (opener is None and not _has_part(line, ordinal.end)):
            return None
        hour, end, minute = ordinal.value, ordinal.end, 0
    halves = {key(word): n for word, n in load_words("times")["clock_halves"].items()}
    if line.key(end) in halves:
        minute, end = halves[line.key(end)], end + 1
    fields: Fields = {"hour": f"{hour:02d}:{minute:02d}"}
    zone = read_zone(line, end)
    return (fields | zone[0], zone[1]) if zone else (fields, end)


def _has_part(line: Line, index: int) -> bool:
    return read_part(line, index + 1 if line.key(index) == "من" else index) is not None


def read_zone(line: Line, index: int) -> Read | None:
    """ "بتوقيت غرينتش", "(18:30 ت غ)"."""
    zone = lexicon.table("zones").longest(line, index)
    return ({"zone": str(zone.value)}, zone.end) if zone else None


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
    if line.key(end) in ("ونصف", "ونصفا"):
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
