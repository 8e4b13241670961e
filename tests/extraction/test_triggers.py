"""Triggers: the examples of the lexicon, and each kind of condition by itself."""

import pytest

from sijill.analysis import analyze
from sijill.extraction.triggers import TriggerMention, find_triggers
from sijill.lexicon.triggers import TriggerEntry, load_triggers
from sijill.model.document import Document

LEXICON = load_triggers()


def found(text: str) -> list[TriggerMention]:
    analysis = analyze(Document("example", text))
    return [
        mention
        for sentence in analysis.sentences
        for mention in find_triggers(analysis.tokens, sentence.first, sentence.last, LEXICON)
    ]


def ids(text: str) -> list[str]:
    return [mention.entry.id for mention in found(text)]


def examples(kind: str) -> list[object]:
    return [
        pytest.param(entry, text, id=f"{entry.id}-{number}")
        for entry in LEXICON.entries
        for number, text in enumerate(getattr(entry, kind))
    ]


@pytest.mark.parametrize(("entry", "text"), examples("yes"))
def test_entry_is_found_in(entry: TriggerEntry, text: str) -> None:
    assert entry.id in ids(text)


@pytest.mark.parametrize(("entry", "text"), examples("no"))
def test_type_is_not_found_in(entry: TriggerEntry, text: str) -> None:
    assert entry.type not in [mention.entry.type for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في قصف على البلدة", ["shell"]),  # a noun after a preposition
        ("وبالقصف المدفعي دمرت المواقع", ["shell", "destroy"]),  # clitics
        ("سيهاجم الجيش البلدة", ["attack"]),  # future
        ("هوجمت البلدة ليلا", ["attack"]),  # passive of III
        ("اغتيل الضابط أمام منزله", ["assassinate"]),  # hollow passive
        ("هاجمتهم الميليشيا عند الجسر", ["attack"]),  # object pronoun
        ("انفجرت سيارتان مفخختان في السوق", ["explode", "car-bomb"]),
        ("شن الطيران غارتين على المعسكر", ["air-raid"]),  # dual
        ("هجمات", ["attack"]),  # broken plural
        ("صعد المنصة محذرا من رد عسكري", ["warn"]),  # manner
        ("الوزير محذر من رد عسكري", []),  # the same participle, not in the accusative of manner
        ("وصل وزير الدفاع", []),  # "وزير" is not "و" + the passive of "زار"
        ("جاء طالبة جامعية", []),  # "طالبة" (student) is not "طالب" + a pronoun
        ("", []),
    ],
)
def test_forms_in_sentences(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_grammar_of_the_form() -> None:
    (mention,) = found("اغتيلت القاضية أمام بيتها")
    assert (mention.form.kind, mention.form.voice, mention.form.gender, mention.is_verb) == (
        "past",
        "passive",
        "f",
        True,
    )
    assert mention.reading.base == "اغتيلت"


def test_companion_extends_the_trigger() -> None:
    (mention,) = found("بدأ وقف إطلاق النار")
    assert mention.entry.id == "ceasefire"
    assert (mention.first, mention.last, mention.companion) == (1, 3, 2)


def test_full_stop_ends_the_search_for_a_companion() -> None:
    assert "fire-weapon" in ids("أطلقت المجموعة عشرة صواريخ")
    assert "fire-weapon" not in ids("أطلقت المجموعة! صواريخ")


def test_veto_reaches_three_words_and_no_more() -> None:
    assert "war" not in ids("الحرب بين البلدين تجارية")
    assert "war" in ids("الحرب بين البلدين على المياه والحدود تجارية")


def test_sentence_veto() -> None:
    assert "confrontation" in ids("قتل ثلاثة في مواجهات عنيفة قرب القاعدة")
    assert "confrontation" not in ids("قتل ثلاثة في مواجهات عنيفة بين الشرطة وجمع من المحتجين")


def test_alone_gives_way_to_another_trigger_of_the_type() -> None:
    assert ids("وابتعد المتظاهرون عن الساحة") == ["demonstrators"]
    assert ids("المتظاهرون أنهوا المظاهرة") == ["demonstrate"]


def test_purpose() -> None:
    assert ids("رددوا مطالبات بالتنحي أو تظاهروا للمطالبة بالتنحي") == ["demand", "demonstrate"]


def test_at_most_one_mention_a_token() -> None:
    mentions = found("قتل جنديان وأصيب ثالث في هجوم انتحاري بسيارة مفخخة على حاجز للجيش قرب المطار")
    assert len({mention.first for mention in mentions}) == len(mentions)
    assert [mention.first for mention in mentions] == sorted(mention.first for mention in mentions)
