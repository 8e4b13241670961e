"""Places: names in the text with their gazetteer candidates and what the words around them say. Nothing is chosen here."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction import place_surroundings as around
from sijill.extraction.place_anaphora import fill_anaphors, is_anaphor, match_anaphor
from sijill.extraction.place_evidence import keep_supported, usable_ids
from sijill.extraction.place_names import Found, match_name, may_begin_name, name_offset, skip_phrase
from sijill.extraction.place_parents import link_parents
from sijill.extraction.place_unlisted import match_territory, match_unlisted
from sijill.extraction.place_words import load_place_words
from sijill.extraction.word_memo import per_word
from sijill.lexicon.countries import capitals
from sijill.lexicon.gazetteer import Gazetteer, load_gazetteer
from sijill.model.analysis import Token
from sijill.model.mention import Evidence, PlaceMention
from sijill.model.quick import quick


@quick
class Spot:
    """A mention while it is being found: `first`..`last` is the token range of the whole expression, `found` its name, `cue` the cue word's key."""

    first: int
    last: int
    found: Found
    cue: str | None
    mention: PlaceMention


def find_places(text: str, tokens: Sequence[Token]) -> list[PlaceMention]:
    """Place mentions in text order. `candidates` holds every gazetteer entry that the name and its cue allow (none for a name known only
    by its cue); `evidence` covers relation, cue, name and nationality, `name` the name alone. Both are offsets into `text`."""
    gazetteer = load_gazetteer()
    spots: list[Spot] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        # a quick answer for the many words at which no place can begin: by itself, by the word before it, joined to the place before
        may_begin = token.kind != "punct" and (
            _begins(token)
            or (index > 0 and around.leads_to_place(tokens[index - 1]))
            or (spots and index - spots[-1].found.last <= 1)
        )
        if not may_begin:
            index += 1
            continue
        after = skip_phrase(tokens, index)
        if after > index:
            index = after
            continue
        spot = _spot_at(text, tokens, index, spots, gazetteer)
        if spot is None:
            index += 1
        else:
            spots.append(spot)
            index = max(spot.found.last, index + 1)
    spots = fill_anaphors(tokens, keep_supported(tokens, spots, gazetteer), gazetteer)
    return link_parents(text, tokens, spots)


@per_word
def _begins(token: Token) -> bool:
    return may_begin_name(token) or token.base in load_place_words().anaphors


def _spot_at(
    text: str, tokens: Sequence[Token], index: int, spots: Sequence[Spot], gazetteer: Gazetteer
) -> Spot | None:
    found = match_name(tokens, index, gazetteer) or match_territory(tokens, index)
    if found is not None and is_anaphor(found):
        found = None
    cue, cue_at = around.find_cue(tokens, index, text)
    inherited = cue is None and _series_cue(text, tokens, index, spots)
    if inherited:
        cue = inherited
    if found is not None:
        levels = load_place_words().cues.get(cue, ()) if cue else ()
        found = _with_cue(found, cue, gazetteer)
        ids = usable_ids(found, text[found.start : found.end], levels, gazetteer)
        if ids and not (cue is None and around.is_title(tokens, index)):
            found = found if ids == found.ids else replace(found, ids=ids)
            return _spot(text, tokens, found, cue, cue_at, gazetteer)
    unlisted = match_unlisted(tokens, index, cue, bool(inherited))
    if unlisted:
        return _spot(text, tokens, unlisted, cue, cue_at, gazetteer)
    anaphor = match_anaphor(tokens, index, gazetteer)
    if anaphor:
        spot = _spot(text, tokens, anaphor, None, index, gazetteer)
        return replace(spot, mention=replace(spot.mention, rule="anaphor", as_actor=False))
    return None


def _with_cue(found: Found, cue: str | None, gazetteer: Gazetteer) -> Found:
    """ "مطاري أربيل والسليمانية" (the airports of …): what the gazetteer has under "مطار أربيل" is a candidate too."""
    if cue is None:
        return found
    more = gazetteer.find(f"{load_place_words().singular[cue]} {found.name}")
    return replace(found, ids=tuple(dict.fromkeys((*more, *found.ids)))) if more else found


def _series_cue(text: str, tokens: Sequence[Token], index: int, spots: Sequence[Spot]) -> str | None:
    """The cue of the place just before, if its dual or plural reaches this name: "بلدتي كفريا والفوعة"."""
    if not spots or spots[-1].cue not in load_place_words().series:
        return None
    gap = text[spots[-1].found.end : tokens[index].start].strip()
    joined = gap in ("،", ",") or (not gap and tokens[index].key.startswith(around.AND)) or gap == around.AND
    return spots[-1].cue if joined else None


def _spot(
    text: str, tokens: Sequence[Token], found: Found, cue: str | None, cue_at: int, gazetteer: Gazetteer
) -> Spot:
    relation = around.find_relation(tokens, cue_at, found.last, text)
    first = min(relation.first, cue_at)
    last = around.end_with_adjectives(tokens, found.last, relation.name)
    start = found.start if first == found.first else _without_clitics(tokens[first])
    end = tokens[last - 1].end if last > found.last else found.end
    is_actor = cue is None and relation.name is None and _governs(tokens, found, gazetteer)
    levels = load_place_words().cues.get(cue, ()) if cue else ()
    mention = PlaceMention(
        evidence=Evidence(start, end, text[start:end]),
        name=Evidence(found.start, found.end, text[found.start : found.end]),
        candidates=found.ids,
        rule=("name" if found.ids else "unlisted")
        + ("+cue" if cue else "")
        + ("+relation" if relation.name else ""),
        cue=levels[0] if levels else None,
        relation=relation.name,
        distance_km=relation.distance_km,
        as_actor=is_actor,
    )
    return Spot(first, last, found, cue, mention)


def _without_clitics(token: Token) -> int:
    cut = "".join(letter for letter in token.proclitics if letter != "ال")
    return name_offset(token, cut)


def _governs(tokens: Sequence[Token], found: Found, gazetteer: Gazetteer) -> bool:
    is_seat = found.name in capitals() or any(gazetteer.entry(i).level == "country" for i in found.ids)
    return is_seat and around.is_government(tokens, found.first, found.last, found.cut)
