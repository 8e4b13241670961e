"""Figures of a series: the examples of the lexicon, and the edges of a clause."""

import pytest

from sijill.lexicon.load import load_yaml
from sijill.lexicon.series import find_series

DATA = load_yaml("link_series.yml")


def found(example: str) -> str | None:
    """What is found around the number in brackets."""
    before, number, after = example.replace("]", "[").split("[")
    return find_series(before + number + after, len(before), len(before) + len(number))


@pytest.mark.parametrize("example", DATA["yes"])
def test_counts_a_series(example: str) -> None:
    assert found(example)


@pytest.mark.parametrize("example", DATA["no"])
def test_counts_one_event(example: str) -> None:
    assert found(example) is None


def test_the_words_are_given() -> None:
    assert found("قتل أكثر من [100] متظاهر منذ 30 مارس في غزة") == "منذ 30 مارس"
    assert found("قتل [1,200] شخص خلال أكثر من ستة أسابيع من القصف") == "خلال أكثر من ستة أسابيع"


def test_a_line_or_sentence_ends_a_clause() -> None:
    assert found("احتجاجات مستمرة منذ 30 مارس\nقتل [5] أشخاص الاثنين") is None
    assert found("قتل [5] أشخاص الاثنين. وتتواصل الاحتجاجات منذ 30 مارس") is None
