"""Hours and zones: "الساعة 21:30 بتوقيت غرينتش"."""

import re

from sijill.extraction import time_lexicon as lexicon
from sijill.extraction.number_words import digits_at, read_cardinal, read_ordinal
from sijill.extraction.phrases import Line, load_words
from sijill.extraction.time_days import read_part
from sijill.extraction.time_lexicon import ARTICLE, Fields, Read
from sijill.text import key

_COMMA = re.compile(r"([01]?\d|2[0-4])[,.]([0-5]\d)")


def read_clock(line: Line, index: int) -> Read | None:
    """ "الساعة 21:30 بتوقيت غرينتش", "الساعة الواحدة والنصف", "الثامنة مساء": `hour` is "HH:MM" as written, `zone` its name."""
    opener = lexicon.phrase_list("clock").longest(line, index)
    place = opener.end if opener else index
    if line.key(place) == ARTICLE:
        place += 1
    digits = digits_at(line, place)
    written = _COMMA.fullmatch(line.key(place))
    if written and (opener or read_zone(line, place + 1)):  # "18,30 ت غ", as agencies write it
        hour, minute, end = int(written[1]), int(written[2]), place + 1
    elif digits and digits[0] == int(digits[0]) and digits[0] <= 24:
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
    if line.key(index) == "من":
        return read_part(line, index + 1) is not None
    return line.key(index) in lexicon.words("day_parts_alone") or (
        read_part(line, index) is not None and not line.key(index).startswith(ARTICLE)
    )


def read_zone(line: Line, index: int) -> Read | None:
    """ "بتوقيت غرينتش", "(18:30 ت غ)"."""
    zone = lexicon.table("zones").longest(line, index)
    return ({"zone": str(zone.value)}, zone.end) if zone else None
