"""The tables of time words, made from `lexicon/data/times.yml`."""

import functools
from typing import Any

from sijill.extraction.phrases import PhraseTable, load_words, split_proclitics
from sijill.text import key


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
def relation(word: str) -> str | None:
    """What an adjective after a unit says: "last", "this", "next", "latest", "previous", "same", "few"; `None` for other words."""
    for name in ("last", "this", "next", "latest", "previous", "same", "few"):
        if any(stem in words(name) for prefix, stem in split_proclitics(word) if prefix in ("", "ال", "و")):
            return name
    return None


@functools.cache
def may_start(word: str) -> bool:
    """Can a time expression begin with this word?"""
    mappings = (
        "months",
        "hijri_months",
        "weekdays",
        "deictic",
        "day_parts",
        "phases",
        "openers",
        "seasons",
        "quarters",
        "half_years",
        "decades",
    )
    tables: list[Any] = [table(name) for name in mappings]
    tables += [units(), forms_of("holidays"), forms_of("anchored")]
    tables += [
        phrase_list(name)
        for name in (
            "clock",
            "week_end",
            "year_words",
            "month_words",
            "day_words",
            "this_before",
            "anniversary",
            "halves",
        )
    ]
    return word == "ال" or any(one.starts(word) for one in tables)
