"""From the tagger's spans to figures: which of them count people, and which of them wounded people."""

import pytest

from sijill.extraction.tagged_arguments import toll_of
from sijill.model.mention import Evidence
from tests.extraction.reading import scene_of

CASES = [
    ("killed", "قتل [ثلاثة جنود] في الهجوم", (3, 3)),
    ("killed", "قتل [قائد ميداني] في الغارة", (1, 1)),
    ("killed", "وقع الهجوم على بعد [مئات] الأمتار من الميناء", None),  # hundreds of metres
    ("killed", "قال المتحدث إن [عدد] القتلى قد يرتفع", None),  # the number of the dead, which is not told
    ("killed", "قال سكان إن [36 مدنيا] خطفوا من القرية", None),  # they were kidnapped
    ("killed", "قتل المسلحون [تسعة مدنيين] وخطفوا آخرين", (9, 9)),
    ("wounded", "قتل سبعة في التفجير ونقل [15 آخرون] إلى المستشفى", (15, 15)),
    ("wounded", "أسفر القصف عن [أربعة جرحى]", (4, 4)),
    ("wounded", "هاجمت مجموعة من [12 شخصا] المحتج وقتلته", None),  # those who attacked
    ("wounded", "قتل القائد مع [13 آخرين] في المواجهات", None),
]


@pytest.mark.parametrize(("field", "marked", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_toll_of_a_span(field: str, marked: str, expected: tuple[int, int] | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    toll = toll_of(scene_of(text), Evidence(start, end, text[start:end]), field)
    assert (None if toll is None else (toll.min, toll.max)) == expected
