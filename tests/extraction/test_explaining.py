"""Explanations: every trigger that was considered, with what became of it and why."""

from pathlib import Path

from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.explaining import NO_TRIGGER, OFF_TOPIC, Explainer
from sijill.model.document import Document
from sijill.model.explanation import Considered
from sijill.model.mention import Evidence
from sijill.model.tagging import TaggedTrigger, Tagging, TriggerCandidate


def explainer(*lines: str, extra: Path | None = None, tagging: Tagging | None = None) -> Explainer:
    document = Document("d", "\n".join(lines))
    analysis, engine = analyze(document), LexiconExtractor(extra)
    _, drafts = engine.extract(document, analysis)
    return Explainer(engine, document, analysis, drafts, tagging)


def verdicts(found: tuple[Considered, ...]) -> list[tuple[str, bool, str]]:
    return [(c.rule, c.kept, c.reason) for c in found]


def test_kept_and_dropped_words_are_told_apart_in_text_order() -> None:
    found = explainer(
        "مقتل جنديين في هجوم قرب الموصل",
        "قتل جنديان في هجوم شنه مسلحون على حاجز قرب الموصل.",
    ).considered()
    assert [(c.rule, c.line, c.kept) for c in found] == [
        ("kill", 0, True), ("attack", 0, True), ("kill", 1, True), ("attack", 1, True),
    ]  # fmt: skip
    assert "passes for an event" in {c.reason for c in found}
    assert "a further mention of an event" in {c.reason for c in found}
    assert all(c.support is not None and c.chance is None for c in found)


def test_an_accident_is_no_event() -> None:
    (found,) = explainer("", "قتل خمسة ركاب في حادث سير.").considered()
    assert (found.kept, found.reason) == (False, "its sentence tells of an accident")


def test_what_is_only_asked_for_is_no_event() -> None:
    found = explainer("", "دعا الرئيس المسلحين إلى الانسحاب من المدينة بعد القصف.").considered()
    reasons = {c.rule: c.reason for c in found if not c.kept}
    assert reasons["withdraw"] == (
        "only what another act in its sentence asks for or refuses, or the purpose of one"
    )


def test_a_word_inside_a_name_is_said_to_be_one() -> None:
    found = explainer("", "قالت قيادة العمليات المشتركة العراقية إن الجيش قصف مواقع المسلحين.").considered()
    assert ("a word inside the name of a participant", False) in {(c.reason, c.kept) for c in found}


def test_a_document_about_something_else_says_so() -> None:
    sport = explainer(
        "مباراة القمة", "دعا المدرب لاعبي الفريق إلى الفوز في مباراة الدوري، وسجل اللاعب هدفين في المباراة."
    )
    assert sport.note() == OFF_TOPIC
    assert all(not c.kept and OFF_TOPIC in c.reason for c in sport.considered())
    assert explainer("طقس اليوم", "الطقس معتدل اليوم.").note() == NO_TRIGGER


def test_the_encoders_voice_is_shown_beside_the_lexicons() -> None:
    lines = ("", "قتل جنديان في هجوم شنه مسلحون على حاجز قرب الموصل، وتعرض منزل للعبث.")
    text = "\n".join(lines)
    at, alone = text.index("هجوم"), text.index("للعبث")
    seen = TaggedTrigger(
        Evidence(alone, alone + 5, "للعبث"), 1, "COERCE", 0.4, "tagger", "actual", 0.9, "none"
    )
    tagging = Tagging((seen,), (), ((TriggerCandidate(at, at + 4, "ASSAULT", "attack"), 0.83),))
    found = {(c.rule, c.evidence.text): c for c in explainer(*lines, tagging=tagging).considered()}
    assert found["attack", "هجوم"].chance == 0.83
    own = found["tagger", "للعبث"]
    assert (own.kept, own.support, own.chance) == (False, None, 0.4)
    assert own.reason == "seen by the encoder alone, and not surely enough"
