"""Quantities in Arabic news text: how many, of what, and whether it can be a toll.

`find_numbers` gives one mention per quantity, an explicit sum ("3 جنود وشرطيين ومدني") as one mention with its parts. Floors, ceilings and vague
words become `min`/`max` as GUIDELINES.md says: "ما لا يقل عن 25" 25–None, "نحو 20" 20–20, "عشرات" 20–None, "عدة" 3–None, "دون خسائر" 0–0.
"""

import functools
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.casualty_words import is_casualty_word
from sijill.extraction.counted_nouns import Noun, counted_noun
from sijill.extraction.number_kinds import figure_kind, noun_after, unit_kind
from sijill.extraction.number_phrases import (
    Bounds,
    after_table,
    apply_rule,
    before_table,
    read_bounds,
    vague_table,
    word_set,
)  # fmt: skip
from sijill.extraction.number_sums import join_sums
from sijill.extraction.number_words import number_word, ordinal_word, read_ordinal
from sijill.extraction.phrases import WORDS_KEPT, Line, PhraseTable, lines_of, load_words, stems
from sijill.extraction.zero_tolls import find_zero
from sijill.model.analysis import Token
from sijill.model.mention import Evidence, NumberMention
from sijill.text import key

_WINDOW = (
    5  # tokens between a number's noun and an "at least" that follows: "8 من عناصر القوات المسلحة على الأقل"
)


def find_numbers(text: str, tokens: Sequence[Token]) -> list[NumberMention]:
    """The quantities of `text` in text order; spans are code-point offsets into it. Mentions do not overlap."""
    found: list[NumberMention] = []
    for line in lines_of(text, tokens):
        found += join_sums(line, find_in_line(line))
    return found


def find_in_line(line: Line) -> list[tuple[NumberMention, int, int]]:
    """Mentions with their token ranges."""
    found: list[tuple[NumberMention, int, int]] = []
    index = 0
    while index < len(line.keys):
        token = line.tokens[index]
        if token.kind != "number" and not _may_start(line.keys[index]):
            index += 1
            continue
        mention = find_zero(line, index) or _quantity(line, index) or _without_number(line, index)
        if mention:
            found.append(mention)
            index = max(mention[2], index + 1)
        else:
            index += 1
    return found


@functools.cache
def _phrase_words() -> frozenset[str]:
    names = ("zero_phrases_heads", "zero_negations", "zero_phrases", "casualty_phrases")
    heads = {key(entry.split()[0]) for name in names for entry in load_words("numbers")[name]}
    return before_table().firsts | vague_table().firsts | heads


@functools.lru_cache(maxsize=WORDS_KEPT)
def _may_start(word: str) -> bool:
    """Can a quantity begin with this word? Decides for most words that none can."""
    if number_word(word) or any(stem in _phrase_words() for stem in stems(word)):
        return True
    noun = counted_noun(word)
    if noun and (noun.number in ("dual", "open") or (noun.casualty and noun.number == "pl")):
        return True
    return is_casualty_word(word) or _is_ordinal(word)


@functools.cache
def _casualty_phrases() -> PhraseTable:
    return PhraseTable((form, True) for form in load_words("numbers")["casualty_phrases"])


@functools.lru_cache(maxsize=WORDS_KEPT)
def _is_one_of(word: str) -> bool:
    found = number_word(word)
    return found is not None and found.kind == "one_of"


@functools.lru_cache(maxsize=WORDS_KEPT)
def _is_ordinal(word: str) -> bool:
    found = ordinal_word(word)
    return found is not None and found.prefix.endswith(("ال", "لل"))


def evidence(line: Line, first: int, last: int) -> Evidence:
    """The text of the tokens `first`..`last` (half-open)."""
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    return Evidence(start, end, line.text[start:end])


def _quantity(line: Line, index: int) -> tuple[NumberMention, int, int] | None:
    bounds = read_bounds(line, index)
    if bounds is None or (bounds.low == 0 and line.tokens[index].kind == "word"):  # "3 - صفر" (three nil)
        return None
    kind = figure_kind(line, bounds)
    if kind in ("percent", "date", "name", "time", "distance", "money", "age"):
        last = bounds.last
        if kind == "percent" and line.key(last) in word_set("percent_bridge"):
            last += 2
        elif kind in ("percent", "distance", "money", "time", "age") and last < len(line.keys):
            last += kind == "percent" or unit_kind(line.key(last)) is not None
        return _mention(line, bounds, kind, None, None, last), index, last
    return _counted(line, bounds)


def _counted(line: Line, bounds: Bounds) -> tuple[NumberMention, int, int]:
    bounds, last = _bound_after(line, bounds, bounds.last, window=1)
    others = line.key(last) in word_set("others")
    last += others
    found = None if others else noun_after(line, last)
    noun, place = found if found else (None, None)
    many = (
        (bounds.low or 0) > 2 and place is not None and line.key(place).endswith("ين")
    )  # "سبعة شرطيين": no dual here
    if place is not None and (noun is None or noun.number != "dual" or many):
        last = place + 1
        others = others or line.key(last) in word_set("others")
        last += line.key(last) in word_set("others")
    else:
        noun, place = None, None
    if place is None and _noun_before(line, bounds):
        before = counted_noun(line.key(bounds.first - 1))
        return (
            _mention(line, bounds, before.kind if before else "plain", before, bounds.first - 1, last),
            bounds.first - 1,
            last,
        )
    bounds, last = _bound_after(line, bounds, last)
    kind = noun.kind if noun else "people" if others else "plain" if place is None else "thing"
    if place is not None and kind == "event" and line.key(place + 1) in word_set("people_cases"):
        kind, last = "people", max(last, place + 2)
    return _mention(line, bounds, kind, noun, place, last, others), bounds.first, last


def _noun_before(line: Line, bounds: Bounds) -> bool:
    """Does the noun stand before its number: "المهاجمين الثلاثة" (the three attackers), "شخص واحد" (one person)?"""
    word, before = number_word(line.key(bounds.value_first)), counted_noun(line.key(bounds.first - 1))
    if word is None or before is None or bounds.first != bounds.value_first:
        return False
    if word.prefix == "ال":
        return before.prefix.endswith(("ال", "لل")) and before.number != "sg"
    return bounds.low == 1 and word.prefix == "" and before.number == "sg"


def _bound_after(line: Line, bounds: Bounds, last: int, window: int = _WINDOW) -> tuple[Bounds, int]:
    """Applies "على الأقل" and its like where they follow within the phrase; the phrase then reaches to their end."""
    for index in range(last, min(last + window, len(line.keys))):
        token = line.tokens[index]
        found = after_table().longest(line, index)
        if found:
            return apply_rule(bounds, found.value), found.end
        if token.kind != "word" or (index > last and (_may_start(token.key) or token.key.startswith("و"))):
            break
    return bounds, last


def _mention(
    line: Line,
    bounds: Bounds,
    kind: str,
    noun: Noun | None,
    place: int | None,
    last: int,
    others: bool = False,
) -> NumberMention:
    first = min(bounds.first, place) if place is not None else bounds.first
    return NumberMention(
        evidence(line, first, max(last, bounds.last)),
        bounds.low,
        bounds.high,
        kind,
        bounds.rule,
        value=evidence(line, bounds.value_first, bounds.value_last),
        noun=evidence(line, place, place + 1) if place is not None else None,
        group=noun.group if noun else None,
        others=others,
    )


def _without_number(line: Line, index: int) -> tuple[NumberMention, int, int] | None:
    """Counts that no number word gives: duals, "أحد الجنود", a bare noun after a casualty word, "قتلى وجرحى", ordinals."""
    word = line.key(index)
    noun = counted_noun(word)
    before = counted_noun(line.key(index - 1))
    if noun and noun.group == "nationals" and before and before.number == noun.number:
        return None  # "جنديين أجنبيين": an adjective of the dual before it
    if noun and noun.number == "dual":
        both = number_word(line.key(index + 1))
        last = index + (2 if both and both.value == 2 and both.kind == "unit" else 1)
        return _bare(line, index, last, noun, 2, 2, "dual")
    if noun and noun.casualty and noun.number == "pl":
        return _bare(line, index, index + 1, noun, 1, None, "plural")
    if noun and noun.number == "open":
        both = number_word(line.key(index + 1))
        if both and both.value == 2 and both.kind == "unit":  # "فلسطينيين اثنين"
            return _bare(line, index, index + 2, noun, 2, 2, "dual")
    phrase = _casualty_phrases().longest(line, index)
    if phrase:
        return _bare(line, index, phrase.end, Noun("dead", "people", "pl", "killed", ""), 1, None, "plural")
    if _is_one_of(word):
        return _one_of(line, index)
    if is_casualty_word(word):
        return _after_casualty(line, index)
    if _is_ordinal(word) and line.key(index - 1) not in _month_heads():
        ordinal = read_ordinal(line, index)
        if ordinal:
            bounds = Bounds(ordinal.value, ordinal.value, index, ordinal.end, index, ordinal.end, "ordinal")
            return _mention(line, bounds, "ordinal", None, None, ordinal.end), index, ordinal.end
    return None


@functools.cache
def _month_heads() -> frozenset[str]:
    times = load_words("times")
    names = [
        form
        for table in (times["months"], times["hijri_months"])
        for forms in table.values()
        for form in forms
    ]
    return frozenset(key(form.split()[0]) for form in names if " " in form)


def _bare(
    line: Line, first: int, last: int, noun: Noun, low: int, high: int | None, rule: str
) -> tuple[NumberMention, int, int]:
    bounds = Bounds(low, high, first, last, first, last, rule)
    bounds, last = _bound_after(line, bounds, last)
    mention = _mention(line, bounds, noun.kind, noun, first, last)
    return replace(mention, value=None), first, last


def _one_of(line: Line, index: int) -> tuple[NumberMention, int, int] | None:
    noun = counted_noun(line.key(index + 1))
    if noun is None or noun.number == "sg":
        return None
    bounds = Bounds(1, 1, index, index + 1, index, index + 1, "one-of")
    return _mention(line, bounds, noun.kind, noun, index + 1, index + 2), index, index + 2


def _after_casualty(line: Line, index: int) -> tuple[NumberMention, int, int] | None:
    """ "مقتل جندي" 1, "مقتل جنود" at least 1, "مقتل مدنيين" (two or more) at least 2; the mention covers the noun alone."""
    place = index + 1
    noun = counted_noun(line.key(place))
    if noun is None or noun.kind != "people" or noun.prefix not in ("", "ال", "لل", "ل"):
        return None
    after = number_word(line.key(place + 1))
    if after and after.prefix == "ال" and noun.number != "sg":  # "الجنود الثلاثة": the number says more
        return None
    if noun.number == "sg":
        one = number_word(line.key(place + 1))
        last = place + (2 if one and one.value == 1 and one.kind == "unit" else 1)
        return _bare(line, place, last, noun, 1, 1, "singular")
    low, high = {"dual": (2, 2), "construct": (2, 2), "open": (2, None)}.get(noun.number, (1, None))
    return _bare(line, place, place + 1, noun, low, high, "dual" if high else "plural")
