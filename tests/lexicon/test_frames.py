"""Frames: every frame is used, every role is one that the clause rules know."""

import pytest

from sijill.lexicon.frames import Frame, load_frames
from sijill.lexicon.load import load_yaml
from sijill.lexicon.triggers import load_triggers
from sijill.text import key

FRAMES = load_frames()
ROLES = {"actor", "recipient", "place", "auto", None}
PLACES = {"subject", "object", "passive", "genitive", "can_be_passive", "single", "before", "to"}


def test_every_frame_that_a_trigger_names_is_there() -> None:
    assert {entry.frame for entry in load_triggers().entries} <= set(FRAMES)


def test_every_frame_is_named_by_a_trigger() -> None:
    assert set(FRAMES) <= {entry.frame for entry in load_triggers().entries}


@pytest.mark.parametrize("name", FRAMES)
def test_roles_are_known(name: str) -> None:
    frame = FRAMES[name]
    assert {frame.subject, frame.object, frame.passive, frame.single} <= {"actor", "recipient", None}
    assert frame.genitive in ROLES
    assert set(frame.to.values()) <= ROLES - {"auto", None}


@pytest.mark.parametrize("name", FRAMES)
def test_no_unknown_place(name: str) -> None:
    assert set(load_yaml("frames.yml")["frames"][name]) <= PLACES


def test_prepositions_are_keys() -> None:
    assert all(word == key(word) for frame in FRAMES.values() for word in frame.to)
    assert FRAMES["attack-on"].to[key("على")] == "recipient"


def test_an_empty_place_has_no_role() -> None:
    assert FRAMES["besieged"] == Frame(None, None, None, None, False, None, None, {})
