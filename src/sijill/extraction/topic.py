"""Topic: is a document, or a sentence, about conflict at all?"""

import functools
from collections import Counter
from collections.abc import Sequence

from sijill.lexicon.cues import load_topics
from sijill.model.analysis import Token

_OTHER = ("sport", "economy", "culture", "nature", "medicine", "technology")


def topic_counts(tokens: Sequence[Token]) -> Counter[str]:
    """How many tokens speak of each topic of `topics.yml`."""
    topics = _topics_of_words()
    return Counter([name for token in tokens if token.base in topics for name in topics[token.base]])


@functools.cache
def _topics_of_words() -> dict[str, tuple[str, ...]]:
    """Key of a word → the topics that it speaks of."""
    table: dict[str, tuple[str, ...]] = {}
    for name, words in load_topics().items():
        for word in words:
            table[word] = (*table.get(word, ()), name)
    return table


_SHORT = 80  # tokens; in a text as short as this one word of conflict is enough


def is_about_conflict(counts: Counter[str], length: int) -> bool:
    """False for a document of `length` tokens that speaks of sport, the markets or the weather more than of conflict, or hardly of conflict at all."""
    conflict = counts["conflict"]
    return conflict >= (1 if length <= _SHORT else 2) and all(
        counts[topic] <= 1.5 * conflict for topic in _OTHER
    )


def speaks_of_conflict(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Does any token of the range belong to the vocabulary of conflict?"""
    return not load_topics()["conflict"].isdisjoint([token.base for token in tokens[first:last]])
