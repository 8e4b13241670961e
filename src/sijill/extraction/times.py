"""Time expressions in Arabic news text: what the words say, before any of it is resolved against a publication date.

`find_times` gives a `TimeMention` per expression. Its `form` is one of
  "point"       a day, month, year or named stretch, in `fields` as the components say ("weekday", "day", "month", "year", "deictic", "unit" + "relation" …)
  "range"       two points; those of the second have "to." before their names
  "since"       from a point or a length of time ago up to publication; "until" the reverse; "within" a length of time around publication
  "ago"         a length of time before publication ("قبل ثلاثة أيام")
  "anchored"    counted from another event: `unit`, `n`, `sign` (1 after, -1 before), or `days_first`..`days_last`
  "anniversary" `n` years after another event; "streak" the n-th day, week … in a row
"""

from collections.abc import Sequence
from typing import NamedTuple

from sijill.extraction import time_lexicon as lexicon
from sijill.extraction.number_words import read_ordinal
from sijill.extraction.phrases import Line, lines_of, load_words, stems
from sijill.extraction.time_days import read_deictic, read_weekday
from sijill.extraction.time_lexicon import Fields
from sijill.extraction.time_points import read_point
from sijill.extraction.time_spans import read_duration, read_phase
from sijill.extraction.word_memo import per_word
from sijill.model.analysis import Token
from sijill.model.mention import Evidence, TimeMention

_EVENT_GAP = 8  # tokens between "منذ بدء …" and the date that dates it


class Found(NamedTuple):
    """An expression in a line: its form, fields, token range and rule."""

    form: str
    fields: Fields
    first: int
    last: int
    rule: str


def find_times(text: str, tokens: Sequence[Token]) -> list[TimeMention]:
    """The time expressions of `text` in text order; spans are code-point offsets into it. Mentions do not overlap."""
    found: list[TimeMention] = []
    for line in lines_of(text, tokens):
        index = 0
        while index < len(line.keys):
            expression = _find_at(line, index) if _may_begin(line.tokens[index]) else None
            if expression is None:
                index += 1
                continue
            found.append(_mention(line, expression))
            index = expression.last
    return found


@per_word
def _may_begin(token: Token) -> bool:
    """Can a time expression begin at this word? A quick answer for the many at which none can."""
    return token.kind == "number" or any(lexicon.may_begin(token.key))


def _mention(line: Line, found: Found) -> TimeMention:
    start, end = line.tokens[found.first].start, line.tokens[found.last - 1].end
    fields = tuple(
        (name, value)
        for name, value in found.fields.items()
        if name.removeprefix("to.") not in ("both", "holiday")
    )
    return TimeMention(Evidence(start, end, line.text[start:end]), found.form, found.rule, fields)


def _find_at(line: Line, index: int) -> Found | None:
    token = line.tokens[index]
    if token.kind == "number":
        return _point_or_range(line, index, index)
    point, other = lexicon.may_begin(line.keys[index])
    found = _anchored_phrase(line, index) if other else None
    if point and found is None:
        found = _streak(line, index) or _point_or_range(line, index, index)
    return found or (_opened(line, index) if other else None)


def _point_or_range(
    line: Line, first: int, index: int, framed: bool = False, opener: str = ""
) -> Found | None:
    """A point, or a range if "إلى" or "حتى" and a second point follow."""
    found = read_point(line, index, framed)
    if found is None:
        return None
    fields, end = found
    second = _second_point(line, end, opener)
    if second is None or ("deictic" in fields and fields["deictic"] in ("recently", "now", "earlier")):
        return Found("point", fields, first, end, _rule(fields))
    more, last = second
    both = fields | {f"to.{name}": value for name, value in more.items()}
    return Found("range", both, first, last, "range")


def _second_point(line: Line, end: int, opener: str) -> tuple[Fields, int] | None:
    if opener == "between":
        if line.key(end) == "و":
            return read_point(line, end + 1, True)
        return read_point(line, end, True) if line.key(end).startswith("و") else None
    place = end + (line.key(end) == "،")
    to = lexicon.phrase_list("to").longest(line, place)
    if to:
        return read_point(line, to.end, True)
    return (
        read_point(line, end + 1, True)
        if line.key(end) in ("-", "–") and not line.key(end + 1).isascii()
        else None
    )


def _rule(fields: Fields) -> str:
    """The name of a point's rule: its chief members."""
    names = (
        "deictic",
        "weekday",
        "holiday",
        "day",
        "hijri_month",
        "month",
        "season",
        "quarter",
        "half",
        "decade",
        "year",
        "hijri_year",
        "unit",
        "part",
        "hour",
    )
    chief = [name for name in names if name in fields]
    if chief[:1] == ["deictic"]:
        return str(fields["deictic"])
    return "-".join(chief[:3]) or "point"


def _streak(line: Line, index: int) -> Found | None:
    """ "لليوم الرابع على التوالي": the fourth day running."""
    unit = lexicon.units().longest(line, index)
    if unit is None or unit.value[1] != "one" or not unit.prefix.endswith(("ال", "لل")):
        return None
    ordinal = read_ordinal(line, unit.end)
    running = lexicon.phrase_list("streak").longest(line, ordinal.end) if ordinal else None
    if ordinal is None or running is None:
        return None
    return Found("streak", {"unit": unit.value[0], "n": ordinal.value}, index, running.end, "streak")


def _anchored_phrase(line: Line, index: int) -> Found | None:
    """ "في اليوم التالي", "غداة", "منذ ذلك الحين", "الذكرى الثالثة"."""
    found = lexicon.forms_of("anchored").longest(line, index)
    if found and not (
        any(stem in lexicon.words("eve") for stem in stems(line.key(index)))
        and (read_weekday(line, found.end) or read_deictic(line, found.end))
    ):
        label, entry = found.value
        fields: Fields = {"days_first": entry["days"][0], "days_last": entry["days"][1]}
        if entry.get("open"):
            fields["open"] = 1
        return Found("anchored", fields, index, found.end, label)
    anniversary = lexicon.phrase_list("anniversary").longest(line, index)
    ordinal = read_ordinal(line, anniversary.end) if anniversary else None
    if anniversary and ordinal and ordinal.value > 0:
        return Found("anniversary", {"n": ordinal.value}, index, ordinal.end, "anniversary")
    return None


def _opened(line: Line, index: int) -> Found | None:
    """Expressions that a preposition opens: "منذ …", "قبل …", "بعد …", "خلال …", "حتى …", "من … إلى …", "بين … و…"."""
    linked = _linked_offset(line, index)
    if linked:
        return linked
    opener = lexicon.table("openers").longest(line, index)
    if opener is None:
        return None
    after = opener.end
    if opener.value in ("from", "between"):
        found = _point_or_range(line, index, after, True, str(opener.value))
        complete = found is not None and (
            found.form == "range"
            or (
                opener.value == "between" and not {"day_to", "year_to", "weekday_to"}.isdisjoint(found.fields)
            )
        )
        return found if complete else None
    readers = {"since": _since, "until": _until, "within": _within, "ago": _ago, "after": _after}
    return readers[str(opener.value)](line, index, after)


def _linked_offset(line: Line, index: int) -> Found | None:
    """ "بعدها بيومين", "قبله بأسبوع", "بعد ذلك بشهر": counted from what the pronoun stands for."""
    word = line.key(index).removeprefix("و")
    for stem, sign in load_words("times")["counting"].items():
        if not word.startswith(stem):
            continue
        suffix = word.removeprefix(stem)
        end = index + 1
        if not suffix and line.key(end) == "ذلك":
            end += 1
        elif suffix not in lexicon.words("anchor_suffixes") or not suffix:
            continue
        found = read_duration(line, end)
        if found and line.key(end).startswith("ب"):
            return Found("anchored", found[0] | {"sign": sign}, index, found[1], "offset")
    return None


def _since(line: Line, first: int, after: int) -> Found | None:
    found = _point_or_range(line, first, after, True)
    if found is None:
        duration = read_duration(line, after)
        if duration and duration[0]["unit"] not in ("minute", "second"):  # "منذ الدقيقة الأولى" is of a match
            return Found("since", duration[0], first, duration[1], "since-length")
        return _since_phase(line, first, after) or _since_event(line, first, after)
    if found.form == "range":
        return found
    return found._replace(form="since", rule=f"since-{found.rule}")


def _since_phase(line: Line, first: int, after: int) -> Found | None:
    """ "منذ بداية الشهر" (since the beginning of the month), "منذ مطلع العام": of the current one, where no word says which."""
    phase = read_phase(line, after)
    unit = lexicon.units().longest(line, phase[1]) if phase else None
    if phase is None or unit is None or unit.value[1] != "one" or not unit.prefix.endswith("ال"):
        return None
    if unit.value[0] not in ("week", "month", "year"):
        return None
    fields = phase[0] | {"unit": unit.value[0], "n": 1, "relation": "this"}
    return Found("since", fields, first, unit.end, "since-phase")


def _since_event(line: Line, first: int, after: int) -> Found | None:
    """ "منذ بدء العملية في 20 يناير الماضي": the date that follows the event's name is the start."""
    if line.key(after) not in lexicon.words("event_starts"):
        return None
    for index in range(after + 1, min(after + _EVENT_GAP, len(line.keys))):
        if line.tokens[index].kind == "punct" and line.keys[index] not in '"«»“”،':
            return None
        if line.keys[index] in lexicon.words("ago_words"):
            duration = read_duration(line, index + 1)
            if duration:
                return Found("since", duration[0], first, duration[1], "since-length")
        found = _point_or_range(line, first, index, framed=line.tokens[index].kind == "number")
        if found:
            if found.form == "point" and found.fields.get("deictic") not in (
                "earlier",
                "later",
                "now",
                "at_once",
            ):
                return found._replace(form="since", rule=f"since-event-{found.rule}")
            return None
    return None


def _until(line: Line, first: int, after: int) -> Found | None:
    found = _point_or_range(line, first, after, True)
    if (
        found is None
        or found.form != "point"
        or found.fields.get("deictic") in ("now", "today", "earlier", "later")
    ):
        return None
    return found._replace(form="until", rule=f"until-{found.rule}")


def _within(line: Line, first: int, after: int) -> Found | None:
    found = _point_or_range(line, first, after, True)
    if found:
        return found
    duration = read_duration(line, after)
    return Found("within", duration[0], first, duration[1], "within") if duration else None


def _ago(line: Line, first: int, after: int) -> Found | None:
    point = read_point(line, after, True)
    if point and _dated(point[0]):
        return Found("before", point[0], first, point[1], "before")
    duration = read_duration(line, after)
    if duration is None:
        return None
    if line.key(duration[1]) in lexicon.words("counted_from") and not read_point(line, duration[1] + 1):
        return Found("anchored", duration[0] | {"sign": -1}, first, duration[1] + 1, "offset")
    return Found("ago", duration[0], first, duration[1], "ago")


def _dated(fields: Fields) -> bool:
    """Does a point name a date of the calendar, as in "قبل عام 2011" (before 2011), unlike "قبل عام" (a year ago)?"""
    return not {"year", "month", "day", "weekday", "hijri_month", "decade", "hijri_year"}.isdisjoint(fields)


def _after(line: Line, first: int, after: int) -> Found | None:
    point = read_point(line, after, True)
    if point and _dated(point[0]):
        return Found("since", point[0] | {"exclusive": 1}, first, point[1], "after")
    duration = read_duration(line, after)
    if duration is None:
        return None
    end = duration[1]
    if line.key(end) in lexicon.words("counted_from"):
        end += 1
    return Found("anchored", duration[0] | {"sign": 1}, first, end, "offset")
