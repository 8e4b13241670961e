"""Sentences: where they end in text whose punctuation is careless."""

from collections.abc import Iterator, Sequence

from sijill.model.analysis import Sentence, Token

_ENDERS = frozenset(".!?؟…")
_CLOSERS = frozenset("\"»”')]}’")
_BREAKS = frozenset("،,؛;:")
LONGEST = 150  # tokens; a paragraph without a full stop is cut at a comma beyond this


def split_sentences(text: str, tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    """Sentences in order; together they hold every token. A line break always ends one."""
    sentences: list[Sentence] = []
    line = first = 0
    position = 0
    for last in _ends(text, tokens):
        line += text.count("\n", position, tokens[first].start)
        position = tokens[first].start
        sentences.append(Sentence(tokens[first].start, tokens[last - 1].end, first, last, line))
        first = last
    return tuple(sentences)


def _ends(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Token indices after which a sentence ends."""
    first = comma = 0
    count, line_end = len(tokens), -1
    for index, token in enumerate(tokens):
        after = index + 1
        if after <= first:
            continue
        if line_end < token.end:
            line_end = text.find("\n", token.end)
            line_end = len(text) if line_end < 0 else line_end
        if after == count or line_end < tokens[after].start:
            yield after
            first = after
        elif token.text in _ENDERS and _closes(text, tokens, index):
            while after < len(tokens) and tokens[after].text in _CLOSERS and _touches(tokens, after):
                after += 1
            yield after
            first = after
        elif token.text in _BREAKS:
            comma = after
        if index - first >= LONGEST and comma > first:
            yield comma
            first = comma


def _closes(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Is this mark the end of a sentence? Not in "د. أحمد" (Dr. Ahmad), "أ.ف.ب" (AFP), "3.5" or a lone bullet."""
    token, after = tokens[index], tokens[index + 1]
    if after.start == token.end and after.text not in _CLOSERS:
        # "العراق.وقال": a blank was forgotten; "bbc.com", "أ.ف": none was.
        return token.text != "." or (_is_long(tokens[index - 1]) and _is_long(after) and index > 0)
    if token.text != "." or index == 0:
        return True
    before = tokens[index - 1]
    is_initial = before.kind == "word" and len(before.key) == 1 and _touches(tokens, index)
    return not is_initial


def _is_long(token: Token) -> bool:
    return token.kind == "word" and len(token.key) > 2 and not token.key.isascii()


def _touches(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index - 1].end == tokens[index].start
