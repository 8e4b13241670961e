"""Triggers: words that name an act, found by the lexicon and judged by the words around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.lexicon.context import load_context
from sijill.lexicon.forms import Form
from sijill.lexicon.triggers import TriggerEntry, TriggerLexicon
from sijill.model.analysis import Reading, Token

_AFTER = 3  # words after a trigger in which a veto counts
_BEFORE = 2
_STOPS = frozenset(".؟!؛")


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """A trigger at token `first` up to, not including, `last`; `companion` is the token that completed it, if the entry asks for one."""

    first: int
    last: int
    entry: TriggerEntry
    form: Form
    reading: Reading
    companion: int | None = None

    @property
    def is_verb(self) -> bool:
        return self.form.kind in ("past", "present")


def find_triggers(tokens: Sequence[Token], first: int, last: int, lexicon: TriggerLexicon) -> list[TriggerMention]:
    """The triggers among tokens `first`..`last` (one sentence), in text order, at most one a token.

    Where several entries own a word, one with a companion wins, the nearest first, then one that is not weak.
    """
    found = []
    for index in range(first, last):
        if tokens[index].kind != "word":
            continue
        candidates = list(_candidates(tokens, index, first, last, lexicon))
        if candidates:
            found.append(min(candidates, key=_rank))
    return found


def _rank(mention: TriggerMention) -> tuple[bool, int, bool]:
    distance = mention.companion - mention.first if mention.companion is not None else 99
    return (mention.companion is None, distance, mention.entry.weak)


def _candidates(
    tokens: Sequence[Token], index: int, first: int, last: int, lexicon: TriggerLexicon
) -> Iterator[TriggerMention]:
    as_noun = _must_be_noun(tokens, index, first)
    for reading in tokens[index].readings:
        owners = lexicon.forms.get(reading.base)
        if not owners:
            continue
        for entry, form in owners:
            if not _agrees(reading, form, as_noun):
                continue
            mention = _complete(tokens, index, first, last, TriggerMention(index, index + 1, entry, form, reading))
            if mention is not None:
                yield mention
        return  # a better reading that is in the lexicon shuts out worse ones


def _must_be_noun(tokens: Sequence[Token], index: int, first: int) -> bool:
    """After a preposition or a noun that takes an act as its genitive: "في قصف" (in a shelling), "محاولة قتل" (attempted murder)."""
    context = load_context()
    token = tokens[index]
    if {"ال", "ب", "ك"} & set(token.proclitics):
        return True
    if index == first:
        return False
    before = tokens[index - 1]
    if token.proclitics[:1] == ("و",) and index - 2 >= first:
        return False
    return before.key in context["prepositions"] or before.base in context["prepositions"] or before.base in context["act_heads"]


def _agrees(reading: Reading, form: Form, as_noun: bool) -> bool:
    is_verb = form.kind in ("past", "present")
    if is_verb:
        if as_noun or set(reading.proclitics) & {"ال", "ب", "ك"}:
            return False
        if "س" in reading.proclitics or "ل" in reading.proclitics:  # "سيقصف", "ليقصف"
            return form.kind == "present"
        return True
    return "س" not in reading.proclitics


def _complete(
    tokens: Sequence[Token], index: int, first: int, last: int, mention: TriggerMention
) -> TriggerMention | None:
    """The mention with its companion, or `None` if the entry's conditions fail."""
    entry = mention.entry
    if entry.definite and not mention.is_verb and not _is_definite(tokens, index, mention.reading):
        return None
    if _vetoed(tokens, index, first, last, entry):
        return None
    if entry.needed and not any(_is_in(tokens[i], entry.needed) for i in range(first, last) if i != index):
        return None
    wanted = entry.verb_companions if mention.is_verb and entry.verb_companions else entry.companions
    if not wanted:
        return mention
    for place in range(index + 1, min(last, index + 1 + entry.gap + 2)):
        if tokens[place].text in _STOPS or place - index > entry.gap + _quotes(tokens, index, place):
            return None
        if _is_in(tokens[place], wanted):
            end = place + 1 if place - index <= 2 else index + 1
            return TriggerMention(index, end, entry, mention.form, mention.reading, place)
    return None


def _quotes(tokens: Sequence[Token], index: int, place: int) -> int:
    return sum(tokens[i].kind == "punct" for i in range(index + 1, place))


def _is_definite(tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    demonstrative = index > 0 and tokens[index - 1].key in ("هذا", "هذه", "تلك", "ذلك")
    return "ال" in reading.proclitics or bool(reading.enclitic) or demonstrative


def _vetoed(tokens: Sequence[Token], index: int, first: int, last: int, entry: TriggerEntry) -> bool:
    if not entry.vetoes:
        return False
    window = (*range(max(first, index - _BEFORE), index), *range(index + 1, min(last, index + 1 + _AFTER)))
    return any(_is_in(tokens[i], entry.vetoes) for i in window)


def _is_in(token: Token, words: frozenset[str]) -> bool:
    return token.key in words or token.base in words
