"""The phrases around a number: floors, ceilings, approximations, vague quantities; read from `lexicon/data/numbers.yml`."""

import functools
from typing import NamedTuple

from sijill.extraction.number_words import Cardinal, read_cardinal
from sijill.extraction.phrases import Line, PhraseTable, load_words
from sijill.text import key


class Bounds(NamedTuple):
    """A quantity: `low`..`high` (`None` where open), token range, the token range of the number words alone, the rule."""

    low: int | None
    high: int | None
    first: int
    last: int
    value_first: int
    value_last: int
    rule: str


@functools.cache
def before_table() -> PhraseTable:
    """Phrases that stand before a number, with the rule they give: "floor", "ceiling", "about", "between"."""
    words = load_words("numbers")
    table = PhraseTable()
    for name, rule in (
        ("ceilings_before", "ceiling"),
        ("floors_before", "floor"),
        ("about_before", "about"),
        ("between", "between"),
    ):
        for form in words[name]:
            table.add(form, rule)
    return table


@functools.cache
def after_table() -> PhraseTable:
    words = load_words("numbers")
    pairs = (("floors_after", "floor"), ("ceilings_after", "ceiling"), ("about_after", "about"))
    return PhraseTable((form, rule) for name, rule in pairs for form in words[name])


@functools.cache
def vague_table() -> PhraseTable:
    """Vague quantities and their floors: "عشرات" 20, "عدد من" 3, "آلاف" 2000."""
    words = load_words("numbers")
    table = PhraseTable((form, floor) for floor, forms in words["vague"].items() for form in forms)
    for form in words["vague_phrases"]:
        table.add(form, 3)
    for scale, forms in words["vague_scales"].items():
        for form in forms:
            table.add(form, 2 * scale)
    return table


@functools.cache
def _scales() -> dict[str, int]:
    return {
        key(p + form): n
        for n, forms in load_words("numbers")["vague_scales"].items()
        for form in forms
        for p in ("", "ال")
    }


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """The keys of a flat word list of numbers.yml."""
    return frozenset(key(word) for word in load_words("numbers")[name])


def _vague(line: Line, index: int) -> tuple[int, int] | None:
    found = vague_table().longest(line, index)
    if found is None:
        return None
    floor, end = found.value, found.end
    scale = _scales().get(line.key(end))
    if scale and floor < 1000:  # "عشرات الآلاف", "بضعة آلاف"
        return floor * scale, end + 1
    inner = vague_table().longest(line, end)
    if inner and floor == 3 and inner.value in (20, 200):  # "بضع عشرات", "عدة مئات"
        return floor * inner.value // 2, inner.end
    return floor, end


def _second(line: Line, index: int) -> Cardinal | None:
    """The upper end after "و" in "بين 10 و15"."""
    start = index + 1 if line.key(index) == "و" else index
    found = read_cardinal(line, start)
    return found if found and (start > index or found.prefix.startswith("و")) else None


def _range_end(line: Line, index: int) -> Cardinal | None:
    """The upper end after a dash or "إلى", "أو" in "10-15", "3 إلى 5", "ثلاثة أو أربعة"."""
    word = line.key(index)
    if word in ("-", "–", "—") or word in word_set("range_words"):
        return read_cardinal(line, index + 1)
    return None


def _plain_bounds(line: Line, index: int) -> Bounds | None:
    number = read_cardinal(line, index)
    if number is None:
        vague = _vague(line, index)
        return Bounds(vague[0], None, index, vague[1], index, vague[1], "vague") if vague else None
    upper = _range_end(line, number.end)
    low, high = (_rescaled(number.value, upper.value), upper.value) if upper else (0, 0)
    if upper and low < high <= 10 * low + 10:
        return Bounds(low, high, index, upper.end, index, upper.end, "range")
    return Bounds(number.value, number.value, index, number.end, index, number.end, "exact")


def _rescaled(low: int, high: int) -> int:
    """ "3 إلى 5 آلاف": the lower end shares the upper's scale."""
    for scale in (1_000_000_000, 1_000_000, 1000):
        if high >= scale and high % scale == 0 and low < 1000 and low < high // scale:
            return low * scale
    return low


def _between(line: Line, first: int, index: int) -> Bounds | None:
    low = read_cardinal(line, index)
    high = _second(line, low.end) if low else None
    if low is None or high is None:
        joined = _split_joined(line, index)
        if joined is None:
            return None
        low, high = joined
    if low.value >= high.value:
        return None
    return Bounds(_rescaled(low.value, high.value), high.value, first, high.end, index, high.end, "between")


def _split_joined(line: Line, index: int) -> tuple[Cardinal, Cardinal] | None:
    """ "بين مئة ومئتين" reads greedily as one number 300: cut it at the "و"."""
    for cut in range(index + 1, min(index + 5, len(line.keys))):
        head = Line(line.text, line.tokens[:cut], line.keys[:cut])
        low, high = read_cardinal(head, index), _second(line, cut)
        if low and high and low.end == cut and high.value > low.value:
            return low, high
    return None


def read_bounds(line: Line, index: int) -> Bounds | None:
    """The quantity that begins at a token, with the words before it that bound it; `None` where there is none."""
    bound = before_table().longest(line, index)
    if bound is None:
        return _plain_bounds(line, index)
    if bound.value == "between":
        return _between(line, index, bound.end)
    start = bound.end
    again = before_table().longest(line, start)  # "ما لا يقل عن نحو 20"
    if again and again.value == "about":
        start = again.end
    inner = _plain_bounds(line, start)
    if inner is None:
        # "نحو" before a plain word is "towards": no quantity here, but one may begin at this very word ("بين" aside)
        return None
    return apply_rule(inner._replace(first=index), bound.value)


def apply_rule(bounds: Bounds, rule: str) -> Bounds:
    """The quantity under a floor (maximum open), a ceiling (minimum open) or an approximation (unchanged)."""
    if rule == "floor":
        return bounds._replace(high=None, rule="floor")
    if rule == "ceiling":
        high = bounds.high if bounds.high is not None else bounds.low
        return bounds._replace(low=None, high=high, rule="ceiling")
    return bounds._replace(rule="about" if bounds.rule == "exact" else bounds.rule)
