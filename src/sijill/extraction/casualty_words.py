"""Words that tell of the killed and the wounded: after them a bare noun is a toll."""

import functools

from sijill.extraction.phrases import WORDS_KEPT, load_words, split_proclitics
from sijill.text import key


def is_casualty_word(word: str) -> bool:
    """Is this a word after which a bare noun is a toll: "مقتل", "أصيب"?"""
    return casualty_kind(word) is not None


@functools.lru_cache(maxsize=WORDS_KEPT)
def casualty_kind(word: str) -> str | None:
    """ "killed" for "مقتل" and its like, "wounded" for "أصيب", `None` for other words."""
    bare = word[:-2] if word.endswith("وا") else word  # "قُتلوا" (they were killed)
    for kind, words in zip(("killed", "wounded"), _casualty_words(), strict=True):
        if any(stem in words for _, stem in split_proclitics(bare)):
            return kind
    return None


@functools.cache
def _casualty_words() -> tuple[frozenset[str], frozenset[str]]:
    lists = load_words("numbers")["casualty_nouns"]
    return frozenset(map(key, lists["killed"])), frozenset(map(key, lists["wounded"]))
