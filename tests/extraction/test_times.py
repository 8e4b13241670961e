"""Time expressions as found: their words, shapes and order; the lexicon's own examples."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.analysis import tokenize
from sijill.extraction.numbers import find_numbers
from sijill.extraction.times import find_times
from sijill.lexicon.load import load_yaml

TIMES, NUMBERS, COUNTED = load_yaml("times.yml"), load_yaml("numbers.yml"), load_yaml("counted.yml")
GROUPS = [(name, text, True) for name, entry in COUNTED.items() for text in entry.get("yes", ())]
GROUPS += [(name, text, False) for name, entry in COUNTED.items() for text in entry.get("no", ())]


def words(text: str) -> list[str]:
    return [mention.evidence.text for mention in find_times(text, tokenize(text))]


@pytest.mark.parametrize("example", TIMES["examples"]["yes"])
def test_time_examples(example: list[Any]) -> None:
    assert words(example[0]) == example[1]


@pytest.mark.parametrize("text", TIMES["examples"]["no"])
def test_texts_without_time(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize("example", NUMBERS["examples"]["yes"])
def test_number_examples(example: list[Any]) -> None:
    text, expected = example
    assert [[m.evidence.text, m.min, m.max] for m in find_numbers(text, tokenize(text))] == expected


@pytest.mark.parametrize("text", NUMBERS["examples"]["no"])
def test_texts_without_number(text: str) -> None:
    assert find_numbers(text, tokenize(text)) == []


@pytest.mark.parametrize(("group", "text", "counts"), GROUPS)
def test_counted_groups(group: str, text: str, counts: bool) -> None:
    found = find_numbers(text, tokenize(text))
    if counts:
        assert [(m.group, m.kind, m.evidence.text) for m in found] == [(group, COUNTED[group]["kind"], text)]
    else:
        assert all(mention.group != group for mention in found)


@pytest.mark.parametrize(
    ("text", "form", "fields"),
    [
        ("فجر اليوم الخميس", "point", {"part": "dawn", "deictic": "today", "weekday": 4}),
        ("5 تموز/يوليو الجاري", "point", {"day": 5, "month": 7, "relation": "this"}),
        ("12 رمضان 1445 هـ", "point", {"day": 12, "hijri_month": 9, "hijri_year": 1445}),
        ("قبل ثلاثة أيام", "ago", {"unit": "day", "n": 3}),
        ("خلال الأسابيع القليلة الماضية", "point", {"unit": "week", "n": 0, "relation": "last"}),
        ("بين 2014 و2017", "range", {"year": 2014, "to.year": 2017}),
        ("بعدها بيومين", "anchored", {"unit": "day", "n": 2, "sign": 1}),
        ("لليوم الرابع على التوالي", "streak", {"unit": "day", "n": 4}),
        ("الذكرى العاشرة", "anniversary", {"n": 10}),
        ("حتى 12 مايو", "until", {"day": 12, "month": 5}),
    ],
)
def test_form_and_fields(text: str, form: str, fields: dict[str, int | str]) -> None:
    (mention,) = find_times(text, tokenize(text))
    assert (mention.form, dict(mention.fields)) == (form, fields)
    assert all(mention.get(name) == value for name, value in fields.items())
    assert mention.get("century") is None


def test_several_in_a_paragraph() -> None:
    text = "قتل 3 جنود الثلاثاء في هجوم فجرا، بعد يومين من غارة في 12 أيار/مايو.\nوكان الجيش أعلن العام الماضي هدنة استمرت حتى 5 يناير 2018."
    assert words(text) == [
        "الثلاثاء",
        "فجرا",
        "بعد يومين من",
        "12 أيار/مايو",
        "العام الماضي",
        "حتى 5 يناير 2018",
    ]


def test_expressions_do_not_run_over_lines() -> None:
    assert words("عملية في 12\nمايو 2018") == ["مايو 2018"]


@given(st.text(alphabet="الخميسفجر اليوم12/5مايوقبلعامين،(-)و\nبينمنذأسبوع", max_size=70))
def test_any_text(text: str) -> None:
    tokens = tokenize(text)
    found = find_times(text, tokens)
    assert found == find_times(text, tokens)
    for mention in found:
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text
    for before, after in itertools.pairwise(found):
        assert before.evidence.end <= after.evidence.start
