"""Cardinal and ordinal number words, and digits: from tokens to integers.

The grammar is that of written news Arabic: units before tens joined with و ("ستة وعشرون"), hundreds joined or apart ("ثلاثمئة", "ثلاث مئة"),
scales with their own singular, dual and plural ("ألف", "ألفان", "آلاف"), digits with a scale ("3 آلاف", "1.5 مليون", "13 ألفا و672").
"""

import functools
import re
from typing import NamedTuple

from sijill.extraction.phrases import WORDS_KEPT, Line, load_words, split_proclitics
from sijill.text import key

AND = "و"
_ONE = "واحد"
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+|\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,٫](\d+)")


class Word(NamedTuple):
    """One reading of a number word. `kind`: "unit" | "one_of" | "ten" | "tens" | "hundred" | "one" | "two" | "many" (of a scale) | "fraction" | "ordinal"."""

    kind: str
    value: int
    prefix: str


class Cardinal(NamedTuple):
    """A number read: its value, the index after its last token, the proclitics of its first word, whether it is written in digits only."""

    value: int
    end: int
    prefix: str
    digits: bool


@functools.cache
def _plain() -> dict[str, tuple[str, int]]:
    words = load_words("numbers")
    table: dict[str, tuple[str, int]] = {}
    for kind, name in (("unit", "units"), ("tens", "tens"), ("hundred", "hundreds")):
        for value, forms in words[name].items():
            table |= {key(form): (kind, value) for form in forms}
    table |= {key(form): ("one_of", 1) for form in words["one_of"]}
    table |= {key(form): ("ten", 10) for form in words["ten"]}
    heads = [*words["hundred_heads"].items(), *words["hundred_heads_extra"].items()]
    table |= {key(head + hundred): ("hundred", n * 100) for n, head in heads for hundred in words["hundred"]}
    for scale, forms in words["scales"].items():
        for kind in ("two", "many", "one"):  # "ألفا" is "one" before it is "two"
            table |= {key(form): (kind, scale) for form in forms[kind]}
    table |= {key(form): ("fraction", n) for form, n in words["fractions"].items()}
    return table


@functools.cache
def _ordinals() -> dict[str, int]:
    return {key(form): value for value, forms in load_words("numbers")["ordinals"].items() for form in forms}


@functools.lru_cache(maxsize=WORDS_KEPT)
def number_word(word: str) -> Word | None:
    """The reading of a token's key as a cardinal word, uncut before cut; `None` if it is not one."""
    for prefix, stem in split_proclitics(word):
        found = _plain().get(stem)
        if found:
            return Word(*found, prefix)
    return None


@functools.lru_cache(maxsize=WORDS_KEPT)
def ordinal_word(word: str) -> Word | None:
    """The reading of a token's key as an ordinal; `None` if it is not one."""
    for prefix, stem in split_proclitics(word):
        value = _ordinals().get(stem)
        if value:
            return Word("ordinal", value, prefix)
    return None


@functools.lru_cache(maxsize=10_000)
def read_digits(word: str) -> float | None:
    """The value of a number token's key: "1,200" → 1200, "2.5" → 2.5; `None` for "24.5.2018"."""
    if word.isdigit():
        return int(word)
    if _GROUPED.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    decimal = _DECIMAL.fullmatch(word)
    return float(f"{decimal[1]}.{decimal[2]}") if decimal else None


def digits_at(line: Line, index: int) -> tuple[float, int] | None:
    """Digits at a token and the index after them; "1،200" with the Arabic comma is one number."""
    if index >= len(line.tokens) or line.tokens[index].kind != "number":
        return None
    value = read_digits(line.keys[index])
    if value is None:
        return None
    after = index + 1
    while (
        line.key(after) == "،"
        and line.touching(after)
        and line.touching(after + 1)
        and len(line.key(after + 1)) == 3
    ):
        if not line.key(after + 1).isdigit() or (value >= 1000 and after == index + 1):
            break
        value = value * 1000 + int(line.key(after + 1))
        after += 2
    return value, after


def _joined(line: Line, index: int) -> int | None:
    """The index of the word that continues a number at `index` by means of و, written on it or apart."""
    if line.key(index) == AND:
        follows = number_word(line.key(index + 1))
        if (follows and not follows.prefix.startswith(AND)) or digits_at(line, index + 1):
            return index + 1
        return None
    word = number_word(line.key(index))
    if word and word.prefix.startswith(AND):
        return index
    after = number_word(line.key(index + 1))
    if (
        line.key(index) == _ONE and after and after.kind == "ten"
    ):  # "مئة وأحد عشر": و + أحد has the key of واحد (one)
        return index
    return None


def _below_hundred(line: Line, index: int) -> tuple[int, int] | None:
    word = number_word(line.key(index))
    if word is None or word.kind not in ("unit", "one_of", "ten", "tens"):
        return None
    if word.kind in ("ten", "tens"):
        return word.value, index + 1
    after = number_word(line.key(index + 1))
    if after and after.kind == "ten" and after.prefix in ("", "ال"):
        return 10 + word.value, index + 2
    follows = _joined(line, index + 1)
    tens = number_word(line.key(follows)) if follows is not None else None
    if follows is not None and tens and tens.kind == "tens":
        return word.value + tens.value, follows + 1
    return (word.value, index + 1) if word.kind == "unit" else None


def _group(line: Line, index: int) -> tuple[float, int] | None:
    """A number below one thousand in words, or any digits."""
    digits = digits_at(line, index)
    if digits:
        return digits
    word, after = number_word(line.key(index)), number_word(line.key(index + 1))
    if word and word.kind == "hundred":
        hundreds, end = word.value, index + 1
    elif (
        word
        and word.kind == "unit"
        and word.value > 2
        and after
        and after.kind == "hundred"
        and after[1:] == (100, "")
    ):
        hundreds, end = word.value * 100, index + 2
    else:
        return _below_hundred(line, index)
    follows = _joined(line, end)
    rest = _below_hundred(line, follows) if follows is not None else None
    return (hundreds + rest[0], rest[1]) if rest else (hundreds, end)


def _scale(line: Line, index: int, counted: bool) -> tuple[int, int, int] | None:
    """A scale word: (scale, how many of it, index after); a plural needs a number before it, a dual none."""
    word = number_word(line.key(index))
    if word is None or word.kind not in ("one", "two", "many") or (counted and word.prefix not in ("", "ال")):
        return None
    if (word.kind == "many") != counted and not (counted and word.kind == "one"):
        return None
    return word.value, 2 if word.kind == "two" else 1, index + 1


def _fraction(line: Line, index: int, scale: int) -> tuple[int, int]:
    """The half, third or quarter after a scale, "مليون ونصف" (a million and a half), and the index after it."""
    follows = _joined(line, index)
    word = number_word(line.key(follows)) if follows is not None else None
    if follows is None or word is None or word.kind != "fraction":
        return 0, index
    again = number_word(line.key(follows + 1))
    repeated = (
        again is not None and again.kind == "one" and again.value == scale and again.prefix in ("", "ال")
    )
    return scale // word.value, follows + (2 if repeated else 1)


def _part(line: Line, index: int) -> tuple[float, int, int] | None:
    """One member of a number: (value, its scale, index after)."""
    group = _group(line, index)
    value, end = group if group else (1.0, index)
    scale = _scale(line, end, counted=group is not None)
    if scale is None:
        return (value, 1, end) if group else None
    size, times, end = scale
    value *= times * size
    more = _scale(line, end, counted=True)  # "ألف مليار", "3 آلاف مليار"
    if more and more[0] > size:
        value, size, end = value * more[0], more[0], more[2]
    extra, end = _fraction(line, end, size)
    return value + extra, size, end


def read_cardinal(line: Line, index: int) -> Cardinal | None:
    """The longest number that begins at a token; `None` where none does or where it is no whole number ("2.5")."""
    word = number_word(line.key(index))
    digits = index < len(line.tokens) and line.tokens[index].kind == "number"
    if word is None and not digits:
        return None
    prefix = word.prefix if word else ""
    if word and word.kind == "fraction":
        again = number_word(line.key(index + 1))
        if again and again.kind == "one" and again.prefix in ("", "ال"):  # "نصف مليون"
            return Cardinal(again.value // word.value, index + 2, prefix, False)
        return None
    part = _part(line, index)
    if part is None:
        return None
    total, size, end = part
    while size > 1:
        follows = _joined(line, end)
        more = _part(line, follows) if follows is not None else None
        if more is None or more[0] >= size:
            break
        total, size, end = total + more[0], more[1], more[2]
    if abs(total - round(total)) > 1e-6:
        return None
    return Cardinal(round(total), end, prefix, digits and end == index + 1)


def read_ordinal(line: Line, index: int) -> Cardinal | None:
    """An ordinal that begins at a token: "الثالث" 3, "الحادي عشر" 11, "الخامس والعشرين" 25, "الثلاثين" 30; `None` where none does."""
    word = ordinal_word(line.key(index))
    if word is None:
        tens = number_word(line.key(index))
        if (
            tens
            and tens.kind in ("tens", "hundred")
            and tens.prefix.endswith(("ال", "لل"))
            and tens.value <= 100
        ):
            return Cardinal(tens.value, index + 1, tens.prefix, False)
        return None
    after = number_word(line.key(index + 1))
    if after and after.kind == "ten" and after.prefix == "" and word.value < 10:
        return Cardinal(10 + word.value, index + 2, word.prefix, False)
    follows = _joined(line, index + 1)
    tens = number_word(line.key(follows)) if follows is not None else None
    if follows is not None and tens and tens.kind == "tens" and word.value < 10:
        return Cardinal(word.value + tens.value, follows + 1, word.prefix, False)
    return Cardinal(word.value, index + 1, word.prefix, False)
