"""Answers about written words, kept: a document repeats its words, news as a whole still more, and most of them begin nothing."""

import functools
from collections.abc import Callable
from typing import TypeVar

from sijill.model.analysis import Token

T = TypeVar("T")
KEPT = 60_000  # answers of one kind; then they are forgotten: memory must not grow with the corpus. A thousand documents have 22,000 words


def per_word(ask: Callable[[Token], T]) -> Callable[[Token], T]:
    """`ask`, a question about a token's word alone and not about where it stands, with its answers kept by the written word."""
    answers: dict[str, T] = {}

    @functools.wraps(ask)
    def answer(token: Token) -> T:
        try:
            return answers[token.text]
        except KeyError:
            pass
        found = ask(token)
        if len(answers) >= KEPT:
            answers.clear()
        answers[token.text] = found
        return found

    return answer
