"""Where the gazetteer's names stand in the text: longest match from each token, clitics taken off."""

from collections.abc import Iterator, Sequence

from sijill.extraction.place_words import load_place_words
from sijill.extraction.word_memo import per_word
from sijill.lexicon.gazetteer import Gazetteer, load_gazetteer
from sijill.model.analysis import Token
from sijill.model.quick import quick
from sijill.text import key

ARTICLE = "ال"
# Letters that may stand before a name that the word counts have never seen: "بكفرنبل" (in Kafr Nabl).
CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
JOINERS = frozenset("-_")
KNOWN_TOWN = 20_000


@quick
class Found:
    """A gazetteer name in the text: the half-open token range, where the name starts and ends in the text, its key and ids.

    `cut` holds the letters before the name in its first token ("ب"); `sure` is false where only a guess at the clitics gives the name.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    ids: tuple[str, ...]
    cut: str
    sure: bool


@per_word
def name_starts(token: Token) -> tuple[tuple[str, str, bool], ...]:
    """(key that a name may begin with, letters cut before it, whether the cut is sure), best first, for a token's readings and for guesses."""
    found = [(token.key, "", True)]
    seen = {token.key}
    for rank, reading in enumerate(token.readings):
        cut = "".join(letter for letter in reading.proclitics if letter != ARTICLE)
        start = (ARTICLE if ARTICLE in reading.proclitics else "") + reading.base
        if not reading.enclitic and start not in seen:
            seen.add(start)
            found.append((start, cut, rank == 0))
    for start, cut in _guesses(token.key):
        if start not in seen:
            seen.add(start)
            found.append((start, cut, False))
    return tuple(found)


@per_word
def _listed_starts(token: Token) -> tuple[tuple[str, str, bool, int], ...]:
    """Those of `name_starts` with which names of the gazetteer begin, and how many words the longest of them has."""
    longest = load_gazetteer().longest
    return tuple(
        (start, cut, sure, words) for start, cut, sure in name_starts(token) if (words := longest(start))
    )


@per_word
def _phrases_from(token: Token) -> tuple[tuple[str, ...], ...]:
    """The phrases that only hold a place's name and may begin with the word."""
    phrases = load_place_words().not_places
    return tuple(phrase for start, _, _ in name_starts(token) for phrase in phrases.get(start, ()))


def _guesses(word: str) -> Iterator[tuple[str, str]]:
    for letters in (PREPOSITIONS, CONJUNCTIONS):
        if word[:1] and word[0] in letters and len(word) > 3:
            rest = word[1:]
            yield (ARTICLE + rest[1:] if word[0] == "ل" and rest[0] == "ل" else rest), word[0]
            if letters == CONJUNCTIONS and rest[0] in PREPOSITIONS and len(rest) > 3:
                for start, cut in _guesses(rest):
                    yield start, word[0] + cut


def name_offset(token: Token, cut: str) -> int:
    """Offset in the text of the name's first letter, after the letters `cut`; "للحديدة" is kept whole, since its article has lost its alif."""
    if not cut or (cut.endswith("ل") and key(token.text).startswith(cut + "ل")):
        return token.start
    letters = 0
    for index, character in enumerate(token.text):
        if letters == len(cut) and key(character):
            return token.start + index
        letters += len(key(character))
    return token.start


@per_word
def may_begin_name(token: Token) -> bool:
    """Can a name of the gazetteer, or a phrase that only holds one, begin at the word?"""
    return bool(_listed_starts(token) or _phrases_from(token))


def match_name(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> Found | None:
    """The longest gazetteer name that begins at token `index`, `None` if there is none."""
    token = tokens[index]
    starts = _listed_starts(token)
    if not starts:
        return None
    cues = load_place_words().cues
    best: Found | None = None
    for start, cut, sure, words in starts:
        found = _longest(tokens, index, start, words, gazetteer)
        if found and (best is None or found[0] > best.last):
            last, name, ids = found
            if not sure and last - index == 1:
                ids = tuple(i for i in ids if _is_known(gazetteer, i))
            if ids and name not in cues:  # a bare "مدينة" (a town) is not Medina
                best = Found(index, last, name_offset(token, cut), tokens[last - 1].end, name, ids, cut, sure)
    return best


def _is_known(gazetteer: Gazetteer, identifier: str) -> bool:
    entry = gazetteer.entry(identifier)
    return entry.source != "GeoNames" or entry.population >= KNOWN_TOWN


def _longest(
    tokens: Sequence[Token], index: int, start: str, words: int, gazetteer: Gazetteer
) -> tuple[int, str, tuple[str, ...]] | None:
    name, best = start, None
    ids = gazetteer.find(name)
    if ids:
        best = (index + 1, name, ids)
    last = index + 1
    for _ in range(words - 1):
        if last < len(tokens) and tokens[last].text in JOINERS and tokens[last].start == tokens[last - 1].end:
            last += 1
        if last >= len(tokens) or tokens[last].kind == "punct":
            break
        name = f"{name} {tokens[last].key}"
        last += 1
        ids = gazetteer.find(name)
        if ids:
            best = (last, name, ids)
    return best


def skip_phrase(tokens: Sequence[Token], index: int) -> int:
    """The token index after a phrase that only holds a place's name ("قوات سوريا الديمقراطية"), or `index` if none begins here."""
    for phrase in _phrases_from(tokens[index]):
        end = index + len(phrase)
        if end <= len(tokens) and all(tokens[index + k].key == phrase[k] for k in range(1, len(phrase))):
            return end
    return index
