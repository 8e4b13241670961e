"""Windows: what the tagger reads at once. A line of the document, or a part of a long line, after the end of what precedes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.analysis.tagger_pieces import END, START, Pieces, Word

WINDOW_PIECES = 104
CONTEXT_PIECES = 20
SENTENCE_END = re.compile(r"[.!?؟؛…]")


@dataclass(frozen=True, slots=True)
class Window:
    """`context` words are read and not tagged, `words` are tagged; both lie in the document's text, in order."""

    line: int
    context: tuple[Word, ...]
    words: tuple[Word, ...]

    @property
    def ids(self) -> list[int]:
        """Piece ids: start, context, end, words, end."""
        before = [p for w in self.context for p in w.pieces]
        return [START, *before, END, *(p for w in self.words for p in w.pieces), END]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """For each word of context + words, the half-open range of its pieces in `ids`."""
        spans, at = [], 1
        for i, word in enumerate(self.context + self.words):
            at += i == len(self.context)
            spans.append((at, at + len(word.pieces)))
            at += len(word.pieces)
        return spans


def make_windows(text: str, pieces: Pieces) -> list[Window]:
    """The windows of a document in text order; each word of the text is tagged in exactly one of them."""
    windows: list[Window] = []
    before: list[Word] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        for words in _parts(text, pieces.words(text, at, at + len(line))):
            windows.append(Window(number, tuple(_tail(before)), tuple(words)))
            before = words
        at += len(line) + 1
    return windows


def _parts(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """Cut a line's words where a sentence ends, into parts of at most `WINDOW_PIECES` pieces, as few as a greedy walk gives."""
    part: list[Word] = []
    size = last_end = 0
    for word in words:
        if part and size + len(word.pieces) > WINDOW_PIECES:
            cut = last_end or len(part)
            yield part[:cut]
            part = part[cut:]
            size, last_end = sum(len(w.pieces) for w in part), 0
        part.append(word)
        size += len(word.pieces)
        if SENTENCE_END.match(text, word.start):
            last_end = len(part)
    if part:
        yield part


def _tail(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    size = 0
    for word in reversed(words):
        size += len(word.pieces)
        if size > CONTEXT_PIECES:
            break
        kept.append(word)
    return kept[::-1]
