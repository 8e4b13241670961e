"""Names that are part of a place's or a building's name and mean nobody: "قاعدة عين الأسد", "جامعة الملك سعود"."""

import bisect
import operator
from collections.abc import Iterator, Sequence

from sijill.lexicon.actor_groups import phrase_words
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention, Evidence, PlaceMention

_START = operator.attrgetter("start")


def without_place_names(
    tokens: Sequence[Token], actors: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> list[ActorMention]:
    """The participants, without those that only lend their name to a place or a building. Text order is kept."""
    names = sorted(_names(places))
    return [
        mention
        for mention in actors
        if not _is_part(mention.evidence, names)
        and not (mention.person and _is_named_after(_word_before(tokens, mention.evidence.start)))
    ]


def _is_part(name: Evidence, places: Sequence[tuple[int, int]]) -> bool:
    """Is the name a part of one of the places, given by their offsets in text order?"""
    for first, last in places:
        if first > name.start:
            return False
        if name.end <= last and name.end - name.start < last - first:
            return True
    return False


def _word_before(tokens: Sequence[Token], start: int) -> Token | None:
    """The token before the one that begins at an offset, `None` where none begins there."""
    at = bisect.bisect_left(tokens, start, key=_START)
    return tokens[at - 1] if 0 < at < len(tokens) and tokens[at].start == start else None


def _names(places: Sequence[PlaceMention]) -> Iterator[tuple[int, int]]:
    """Offsets of the places' names, with the word for the kind of place before them ("مدينة الصدر", Sadr City)."""
    for place in places:
        with_cue = place.relation is None and not place.as_actor
        yield (place.evidence.start if with_cue else place.name.start), place.name.end


def _is_named_after(word: Token | None) -> bool:
    """Does the word before the name call a building or a street by it: "مستشفى الشيخ زايد"? Not "منزل الرئيس" (the president's house)."""
    return word is not None and not word.definite and word.base in phrase_words()["named_after"]
