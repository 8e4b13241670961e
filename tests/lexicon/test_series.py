"""Figures of a series: the examples of the lexicon, and the edges of a clause."""

from collections.abc import Callable

import pytest

from sijill.lexicon.load import load_yaml
from sijill.lexicon.series import find_series, find_series_of_acts

DATA = load_yaml("link_series.yml")


def found(example: str, find: Callable[[str, int, int], str | None] = find_series) -> str | None:
    """What is found around the words in brackets."""
    before, words, after = example.replace("]", "[").split("[")
    return find(before + words + after, len(before), len(before) + len(words))


@pytest.mark.parametrize("example", DATA["yes"])
def test_counts_a_series(example: str) -> None:
    assert found(example)


@pytest.mark.parametrize("example", DATA["no"])
def test_counts_one_event(example: str) -> None:
    assert found(example) is None


@pytest.mark.parametrize("example", DATA["yes_act"])
def test_done_many_times(example: str) -> None:
    assert found(example, find_series_of_acts)


@pytest.mark.parametrize("example", DATA["no_act"])
def test_done_once(example: str) -> None:
    assert found(example, find_series_of_acts) is None


def test_the_words_are_given() -> None:
    assert found("قتل أكثر من [100] متظاهر منذ 30 مارس في غزة") == "منذ 30 مارس"
    assert found("قتل [1,200] شخص خلال أكثر من ستة أسابيع من القصف") == "خلال أكثر من ستة أسابيع"


def test_a_line_or_sentence_ends_a_clause() -> None:
    assert found("احتجاجات مستمرة منذ 30 مارس\nقتل [5] أشخاص الاثنين") is None
    assert found("قتل [5] أشخاص الاثنين. وتتواصل الاحتجاجات منذ 30 مارس") is None
