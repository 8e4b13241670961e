"""Explanations as text: whole pages of our own, line by line."""

from sijill.export.explanation import write_explanations
from sijill.model.document import Document
from sijill.model.explanation import Considered, Explanation
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Report, Trigger
from sijill.model.value import Participant

TEXT = "هجوم\nهاجم مسلحون قرية.\nالطقس حار."
TITLE, VERB, WHO = Evidence(0, 4, "هجوم"), Evidence(5, 9, "هاجم"), Evidence(10, 16, "مسلحون")
REPORT = Report(
    "e1", "d", "ASSAULT", ("firearms",), "actual", (Trigger(VERB, 1, "attack"),), actors=(Participant(WHO, "gunmen", "gunmen"),),
    open_fields=(("places", "the document names no place for it"),), scores=(("event", 0.8), ("actors", 0.41)),
)  # fmt: skip
DOUBTFUL = Report(
    "e2", "d", "ASSAULT", (), "actual", (Trigger(TITLE, 0, "attack"),), scores=(("event", 0.2),)
)


def page(explanation: Explanation) -> list[str]:
    (text,) = write_explanations([(Document("d", TEXT), explanation)])
    return text.replace("\u2067", "").replace("\u2069", "").splitlines()


def test_each_line_shows_its_words_with_verdict_reason_and_voices() -> None:
    lines = page(
        Explanation(
            "tagger",
            DocumentRecord("d", (REPORT,)),
            (
                Considered(TITLE, 0, "ASSAULT", "attack", True, "passes for an event", -0.25, 0.034),
                Considered(VERB, 1, "ASSAULT", "attack", True, "passes for an event", 1.5, None),
                Considered(WHO, 1, "COERCE", "tagger", False, "not surely enough", None, 0.5),
            ),
            (DOUBTFUL,),
        )
    )
    assert "   read by the tagger engine" in lines
    assert lines[lines.index("   line 0  هجوم") + 1 :][:2] == [
        "     + «هجوم»  ASSAULT  [attack]  kept, but its event was left out for its confidence: passes for an event",
        "         lexicon support -0.2 (0 is the threshold), encoder .03",
    ]
    assert lines[lines.index("   line 1  هاجم مسلحون قرية.") + 1 :][:4] == [
        "     + «هاجم»  ASSAULT  [attack]  kept, in e1: passes for an event",
        "         lexicon support +1.5 (0 is the threshold)",
        "     - «مسلحون»  COERCE  [tagger]  dropped: not surely enough",
        "         encoder .50",
    ]
    assert "   no word to consider in line 2" in lines
    assert "   left out: ASSAULT «هجوم», confidence .20" in lines


def test_an_event_shows_each_value_with_rule_and_confidence() -> None:
    lines = page(Explanation("lexicon", DocumentRecord("d", (REPORT,))))
    at = lines.index("  e1  ASSAULT firearms (actual)  confidence .80")
    assert lines[at + 1 :][:5] == [
        "      modality    actual  [asserted]",
        "      modes       firearms",
        "      what        «هاجم» (line 1)  [attack]",
        "      who         gunmen  «مسلحون»  [gunmen]  confidence .41",
        "      open        places: the document names no place for it",
    ]


def test_where_nothing_was_looked_for_it_says_why() -> None:
    lines = page(Explanation("lexicon", DocumentRecord("d", ()), note="no word of the lexicon's in it"))
    assert "   no event looked for: no word of the lexicon's in it" in lines


def test_arabic_is_isolated_from_the_words_around_it() -> None:
    (text,) = write_explanations(
        [(Document("d", TEXT), Explanation("lexicon", DocumentRecord("d", (REPORT,))))]
    )
    assert text.count("\u2067") == text.count("\u2069") > 0
    assert "«\u2067مسلحون\u2069»" in text
