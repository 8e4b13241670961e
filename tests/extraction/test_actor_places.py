"""A name that only names a place or a building is nobody who takes part."""

import pytest

from tests.extraction.reading import scene_of

CASES = {
    "a base of the gazetteer": ("أطلقت فصائل صواريخ على قاعدة عين الأسد", ["فصائل"]),
    "an airport": ("اقتحم مسلحون مطار الملك خالد", ["مسلحون"]),
    "a university": ("اقتحم مسلحون جامعة الملك سعود", ["مسلحون"]),
    "a hospital": ("قصفت الطائرات مستشفى الشيخ زايد", ["الطائرات"]),
    "a square": ("فجر مسلحون سيارة في ساحة الرئيس حافظ الأسد", ["مسلحون"]),
    "a mosque": ("أحرق مسلحون مسجد الرئيس صالح", ["مسلحون"]),
    # he takes part himself
    "his forces": ("دخلت قوات الأسد مدينة حلب السورية", ["قوات الأسد"]),
    "his house": (
        "هاجم مسلحون منزل رئيس الوزراء حيدر العبادي",
        ["مسلحون", "رئيس الوزراء حيدر العبادي"],
    ),
    "a prison of theirs": ("هرب جنود من سجن الحوثيين", ["جنود", "الحوثيين"]),
    "a state beside its city": ("قصفت إسرائيل مدينة غزة", ["إسرائيل"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_who_takes_part(text: str, expected: list[str]) -> None:
    assert [placed.mention.evidence.text for placed in scene_of(text).actors] == expected
