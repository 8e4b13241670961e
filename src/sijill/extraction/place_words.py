"""The words around place names, folded and indexed once from `lexicon/data/place_cues.yml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sijill.lexicon.load import load_yaml
from sijill.text import key


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets and maps of keys; the file says what each list is for."""

    cues: Mapping[str, tuple[str, ...]]  # cue word → gazetteer levels that it agrees with
    singular: Mapping[str, str]  # cue word → the first word of its group
    spelled: frozenset[str]  # cue words, as written, whose key is also that of another word
    anaphors: Mapping[str, str]  # base of a definite word → level of the place it takes up
    adverbial: frozenset[str]
    series: frozenset[str]
    naming: frozenset[str]
    compound: frozenset[str]
    not_names: frozenset[str]
    directions: Mapping[str, str]
    direction_adjectives: Mapping[str, str]
    centre: frozenset[str]
    countryside: frozenset[str]
    near: frozenset[str]
    border: frozenset[str]
    units: Mapping[str, float]  # unit of length → kilometres
    links: frozenset[str]
    enclosing: frozenset[str]
    territory: frozenset[str]
    locative: frozenset[str]
    not_places: Mapping[str, tuple[tuple[str, ...], ...]]  # first word → phrases, longest first
    cautious: frozenset[str]
    titles: frozenset[str]
    verbs_after: frozenset[str]
    verbs_before: frozenset[str]


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)


def _inverse(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {key(word): name for name, words in table.items() for word in words}


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(key(phrase).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


MILE = 1.609


@cache
def load_place_words() -> PlaceWords:
    """The words of the file. Raises `LexiconError` if it cannot be read."""
    data: dict[str, Any] = load_yaml("place_cues.yml")
    units = {key(word): 1.0 for word in data["units_km"]} | {key(word): MILE for word in data["units_mile"]}
    return PlaceWords(
        cues={key(word): tuple(group["levels"]) for group in data["cues"] for word in group["words"]},
        singular={key(word): key(group["words"][0]) for group in data["cues"] for word in group["words"]},
        spelled=frozenset(word for group in data["cues"] if group.get("spelled") for word in group["words"]),
        anaphors=_inverse(data["anaphors"]),
        adverbial=_keys(data["adverbial"]),
        series=_keys(data["series"]),
        naming=_keys(data["naming"]),
        compound=_keys(data["compound"]),
        not_names=_keys(word for words in data["not_names"] for word in words),
        directions=_inverse(data["directions"]),
        direction_adjectives=_inverse(data["direction_adjectives"]),
        centre=_keys(data["centre"]),
        countryside=_keys(data["countryside"]),
        near=_keys(data["near"]),
        border=_keys(data["border"]),
        units=units,
        links=_keys(data["links"]),
        enclosing=_keys(data["enclosing"]),
        territory=_keys(data["territory"]),
        locative=_keys(data["locative"]),
        not_places=_phrases(data["not_places"]),
        cautious=_keys(data["cautious"]),
        titles=_keys(data["titles"]),
        verbs_after=_keys(data["government_verbs"]["after"]),
        verbs_before=_keys(data["government_verbs"]["before"]),
    )
