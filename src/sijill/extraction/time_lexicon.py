"""The tables of time words, made from `lexicon/data/times.yml`."""

import functools

from sijill.extraction.number_words import number_word, ordinal_word
from sijill.extraction.phrases import WORDS_KEPT, PhraseTable, load_words, split_proclitics, stems
from sijill.text import key

Fields = dict[str, int | str]
Read = tuple[Fields, int]
DASHES = frozenset({"-", "–", "—", "/"})
ARTICLE = "ال"  # "الـ24" is a token of the article alone and a number


def _flat(name: str) -> PhraseTable:
    """A table of the forms under each key of a mapping, with that key as value."""
    return PhraseTable((form, value) for value, forms in load_words("times")[name].items() for form in forms)


@functools.cache
def table(name: str) -> PhraseTable:
    """The table of a mapping {value: forms} of times.yml: "months", "weekdays", "deictic", "day_parts", "phases", "openers" …"""
    return _flat(name)


@functools.cache
def phrase_list(name: str) -> PhraseTable:
    """The table of a plain list of times.yml; every value is `True`."""
    return PhraseTable((form, True) for form in load_words("times")[name])


@functools.cache
def forms_of(name: str) -> PhraseTable:
    """The table of a mapping {name: {forms: …}} of times.yml, "holidays" or "anchored", with the whole entry as value."""
    return PhraseTable(
        (form, (label, entry))
        for label, entry in load_words("times")[name].items()
        for form in entry["forms"]
    )


@functools.cache
def units() -> PhraseTable:
    """Unit nouns; the value is (unit, "one" | "two" | "many")."""
    entries = load_words("times")["units"].items()
    return PhraseTable(
        (form, (unit, number))
        for unit, numbers in entries
        for number, forms in numbers.items()
        for form in forms
    )


@functools.cache
def words(name: str) -> frozenset[str]:
    """The keys of a flat list of times.yml."""
    return frozenset(key(word) for word in load_words("times")[name])


@functools.cache
def not_before(name: str) -> frozenset[str]:
    """The keys of the words before which a part of the day or a deictic is something else: "قريبا من" (near), "مساء الخير" (good evening)."""
    return frozenset(key(word) for word in load_words("times")["not_before"].get(name, ()))


@functools.lru_cache(maxsize=WORDS_KEPT)
def relation(word: str) -> str | None:
    """What an adjective after a unit says: "last", "this", "next", "latest", "previous", "same", "few"; `None` for other words."""
    for name in ("last", "this", "next", "latest", "previous", "same", "few"):
        if any(stem in words(name) for prefix, stem in split_proclitics(word) if prefix in ("", "ال", "و")):
            return name
    return None


@functools.cache
def _point_words() -> frozenset[str]:
    names = (
        "months",
        "hijri_months",
        "weekdays",
        "deictic",
        "day_parts",
        "phases",
        "seasons",
        "quarters",
        "half_years",
        "decades",
    )
    lists = ("clock", "week_end", "day_words", "month_words", "this_before", "approx", "few")
    tables = (
        [table(name) for name in names]
        + [phrase_list(name) for name in lists]
        + [units(), forms_of("holidays")]
    )
    return frozenset().union(*(one.firsts for one in tables)) | {"ال"}


@functools.cache
def link_words() -> frozenset[str]:
    """First words that may join a time expression without beginning one: zones, "قبل الماضي", "قبل 3 سنوات"."""
    return table("zones").firsts | phrase_list("before_last").firsts | words("ago_words")


@functools.cache
def _other_words() -> frozenset[str]:
    return table("openers").firsts | forms_of("anchored").firsts | phrase_list("anniversary").firsts


@functools.lru_cache(maxsize=WORDS_KEPT)
def may_begin(word: str) -> tuple[bool, bool]:
    """Can a point of time begin with this word; can an opened or anchored expression?"""
    number = ordinal_word(word) is not None or number_word(word) is not None
    counted_from = word.removeprefix("و").startswith(tuple(load_words("times")["counting"]))
    return number or any(stem in _point_words() for stem in stems(word)), counted_from or any(
        stem in _other_words() for stem in stems(word)
    )
