"""Sentences: where they end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.analysis import analyze, tokenize
from sijill.analysis.sentences import LONGEST, split_sentences
from sijill.model.document import Document


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. غادر الوزير.", ["وصل الوفد.", "غادر الوزير."]),
        ("هل وصل الوفد؟ نعم!", ["هل وصل الوفد؟", "نعم!"]),
        ("وصل الوفد… ثم غادر", ["وصل الوفد…", "ثم غادر"]),
        ("قال د. سامي إنه عاد", ["قال د. سامي إنه عاد"]),  # Dr.
        ("نقلت أ.ف.ب عن مصدر", ["نقلت أ.ف.ب عن مصدر"]),  # AFP
        ("ارتفع بنسبة 3.5 نقطة", ["ارتفع بنسبة 3.5 نقطة"]),
        ("على موقع news.example أمس", ["على موقع news.example أمس"]),
        ("غادر العراق.وقال الوزير", ["غادر العراق.", "وقال الوزير"]),  # a blank forgotten
        ('قال "انتهت الحرب." ثم صمت', ['قال "انتهت الحرب."', "ثم صمت"]),  # the quote closes with it
        ("عنوان بلا نقطة\nنص الخبر", ["عنوان بلا نقطة", "نص الخبر"]),
        ("- البند الأول\n- البند الثاني", ["- البند الأول", "- البند الثاني"]),
        ("قتل جندي، وأصيب آخر؛ ثم انتهى", ["قتل جندي، وأصيب آخر؛ ثم انتهى"]),
        ("\n\nنص\n", ["نص"]),
        ("", []),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lines_are_counted_from_the_title() -> None:
    text = "عنوان\n\nجملة أولى. جملة ثانية.\nجملة ثالثة"
    assert [s.line for s in analyze(Document("d", text)).sentences] == [0, 2, 2, 3]


def test_a_paragraph_without_full_stop_is_cut_at_a_comma() -> None:
    text = "، ".join(["وصل الوفد إلى المدينة"] * 60)
    found = split_sentences(text, tokenize(text))
    assert len(found) > 1
    assert all(s.last - s.first <= LONGEST + 1 for s in found)
    assert all(text[s.end - 1] == "،" for s in found[:-1])


@given(st.text(alphabet='قتل.!؟،\n "»د3', max_size=60))
def test_sentences_hold_every_token_once_and_no_line_break(text: str) -> None:
    tokens = tokenize(text)
    found = split_sentences(text, tokens)
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens)))
    for sentence in found:
        assert "\n" not in text[sentence.start : sentence.end]
        assert sentence.line == text.count("\n", 0, sentence.start)
