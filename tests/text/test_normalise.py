"""Keys: what is folded and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.text import key, phrase_key
from sijill.text.characters import FOLDED_LETTERS, FORMAT, MARKS, PRESENTATION


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("أحمد", "احمد"),
        ("إسرائيل", "اسراييل"),
        ("آذار", "اذار"),
        ("ٱلحرب", "الحرب"),
        ("مستشفى", "مستشفي"),
        ("مدينة", "مدينه"),
        ("مسؤول", "مسوول"),
        ("قذائف", "قذايف"),
        ("قُتِلَ", "قتل"),
        ("أمريكيّة", "امريكيه"),
        ("هـــجوم", "هجوم"),
        ("هٰذا", "هذا"),  # superscript alif
        ("٢٥", "25"),
        ("۲۵", "25"),  # Persian digits
        ("ال\u200fحرب", "الحرب"),
        ("\u202bقصف\u202c", "قصف"),
        ("\ufeffقصف", "قصف"),
        ("ﺍﻟﺠﻴﺶ", "الجيش"),  # presentation forms
        ("ﻻجئ", "لاجي"),  # a ligature is two letters
        ("کردستان", "كردستان"),  # Persian kaf
        ("عراقی", "عراقي"),  # Persian yeh
        ("BBC", "bbc"),
        ("حزب الله", "حزب الله"),
        ("ء", "ء"),  # hamza on the line stays
        ("", ""),
    ],
)
def test_key(written: str, expected: str) -> None:
    assert key(written) == expected


def test_different_words_keep_apart() -> None:
    assert len({key(word) for word in ("قتل", "قتال", "قاتل", "مقتل", "قتلى")}) == 5


@given(st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=30))
def test_key_of_a_key_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.text(max_size=30))
def test_key_drops_every_mark_and_folds_every_letter(text: str) -> None:
    assert not set(key(text)) & {*MARKS, *FORMAT, *PRESENTATION, *FOLDED_LETTERS}


def test_phrase_key() -> None:
    assert phrase_key(" إلى  جانب ") == ("الي", "جانب")
    assert phrase_key("") == ()
