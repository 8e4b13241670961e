"""Cue files: every class is there, its words are keys, its modes and types are known."""

import pytest

from sijill.extraction.topic import topic_counts
from sijill.lexicon.context import load_context
from sijill.lexicon.cues import (
    load_modality_cues,
    load_mode_cues,
    load_retaliation,
    load_topics,
    retaliation_adjectives,
    weapon_modes,
)
from sijill.lexicon.triggers import load_triggers
from sijill.model.report import MATERIAL, VERBAL
from sijill.text import key

CUES = {
    (event_type, cue.mode): cue
    for event_type, table in load_mode_cues().items()
    for cues in table.values()
    for cue in cues
}
# Modes that an entry has by itself are in the trigger files, those that words add in modes.yml.
MODES = {
    event_type: {
        mode for entry in load_triggers().entries if entry.type == event_type for mode in entry.modes
    }
    | {mode for owner, mode in CUES if owner == event_type}
    for event_type in load_mode_cues()
}


def test_modalities() -> None:
    cues = load_modality_cues()
    assert [c.modality for c in cues.cues if not c.types] == ["planned", "hypothetical", "denied", "failed"]
    assert {c.modality for c in cues.cues} == {"planned", "hypothetical", "denied", "failed"}
    assert cues.purpose_types | cues.declared_types <= MATERIAL | VERBAL
    for cue in cues.cues:
        assert cue.reach > 0
        assert cue.yes
        assert cue.no
        assert all(word == key(word) for word in cue.before | cue.before_present | cue.after)


@pytest.mark.parametrize(("event_type", "mode"), CUES, ids=map("-".join, CUES))
def test_mode_has_words_and_is_known(event_type: str, mode: str) -> None:
    cue = CUES[event_type, mode]
    assert cue.phrases
    assert cue.reach > 0
    known = MODES[event_type] | (
        MODES["REQUEST"] if event_type == "REJECT" else set()
    )  # "same modes" in PLOVER
    assert cue.replaces <= known - {mode}
    assert all(word == key(word) for phrase in cue.phrases for word in phrase)


def test_weapon_modes_are_modes_of_assaults() -> None:
    modes = {cue.mode for cues in load_mode_cues()["ASSAULT"].values() for cue in cues}
    assert {"aerial", "drone", "heavy-weapons"} <= weapon_modes() & modes


def test_single_words_come_with_their_case_forms() -> None:
    assert {(key("صاروخي"),), (key("صاروخيا"),)} <= set(load_mode_cues()["ASSAULT"])


def test_retaliation_classes() -> None:
    cues = load_retaliation()
    assert set(cues) == {"answers", "answered", "adjectives"}
    assert not cues["answers"] & cues["answered"]
    assert key("انتقامي") in retaliation_adjectives()


def test_topics() -> None:
    assert "conflict" in load_topics()
    assert all(word == key(word) for words in load_topics().values() for word in words)
    assert topic_counts(()) == {}


@pytest.mark.parametrize(
    "name",
    [
        "prepositions", "act_heads", "clause_openers", "relatives", "saying", "light_verbs", "undergo", "agent_markers",
        "results", "causes", "locatives", "background", "demonstratives", "statements", "also", "another", "charges",
    ],
)  # fmt: skip
def test_context_class_that_the_rules_ask_for(name: str) -> None:
    words = load_context()[name]
    assert words
    assert all(word == key(word) for word in words)


def test_who_acts_is_not_who_undergoes() -> None:
    context = load_context()
    assert not context["light_verbs"] & context["undergo"]
    assert context["relatives"] <= context["clause_openers"]
