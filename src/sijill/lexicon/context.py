"""The function words of `data/context.yml`, each class as a set of keys."""

import functools

from sijill.lexicon.load import load_yaml
from sijill.text import key


@functools.cache
def load_context() -> dict[str, frozenset[str]]:
    """Class name → keys of its words."""
    return {name: frozenset(key(word) for word in words) for name, words in load_yaml("context.yml").items()}
