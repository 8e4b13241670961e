"""Tokens: words, numbers and marks, with offsets into the text as written."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.analysis import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 3 جنود.", [("قتل", "word"), ("3", "number"), ("جنود", "word"), (".", "punct")]),
        ("1,200 و٣٫٥", [("1,200", "number"), ("و", "word"), ("٣٫٥", "number")]),
        ("عام2018", [("عام", "word"), ("2018", "number")]),
        ("قُتِلَ", [("قُتِلَ", "word")]),
        ("هـجوم", [("هـجوم", "word")]),
        ("ال\u200fحرب", [("ال\u200fحرب", "word")]),  # a mark of direction amid a word
        ("\u202bقصف\u202c", [("قصف", "word")]),  # at its edges it belongs to no token
        ("«النصر»", [("«", "punct"), ("النصر", "word"), ("»", "punct")]),
        ("BBC عربي", [("BBC", "word"), ("عربي", "word")]),
        ("50%", [("50", "number"), ("%", "punct")]),
        ("10-15", [("10", "number"), ("-", "punct"), ("15", "number")]),
        (" \n\t", []),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.text, t.kind) for t in tokenize(text)] == expected


@pytest.mark.parametrize(
    ("word", "proclitics", "base", "enclitic"),
    [
        ("وبالصواريخ", ("و", "ب", "ال"), "صواريخ", ""),
        ("للجيش", ("ل", "ال"), "جيش", ""),
        ("قاعدتها", (), "قاعده", "ها"),
        ("وقتل", ("و",), "قتل", ""),
        ("سيهاجم", ("س",), "يهاجم", ""),
        ("وزير", (), "وزير", ""),
        ("بغداد", (), "بغداد", ""),
        ("كركوك", (), "كركوك", ""),
        ("لبنان", (), "لبنان", ""),
        ("والي", (), "والي", ""),
    ],
)
def test_best_reading(word: str, proclitics: tuple[str, ...], base: str, enclitic: str) -> None:
    (token,) = tokenize(word)
    assert (token.proclitics, token.base, token.enclitic) == (proclitics, base, enclitic)


def test_definite() -> None:
    assert [t.definite for t in tokenize("الهجوم وللهجوم هجوم ألمانيا")] == [True, True, False, False]


@given(st.text(max_size=60))
def test_tokens_are_slices_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert all(t.readings for t in tokens)
