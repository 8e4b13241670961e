"""Topic: documents that speak of conflict, and those that only borrow its words."""

import pytest

from sijill.analysis import tokenize
from sijill.extraction.topic import is_about_conflict, speaks_of_conflict, topic_counts

FILLER = " وصل الوفد إلى المدينة صباحا وغادرها مساء" * 15


def about(text: str) -> bool:
    tokens = tokenize(text)
    return is_about_conflict(topic_counts(tokens), len(tokens))


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة في هجوم على حاجز للجيش",
        "مظاهرة أمام الوزارة",  # one word is enough in a short text
        "قصف مدفعي على البلدة" + FILLER + " بعد غارات",  # in a long one it takes two
        "استهدف هجوم مصفاة نفط وارتفعت أسعار النفط بعد هجوم وقصف وقتلى",
    ],
)
def test_conflict(text: str) -> None:
    assert about(text)


@pytest.mark.parametrize(
    "text",
    [
        "سجل اللاعب هدفين في مباراة الدوري بعد هجوم سريع على مرمى الفريق",
        "ارتفعت أسعار النفط في الأسواق وتراجع الدولار رغم الحرب التجارية",
        "فيضانات وأمطار غزيرة وعاصفة تضرب الساحل",
        "حصد الفيلم جوائز المهرجان بعد هجوم النقاد على المخرج",
        "قصف" + FILLER,
        "وصل الوفد إلى المدينة",
        "",
    ],
)
def test_no_conflict(text: str) -> None:
    assert not about(text)


def test_counts_by_topic() -> None:
    counts = topic_counts(tokenize("وبالقصف والهجمات في مباراة"))  # clitics are cut
    assert (counts["conflict"], counts["sport"]) == (2, 1)


def test_part_of_a_sentence() -> None:
    tokens = tokenize("وصل الوفد بعد القصف")
    assert speaks_of_conflict(tokens, 0, 4)
    assert not speaks_of_conflict(tokens, 0, 3)
    assert not speaks_of_conflict(tokens, 2, 2)


@pytest.mark.parametrize(
    "text", ["انفجرت سيارة مفخخة في السوق", "سقط قتيل في البلدة", "عبوة ناسفة على الطريق"]
)
def test_a_car_bomb_alone_is_conflict(text: str) -> None:
    assert about(text)
