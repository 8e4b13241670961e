"""The members of a time expression that name days: parts of the day, "اليوم", weekdays, days and months, numeric dates, named days.

Each reader returns (fields, index after) or `None`. Fields are plain names and numbers; nothing is resolved here.
"""

from sijill.extraction import time_lexicon as lexicon
from sijill.extraction.number_words import digits_at, read_ordinal
from sijill.extraction.phrases import Line
from sijill.extraction.time_lexicon import Fields, Read


def read_part(line: Line, index: int) -> Read | None:
    """A part of the day: "فجر", "بعد ظهر", "وقت متأخر من"."""
    found = lexicon.table("day_parts").longest(line, index)
    if found is None or line.key(found.end) in lexicon.not_before(str(found.value)):
        return None
    return {"part": str(found.value)}, found.end


def read_deictic(line: Line, index: int) -> Read | None:
    """ "اليوم", "أمس", "مؤخرا"; not "اليوم التالي" (the next day)."""
    found = lexicon.table("deictic").longest(line, index)
    if found is None or line.key(found.end) in lexicon.not_before(str(found.value)):
        return None
    if (
        found.value == "tonight" and line.key(found.end) in lexicon.table("openers").firsts
    ):  # "الليلة بين الخامس والسادس"
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
    if line.key(place) in lexicon.words("weekday_joins"):
        place += 1
    second = lexicon.table("weekdays").longest(line, place)
    if second and (place > end or second.prefix in ("", "و")) and second.value != found.value:
        fields["weekday_to"] = int(second.value)
        return fields, second.end
    nth = read_ordinal(line, end)
    if nth and nth.prefix == "ال" and nth.value < 60:  # "الجمعة الثالثة" (the third Friday) of a series
        return fields | {"nth": nth.value}, nth.end
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
    while line.key(end) in lexicon.words("day_joins") or line.key(end).startswith("و"):
        place = end if line.key(end).startswith("و") and line.key(end) != "و" else end + 1
        more = _day_number(line, place)
        if more is None or more[0] <= int(fields.get("day_to", day)):
            break
        fields["day_to"], end = more
    place = end
    if line.key(place) == "من":
        place += 1
    dashed = line.key(place) in ("/", "-")
    place += dashed
    month_word = lexicon.phrase_list("month_words").longest(line, place)
    month = read_month(line, month_word.end if month_word else place)
    if month is None or (dashed and "hijri_month" in month[0]):  # "3 - صفر" is a score
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
