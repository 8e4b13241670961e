"""Modality: the examples of data/modality.yml, and each rule by itself."""

import pytest

from sijill.analysis import analyze
from sijill.extraction.arguments import argument_field
from sijill.extraction.modality import find_modality
from sijill.extraction.scene import build_scene
from sijill.extraction.triggers import find_triggers
from sijill.lexicon.cues import load_modality_cues
from sijill.lexicon.triggers import load_triggers
from sijill.model.document import Document
from sijill.model.draft import Mentions


def modality(text: str) -> tuple[str, str]:
    """The modality of the first trigger of the text that is no word of speech or threat."""
    document = Document("example", text)
    analysis = analyze(document)
    scene = build_scene(document, analysis, Mentions())
    for sentence in analysis.sentences:
        triggers = find_triggers(analysis.tokens, sentence.first, sentence.last, load_triggers())
        for trigger in triggers:
            if trigger.entry.type not in ("THREATEN", "AGREE", "ACCUSE", "REQUEST"):
                field = argument_field(scene, sentence.first, sentence.last, trigger, triggers)
                return find_modality(scene, trigger, field)
    raise AssertionError("no trigger")


def examples(kind: str) -> list[object]:
    return [
        pytest.param(cue.modality, text, id=f"{cue.modality}-{number}")
        for cue in load_modality_cues().cues
        for number, text in enumerate(getattr(cue, kind))
    ]


@pytest.mark.parametrize(("expected", "text"), examples("yes"))
def test_modality_is_found_in(expected: str, text: str) -> None:
    assert modality(text)[0] == expected


@pytest.mark.parametrize(("other", "text"), examples("no"))
def test_modality_is_not_found_in(other: str, text: str) -> None:
    assert modality(text)[0] != other


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("هاجم الجيش البلدة", "actual", "asserted"),
        ("سيهاجم الجيش البلدة", "planned", "future verb"),
        ("سيشن الجيش هجوما على البلدة", "planned", "future verb before"),
        ("القمة سيعقدها الرؤساء في العاصمة", "planned", "future verb after"),
        ("تحركت القوات لتحرير المدينة", "planned", "purpose"),
        ("باتت القوات على عتبة تحرير المدينة", "planned", "purpose"),
        ("قررت الحكومة فرض عقوبات على قادة الجماعة", "actual", "declared act"),
        ("قد يهاجم الجيش البلدة", "hypothetical", "cue قد"),
        ("وكان الجيش قد هاجم البلدة", "actual", "asserted"),
        ("دعت الحركة إلى تنظيم مسيرات في المدن", "planned", "sure cue دعت"),
        ("تلغي الدولة محادثات مع جارتها", "failed", "sure cue تلغي"),
        ("نفت القيادة قصف المستشفى", "denied", "cue نفت"),
        ("نفى القائد ضلوعه في قصف المستشفى", "actual", "asserted"),
        ("لم تسمح القوات بدخول المساعدات", "actual", "asserted"),  # the negation is part of the entry
        ("أحبطت القوات هجوما", "failed", "cue أحبطت"),
        ("نفت القيادة أنباء، وقصف الجيش البلدة", "actual", "asserted"),  # not over a comma
    ],
)
def test_rules(text: str, expected: str, rule: str) -> None:
    assert modality(text) == (expected, rule)
