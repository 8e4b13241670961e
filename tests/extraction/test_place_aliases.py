"""Two names of one place are one mention."""

import pytest

from sijill.extraction.place_aliases import join_aliases
from sijill.model.mention import Evidence, PlaceMention


def place(text: str, name: str, *candidates: str) -> PlaceMention:
    start = text.index(name)
    words = Evidence(start, start + len(name), name)
    return PlaceMention(words, words, candidates, "gazetteer")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("غادرت القوات مطار الحجر المعروف باسم كامب ستون", "مطار الحجر", "كامب ستون"),
        ("في مطار الحجر، المعروف أيضا باسم «كامب ستون»", "مطار الحجر", "كامب ستون"),
        ("في قاعدة الحجر المسماة كامب ستون", "قاعدة الحجر", "كامب ستون"),
    ],
)
def test_alias_is_folded_into_the_name(text: str, first: str, second: str) -> None:
    (joined,) = join_aliases(text, [place(text, first), place(text, second, "stone")])
    assert joined.evidence.text == first
    assert joined.candidates == ("stone",)  # the name itself is in no gazetteer
    assert joined.rule == "gazetteer+alias"


def test_own_candidates_stay() -> None:
    text = "مطار الحجر المعروف باسم كامب ستون"
    (joined,) = join_aliases(text, [place(text, "مطار الحجر", "hajar"), place(text, "كامب ستون", "stone")])
    assert joined.candidates == ("hajar",)


@pytest.mark.parametrize(
    "text",
    [
        "من مطار الحجر إلى كامب ستون",
        "مطار الحجر وكامب ستون",
        "مطار الحجر المعروف باسم القاعدة القديمة التي تقع على بعد ساعة من كامب ستون",  # too far
    ],
)
def test_other_places_stay_two(text: str) -> None:
    places = [place(text, "مطار الحجر"), place(text, "كامب ستون")]
    assert join_aliases(text, places) == places


def test_a_third_place_after_an_alias_is_its_own() -> None:
    text = "مطار الحجر المعروف باسم كامب ستون في الموصل"
    found = join_aliases(text, [place(text, name) for name in ("مطار الحجر", "كامب ستون", "الموصل")])
    assert [mention.evidence.text for mention in found] == ["مطار الحجر", "الموصل"]


def test_nothing() -> None:
    assert join_aliases("", []) == []
