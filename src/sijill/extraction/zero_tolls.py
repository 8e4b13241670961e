"""Words that say there was no toll: "دون وقوع إصابات", "لم يصب أحد", "لم يسفر الهجوم عن سقوط ضحايا"."""

import functools

from sijill.extraction.number_phrases import word_set
from sijill.extraction.phrases import WORDS_KEPT, Line, PhraseTable, load_words, split_proclitics
from sijill.model.mention import Evidence, NumberMention

_REACH = 9  # tokens from the negation to the noun


@functools.cache
def _heads() -> PhraseTable:
    words = load_words("numbers")
    table = PhraseTable((form, "without") for form in words["zero_phrases_heads"])
    for form in words["zero_negations"]:
        table.add(form, "negated")
    for form in words["zero_phrases"]:
        table.add(form, "whole")
    return table


@functools.lru_cache(maxsize=WORDS_KEPT)
def _is(name: str, word: str) -> bool:
    return any(stem in word_set(name) for _, stem in split_proclitics(word))


def find_zero(line: Line, index: int) -> tuple[NumberMention, int, int] | None:
    """A statement of no toll that begins at a token, with its token range; `None` where there is none."""
    head = _heads().longest(line, index)
    if head is None:
        return None
    if head.value == "whole":
        start, end = line.tokens[index].start, line.tokens[head.end - 1].end
        return (
            NumberMention(Evidence(start, end, line.text[start:end]), 0, 0, "people", "zero"),
            index,
            head.end,
        )
    if head.value == "negated" and not _is("zero_verbs", line.key(head.end)):
        return None
    reach = _REACH if head.value == "negated" else 5
    for place in range(head.end, min(head.end + reach, len(line.keys))):
        word = line.key(place)
        if line.tokens[place].kind != "word":
            return None
        if _is("zero_nouns", word) or (
            head.value == "negated" and word in word_set("zero_anyone") and place == head.end + 1
        ):
            if _is("zero_material", line.key(place + 1)) or (not _is("zero_nouns", word) and word != "احد"):
                continue
            start, end = line.tokens[index].start, line.tokens[place].end
            mention = NumberMention(Evidence(start, end, line.text[start:end]), 0, 0, "people", "zero")
            return mention, index, place + 1
    return None
