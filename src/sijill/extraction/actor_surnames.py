"""Bare surnames of persons whom the text names in full elsewhere: "سكريبال" in a text that has "سيرغي سكريبال" after a title."""

from collections.abc import Iterator, Sequence

from sijill.extraction.actor_names import is_stop, word_forms
from sijill.extraction.word_memo import per_word
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention, Evidence
from sijill.text import key

SURNAME = "surname"
SHORTEST = 4  # letters; shorter words are too often something else


def with_surnames(text: str, tokens: Sequence[Token], mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions with those of bare surnames added, in text order."""
    names = {name for mention in mentions if mention.person for name in _surname(mention)}
    if not names:
        return mentions
    found = list(_bare(text, tokens, mentions, names))
    return sorted([*mentions, *found], key=lambda m: m.evidence.start) if found else mentions


def _surname(mention: ActorMention) -> Iterator[str]:
    words = key(mention.evidence.text).split()
    if len(words) > 1 and len(words[-1]) >= SHORTEST:
        yield words[-1].strip("\"'»،")


@per_word
def _whole_forms(token: Token) -> tuple[str, ...]:
    """The forms of the word without a pronoun."""
    return tuple(form for form, enclitic in word_forms(token) if not enclitic)


def _bare(
    text: str, tokens: Sequence[Token], mentions: Sequence[ActorMention], names: set[str]
) -> Iterator[ActorMention]:
    spans = iter(mentions)
    span = next(spans, None)
    for token in tokens:
        while span is not None and span.evidence.end <= token.start:
            span = next(spans, None)
        if token.kind != "word" or (span is not None and span.evidence.start < token.end):
            continue
        if not names.isdisjoint(_whole_forms(token)) and not is_stop(token):
            evidence = Evidence(token.start, token.end, text[token.start : token.end])
            yield ActorMention(evidence, evidence, SURNAME, person=True)
