"""A user's own words: tried when they are loaded, taken unasked when they are read."""

from pathlib import Path

import pytest

from sijill.analysis import analyze
from sijill.errors import LexiconError
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.own_words import check_own_words
from sijill.lexicon.triggers import load_triggers
from sijill.model.document import Document

ENTRY = """
type: DETAIN-PRESS
entries:
  - id: stop-reporter
    verb: [استوقف, يستوقف]
    nouns: [استيقاف]
    with: [مراسل, صحفي]
    frame: kill
    yes: [{yes}]
    no: [{no}]
"""
YES, NO = "استوقف مسلحون مراسل القناة", "استوقف الشرطي سائق الشاحنة"


def folder(tmp_path: Path, yes: str = YES, no: str = NO, more: str = "") -> Path:
    tmp_path.joinpath("press.yml").write_text(ENTRY.format(yes=yes, no=no) + more, "utf-8")
    return tmp_path


def test_good_examples_pass(tmp_path: Path) -> None:
    check_own_words(load_triggers(folder(tmp_path)), analyze)


@pytest.mark.parametrize(
    ("yes", "no", "message"),
    [
        (
            "هاجم مسلحون القرية",
            NO,
            "is not found in its 'yes' sentence «هاجم مسلحون القرية», only 'attack' is",
        ),
        ("غادر الزوار المكان", NO, "is not found in its 'yes' sentence «غادر الزوار المكان»"),
        (YES, "استوقف الشرطي مراسل القناة", "is found in its 'no' sentence «استوقف الشرطي مراسل القناة»"),
        ("", NO, "give it at least one 'yes' sentence"),
        (YES, "", "give it at least one 'no' sentence"),
    ],
)
def test_the_first_that_fails_is_named(tmp_path: Path, yes: str, no: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        check_own_words(load_triggers(folder(tmp_path, yes, no)), analyze)
    assert str(error.value) == f"press.yml: entry 'stop-reporter': {message}"


def drafts(extra: Path | None, *lines: str) -> list[tuple[str, str]]:
    document = Document("d", "\n".join(lines))
    _, found = LexiconExtractor(extra).extract(document, analyze(document))
    return [(draft.type, draft.mentions[0].rule) for draft in found]


SPORT = (
    "مباراة القمة في الدوري",
    "فاز الفريق بالمباراة في الدوري وسجل المهاجم هدفين.",
    "واستوقف حراس الملعب مراسل القناة.",
)


def test_the_word_counts_in_a_document_that_is_not_about_conflict(tmp_path: Path) -> None:
    assert drafts(folder(tmp_path), *SPORT) == [("DETAIN-PRESS", "stop-reporter")]
    assert drafts(None, *SPORT) == []


def test_a_weak_word_is_weighed(tmp_path: Path) -> None:
    own = folder(tmp_path, more="    weak: true\n")
    assert drafts(own, *SPORT) == []


def test_the_word_goes_before_a_shipped_one_with_the_same_letters(tmp_path: Path) -> None:
    text = ENTRY.format(yes="اعتقل مسلحون مراسل القناة", no="اعتقل مسلحون سائقا").replace(
        "استوقف, يستوقف", "اعتقل, يعتقل"
    )
    tmp_path.joinpath("press.yml").write_text(text, "utf-8")
    line = "اعتقل مسلحون مراسل القناة قرب الموصل."
    assert drafts(None, "", line) == [("COERCE", "arrest")]
    assert drafts(tmp_path, "", line) == [("DETAIN-PRESS", "stop-reporter")]


def test_a_word_of_speech_does_not_swallow_it(tmp_path: Path) -> None:
    """ "دعت إلى استيقاف مراسل" (called for stopping a reporter): the shipped words would be the content of the call only."""
    own = folder(tmp_path)
    assert ("DETAIN-PRESS", "stop-reporter") in drafts(
        own, "الشرطة والصحافة", "دعت الشرطة إلى استيقاف مراسل القناة بعد الهجوم."
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("DETAIN-PRESS", "Detain press"), "type 'Detain press' is not written in capitals"),
        (("frame: kill", "frame: stop"), "no frame is called 'stop'"),
        (("استيقاف", "استيقـاف"), "nouns: 'استيقـاف' has a tatweel"),
        (("with: [مراسل, صحفي]", "with: [$reporters]"), "no such key or group of words: reporters"),
        (("frame: kill", "colour: red"), "unknown key colour"),
        ((f"yes: [{YES}]", f"yes: {YES}"), "yes: not a list of words or sentences in brackets"),
        (("[مراسل, صحفي]", "[1, 2]"), "with: not a list of words or sentences in brackets"),
        (("stop-reporter", "attack"), "two entries are called 'attack'"),
        (("  - id: stop-reporter", "  - stop-reporter:"), "press.yml: entry"),
    ],
)
def test_what_cannot_be_used_is_refused_when_it_is_loaded(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    tmp_path.joinpath("press.yml").write_text(ENTRY.format(yes=YES, no=NO).replace(*change), "utf-8")
    with pytest.raises(LexiconError) as error:
        load_triggers(tmp_path)
    assert str(error.value).startswith("press.yml: ")
    assert message in str(error.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no file of words"):
        load_triggers(tmp_path)
