"""Where a noun phrase that names a participant begins and ends, by function words and agreement: no parser is at hand."""

from collections.abc import Sequence

from sijill.extraction.actor_names import is_stop, match_group, next_word
from sijill.extraction.actor_reader import PhraseReader
from sijill.extraction.word_memo import per_word
from sijill.lexicon.actor_groups import opener_words, phrase_starts, phrase_words
from sijill.lexicon.registry_names import SKIPPED
from sijill.model.analysis import Token


def noun_phrase(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """Half-open token range of the noun phrase that starts at `index`, without a trailing relative clause.

    Numbers and quantifiers before the head belong to it: "ثلاثة من عناصر الأمن" (three security men). An opening quotation mark or hash is passed over.
    Returns (index, index) where no phrase can start there (a verb, a particle, the end).
    """
    first = next_word(tokens, index)
    head = skip_quantifiers(tokens, first)
    if head >= len(tokens) or tokens[head].kind == "punct" or is_stop(tokens[head]):
        return (first, head) if head > first and tokens[head - 1].kind == "number" else (index, index)
    return first, phrase_end(tokens, head)


def skip_quantifiers(tokens: Sequence[Token], index: int) -> int:
    """Index of the head: the first token that is no number, no quantifier and no "من" (of) after one."""
    if index < len(tokens) and not may_count(tokens[index]):
        return index
    of = opener_words()["of"]
    counted = False
    while index < len(tokens):
        token = tokens[index]
        phrase = _quantifier_phrase(tokens, index)
        if phrase is not None:
            index, counted = phrase, True
        elif _is_quantifier(token) or (_may_be_quantifier(token) and match_group(tokens, index) is None):
            index, counted = index + 1, True
        elif (counted and token.key in of) or (counted and token.text in SKIPPED):
            index += 1
        else:
            return index
    return index


@per_word
def may_count(token: Token) -> bool:
    """Can a quantity begin at the word? A quick answer for the many at which none can."""
    return _is_quantifier(token) or _may_be_quantifier(token) or bool(_quantifiers_from(token))


@per_word
def _is_quantifier(token: Token) -> bool:
    return token.kind == "number" or token.key in phrase_words()["quantifiers"]


@per_word
def _may_be_quantifier(token: Token) -> bool:
    """Is the word a quantifier without its clitics, unless it is a head?"""
    return token.base in phrase_words()["quantifiers"]


@per_word
def _quantifiers_from(token: Token) -> tuple[tuple[str, ...], ...]:
    """The further words of the quantifiers of several words that begin with this one: "ما" → "لا يقل عن"."""
    starts = phrase_starts()
    return tuple(rest for form in (token.key, token.base) for rest in starts.get(form, ()))


def _quantifier_phrase(tokens: Sequence[Token], index: int) -> int | None:
    for rest in _quantifiers_from(tokens[index]):
        last = index + 1 + len(rest)
        if tuple(token.key for token in tokens[index + 1 : last]) == rest:
            return last
    return None


def phrase_end(tokens: Sequence[Token], head: int) -> int:
    """Index after the last token of the phrase whose head word is at `head`."""
    return PhraseReader(tokens, head).read()
