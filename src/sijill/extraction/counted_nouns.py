"""The nouns that numbers count: which group each belongs to, and whether a form is singular, dual or plural.

The forms of each entry of `lexicon/data/counted.yml` are made by rule: accusative "جنديا", dual "جنديان/جنديين", sound plurals "متظاهرون/متظاهرين", "غارات".
"""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from sijill.extraction.phrases import WORDS_KEPT, load_words, split_proclitics
from sijill.model.analysis import Token
from sijill.text import key


class Noun(NamedTuple):
    """A counted noun as a token shows it.

    `number`: "sg" | "dual" | "construct" ("ضابطي شرطة": two) | "pl" | "open" ("مدنيين": two or more);
    `casualty` is "killed" or "wounded" for the dead and the hurt.
    """

    group: str
    kind: str
    number: str
    casualty: str | None
    prefix: str


def _stem(singular: str) -> str:
    """What the dual and plural endings join to: ta marbuta opens ("غارة" → "غارت")."""
    return singular[:-1] + "ت" if singular.endswith("ة") else singular


def _inflect(singular: str, plurals: list[str], construct: bool) -> Iterator[tuple[str, str]]:
    """(form, number) of all forms of one noun."""
    if "=" in plurals:
        yield singular, "pl"
        return
    stem = _stem(singular)
    sound = "+ون" in plurals
    yield singular, "sg"
    if not singular.endswith(("ة", "ا", "ى")):
        yield singular + "ا", "sg"
    if singular.endswith("ي"):
        yield singular + "اً", "sg"
    listed = stem + "ين" in plurals
    if "nodual" not in plurals:
        if stem + "ان" not in plurals:  # "صبيان" is the plural of "صبي"
            yield stem + "ان", "dual"
        yield stem + "ين", "open" if sound or listed else "dual"
    if sound and singular.endswith("ي"):
        yield singular[:-1] + "ين", "open"  # "فلسطينين", a common slip for "فلسطينيين"
    if sound:
        yield singular + "ون", "pl"
        yield singular + "و", "pl"  # construct: "مقاتلو الحركة", "مقاتلي الحركة"
        if not singular.endswith("ي"):
            yield singular + "ي", "pl"
    elif construct and not singular.endswith("ي"):
        yield stem + "ي", "construct"  # "ضابطي شرطة"
    if "+ات" in plurals:
        yield (singular[:-1] if singular.endswith("ة") else singular) + "ات", "pl"
    for plural in plurals:
        if plural[0] != "+" and plural not in ("dual", "nodual"):
            yield plural, "pl"


@functools.cache
def _table() -> dict[str, tuple[str, str, str, str | None]]:
    table: dict[str, tuple[str, str, str, str | None]] = {}
    for group, entry in load_words("counted").items():
        for singular, plural in entry["nouns"].items():
            plurals = plural if isinstance(plural, list) else [plural]
            for form, number in _inflect(singular, plurals, bool(entry.get("construct"))):
                table.setdefault(key(form), (group, entry["kind"], number, entry.get("casualty")))
    return table


@functools.lru_cache(maxsize=WORDS_KEPT)
def counted_noun(word: str) -> Noun | None:
    """The counted noun that a token's key shows, uncut before cut; `None` if it is none of the lexicon."""
    for prefix, stem in split_proclitics(word):
        found = _table().get(stem)
        if found:
            return Noun(*found, prefix)
    return None


def noun_at(token: Token) -> Noun | None:
    """The counted noun at a token, its pronoun cut where need be: "عناصرها" (its members)."""
    found = counted_noun(token.key)
    return found or _without_pronoun(token.key)


@functools.lru_cache(maxsize=WORDS_KEPT)
def _without_pronoun(word: str) -> Noun | None:
    for pronoun in load_words("numbers")["pronouns"]:
        stem = word.removesuffix(pronoun)
        if stem == word or len(stem) < 3:
            continue
        base = stem[:-1] + "ء" if stem.endswith(("اي", "او")) else stem  # "خبرائها" → "خبراء"
        inner = (
            counted_noun(base)
            or counted_noun(stem)
            or (counted_noun(stem[:-1] + "ه") if stem.endswith("ت") else None)
        )
        if inner:
            return inner
    return None


@functools.lru_cache(maxsize=WORDS_KEPT)
def looks_like_people(word: str) -> bool:
    """A nisba in the accusative or a sound plural, which after a number nearly always counts people: "نيباليا", "نيباليين", "مستجوبين"."""
    if len(word) < 6 or word.endswith("ايا"):  # "مزايا", "قضايا"
        return False
    nisba = word.endswith(("يين", "يون")) or (word.endswith("يا") and not word.startswith("ال"))
    return nisba or (word.startswith("م") and word.endswith(("ين", "ون")))
