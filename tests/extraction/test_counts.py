"""Counts: how many acts the words say."""

import pytest

from sijill.extraction.counts import find_count
from tests.extraction.reading import scene_of, triggers_of

CASES = [
    ("25 هجوما على القاعدة", (25, 25, "exact")),
    ("ثلاث هجمات صاروخية", (3, 3, "exact")),
    ("هجومان على القاعدة", (2, 2, "dual")),
    ("شن الطيران غارتين", (2, 2, "dual")),
    ("شن الطيران عشرات الغارات", (20, None, "vague")),
    ("عدة هجمات على القاعدة", (3, None, "vague")),
    ("أكثر من 30 غارة جوية", (30, None, "floor")),
    ("الانسحاب من 3 قواعد", (3, 3, "places left")),
    # none
    ("وقع هجوم على القاعدة", None),
    ("هجمات على القوات", None),  # a bare plural
    ("ثاني هجوم في أسبوع", None),  # an ordinal
    ("هاجم 20 مسلحا الحاجز", None),  # people
    ("غارة قتلت 12 شخصا", None),  # a toll
    ("قصف الجيش ثلاث قرى", None),  # a verb has no count
    ("لقي خمسة مصرعهم في الهجوم", None),  # people, whom the noun points back to
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_count(text: str, expected: tuple[int, int | None, str] | None) -> None:
    scene = scene_of(text)
    found = [count for t in triggers_of(scene)[0] if (count := find_count(scene, t)) is not None]
    assert [(count.min, count.max, count.rule) for count in found] == ([expected] if expected else [])
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.text for c in found)
