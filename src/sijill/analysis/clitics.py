"""Clitics: which letters at the edges of a written word are words of their own.

The evidence is a list of word counts (`data/words.tsv`, see scripts/build_words.py). A letter is cut when what remains is a word that is not
much rarer than the whole: "وقتل" (and killed) is cut since "قتل" is common, "وزير" (minister) is not since "زير" hardly occurs. A word that
takes the article keeps its first letter: "الوزير" occurs, so does not "الوقتل".
"""

import functools
import importlib.resources
from collections.abc import Iterator

import yaml

from sijill.model.analysis import Reading
from sijill.text import key

ARTICLE = "ال"
# The count of the remainder must reach this share of the whole's: "و" (and) is cut freely, other letters with more care.
_SHARE_AND = 0.04
_SHARE_OTHER = 0.5
_SHARE_END = 0.12
_KNOWN = 12  # counts below the list's floor are taken as rarer than this


@functools.cache
def _counts() -> dict[str, int]:
    text = importlib.resources.files("sijill.analysis").joinpath("data/words.tsv").read_text("utf-8")
    return {word: int(n) for word, n in (line.split("\t") for line in text.splitlines())}


@functools.cache
def load_clitics() -> dict[str, list[str]]:
    """The clitic file: proclitic classes, enclitics and words left whole, all in key form."""
    text = importlib.resources.files("sijill.analysis").joinpath("data/clitics.yml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {
        name: [key(word) for word in words]
        for name, words in yaml.load(text, loader).items()
        if name != "examples"
    }


@functools.cache
def _enclitics() -> dict[str, tuple[str, ...]]:
    """Last letter → the enclitics that end in it, in the order of the file."""
    listed = load_clitics()["enclitics"]
    return {last: tuple(e for e in listed if e[-1] == last) for last in {e[-1] for e in listed}}


@functools.cache
def _single() -> tuple[frozenset[str], frozenset[str]]:
    """The conjunctions and the prepositions that are one letter."""
    return frozenset(load_clitics()["conjunctions"]), frozenset(load_clitics()["prepositions"])


@functools.cache
def _whole() -> frozenset[str]:
    return frozenset(load_clitics()["whole"])


def readings(written: str, kind: str) -> tuple[Reading, ...]:
    """The readings of one written word, best first; numbers and marks have just their key. The last reading is the uncut word."""
    word = key(written)
    uncut = Reading((), word, "")
    if kind != "word" or len(word) < 3 or word.isascii():
        return (uncut,)
    proclitics, rest = _cut_front(word, written)
    base, enclitic = _cut_back(rest, written)
    best = Reading(proclitics, base, enclitic)
    return tuple(dict.fromkeys([best, *_other(word, written, best, rest), uncut]))


def _other(word: str, written: str, best: Reading, rest: str) -> Iterator[Reading]:
    """Second choices: one letter more is cut, or none at the end, where the best reading did otherwise (`rest`: without proclitics)."""
    proclitics = best.proclitics
    if rest != best.base:
        yield Reading(proclitics, rest, "")
    conjunctions, prepositions = _single()
    if not proclitics and len(word) > 3 and (word[0] in conjunctions or word[0] in prepositions):
        inner, rest = _cut_front(word[1:], written[1:])
        yield Reading((word[0], *inner), *_cut_back(rest, written))


def _cut_front(word: str, written: str) -> tuple[tuple[str, ...], str]:
    cut: list[str] = []
    rest = word
    for letters in _single():
        if rest[0] in letters and _can_cut(rest, rest[1:]):
            cut.append(rest[0])
            rest = rest[1:]
            if cut[-1] == "ل" and rest.startswith("ل") and len(rest) > 3:  # "للجيش" is written for ل + الجيش
                return (*cut, ARTICLE), rest[1:]
    if rest.startswith(ARTICLE) and _has_article(rest, written):
        return (*cut, ARTICLE), rest[2:]
    if rest[0] == "س" and len(rest) > 4 and rest[1] in "يتنا" and _is_future(rest):
        return (*cut, "س"), rest[1:]
    return tuple(cut), rest


def _can_cut(word: str, rest: str) -> bool:
    if word in _whole() or len(rest) < 3:
        return False
    counts = _counts()
    whole = counts.get(word, 0)
    if rest.startswith((ARTICLE, "لل")) and len(rest) > 4:
        return rest in counts or whole < _KNOWN or rest[2:] in counts
    if word.startswith("لل") and len(word) > 4:
        return ARTICLE + word[2:] in counts or word[2:] in counts
    with_article = counts.get(ARTICLE + word, 0)
    if with_article > 0.05 * whole and with_article >= _KNOWN:
        return False  # "الوفد" (the delegation) occurs: "وفد" is one word
    inner = counts.get(rest, 0) + counts.get(ARTICLE + rest, 0) or _inner_count(rest)
    if whole < _KNOWN:
        return inner >= _KNOWN
    return inner >= whole * (_SHARE_AND if word[0] == "و" else _SHARE_OTHER)


def _inner_count(rest: str) -> int:
    """The count of a rest that itself has clitics: "وسيقام" leaves "سيقام", "وبغارة" leaves "بغارة"."""
    counts = _counts()
    if rest[0] in "بلكس" and len(rest) > 3 and rest[1:] in counts:
        return counts[rest[1:]] // 20
    return max((counts.get(stem, 0) for stem, _ in _ends_cut(rest)), default=0) // 20


def _has_article(word: str, written: str) -> bool:
    """False for "إلقاء" (throwing), where the alif carries a hamza, and for words that take an article themselves: "التزام" (obligation)."""
    if word in _whole() or len(word) < 5:
        return False
    place = written.find("ل") - 1
    if place >= 0 and written[place] in "إأ":
        return False
    counts = _counts()
    doubled = counts.get(ARTICLE + word, 0)
    return not (doubled >= _KNOWN and doubled > 0.02 * counts.get(word, 0))


def _is_future(word: str) -> bool:
    counts = _counts()
    return word not in _whole() and counts.get(word[1:], 0) >= max(_KNOWN, 0.1 * counts.get(word, 0))


def _ends_cut(word: str) -> Iterator[tuple[str, str]]:
    for enclitic in _enclitics().get(word[-1:], ()):
        stem = word[: -len(enclitic)]
        if not word.endswith(enclitic) or len(stem) < 3:
            continue
        yield stem, enclitic
        if stem.endswith("ت"):  # "قاعدتها" (its base) → "قاعده"
            yield stem[:-1] + "ه", enclitic
        if stem.endswith("ا"):  # "مستشفاها" → "مستشفي"
            yield stem[:-1] + "ي", enclitic


def _cut_back(word: str, written: str) -> tuple[str, str]:
    counts = _counts()
    whole = counts.get(word, 0)
    if word in _whole() or written.endswith(("ة", "ۃ")):
        return word, ""
    best, best_count = (word, ""), 0
    for stem, enclitic in _ends_cut(word):
        count = max(counts.get(stem, 0), counts.get(ARTICLE + stem, 0))
        demanded = _SHARE_END * whole if len(enclitic) > 1 else 0.5 * whole
        if count >= max(_KNOWN, demanded) and count > best_count:
            best, best_count = (stem, enclitic), count
    return best
