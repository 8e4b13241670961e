"""Characters and normalisation keys."""

from sijill.text.normalise import key, phrase_key

__all__ = ["key", "phrase_key"]
