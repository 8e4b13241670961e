"""Figures that count a series of events and not one: `data/link_series.yml` as a search."""

import functools
import re
from dataclasses import dataclass
from typing import Any

from sijill.lexicon.load import load_yaml
from sijill.text import key, phrase_key

_WORD = re.compile(r"\w+")
# Within a number ("1,200", "٣٫٥") a mark ends nothing.
_MARK = re.compile(r"[.!?؟;؛,،:\n](?!(?<=\d.)\d)")
_YEAR = re.compile(r"(19|20)\d\d")
_BETWEEN = 4  # words of quantity between "within" and its unit: "خلال أكثر من ستة أسابيع" (within more than six weeks) has three
_REACH = 250  # characters on each side in which a clause is looked for

Word = tuple[int, int, str]  # start and end in the text, key


@dataclass(frozen=True, slots=True)
class _Cues:
    since: frozenset[str]
    beginnings: frozenset[str]
    months: frozenset[str]
    within: frozenset[str]
    quantities: frozenset[str]
    units: frozenset[str]
    openers: frozenset[str]
    totals: tuple[tuple[str, ...], ...]
    often: tuple[tuple[str, ...], ...]


@functools.cache
def _cues() -> _Cues:
    data: dict[str, Any] = load_yaml("link_series.yml")
    names = ("since", "beginnings", "months", "within", "quantities", "units", "openers")
    sets = {name: frozenset(key(str(word)) for word in data[name]) for name in names}
    totals, often = (tuple(phrase_key(phrase) for phrase in data[name]) for name in ("totals", "often"))
    return _Cues(**sets, totals=totals, often=often)


@functools.cache
def _any_cue() -> re.Pattern[str]:
    """Any word that a cue begins with: where a folded clause has none there is nothing to look at more closely."""
    cues = _cues()
    first = {*cues.since, *cues.within, *(phrase[0] for phrase in (*cues.totals, *cues.often))}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, first)))})\b")


def find_series(text: str, start: int, end: int) -> str | None:
    """The words by which the clause around a figure (`text[start:end]`) says that it sums up many events; `None` where it says nothing of the kind.

    "قتل أكثر من 100 فلسطيني منذ 30 مارس" (more than 100 Palestinians killed since 30 March) gives "منذ 30 مارس".
    """
    words = _clause(text, start, end)
    for at in range(len(words)):
        length = _since(words, at) or _within(words, at) or _phrase(words, at, _cues().totals)
        if length:
            return text[words[at][0] : words[at + length - 1][1]]
    return None


def find_series_of_acts(text: str, start: int, end: int) -> str | None:
    """The words by which the sentence says that the act `text[start:end]` was done many times; `None` where it says nothing of the kind.

    "وخلال الأشهر الماضية، استهدفت" (over the past months, they targeted) gives "وخلال الأشهر", "قصف مرارا" (shelled repeatedly) gives "مرارا".
    """
    words = _clause(text, start, end)
    for at in range(len(words)):
        if length := _phrase(words, at, _cues().often):
            return text[words[at][0] : words[at + length - 1][1]]
    mark = _edges(text, start, end)[0] - 1
    if mark < 1 or text[mark] not in "،,":
        return None
    before = _clause(text, mark, mark)  # what stands before the comma: a time set in front of the act
    length = (_since(before, 0) or _within(before, 0)) if before else 0
    return text[before[0][0] : before[length - 1][1]] if length else None


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause that holds `text[start:end]` begins, after a mark, and where it ends, before one."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for mark in _MARK.finditer(text, low, start):
        low = mark.end()
    after = _MARK.search(text, end, high)
    return low, after.start() if after else high


def _clause(text: str, start: int, end: int) -> list[Word]:
    """The words of the clause that holds `text[start:end]`; none where no cue is among them."""
    low, high = _edges(text, start, end)
    words = list[Word]()
    if not _any_cue().search(key(text[low:high])):
        return words
    openers = _cues().openers
    for found in _WORD.finditer(text, low, high):
        word = (found.start(), found.end(), key(found.group()))
        if word[2] in openers and word[0] >= end:
            break
        if word[2] in openers:
            words.clear()
        words.append(word)
    return words


def _since(words: list[Word], at: int) -> int:
    """How many words "since …" takes at this place, 0 where it does not stand here."""
    cues, following = _cues(), [word[2] for word in words[at + 1 : at + 3]]
    if words[at][2] not in cues.since or not following:
        return 0
    first = following[0]
    if first in cues.beginnings or first in cues.months or _YEAR.fullmatch(first):
        return min(3, 1 + len(following))
    return 3 if first.isdigit() and len(following) > 1 and following[1] in cues.months else 0


def _within(words: list[Word], at: int) -> int:
    cues = _cues()
    if words[at][2] not in cues.within:
        return 0
    for n, (_, _, word) in enumerate(words[at + 1 : at + 2 + _BETWEEN]):
        if word in cues.units:
            return n + 2
        if word not in cues.quantities and not word.isdigit():
            return 0
    return 0


def _phrase(words: list[Word], at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many words the phrase has that stands here, 0 where none does."""
    for phrase in phrases:
        if tuple(word[2] for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0
