"""The trigger files are whole: every entry has examples, a known frame, type and modes; wrong files are refused by name."""

from pathlib import Path

import pytest

from sijill.errors import LexiconError
from sijill.lexicon.conditions import word_groups
from sijill.lexicon.cues import load_mode_cues
from sijill.lexicon.frames import load_frames
from sijill.lexicon.load import load_yaml
from sijill.lexicon.triggers import load_triggers
from sijill.model.report import MATERIAL, VERBAL
from sijill.text import key

LEXICON = load_triggers()
TYPES = VERBAL | MATERIAL
# extraction/tolls.py reads these as casualty words.
CASUALTIES = {
    *("kill", "killed-die", "death", "martyred", "fall-victims", "massacre"),
    *("execute", "assassinate", "eliminate", "neutralise", "wound"),
}
GOOD = "id: strafe, type: ASSAULT, frame: strike, verb: [رشق, يرشق], yes: [رشقت الطائرة الموقع], no: [رشقه بالماء]"


def write(folder: Path, entry: str) -> Path:
    folder.joinpath("own.yml").write_text(f"entries:\n  - {{{entry}}}\n", "utf-8")
    return folder


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.id)
def test_entry_is_whole(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.yes, "an entry needs a sentence in which it is found"
    assert entry.no, "an entry needs a sentence in which its words are no event"
    assert entry.frame in load_frames()
    assert entry.type in TYPES


def test_casualty_words_are_there() -> None:
    assert {entry.id for entry in LEXICON.entries} >= CASUALTIES


def test_modes_of_the_cues_have_types() -> None:
    assert set(load_mode_cues()) <= set(TYPES)


def test_forms_are_keys() -> None:
    assert all(word == key(word) for word in LEXICON.forms)
    assert {form.kind for _, form in LEXICON.forms[key("قصفت")]} == {"past"}


def test_active_and_passive_of_one_spelling_are_either() -> None:
    voices = {form.voice for entry, form in LEXICON.forms[key("ألقى")] if entry.id == "arrest-phrase"}
    assert voices == {"either"}


def test_conditions_take_case_and_number_forms() -> None:
    entry = next(e for e in LEXICON.entries if e.id == "fire-weapon")
    assert {key(word) for word in ("صاروخ", "صاروخا", "صاروخين", "قذيفتان")} <= entry.conditions.companions


def test_groups_are_used_by_name() -> None:
    assert set(word_groups()) == set(load_yaml("word_groups.yml"))
    entry = next(e for e in LEXICON.entries if e.id == "uprising")
    assert entry.conditions.companions


def test_user_entries_are_added(tmp_path: Path) -> None:
    own = load_triggers(write(tmp_path, GOOD))
    assert {entry.id for entry in own.entries} - {entry.id for entry in LEXICON.entries} == {"strafe"}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("id: strafe, type: ASSAULT, frame: strike, wiht: [شيء]", "strafe.*unknown key wiht"),
        ("id: strafe, frame: strike, nouns: [رشق]", "strafe.*no event type"),
        ("id: strafe, type: ASSAULT, nouns: [رشق]", "strafe.*frame"),
        ("id: strafe, type: ASSAULT, frame: strike, verb: [رشق]", "strafe.*past and present"),
        ("id: strafe, type: ASSAULT, frame: strike, with: [$nobody]", "strafe.*nobody"),
        ("id: attack, type: ASSAULT, frame: strike, nouns: [رشق]", "two entries are called 'attack'"),
        ("id: strafe, id: strafe", "given twice"),
    ],
)
def test_wrong_entries_are_named(tmp_path: Path, entry: str, message: str) -> None:
    with pytest.raises(LexiconError, match=f"(own.yml|trigger lexicon).*{message}"):
        load_triggers(write(tmp_path, entry))


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load_triggers(tmp_path / "none")
