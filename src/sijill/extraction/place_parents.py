"""Places within places: "حي الكرادة وسط بغداد" gives Karrada with Baghdad as its parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sijill.extraction.place_words import load_place_words
from sijill.model.analysis import Token
from sijill.model.mention import Evidence, PlaceMention

if TYPE_CHECKING:
    from sijill.extraction.places import Spot

LONGEST_GAP = 4
BRACKETS = frozenset("()،,")


def link_parents(text: str, tokens: Sequence[Token], spots: Sequence[Spot]) -> list[PlaceMention]:
    """The spots' mentions, each with the place that the words after it put around it; "between X and Y" takes Y as its other end."""
    mentions: list[PlaceMention] = []
    following: PlaceMention | None = None
    for position in range(len(spots) - 1, -1, -1):
        spot, mention = spots[position], spots[position].mention
        if following is not None:
            after = spots[position + 1]
            if (
                mention.relation in ("between", "border")
                and "و" in after.found.cut
                and after.first == spot.last
            ):
                mention = _span_to(text, replace(mention, parents=(following,)), following)
            elif _encloses(tokens, spot, after):
                mention = replace(mention, parents=(following,))
        mentions.append(mention)
        following = mention
    return mentions[::-1]


def _span_to(text: str, mention: PlaceMention, other: PlaceMention) -> PlaceMention:
    start, end = mention.evidence.start, other.evidence.end
    return replace(mention, evidence=Evidence(start, end, text[start:end]))


def _encloses(tokens: Sequence[Token], inner: Spot, outer: Spot) -> bool:
    """Is `outer` said to hold `inner`? Only link words may stand between, and one of them, a preposition or a relation must be there."""
    gap = tokens[inner.last : outer.first]
    if len(gap) > LONGEST_GAP or outer.first < inner.last:
        return False
    first = tokens[outer.first]
    if "و" in first.proclitics or outer.found.cut.startswith("و"):
        return False
    links = load_place_words().enclosing
    linked = (
        outer.mention.relation is not None
        or "ب" in (*first.proclitics, *outer.found.cut)
        or "ل" in first.proclitics
    )
    for token in gap:
        if token.key in links or token.base in links:
            linked = True
        elif token.text not in BRACKETS and not token.definite:
            return False
    if (
        any(token.text in "،," for token in gap)
        and outer.mention.relation is None
        and "ب" not in first.proclitics
    ):
        return False
    return linked
