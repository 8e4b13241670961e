"""Support: when the words around a trigger make it an event, and when not."""

import pytest

from sijill.extraction.support import is_inside_name
from tests.extraction.reading import drafts_of, scene_of, triggers_of


@pytest.mark.parametrize(
    ("lines", "types"),
    [
        (("قتل ثلاثة جنود في هجوم على حاجز للجيش في بغداد",), ["ASSAULT"]),
        (("أدانت الحكومة العراقية الهجوم الذي قتل فيه ثلاثة جنود",), ["ACCUSE", "ASSAULT"]),
        # what is asked for is no act of its own
        (("دعت الأمم المتحدة إلى هدنة بعد قصف الجيش السوري البلدة",), ["REQUEST", "ASSAULT"]),
    ],
)
def test_events(lines: tuple[str, ...], types: list[str]) -> None:
    assert [draft.type for draft in drafts_of(*lines)] == types


NOTHING = {
    "sport": "شن الفريق هجوما على مرمى منافسه في المباراة وسجل اللاعب هدفا ثانيا في الشوط الأول",
    "press": "هجوم إعلامي على المدرب بعد خسارة المنتخب في البطولة",
    "weather": "ضربت عاصفة الساحل وقتلت ثلاثة أشخاص بعد أمطار وفيضانات وسيول",
    "economy": "حرب الأسعار تضرب أسواق النفط وتراجع سعر البرميل إلى 40 دولارا في البورصة",
    "accident": "قتل خمسة أشخاص وأصيب عشرة في حادث سير على طريق العاصمة",
    "fire": "مقتل ثلاثة عمال وإصابة آخرين في حريق داخل مصنع",
    "film": "يروي الفيلم قصة فنان في مهرجان السينما ويهاجم المخرج جمهور المسرح",
    "nothing": "وصل الوفد إلى العاصمة والتقى الوزير",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_event(text: str) -> None:
    assert drafts_of(text) == []


def test_word_inside_a_name() -> None:
    scene = scene_of("وصل قائد قيادة العمليات المشتركة العراقية")
    assert all(is_inside_name(scene, trigger) for trigger in triggers_of(scene)[0])


def test_word_beside_a_name() -> None:
    scene = scene_of("هاجم الجيش العراقي البلدة")
    assert not any(is_inside_name(scene, trigger) for trigger in triggers_of(scene)[0])
