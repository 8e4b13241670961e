"""Tokens: words, numbers and punctuation marks with offsets into the text, each with its key and readings."""

import functools
import re

from sijill.analysis.clitics import ARTICLE, readings
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
    return tuple(
        [Token(m.start(), m.end(), *_word(m.group(), m.lastgroup or "punct")) for m in _TOKEN.finditer(text)]
    )


@functools.lru_cache(maxsize=100_000)
def _word(
    written: str, kind: str
) -> tuple[str, str, str, tuple[Reading, ...], str, tuple[str, ...], str, bool]:
    """All that a token says of its word, from `Token.text` on: news repeats its words, so it is worked out once."""
    found = readings(written, kind)
    best = found[0]
    return (
        written,
        key(written),
        kind,
        found,
        best.base,
        best.proclitics,
        best.enclitic,
        ARTICLE in best.proclitics,
    )
