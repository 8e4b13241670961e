"""Facts: the examples of data/facts.yml, and each kind by itself."""

import pytest

from sijill.extraction.facts import find_facts
from sijill.lexicon.load import load_yaml
from sijill.model.fact import FactDraft
from tests.extraction.reading import scene_of

EXAMPLES = load_yaml("facts.yml")


def facts(*lines: str) -> list[FactDraft]:
    return find_facts(scene_of(*lines))


@pytest.mark.parametrize(("kind", "text"), EXAMPLES["yes"].items())
def test_fact_is_found_in(kind: str, text: str) -> None:
    assert kind in [fact.kind for fact in facts(text)]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES["no"].items())
def test_fact_is_not_found_in(kind: str, text: str) -> None:
    assert kind not in [fact.kind for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "kind", "evidence", "values"),
    [
        ("ينتشر في القاعدة نحو 300 جندي أمريكي", "force_strength", "نحو 300 جندي", {"min": 300, "max": 300}),
        ("تضم القوة أكثر من 500 مقاتل", "force_strength", "أكثر من 500 مقاتل", {"min": 500, "max": None}),
        ("سلم الجيش الأمريكي 3 من أصل 8 قواعد له", "bases_held", "8 قواعد", {"min": 8, "max": 8}),
        (
            "وصل الوفد إلى مطار الحجر المعروف باسم «كامب ستون»",
            "alias", "المعروف باسم «كامب ستون»", {"name": "مطار الحجر", "alias": "كامب ستون"},
        ),
        (
            "أكد وزير الدفاع لوكالة رويترز أن الحرب انتهت.",
            "statement", "الحرب انتهت", {"speaker": "وزير الدفاع", "to": "لوكالة رويترز"},
        ),
        (
            "قال المتحدث باسم الجيش إن القوات باقية",
            "statement", "القوات باقية", {"speaker": "المتحدث باسم الجيش", "to": None},
        ),
    ],
)  # fmt: skip
def test_values(text: str, kind: str, evidence: str, values: dict[str, object]) -> None:
    (fact,) = [found for found in facts(text) if found.kind == kind]
    assert fact.evidence.text == evidence == text[fact.evidence.start : fact.evidence.end]
    assert values.items() <= dict(fact.values).items()
    assert fact.rule


def test_whose_bases() -> None:
    (fact,) = facts("سلم الجيش الأمريكي 3 من أصل 8 قواعد له في العراق")
    assert fact.actor is not None
    assert fact.actor.evidence.text == "الجيش الأمريكي"


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد ثلاث قواعد",  # bases, but nobody's
        "قال إن الحرب انتهت",  # no speaker is named
        "قتل 12 جنديا من أصل 40 ينتشر بعضهم في القاعدة",  # a toll
        "نشر الجيش بيانا باسم القيادة",
        "",
    ],
)
def test_no_fact(text: str) -> None:
    assert facts(text) == []


def test_lines_are_counted_from_the_title() -> None:
    found = facts("القوات باقية", "تضم القوة 500 مقاتل", "قال الوزير إن القوات باقية")
    assert [(fact.kind, fact.line) for fact in found] == [("force_strength", 1), ("statement", 2)]
