"""Fixed phrases of one or more words, looked up at a token: the common ground of the number and the time finders."""

import bisect
import functools
import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sijill.errors import LexiconError
from sijill.lexicon.load import load_yaml
from sijill.model.analysis import Token
from sijill.text import key

# Proclitics that may stand before a lexicon word; "لل" is ل + ال. An entry that has the article itself takes them before it.
PROCLITICS = (
    "ال",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "وال",
    "فال",
    "بال",
    "كال",
    "لل",
    "وبال",
    "ولل",
    "وب",
    "ول",
    "وك",
    "فب",
    "فل",
    "فبال",
    "فلل",
)
_FIRST_LETTERS = tuple({proclitic[0] for proclitic in PROCLITICS})
WORDS_KEPT = 50_000  # answers about words that are kept, least recently asked dropped: memory must not grow with the corpus
_STARTS_KEPT = 60_000  # likewise, by each table of phrases
_NOTHING: list[Any] = []
_START = operator.attrgetter("start")
_PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


class Match(NamedTuple):
    """A phrase found: its value, the index after its last token, the proclitics cut from its first."""

    value: Any
    end: int
    prefix: str


class Line(NamedTuple):
    """The tokens of one line of the text and their keys; no expression runs over a line break."""

    text: str
    tokens: Sequence[Token]
    keys: list[str]

    def touching(self, index: int) -> bool:
        """Does the token at `index` follow the one before it without a blank?"""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def key(self, index: int) -> str:
        """The key at `index`, "" beyond either end."""
        keys = self.keys
        return keys[index] if 0 <= index < len(keys) else ""


def lines_of(text: str, tokens: Sequence[Token]) -> Iterator[Line]:
    """The lines of `text` that hold tokens, in order."""
    first = 0
    position = text.find("\n")
    while first < len(tokens):
        last = bisect.bisect_left(tokens, position, first, key=_START) if position >= 0 else len(tokens)
        if last > first:
            part = tokens[first:last]
            yield Line(text, part, [token.key for token in part])
        first = last
        position = text.find("\n", position + 1) if position >= 0 else -1


@functools.lru_cache(maxsize=WORDS_KEPT)
def split_proclitics(word: str) -> tuple[tuple[str, str], ...]:
    """The word whole, then with each run of proclitics cut off, as (proclitics, rest)."""
    return tuple(_splits(word))


def _splits(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    if not word.startswith(_FIRST_LETTERS):
        return
    for proclitic in PROCLITICS:
        if word.startswith(proclitic) and len(word) > len(proclitic) + 1:
            yield proclitic, word[len(proclitic) :]
            if proclitic.endswith("لل"):  # "للاثنين" is ل + الاثنين
                yield proclitic[:-1], "ا" + word[len(proclitic) - 1 :]


@functools.lru_cache(maxsize=WORDS_KEPT)
def stems(word: str) -> tuple[str, ...]:
    """The word and what remains of it after each run of proclitics."""
    return tuple(dict.fromkeys(stem for _, stem in split_proclitics(word)))


def pieces(entry: str) -> tuple[str, ...]:
    """A lexicon entry cut as the tokenizer cuts text, in key form."""
    return tuple(_PIECES.findall(key(entry)))


class PhraseTable:
    """Phrases with a value each. `longest` finds the longest one that begins at a token."""

    def __init__(self, entries: Iterable[tuple[str, Any]] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        self._starts: dict[str, list[tuple[str, tuple[str, ...], Any]]] = {}
        for form, value in entries:
            self.add(form, value)

    def add(self, form: str, value: Any) -> None:
        first, *rest = pieces(form)
        self._by_first.setdefault(first, []).append((tuple(rest), value))
        self._starts.clear()

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of all phrases, uncut."""
        return frozenset(self._by_first)

    def starts(self, word: str) -> list[tuple[str, tuple[str, ...], Any]]:
        """(proclitics, further words, value) of the phrases that may begin with this word, longest first."""
        found = self._starts.get(word)
        if found is None:
            found = [
                (prefix, rest, value)
                for prefix, stem in split_proclitics(word)
                if stem in self._by_first
                for rest, value in self._by_first[stem]
            ]
            found.sort(key=lambda item: -len(item[1]))
            if len(self._starts) >= _STARTS_KEPT:  # words that begin no phrase are without number
                self._starts.clear()
            self._starts[word] = found or _NOTHING
        return found

    def longest(self, line: Line, index: int) -> Match | None:
        """The longest phrase that begins at token `index`, `None` if there is none."""
        keys = line.keys
        if index >= len(keys):
            return None
        found = self._starts.get(keys[index])
        for prefix, rest, value in self.starts(keys[index]) if found is None else found:
            end = index + 1 + len(rest)
            if not rest or tuple(keys[index + 1 : end]) == rest:
                return Match(value, end, prefix)
        return None


@functools.cache
def load_words(name: str) -> dict[str, Any]:
    """A lexicon file of `lexicon/data` as it stands; raises `LexiconError` if it is not a mapping."""
    found = load_yaml(f"{name}.yml")
    if not isinstance(found, dict):
        raise LexiconError(f"{name}.yml: not a mapping")
    return found
