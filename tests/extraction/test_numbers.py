"""Numbers and quantities: the table, generated spellings, properties."""

import functools
import itertools
import pathlib
from collections.abc import Iterable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from sijill.analysis import tokenize
from sijill.extraction.count_phrases import count_of_phrase
from sijill.extraction.number_words import read_cardinal
from sijill.extraction.numbers import find_numbers
from sijill.extraction.phrases import Line, lines_of
from sijill.model.analysis import Token
from sijill.model.mention import NumberMention
from tests.extraction.arabic_speller import CASES, spell

TABLE = yaml.safe_load((pathlib.Path(__file__).parents[1] / "data" / "numbers.yml").read_text("utf-8"))
ROWS = [pytest.param(row, id=f"{name}-{i}") for name, rows in TABLE.items() for i, row in enumerate(rows)]


def describe(mention: NumberMention) -> list[Any]:
    return [mention.evidence.text, mention.min, mention.max, mention.kind]


@pytest.mark.parametrize("row", ROWS)
def test_table(row: list[Any]) -> None:
    text, expected = row
    found = find_numbers(text, tokenize(text))
    assert [describe(mention) for mention in found] == [mention[:4] for mention in expected]
    for mention, wanted in zip(found, expected, strict=True):
        options = wanted[4] if len(wanted) > 4 else {}
        seen = {
            "group": mention.group, "others": mention.others, "part_of": mention.part_of, "parts": len(mention.parts),
            "noun": mention.noun.text if mention.noun else None, "rule": mention.rule,
        }  # fmt: skip
        assert {name: seen[name] for name in options} == options


@functools.cache
def token(word: str) -> Token:
    (found,) = tokenize(word)
    return found


def read(text: str) -> int | None:
    """The value of a text that is one number and nothing else, `None` if it is not read as one."""
    tokens = [token(word) for word in text.split()]
    line = Line(text, tokens, [one.key for one in tokens])
    found = read_cardinal(line, 0)
    return found.value if found and found.end == len(tokens) else None


def wrong(numbers: Iterable[int], case: str, gender: str, hundred: str = "مئة") -> list[str]:
    spelled = ((n, spell(n, case, gender, hundred)) for n in numbers)
    return list(itertools.islice((f"{n}: {text}" for n, text in spelled if read(text) != n), 10))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("gender", ["m", "f"])
def test_every_integer_to_9999_in_words(case: str, gender: str) -> None:
    assert wrong(range(10_000), case, gender) == []


@pytest.mark.parametrize("case", CASES)
def test_every_thousand_with_some_rests(case: str) -> None:
    rests = (0, 1, 2, 8, 10, 11, 12, 19, 20, 21, 99, 100, 101, 200, 212, 300, 345, 800, 999)
    assert wrong((k * 1000 + rest for k in range(1, 1000) for rest in rests), case, "f", "مائة") == []


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_every_integer_to_999999_in_words(case: str) -> None:
    assert wrong(range(1_000_000), case, "m") == []


def test_spellings_of_num2words() -> None:
    """Every 97th integer as num2words spells it. Its "مائة و ألف ألف" for 101,000 is no Arabic and is left out, as is its bare "ألفا" for 2000."""
    bad = []
    for n in range(1, 1_000_000, 97):
        if (n // 1000 % 100 in (1, 2) and n // 1000 > 2) or n == 2000:
            continue
        text = num2words(n, lang="ar")
        found = read_cardinal(next(lines_of(text, tokenize(text))), 0)
        if found is None or found.value != n:
            bad.append((n, text))
    assert bad == []


@pytest.mark.parametrize(
    ("phrase", "low", "high", "rule"),
    [
        ("3 جنود وشرطيين ومدني", 6, 6, "sum"),
        ("مقتل قائد ميداني", 1, 1, "singular"),
        ("مقتل العقيد فلان الفلاني", 1, 1, "singular"),
        ("جنديين أجنبيين", 2, 2, "dual"),
        ("27 على الأقل", 27, None, "floor"),
        ("العشرات", 20, None, "vague"),
        ("قتلى", 1, None, "plural"),
        ("مدنيين", 2, None, "open"),
        ("المصابين", 1, None, "plural"),
        ("جميع من كانوا على متنها", 1, None, "everyone"),
        ("289 مدنيا بينهم 43 طفلا و28 امرأة", 289, 289, "exact"),
        ("طفل (15 عاما)", 1, 1, "singular"),
        ("القيادي فلان وعدد من عناصره", 4, None, "sum"),
        ("مع 3 من مرافقيه", 4, 4, "sum"),
        ("أحد القادة ومقاتل آخر", 2, 2, "sum"),
        ("دون وقوع إصابات", 0, 0, "zero"),
        ("قُتلوا", 1, None, "plural"),
        ("عدد منهم", 3, None, "vague"),
        ("خبرائها", 1, None, "plural"),
        ("شاب فلسطيني", 1, 1, "singular"),
    ],
)
def test_count_of_phrase(phrase: str, low: int, high: int | None, rule: str) -> None:
    tokens = tokenize(phrase)
    found = count_of_phrase(phrase, tokens, 0, len(tokens))
    assert found is not None
    assert (found.min, found.max, found.rule) == (low, high, rule)


def test_count_of_no_tokens() -> None:
    assert count_of_phrase("جندي", tokenize("جندي"), 0, 0) is None


def test_numbers_do_not_run_over_lines() -> None:
    text = "مقتل 3\nجنود في هجوم 2\nمن الجيش"
    assert all("\n" not in mention.evidence.text for mention in find_numbers(text, tokenize(text)))


@given(st.text(alphabet="مقتل3جنودوشرطين ثلاثةآلافمئة٢,.-()عشرتبيهم%بعضأحد\n", max_size=80))
def test_any_text(text: str) -> None:
    found = find_numbers(text, tokenize(text))
    assert found == find_numbers(text, tokenize(text))
    for before, after in itertools.pairwise(found):
        assert before.evidence.end <= after.evidence.start
    for mention in found:
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text
        if mention.min is not None and mention.max is not None:
            assert mention.min <= mention.max
