"""How many people a phrase speaks of, once the caller knows that the phrase is a toll: "3 جنود وشرطيين ومدني" is 6, "مقتل قائد ميداني" is 1."""

import functools
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.casualty_words import casualty_kind, is_casualty_word
from sijill.extraction.counted_nouns import noun_at
from sijill.extraction.number_phrases import word_set
from sijill.extraction.number_sums import Found, join_parts, joined_by_and
from sijill.extraction.numbers import evidence, find_in_line
from sijill.extraction.phrases import Line, PhraseTable, lines_of, load_words, split_proclitics
from sijill.model.analysis import Token
from sijill.model.mention import NumberMention

_AFTER = 8  # tokens after a figure within which "بين قتيل وجريح" belongs to it


def count_of_phrase(
    text: str, tokens: Sequence[Token], first: int, last: int, casualty: str | None = None
) -> NumberMention | None:
    """The count of people in the tokens `first`..`last` (half-open), taken as a toll.

    `casualty`, "killed" or "wounded", tells which figure is wanted where the phrase has both ("مقتل 5 وإصابة 10"); tokens around the range are read for
    "بين قتيل وجريح", which leaves room in a figure that covers both.
    Returns a mention whose `rule` says how it was read: a number's own rule ("exact", "floor", "vague", "sum", "zero" …), "dual", "plural" (a bare
    plural: 1 and more; "open" for "مدنيين", two or more), "singular" (one described or named person), "everyone" ("جميع ركابها": 1 and more) or
    "dead-and-wounded". `None` for an empty range. Breakdowns ("بينهم 3 أطفال") and ages are left out of the count.
    """
    lines = list(lines_of(text, tokens[first:last]))
    if not lines:
        return None
    line = max(lines, key=lambda one: len(one.tokens))
    head = _without_breakdown(line)
    found = [item for item in join_parts(head, find_in_line(head)) if _may_be_toll(item[0])]
    found = [item for item in found if not _is_other(head, item, casualty)] or found
    counted = _counted(head, found) if found else _bare_noun(line)
    if counted.rule in ("exact", "about", "singular") and _covers_both(text, tokens, first, last):
        high = counted.max - 1 if counted.max is not None and counted.max > 1 else None
        return replace(counted, min=1, max=high, rule="dead-and-wounded")
    return counted


def _counted(line: Line, found: list[Found]) -> NumberMention:
    best = _best(found)
    parts = [best, *_joined_after(line, best, found)]
    low, high = [part[0].min for part in parts], [part[0].max for part in parts]
    counted = best[0]
    if len(parts) > 1:
        counted = replace(
            counted,
            min=sum(n for n in low if n is not None),
            max=None if None in high else sum(n for n in high if n is not None),
            rule="sum",
            parts=tuple(part[0] for part in parts),
            evidence=evidence(line, best[1], parts[-1][2]),
        )
    elif counted.rule == "one-of" and (further := _further(line, best[2])):
        counted = replace(counted, min=1 + further, max=1 + further, rule="sum")
    return _with_named(line, (counted, best[1], best[2]))


def _joined_after(line: Line, best: Found, found: list[Found]) -> list[Found]:
    """Further figures of the phrase that "و" adds to the first: "أحد القادة … وعدد من مرافقيه"."""
    if best[0].rule == "zero":
        return []
    later = [
        item
        for item in found
        if item[1] >= best[2] and item[0].rule not in ("plural", "shared", "zero", "singular")
    ]
    return [item for item in later if joined_by_and(line, item[1]) or line.key(item[1] - 1) == "و"]


def _is_other(line: Line, found: Found, casualty: str | None) -> bool:
    """Is a figure of the other kind of casualty, by its own noun or by the last casualty word before it?"""
    mention, first, _ = found
    if casualty is None or mention.rule == "zero":
        return False
    noun = {"dead": "killed", "wounded": "wounded"}.get(mention.group or "")
    before = next((kind for word in reversed(line.keys[:first]) if (kind := casualty_kind(word))), None)
    return (noun or before or casualty) != casualty


@functools.cache
def _both() -> PhraseTable:
    words = load_words("numbers")
    return PhraseTable((form, True) for form in (*words["dead_and_wounded"], *words["killed_and_wounded"]))


def _covers_both(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Does "بين قتيل وجريح" follow the range closely, or hold it, or "مقتل وإصابة" stand before it?"""
    nearby = tokens[max(0, first - 3) : last + _AFTER]
    return any(
        _both().longest(line, index) for line in lines_of(text, nearby) for index in range(len(line.keys))
    )


def _may_be_toll(mention: NumberMention) -> bool:
    """People, bare figures, and figures of a noun that no list has ("عدد من منتقدي الحكومة")."""
    unlisted = mention.kind == "plain" or (mention.kind == "thing" and mention.group is None)
    return (mention.kind == "people" or unlisted) and not mention.part_of


@functools.cache
def _breakdown() -> PhraseTable:
    return PhraseTable((form, True) for form in load_words("numbers")["part_of"])


def _without_breakdown(line: Line) -> Line:
    """The line up to "بينهم" and its like, unless it begins there ("7 منهم" keeps the 7)."""
    for index in range(1, len(line.keys)):
        found = _breakdown().longest(line, index)
        if found and found.end < len(line.keys):
            return Line(line.text, line.tokens[:index], line.keys[:index])
    return line


def _best(found: list[Found]) -> Found:
    """A figure before a bare plural, counted people before other figures; the first of those that remain."""
    figures = [item for item in found if item[0].rule not in ("plural", "shared")]
    people = [item for item in figures if item[0].kind == "people"]
    return (people or figures or found)[0]


def _with_named(line: Line, found: Found) -> NumberMention:
    """Adds the one person before "و" or "مع" and a number: "القيادي فلان وعدد من عناصره", "قتل مع 3 من مرافقيه"."""
    mention, first, last = found
    company = line.key(first - 1) == "مع"
    head = line.tokens[: first - 1 if company or line.key(first - 1) == "و" else first]
    if (
        mention.parts
        or mention.rule == "zero"
        or not (company or line.key(first - 1) == "و" or joined_by_and(line, first))
    ):
        return mention
    nouns = [
        noun
        for token in head
        if not is_casualty_word(token.key) and (noun := noun_at(token)) and noun.kind == "people"
    ]
    named = [token for token in head if token.kind == "word" and not is_casualty_word(token.key)]
    if any(noun.number != "sg" for noun in nouns) or not (company or named):
        return mention
    low = mention.min + 1 if mention.min is not None else None
    high = mention.max + 1 if mention.max is not None else None
    return replace(mention, min=low, max=high, rule="sum", evidence=evidence(line, 0, last))


@functools.cache
def _everyone() -> frozenset[str]:
    return word_set("everyone")


def _bare_noun(line: Line) -> NumberMention:
    """A phrase with no figure: "everyone", else the number of its head noun; a name or an unknown word is one person."""
    low, high, rule, group = _by_head(line)
    further = _further(line, 1) if (low, high) == (1, 1) else 0
    if further:
        low, high, rule = 1 + further, 1 + further, "sum"
    return NumberMention(evidence(line, 0, len(line.tokens)), low, high, "people", rule, group=group)


def _further(line: Line, start: int) -> int:
    """Single persons that "و" adds: "فلان وابنته" (and his daughter), "ومقاتل آخر" (and another fighter)."""
    nouns = [noun_at(token) for token in line.tokens[start:]]
    return sum(
        1
        for noun in nouns
        if noun and noun.prefix == "و" and noun.number == "sg" and noun.kind == "people" and not noun.casualty
    )


def _by_head(line: Line) -> tuple[int, int | None, str, str | None]:
    if any(stem in _everyone() for word in line.keys for _, stem in split_proclitics(word)):
        return 1, None, "everyone", None
    for token in line.tokens:
        if is_casualty_word(token.key):
            if token.key.endswith("وا"):  # "قُتلوا" (they were killed)
                return 1, None, "plural", None
            continue
        noun = noun_at(token)
        if noun and noun.kind == "people":
            number = "pl" if noun.number == "open" and noun.prefix.endswith(("ال", "لل")) else noun.number
            low, high, rule = {
                "sg": (1, 1, "singular"),
                "dual": (2, 2, "dual"),
                "construct": (2, 2, "dual"),
                "pl": (1, None, "plural"),
                "open": (2, None, "open"),
            }[number]
            return low, high, rule, noun.group
    return 1, 1, "singular", None
