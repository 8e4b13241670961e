"""Countries, capitals and nationality adjectives."""

import unicodedata

import pytest

from sijill.lexicon import countries
from sijill.lexicon.countries import country_of_adjective, country_of_capital, country_of_name, load_countries


@pytest.mark.parametrize(
    ("word", "iso3"),
    [
        ("أميركي", "USA"), ("أمريكي", "USA"), ("أمريكية", "USA"), ("الأمريكيين", "USA"), ("أميركيان", "USA"), ("الأميركيتان", "USA"),
        ("سعودي", "SAU"), ("سعوديون", "SAU"), ("السعوديات", "SAU"), ("إسرائيلي", "ISR"), ("اسرائيلية", "ISR"), ("إسرائيليتين", "ISR"),
        ("الإسرائيليين", "ISR"), ("يمنيان", "YEM"), ("مصريو", "EGY"), ("مصريي", "EGY"), ("السورية", "SYR"), ("أتراك", "TUR"), ("الروس", "RUS"),
        ("المغاربة", "MAR"), ("أفغان", "AFG"), ("إنكليزي", "GBR"), ("نيجيرية", "NGA"), ("نيجرية", "NER"), ("الكورية الجنوبية", "KOR"),
        ("كوري شمالي", "PRK"), ("جنوب أفريقيين", "ZAF"), ("الجنوب سودانية", "SSD"), ("صهاينة", "ISR"), ("الأرمن", "ARM"),
    ],
)  # fmt: skip
def test_adjective_names_its_country(word: str, iso3: str) -> None:
    assert country_of_adjective(word) == iso3


@pytest.mark.parametrize(
    "word",
    [
        "مالي",
        "عربي",
        "الأوروبية",
        "كردي",
        "دولي",
        "كوري",
        "كونغولي",
        "سوريا",
        "روسيا",
        "مجرى",
        "قمرية",
        "صحراوية",
        "جندي",
        "تركت",
        "",
        "ال",
    ],
)
def test_word_that_names_no_one_country(word: str) -> None:
    assert country_of_adjective(word) is None


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("سوريا", "SYR"),
        ("سورية", "SYR"),
        ("الامارات", "ARE"),
        ("المملكة المتحدة", "GBR"),
        ("أميركا", "USA"),
        ("الكونغو", "COD"),
        ("بلاد", None),
    ],
)
def test_name_of_country(name: str, iso3: str | None) -> None:
    assert country_of_name(name) == iso3


def test_capitals() -> None:
    assert country_of_capital("أنقرة") == "TUR"
    assert country_of_capital("دمشق") == "SYR"
    assert country_of_capital("حلب") is None


def test_codes_and_points_are_plausible() -> None:
    entries = load_countries()
    assert (
        len({entry.iso3 for entry in entries})
        == len({entry.iso2 for entry in entries})
        == len(entries)
        >= 190
    )
    for entry in entries:
        assert (len(entry.iso3), len(entry.iso2)) == (3, 2), entry
        assert entry.names, entry
        assert -90 <= entry.lat <= 90, entry
        assert -180 <= entry.lon <= 180, entry
        assert countries.country(entry.iso3) is countries.country(entry.iso2) is entry


def test_no_name_serves_two_countries() -> None:
    seen: dict[str, str] = {}
    for entry in load_countries():
        for name in entry.names:
            assert seen.setdefault(countries.key(name), entry.iso3) == entry.iso3, name


def test_words_are_clean() -> None:
    for entry in load_countries():
        for word in entry.names + entry.capitals + entry.adjectives + entry.plurals:
            assert word == unicodedata.normalize("NFC", word).strip()
            assert not set(word) & set("ـیک\u200c\u200e\u200f"), word
