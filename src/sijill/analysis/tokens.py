"""Tokens: words, numbers and punctuation marks with offsets into the text, each with its key and readings."""

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
    words, new = _WORDS, Token.__new__
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = new(Token)  # filled here and not by `__init__`: a fifth less time for what a text has most of
        token.start, token.end = match.span()
        (
            token.text,
            token.key,
            token.kind,
            token.readings,
            token.base,
            token.proclitics,
            token.enclitic,
            token.definite,
        ) = words[match[0]]
        tokens.append(token)
    return tuple(tokens)


_Word = tuple[str, str, str, tuple[Reading, ...], str, tuple[str, ...], str, bool]
_KEPT = 100_000  # words; then they are forgotten: memory must not grow with the corpus


class _Words(dict[str, _Word]):
    """Written word → all that a token says of it, from `Token.text` on: news repeats its words, so it is worked out once."""

    def __missing__(self, written: str) -> _Word:
        if len(self) >= _KEPT:
            self.clear()
        match = _TOKEN.fullmatch(written)  # what a word is does not depend on where it stands
        found = self[written] = _word(written, (match and match.lastgroup) or "punct")
        return found


_WORDS = _Words()


def _word(written: str, kind: str) -> _Word:
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
