"""Which candidates of a name may be considered: names that are also common words need a cue word, or the company of their country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sijill.extraction.place_names import Found
from sijill.extraction.place_surroundings import is_locative
from sijill.extraction.place_words import load_place_words
from sijill.lexicon.countries import country_of_adjective
from sijill.lexicon.gazetteer import Gazetteer
from sijill.model.analysis import Token
from sijill.text import characters, key

BARE_ALIF = "ا"
_NO_MARKS = dict.fromkeys(map(ord, characters.MARKS + characters.FORMAT), "")

if TYPE_CHECKING:
    from sijill.extraction.places import Spot


def usable_ids(found: Found, written: str, levels: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The candidates left when those are dropped whose name is also a common word, unless a cue of their level stands before it.

    `written` is the name as the text has it: without a cue, such a name must also be spelled as listed ("إب" Ibb is not "آب" August).
    """
    return tuple(i for i in found.ids if _usable(found.name, written, i, levels, gazetteer))


def _usable(name: str, written: str, identifier: str, levels: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    needs = gazetteer.needs(name, identifier)
    entry = gazetteer.entry(identifier)
    if entry.source == "GeoNames" and name in load_place_words().not_names:
        return False
    strong = entry.source != "GeoNames" or levels[:1] != ("region",)  # "منطقة" (area) comes before any noun
    if not needs or (entry.level in levels and strong):
        return True
    spelled = entry.source == "GeoNames" or any(_spelled_alike(written, listed) for listed in entry.names_ar)
    return needs != "cue" and spelled


def _spelled_alike(written: str, listed: str) -> bool:
    """The same letters; only a hamza left off an alif is forgiven."""
    plain = written.translate(_NO_MARKS)
    return len(plain) == len(listed) and all(
        a == b or (a == BARE_ALIF and key(b) == BARE_ALIF) for a, b in zip(plain, listed, strict=True)
    )


def keep_supported(tokens: Sequence[Token], spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """The spots, less the candidates that need their country in the document and lack it; a spot left without candidates goes.

    "حجة" (Hajjah, but also: pretext) is kept in "في صعدة وحجة" (in Saada and Hajjah), dropped in "الحجة ضعيفة".
    """
    countries = _countries(tokens, spots, gazetteer)
    kept: list[Spot] = []
    for position, spot in enumerate(spots):
        needs = {i: gazetteer.needs(spot.found.name, i) for i in spot.found.ids}
        cautious = spot.found.name in load_place_words().cautious
        doubtful = not spot.cue and any("context" in need for need in needs.values())
        if spot.mention.rule == "anaphor" or not (cautious or doubtful):
            kept.append(spot)
            continue
        placed = _is_placed(tokens, spots, position)
        if cautious and not placed:
            continue
        ids = tuple(
            i
            for i, need in needs.items()
            if "context" not in need or (placed and gazetteer.entry(i).country in countries)
        )
        if ids:
            kept.append(replace(spot, mention=replace(spot.mention, candidates=ids)))
    return kept


def _is_placed(tokens: Sequence[Token], spots: Sequence[Spot], position: int) -> bool:
    """Do the words around the name speak of a place: a relation, a preposition, another place beside it?"""
    spot = spots[position]
    return (
        spot.mention.relation is not None
        or is_locative(tokens, spot.found.first, spot.found.cut)
        or _in_list(spots, position)
        or _is_enclosed(tokens, spots, position)
    )


def _countries(tokens: Sequence[Token], spots: Sequence[Spot], gazetteer: Gazetteer) -> set[str]:
    """Countries that the document speaks of: by a name that means one country only, or by a nationality."""
    found: set[str] = set()
    for spot in spots:
        needs = {gazetteer.needs(spot.found.name, i) for i in spot.mention.candidates}
        named = {gazetteer.entry(i).country for i in spot.mention.candidates}
        if len(named) == 1 and (needs == {""} or spot.cue):
            found |= named
    words = {token.base for token in tokens if token.kind == "word"}
    found.update(filter(None, map(country_of_adjective, words)))
    return found


def _is_enclosed(tokens: Sequence[Token], spots: Sequence[Spot], position: int) -> bool:
    """Does another place follow that is said to hold this one: "حجة في اليمن", "حجة باليمن"?"""
    if position + 1 >= len(spots):
        return False
    spot, after = spots[position], spots[position + 1]
    between = tokens[spot.last : after.first]
    return (not between and "ب" in after.found.cut) or (
        len(between) == 1 and between[0].key in load_place_words().enclosing
    )


def _in_list(spots: Sequence[Spot], position: int) -> bool:
    """Does the name stand beside another place, joined by "و" or a comma?"""
    spot = spots[position]
    joined = position > 0 and "و" in spot.found.cut and spots[position - 1].last == spot.found.first
    follows = position + 1 < len(spots) and "و" in spots[position + 1].found.cut
    return joined or (follows and spots[position + 1].first == spot.last)
