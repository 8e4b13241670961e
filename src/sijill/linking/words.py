"""Words as linking compares them: keys without proclitics, cue words left out, each with its rarity."""

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

import yaml

from sijill.errors import LexiconError
from sijill.text import key

_WORD = re.compile(r"\w+")
# "وبالصواريخ" (and with the rockets), "للقوات" (to the forces): the article and what stands before it is always cut.
_ARTICLE = re.compile(r"^[وف]?(?:بال|كال|لل|ال)(?=\w{2})")
# "وقصف" (and shelling): a single letter is cut only where the table knows the rest and not the whole, so that "فرنسا" (France) stays.
_LETTERS = frozenset("وفبلك")
_SHORTEST_CUT = 4
_SHORTEST = 2
_RAREST = 8.0  # a word seen in one or two of 25,000 articles; no word counts for more, so that a misspelling is no proof
_LATIN = 5.0  # an English word of a name, which the Arabic table cannot weigh


@cache
def _frequencies() -> tuple[int, dict[str, int]]:
    source = resources.files("sijill.lexicon") / "data" / "link_words.tsv"
    total, counts = 0, {}
    for number, line in enumerate(source.read_text("utf-8").splitlines(), start=1):
        if line.startswith("# articles:"):
            total = int(line.removeprefix("# articles:"))
        elif line and not line.startswith("#"):
            word, _, count = line.partition("\t")
            if not count.isdigit():
                raise LexiconError(f"link_words.tsv, line {number}: no count")
            counts[word] = int(count)
    if not total:
        raise LexiconError("link_words.tsv: no line '# articles: N'")
    return total, counts


@cache
def _stop_words() -> frozenset[str]:
    source = resources.files("sijill.lexicon") / "data" / "link_stop_words.yml"
    lists = yaml.safe_load(source.read_text("utf-8"))
    return frozenset(strip(key(str(word))) for words in lists.values() for word in words)


def strip(word: str) -> str:
    """A word key without article and proclitics: "والهجوم" → "هجوم", "وقصف" → "قصف", "فرنسا" → "فرنسا"."""
    word = cut_article(word)
    rest = word[1:]
    if len(word) < _SHORTEST_CUT or word[0] not in _LETTERS:
        return word
    counts = _frequencies()[1]
    return rest if rest in counts and word not in counts else word


def cut_article(word: str) -> str:
    """A word key without the article and what stands before it."""
    return _ARTICLE.sub("", word)


@lru_cache(maxsize=50_000)
def link_words(*texts: str | None) -> frozenset[str]:
    """The comparable words of some phrases: stripped keys of two letters or more that are not in `link_stop_words.yml`."""
    found = (strip(word) for text in texts if text for word in _WORD.findall(key(text)))
    return frozenset(word for word in found if len(word) >= _SHORTEST) - _stop_words()


@cache
def _rarities() -> dict[str, float]:
    total, counts = _frequencies()
    return {word: min(_RAREST, math.log(total / count)) for word, count in counts.items()}


def rarity(word: str) -> float:
    """How much a shared word tells, 0 to 8: the natural logarithm of articles per article with the word, in news of 2018 (`link_words.tsv`).

    A word that the table lacks is rare; a Latin one weighs 5 there.
    """
    known = _rarities().get(word)
    if known is not None:
        return known
    return _LATIN if word.isascii() else _RAREST


def weight_of(words: Iterable[str]) -> float:
    """The summed rarity of words; exact summation, so that the order of a set does not show in the result."""
    return math.fsum(map(rarity, words))


# "استهدفت", "استهداف", "يستهدف" (targeted, targeting, targets) have one skeleton: no letters of person, number or gender at the ends, no long vowels within.
_PREFIX = re.compile(r"^[يتنم](?=\w{3})")
_SUFFIX = re.compile(r"(?<=\w{3})(?:وا|ون|ين|ات|ان|تا|تين|ها|هم|ه|ت|ي)$")
_VOWELS = str.maketrans("", "", "اويىء")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word for an act: what its verb forms and its noun have in common; of a word that would keep less than two letters, the word."""
    bare = _SUFFIX.sub("", _PREFIX.sub("", word)).translate(_VOWELS)
    return bare if len(bare) > 1 else word


def act_overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """As `overlap`, for words that name acts: two forms of one word are one."""
    if not a.isdisjoint(b):
        return overlap(a, b)
    here, there = {skeleton(word) for word in a}, {skeleton(word) for word in b}
    if here.isdisjoint(there):
        return 0.0
    shared = min(
        weight_of(word for word in a if skeleton(word) in there),
        weight_of(word for word in b if skeleton(word) in here),
    )
    return min(1.0, shared / min(_phrase_weight(a), _phrase_weight(b)))


# Phrases come again and again ("الجيش الإسرائيلي", the Israeli army), sets in common do not.
_phrase_weight = lru_cache(maxsize=100_000)(weight_of)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the lighter set's weight that both have, 0 to 1: 1 where one phrase says all that the other says. 0 where either is empty."""
    if a.isdisjoint(b):
        return 0.0
    return weight_of(a & b) / min(_phrase_weight(a), _phrase_weight(b))
