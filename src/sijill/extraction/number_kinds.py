"""What a number is: people, things, events, or one of the many figures that are no toll (ages, dates, distances, money, names)."""

import functools

from sijill.extraction.counted_nouns import Noun, counted_noun, looks_like_people
from sijill.extraction.number_phrases import Bounds, word_set
from sijill.extraction.phrases import WORDS_KEPT, Line, load_words, split_proclitics
from sijill.text import key

NUMBER_MARKS = frozenset("٪%")
_UNITS = (
    ("units_of_time", "time"),
    ("units_of_distance", "distance"),
    ("units_of_measure", "distance"),
    ("money", "money"),
)


@functools.cache
def _unit_kinds() -> dict[str, str]:
    return {word: kind for name, kind in _UNITS for word in word_set(name)}


@functools.cache
def _month_names() -> frozenset[str]:
    times = load_words("times")
    forms = [
        form for table in (times["months"], times["hijri_months"]) for many in table.values() for form in many
    ]
    return frozenset(key(form.split()[0]) for form in forms)


@functools.lru_cache(maxsize=WORDS_KEPT)
def unit_kind(word: str) -> str | None:
    """ "time", "distance" or "money" for a unit's name, `None` for other words."""
    return next(
        (
            _unit_kinds()[stem]
            for prefix, stem in split_proclitics(word)
            if prefix in ("", "ال") and stem in _unit_kinds()
        ),
        None,
    )


@functools.lru_cache(maxsize=WORDS_KEPT)
def _in(name: str, word: str) -> bool:
    return any(stem in word_set(name) for _, stem in split_proclitics(word))


def figure_kind(line: Line, bounds: Bounds) -> str | None:
    """The kind of a figure that counts neither people nor things, by what stands beside it; `None` if it may count something."""
    before, after = line.key(bounds.value_first - 1), line.key(bounds.value_last)
    nearer = line.key(bounds.first - 1)
    if (
        after in NUMBER_MARKS
        or before in NUMBER_MARKS
        or _in("percent_after", after)
        or _in("percent_before", nearer)
    ):
        return "percent"
    if after in word_set("percent_bridge") and _in("percent_after", line.key(bounds.value_last + 1)):
        return "percent"
    if after in load_words("numbers")["money_signs"] or before in load_words("numbers")["money_signs"]:
        return "money"
    return (
        _date_kind(line, bounds, before, after)
        or _name_kind(line, bounds, nearer)
        or _unit_figure(line, bounds, nearer, after)
    )


def _date_kind(line: Line, bounds: Bounds, before: str, after: str) -> str | None:
    value = bounds.low or bounds.high or 0
    bare = bounds.rule in ("exact", "range", "about", "between")
    if bare and (
        after in _month_names()
        or (after in word_set("day_of_month") and line.key(bounds.value_last + 1) in _month_names())
    ):
        return "date" if value <= 31 or 1300 <= value <= 2100 else None
    if bare and before in _month_names() and 1300 <= value <= 2100:
        return "date"
    if _in("years_before", before) and 100 <= value <= 2100:
        return "date"
    if _slashed(line, bounds.value_first) or _slashed(line, bounds.value_last - 1):
        return "date"
    if after == ":" or before == ":" or _in("clock_before", before) or after in word_set("clock_after"):
        is_clock = (
            value <= 24
            and (before != ":" or line.touching(bounds.value_first))
            and (after != ":" or line.touching(bounds.value_last))
        )
        return (
            "time"
            if is_clock or (value <= 60 and before == ":" and line.touching(bounds.value_first))
            else None
        )
    is_year = bare and 1900 <= value <= 2100 and bounds.value_last - bounds.value_first <= 3
    if (
        is_year
        and counted_noun(after) is None
        and (after in word_set("not_nouns") or not after.isalpha() or _in("date_before", before))
    ):
        return "date"
    return None


def _slashed(line: Line, index: int) -> bool:
    """Is the token a member of "24/5/2018" or "24-5-2018"?"""
    for other in (index - 1, index + 1):
        if (
            line.key(other) in ("/", "-")
            and line.touching(max(index, other))
            and (line.key(2 * other - index).isdigit() and line.touching(max(2 * other - index, other)))
        ):
            is_dash = line.key(other) == "-"
            third = 3 * other - 2 * index
            if not is_dash or line.key(third) == "-" or line.key(2 * index - other - (other - index)) == "-":
                return True
    return False


def _name_kind(line: Line, bounds: Bounds, nearer: str) -> str | None:
    if bounds.rule != "exact" or bounds.value_last - bounds.value_first > 1:
        return None
    if nearer in ("-", "_") and line.touching(bounds.first) and line.touching(bounds.first - 1):
        return "name" if not line.key(bounds.first - 2).isdigit() else None
    if nearer.isascii() and nearer.isalpha() and (line.touching(bounds.first) or nearer.isupper()):
        return "name"
    if nearer in word_set("name_before") and counted_noun(line.key(bounds.value_last)) is None:
        return "name"
    return None


def _unit_figure(line: Line, bounds: Bounds, nearer: str, after: str) -> str | None:
    unit = unit_kind(after)
    if unit is None:
        return "age" if _in("age_before", nearer) and (bounds.low or 0) < 120 else None
    if unit == "time" and after in word_set("age_nouns") and _is_age(line, bounds, nearer):
        return "age"
    return unit


def _is_age(line: Line, bounds: Bounds, nearer: str) -> bool:
    if any(line.key(bounds.first - back) in word_set("age_before") for back in (1, 2, 3)):
        return True
    return nearer == "(" and line.key(bounds.value_last + 1) == ")"  # "طفل (15 عاما)"


def noun_after(line: Line, index: int) -> tuple[Noun | None, int] | None:
    """The noun that a number counts and its token index: directly after it, or after "من", "من بين"; an unknown word gives (None, index).

    `None` where what follows cannot be counted: a verb, a preposition, a mark, another number.
    """
    partitive = False
    if line.key(index) == "من":
        index, partitive = index + 1, True
        if line.key(index) == "بين":
            index += 1
    word = line.key(index)
    if line.key(index) in ('"', "«", "“", "#"):
        index += 1
        word = line.key(index)
    if index >= len(line.tokens) or line.tokens[index].kind != "word":
        return None
    noun = counted_noun(word)
    if noun and noun.prefix == "ال" and noun.number == "sg" and not partitive:  # "13 المرشح": no count
        return None
    if noun and noun.prefix in ("", "ال") and noun.number != "construct":
        return noun, index
    if noun or word in word_set("not_nouns") or word in word_set("others"):
        return None
    if any(proclitic != "ال" for proclitic in line.tokens[index].proclitics):  # "رؤية 2030 وضمان"
        return None
    if looks_like_people(word):
        return Noun("persons", "people", "pl", None, ""), index
    return (None, index) if len(word) > 2 and not partitive else None
