"""Cut words into the pieces of the tagger's vocabulary: a Unigram model, the best cut by summed log probability.

Convention of SentencePiece (Kudo 2018): a piece that begins with "▁" stands after white space. Words are cut one by one, so
a piece never spans two words, and the cut of a word is remembered. Vowel marks, tatweel and direction marks are dropped
first: "مُؤكَّداً" is cut as "مؤكدا".
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

START, PAD, END, UNKNOWN = 0, 1, 2, 3
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
UNKNOWN_SCORE = -25.0
LONGEST = 16
REMEMBERED = 50_000  # cuts of words that are kept; then all are forgotten
WORD = re.compile(r"[\w\u0610-\u061A\u064B-\u065F\u0670\u0640]+|[^\w\s]")
DROPPED = re.compile(r"[\u0610-\u061A\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")


@dataclass(frozen=True, slots=True)
class Word:
    """A written word, number or punctuation mark: half-open offsets into the text, and its piece ids."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Pieces:
    """Cuts words by a list of (piece, log probability); a piece's id is its place in the list."""

    def __init__(self, pieces: Sequence[tuple[str, float]], normaliser: Mapping[str, str]) -> None:
        self._ids = {piece: (i, score) for i, (piece, score) in enumerate(pieces) if i >= len(SPECIAL)}
        self._normaliser = str.maketrans(dict(normaliser))
        self._known: dict[str, tuple[int, ...]] = {}
        self._longest = min(LONGEST, max((len(p) for p in self._ids), default=1))

    def normalise(self, word: str) -> str:
        """The word as the vocabulary knows it: marks dropped, then the model's own table of characters."""
        return DROPPED.sub("", word).translate(self._normaliser).replace(" ", "")

    def cut(self, word: str, spaced: bool = True) -> tuple[int, ...]:
        """Piece ids of one word; at least one id (the unknown piece) for any word, `spaced` if white space precedes it."""
        key = ("▁" if spaced else "") + word
        found = self._known.get(key)
        if found is None:
            form = self.normalise(word)
            found = self._best(("▁" if spaced else "") + form) if form else (UNKNOWN,)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = found
        return found

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """Words of `text[start:end]` in order, with offsets into the whole text."""
        return [
            Word(m.start(), m.end(), self.cut(m.group(), m.start() == start or text[m.start() - 1].isspace()))
            for m in WORD.finditer(text, start, end)
        ]

    def _best(self, form: str) -> tuple[int, ...]:
        n = len(form)
        score = [0.0] + [-math.inf] * n
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (n + 1)
        for i in range(n):
            for j in range(i + 1, min(n, i + self._longest) + 1):
                entry = self._ids.get(form[i:j])
                if entry is None:
                    if j > i + 1:
                        continue
                    entry = (UNKNOWN, UNKNOWN_SCORE)
                if score[i] + entry[1] > score[j]:
                    score[j], back[j] = score[i] + entry[1], (i, entry[0])
        return tuple(_walk(back, n))


def _walk(back: Sequence[tuple[int, int]], at: int) -> Iterable[int]:
    ids: list[int] = []
    while at > 0:
        at, piece = back[at]
        if not (piece == UNKNOWN and ids and ids[-1] == UNKNOWN):
            ids.append(piece)
    return reversed(ids)
