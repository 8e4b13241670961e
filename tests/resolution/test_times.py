"""Time expressions from words to days: the table, generated checks, derived publication dates."""

import datetime as dt
import pathlib
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.analysis import tokenize
from sijill.extraction.times import find_times
from sijill.lexicon.load import load_yaml
from sijill.model.mention import TimeMention
from sijill.model.value import Unresolved, When
from sijill.resolution.times import TimeContext, derive_publication, publication_default, resolve_time

TABLE = yaml.safe_load((pathlib.Path(__file__).parents[1] / "data" / "times.yml").read_text("utf-8"))
LEADING = ("في ", "عند ", "وفي ")


def rows() -> list[Any]:
    return [
        pytest.param(group["published"], row, id=f"{phenomenon}-{index}")
        for phenomenon, group in TABLE.items()
        for index, row in enumerate(group["rows"])
    ]


def mentions_of(text: str) -> list[TimeMention]:
    return find_times(text, tokenize(text))


def resolve(text: str, context: TimeContext, planned: bool = False) -> When | Unresolved:
    (mention,) = mentions_of(text)
    return resolve_time(mention, context, planned)


def without_leading(text: str) -> str:
    return next((text.removeprefix(word) for word in LEADING if text.startswith(word)), text)


def test_the_table_is_large_enough() -> None:
    assert sum(len(group["rows"]) for group in TABLE.values()) >= 250


@pytest.mark.parametrize(("published", "row"), rows())
def test_table(published: dt.date, row: list[Any]) -> None:
    text, *expected = row
    options = expected.pop() if isinstance(expected[-1], dict) else {}
    mentions = mentions_of(text)
    if expected == [None]:
        assert mentions == []
        return
    assert len(mentions) == 1, [mention.evidence.text for mention in mentions]
    anchor = When(*options["anchor"], "words", "given") if "anchor" in options else None
    context = TimeContext(options.get("published", published), anchor)
    found = resolve_time(mentions[0], context, options.get("planned", False))
    if isinstance(expected[0], str):
        assert isinstance(found, Unresolved)
        assert expected[0] in found.reason
        return
    assert isinstance(found, When), found
    assert (found.first, found.last) == (expected[0], expected[-1])
    assert found.evidence is not None
    assert text[found.evidence.start : found.evidence.end] == found.evidence.text
    words = options.get("words", text)
    assert without_leading(found.evidence.text) in words
    assert len(words) - len(found.evidence.text) <= len("في تمام ") + 2
    for name, value in (("hour", found.hour), ("zone", found.zone)):
        assert value == options.get(name), name
    if "ucdp" in options:
        assert (found.ucdp_precision, found.acled_precision) == (options["ucdp"], options["acled"])
    assert found.basis == (
        "event"
        if anchor and "anchor" in options and mentions[0].form in ("anchored", "anniversary")
        else "words"
    )


LEXICON = load_yaml("times.yml")
MONTHS = LEXICON["months"]
SCHEMES = {
    "transliterated": [MONTHS[month][0] for month in range(1, 13)],
    "levantine": [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ],
    "maghrebi": ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    "moroccan": ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"],
}  # fmt: skip
SCHEMES["both"] = [f"{a}/{b}" for a, b in zip(SCHEMES["levantine"], SCHEMES["transliterated"], strict=True)]
SCHEMES["both-spaced"] = [
    f"{b}/ {a}" for a, b in zip(SCHEMES["levantine"], SCHEMES["transliterated"], strict=True)
]
SCHEMES["both-bracketed"] = [
    f"{b} ({a})" for a, b in zip(SCHEMES["levantine"], SCHEMES["transliterated"], strict=True)
]
NUMERIC = {
    "slashed": "{d.day}/{d.month}/{d.year}",
    "dashed": "{d.day:02}-{d.month:02}-{d.year}",
    "iso": "{d.year}-{d.month:02}-{d.day:02}",
}
DAYS = [
    dt.date(2010, 1, 1) + dt.timedelta(days=n)
    for n in range((dt.date(2031, 1, 1) - dt.date(2010, 1, 1)).days)
]


@pytest.mark.parametrize("scheme", [*SCHEMES, *NUMERIC])
def test_every_day_of_2010_to_2030_reads_back(scheme: str) -> None:
    context = TimeContext(None)
    wrong = []
    for day in DAYS:
        if scheme in NUMERIC:
            text = NUMERIC[scheme].format(d=day)
            if scheme != "iso" and day.day <= 12 and day.month > 12:
                continue
        else:
            text = f"{day.day} {SCHEMES[scheme][day.month - 1]} {day.year}"
        found = resolve(text, context)
        if not isinstance(found, When) or (found.first, found.last) != (day, day):
            wrong.append(text)
    assert wrong == []


def test_every_hijri_day_reads_back() -> None:
    """Each day of 2010–2030 written in the Umm al-Qura calendar; the converter is hijridate, the reading ours."""
    from hijridate import Gregorian

    names = {n: forms[0] for n, forms in LEXICON["hijri_months"].items()}
    wrong = []
    for day in DAYS:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        found = resolve(f"{hijri.day} {names[hijri.month]} {hijri.year} هـ", TimeContext(None))
        if not isinstance(found, When) or (found.first, found.last) != (day, day):
            wrong.append((day, hijri))
    assert wrong == []


@given(st.dates(dt.date(2005, 1, 1), dt.date(2035, 1, 1)), st.integers(1, 7))
def test_a_weekday_alone_lies_in_the_week_up_to_publication(published: dt.date, weekday: int) -> None:
    name = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"][weekday - 1]
    found = resolve(name, TimeContext(published))
    assert isinstance(found, When)
    assert found.first == found.last
    assert found.first.isoweekday() == weekday
    assert 0 <= (published - found.first).days < 7
    ahead = resolve(name, TimeContext(published), planned=True)
    assert isinstance(ahead, When)
    assert 0 <= (ahead.first - published).days < 7


@given(
    st.text(alphabet="اليومأمسقبلمنذ ثلاثةأيام/2018-05 عامشهرمارسآذار()،الساعة:30صباحاحتى", max_size=60),
    st.booleans(),
)
def test_any_text_resolves_or_says_why(text: str, planned: bool) -> None:
    context = TimeContext(dt.date(2018, 5, 16))
    for mention in mentions_of(text):
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text
        found = resolve_time(mention, context, planned)
        assert isinstance(found, Unresolved) or found.first <= found.last


@pytest.mark.parametrize(
    "text",
    [
        "الأسبوع الماضي",
        "الخميس",
        "اليوم",
        "12 مارس",
        "منذ عام 2011",
        "قبل يومين",
        "الصيف الماضي",
        "رمضان الماضي",
    ],
)
def test_relative_dates_stay_open_without_publication(text: str) -> None:
    found = resolve(text, TimeContext(None))
    assert isinstance(found, Unresolved)
    assert "publication" in found.reason


def test_year_from_the_other_dates_of_the_document() -> None:
    other = resolve("7 مارس 2016", TimeContext(None))
    assert isinstance(other, When)
    found = resolve("12 أبريل", TimeContext(None, others=(other,)))
    assert isinstance(found, When)
    assert found.first == dt.date(2016, 4, 12)


def test_a_full_date_nearby_gives_its_year() -> None:
    text = "وقعت ضربة أولى في 24 آذار 2017، ثم ضربة ثانية في 30 آذار، وثالثة الخميس"
    first, second, third = mentions_of(text)
    published = dt.date(2018, 6, 13)
    known = resolve_time(first, TimeContext(published))
    assert isinstance(known, When)
    context = TimeContext(published, others=(known,))
    for mention, day in ((second, dt.date(2017, 3, 30)), (third, dt.date(2018, 6, 7))):
        found = resolve_time(mention, context)
        assert isinstance(found, When)
        assert found.first == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("اليوم الاثنين 7 مارس 2016 أعلن الناطق", dt.date(2016, 3, 7)),
        ("أمس الأحد 6 مارس 2016 قتل جندي", dt.date(2016, 3, 7)),
        ("قتل جندي في 7 مارس 2016", None),
        ("اليوم الاثنين 7 مارس 2016، أما اليوم الثلاثاء 8 مارس 2016", None),
        ("اليوم الاثنين قتل جندي", None),
    ],
)
def test_publication_from_the_document(text: str, day: dt.date | None) -> None:
    found = derive_publication(mentions_of(text))
    assert (found[0] if found else None) == day


def test_news_without_a_time_is_of_publication_or_the_day_before() -> None:
    found = publication_default(TimeContext(dt.date(2018, 5, 16)))
    assert found == When(
        dt.date(2018, 5, 15), dt.date(2018, 5, 16), "publication", "news-default", None, 2, 2
    )
    assert isinstance(publication_default(TimeContext(None)), Unresolved)
