"""Tokens: words, numbers and punctuation marks with offsets into the text, each with its key and readings."""

import functools
import re

from sijill.analysis.clitics import readings
from sijill.model.analysis import Reading, Token
from sijill.text import characters, key

_MARKS = re.escape(characters.MARKS)
_FORMAT = re.escape(characters.FORMAT)
_ARABIC = (
    rf"\u0620-\u063F\u0641-\u064A\u066E-\u06D3\u06FA-\u06FF\u0750-\u077F\uFB50-\uFDFD\uFE70-\uFEFC{_MARKS}"
)
_DIGIT = "0-9٠-٩۰-۹"
# A format character is part of a word only between two letters: "ال\u200fحرب"; at an edge it belongs to no token.
_TOKEN = re.compile(
    rf"(?P<word>[{_ARABIC}]+(?:[{_FORMAT}]+[{_ARABIC}]+)*|[^\W\d_{_ARABIC}][^\W_{_ARABIC}]*(?:['’][^\W\d_{_ARABIC}]+)*)"
    rf"|(?P<number>[{_DIGIT}]+(?:[.,{characters.DECIMAL}{characters.THOUSANDS}][{_DIGIT}]+)*)"
    rf"|(?P<punct>[^\s{_FORMAT}])"
)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; blanks and lone format characters belong to none."""
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "punct"
    written = match.group()
    return Token(match.start(), match.end(), written, *_word(written, kind))


@functools.lru_cache(maxsize=100_000)
def _word(written: str, kind: str) -> tuple[str, str, tuple[Reading, ...]]:
    """Key, kind and readings of a written word: news repeats its words, so they are worked out once."""
    return key(written), kind, readings(written, kind)
