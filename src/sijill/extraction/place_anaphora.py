"""Definite words that take up a place named before: "القطاع" (the Strip), "المدينة" (the town), "البلاد" (the country), "العاصمة السورية" (the Syrian capital)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sijill.extraction.place_names import ARTICLE, Found, match_name, name_offset
from sijill.extraction.place_words import load_place_words
from sijill.lexicon.countries import country, country_of_adjective
from sijill.lexicon.gazetteer import Gazetteer
from sijill.lexicon.place_entry import hand_id
from sijill.model.analysis import Token
from sijill.model.mention import PlaceMention
from sijill.text import key

if TYPE_CHECKING:
    from sijill.extraction.places import Spot

GAZA_STRIP = hand_id("PSE", "admin1", "Gaza Strip")
# "القاعدة" (the base) may be an airfield; "المنطقة" (the area) is whatever small place was named last.
_LEVELS = {
    "base": frozenset({"base", "airport"}),
    "local": frozenset(
        {
            "city",
            "neighbourhood",
            "camp",
            "crossing",
            "base",
            "airport",
            "port",
            "admin2",
            "site",
            "oilfield",
            "dam",
        }
    ),
}
REACH = 400  # tokens that an antecedent may lie back


def is_anaphor(found: Found) -> bool:
    """Is the name only such a word ("المدينة"), which Medina shares?"""
    return found.name.removeprefix(ARTICLE) in load_place_words().anaphors


def match_anaphor(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> Found | None:
    """A word of the anaphor list with the article and nothing else; `None` elsewhere.

    Not before a name ("العاصمة دمشق", the capital Damascus), nor where an adjective narrows it ("المدينة القديمة", the old town), save a capital's.
    """
    token = tokens[index]
    level = load_place_words().anaphors.get(token.base)
    if level is None or not token.definite or token.enclitic:
        return None
    last = index + 1
    if last < len(tokens) and tokens[last].kind == "word":
        if (
            level == "capital"
            and tokens[last].proclitics == (ARTICLE,)
            and country_of_adjective(tokens[last].base)
        ):
            last += 1
            if last < len(tokens) and match_name(tokens, last, gazetteer):
                return None
        else:
            follows = match_name(tokens, last, gazetteer)
            if tokens[last].proclitics == (ARTICLE,) or (follows is not None and not follows.cut):
                return None
    cut = "".join(letter for letter in token.proclitics if letter != ARTICLE)
    return Found(index, last, name_offset(token, cut), tokens[last - 1].end, token.key, (), cut, True)


def fill_anaphors(tokens: Sequence[Token], spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """The spots, each anaphor with what it takes up as its candidates; an anaphor to which nothing before it fits goes."""
    filled: list[Spot] = []
    for spot in spots:
        if spot.mention.rule != "anaphor":
            filled.append(spot)
            continue
        level = load_place_words().anaphors[tokens[spot.found.first].base]
        earlier = [(before.found, before.mention) for before in filled]
        ids = antecedents(level, spot.found, tokens, earlier, gazetteer)
        if ids:
            cue = level if level in ("city", "admin1", "camp") else None
            filled.append(replace(spot, mention=replace(spot.mention, candidates=ids, cue=cue)))
    return filled


def antecedents(
    level: str,
    found: Found,
    tokens: Sequence[Token],
    earlier: Sequence[tuple[Found, PlaceMention]],
    gazetteer: Gazetteer,
) -> tuple[str, ...]:
    """Ids that the word can mean here, empty if nothing before it fits."""
    if level in ("country", "capital"):
        stated = country_of_adjective(tokens[found.last - 1].base) if found.last - found.first > 1 else None
        code = stated or _commonest_country(found, tokens, earlier, gazetteer)
        if code is None:
            return ()
        return (code.lower(),) if level == "country" else _capital(code, gazetteer)
    if level == "strip":
        return (
            (GAZA_STRIP,) if any(_is_in_gaza(i, gazetteer) for _, m in earlier for i in m.candidates) else ()
        )
    for before, mention in reversed(earlier):
        if found.first - before.first > REACH:
            break
        ids = tuple(i for i in mention.candidates if gazetteer.entry(i).level in _LEVELS.get(level, {level}))
        if ids and not mention.as_actor:
            return ids
    return ()


def _is_in_gaza(identifier: str, gazetteer: Gazetteer) -> bool:
    return identifier == GAZA_STRIP or gazetteer.entry(identifier).admin1 == GAZA_STRIP


def _commonest_country(
    found: Found, tokens: Sequence[Token], earlier: Sequence[tuple[Found, PlaceMention]], gazetteer: Gazetteer
) -> str | None:
    """The country most often meant before the word, by places that lie in one country only and by nationalities; the first of equals."""
    counts: Counter[str] = Counter()
    for _, mention in earlier:
        codes = {gazetteer.entry(i).country for i in mention.candidates}
        if len(codes) == 1 and not mention.as_actor:
            counts.update(codes)
    counts.update(_nationalities(tokens[: found.first]))
    commonest = counts.most_common(1)
    return commonest[0][0] or None if commonest else None


def _nationalities(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        code = country_of_adjective(token.base) if token.kind == "word" else None
        if code:
            yield code


def _capital(code: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    state = country(code)
    names = state.capitals if state else ()
    ids = (i for name in names for i in gazetteer.find(key(name)))
    return tuple(
        dict.fromkeys(i for i in ids if gazetteer.entry(i).capital and gazetteer.entry(i).country == code)
    )
