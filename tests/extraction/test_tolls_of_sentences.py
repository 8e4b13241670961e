"""Tolls: each way in which a sentence tells how many were killed and wounded."""

import pytest

from sijill.extraction.arguments import argument_field, find_arguments
from sijill.extraction.tolls import FoundToll, casualty_kind, find_tolls
from tests.extraction.reading import scene_of, triggers_of

KILLED, WOUNDED, BOTH = "killed", "wounded", "dead-and-wounded"


def tolls(text: str) -> list[FoundToll]:
    scene = scene_of(text)
    found = []
    for sentence, triggers in zip(scene.sentences, triggers_of(scene), strict=True):
        fields = [argument_field(scene, sentence.first, sentence.last, t, triggers) for t in triggers]
        roles = [find_arguments(scene, t, field) for t, field in zip(triggers, fields, strict=True)]
        found += find_tolls(scene, sentence.first, sentence.last, triggers, roles)
    return found


CASES = [
    ("قتل ثلاثة جنود في الهجوم", [(KILLED, 3, 3, "exact")]),
    ("قتلت غارة على البلدة خمسة أشخاص", [(KILLED, 5, 5, "exact")]),  # the act is the subject
    ("قتلت الميليشيات 9 مدنيين في القرية", [(KILLED, 9, 9, "exact")]),  # who did it is not counted
    ("قتلت القوات السورية 40 مسلحا", [(KILLED, 40, 40, "exact")]),
    (
        "لقي خمسة مصرعهم في الهجوم",
        [(KILLED, 5, 5, "exact")],
    ),  # the figure before a noun that points back to it
    (
        "لقي عشرة مسلحين مصرعهم وأصيب آخرون في الغارة",
        [(KILLED, 10, 10, "exact"), (WOUNDED, 1, None, "plural")],
    ),
    ("أودى التفجير بحياة 30 شخصا", [(KILLED, 30, 30, "exact")]),
    ("ثلاثة جنود قتلوا في الكمين", [(KILLED, 3, 3, "exact")]),  # the figure before its verb
    ("قتل ما لا يقل عن 25 شخصا في التفجير", [(KILLED, 25, None, "floor")]),
    ("قتل أكثر من عشرة جنود", [(KILLED, 10, None, "floor")]),
    ("قتل قرابة مئة مسلح", [(KILLED, 100, 100, "about")]),
    ("قتل مئات المدنيين في الحرب", [(KILLED, 200, None, "vague")]),
    ("قتل عدد من الجنود", [(KILLED, 3, None, "vague")]),
    ("سقط عشرات الجرحى في الهجوم", [(WOUNDED, 20, None, "vague")]),  # the verb of falling is no death
    ("25 قتيلا و40 جريحا في تفجير", [(KILLED, 25, 25, "exact"), (WOUNDED, 40, 40, "exact")]),
    ("مقتل جندي عراقي في هجوم", [(KILLED, 1, 1, "singular")]),
    ("مقتل جنديين في هجوم", [(KILLED, 2, 2, "dual")]),
    ("اغتيال القائد العسكري سالم الحربي", [(KILLED, 1, 1, "singular")]),
    ("أصيب شرطي بجروح", [(WOUNDED, 1, 1, "singular")]),
    # figures without a noun, each after its own word
    ("أسفر القصف عن مقتل خمسة وإصابة عشرين", [(KILLED, 5, 5, "exact"), (WOUNDED, 20, 20, "exact")]),
    ("مقتل 7 وإصابة 9 آخرين في القصف", [(KILLED, 7, 7, "exact"), (WOUNDED, 9, 9, "exact")]),
    ("قتل خمسة في القصف", [(KILLED, 5, 5, "exact")]),
    # sums
    ("مقتل ثلاثة جنود وشرطيين ومدني في الهجوم", [(KILLED, 6, 6, "sum")]),
    ("قتل ثلاثة من أفراد الجيش وضابطي شرطة ومدني في الهجوم", [(KILLED, 6, 6, "sum")]),
    (
        "قتل القائد سالم الحربي في الغارة إلى جانب مساعده فهد العتيبي",
        [(KILLED, 2, 2, "persons named together")],
    ),
    # one figure for the dead and the wounded: at least one of each
    ("مقتل وإصابة عشرة جنود في الهجوم", [(KILLED, 1, 9, BOTH), (WOUNDED, 1, 9, BOTH)]),
    ("مقتل أو إصابة نحو 150 عنصرا", [(KILLED, 1, 149, BOTH), (WOUNDED, 1, 149, BOTH)]),
    ("مقتل وإصابة أكثر من عشرين شخصا", [(KILLED, 1, None, BOTH), (WOUNDED, 1, None, BOTH)]),
    ("قتل وجرح العشرات في الغارات", [(KILLED, 20, None, BOTH), (WOUNDED, 20, None, BOTH)]),
    ("مقتل وإصابة جنديين", [(KILLED, 1, 1, BOTH), (WOUNDED, 1, 1, BOTH)]),
    ("سقوط 20 بين قتيل وجريح في التفجير", [(KILLED, 1, 19, BOTH), (WOUNDED, 1, 19, BOTH)]),
    (
        "سقط العشرات من عناصر التنظيم بين قتيل وجريح",
        [(KILLED, 20, None, BOTH), (WOUNDED, 20, None, BOTH)],
    ),
    ("خلف الهجوم 50 قتيلا وجريحا", [(KILLED, 1, 49, BOTH), (WOUNDED, 1, 49, BOTH)]),
    ("بلغ عدد القتلى والجرحى 75 شخصا", [(KILLED, 1, 74, BOTH), (WOUNDED, 1, 74, BOTH)]),
    ("أسفر الهجوم عن 12 قتيلا و30 جريحا", [(KILLED, 12, 12, "exact"), (WOUNDED, 30, 30, "exact")]),
    ("مقتل جندي وإصابة آخر", [(KILLED, 1, 1, "singular"), (WOUNDED, 1, 1, "singular")]),
    # a breakdown is no further toll
    ("قتل 12 شخصا بينهم 3 أطفال في الغارة", [(KILLED, 12, 12, "exact")]),
    # nobody
    ("لم يسفر الهجوم عن سقوط ضحايا", [(KILLED, 0, 0, "zero"), (WOUNDED, 0, 0, "zero")]),
    (
        "سقطت صواريخ على القاعدة دون وقوع إصابات",
        [(KILLED, 0, 0, "zero"), (WOUNDED, 0, 0, "zero")],
    ),
    # no toll
    ("قتل رجل عمره 40 عاما في القصف", [(KILLED, 1, 1, "singular")]),
    ("هاجم 20 مسلحا الحاجز", []),
    ("نشر الجيش ثلاثة آلاف جندي قرب الحدود", []),
    ("قصف الجيش ثلاث قرى", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_tolls(text: str, expected: list[tuple[str, int, int | None, str]]) -> None:
    assert [(f.kind, f.toll.min, f.toll.max, f.toll.rule) for f in tolls(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_evidence_is_the_text(text: str) -> None:
    for found in tolls(text):
        assert text[found.toll.evidence.start : found.toll.evidence.end] == found.toll.evidence.text


def test_who_was_killed() -> None:
    (toll,) = tolls("قتل ثلاثة جنود في الهجوم")
    assert toll.toll.who == "soldiers"
    (toll,) = tolls("25 قتيلا في تفجير")
    assert toll.toll.who is None  # "dead" says nothing of who they were


@pytest.mark.parametrize(
    ("text", "kind"), [("قتل جندي", KILLED), ("أصيب جندي", WOUNDED), ("هاجم جندي البلدة", None)]
)
def test_casualty_kind(text: str, kind: str | None) -> None:
    (triggers,) = triggers_of(scene_of(text))
    assert casualty_kind(triggers[0]) == kind
