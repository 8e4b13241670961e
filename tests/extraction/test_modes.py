"""Modes: the examples of data/modes.yml, and how modes drive each other out."""

import pytest

from sijill.analysis import analyze
from sijill.extraction.arguments import argument_field
from sijill.extraction.modes import find_modes
from sijill.extraction.scene import build_scene
from sijill.extraction.triggers import find_triggers
from sijill.lexicon.cues import load_mode_cues, weapon_modes
from sijill.lexicon.triggers import load_triggers
from sijill.model.document import Document
from sijill.model.draft import Mentions


def modes(text: str, event_type: str) -> list[tuple[str, ...]]:
    """The modes of each trigger of the type, in text order."""
    document = Document("example", text)
    analysis = analyze(document)
    scene = build_scene(document, analysis, Mentions())
    found = []
    for sentence in analysis.sentences:
        triggers = find_triggers(analysis.tokens, sentence.first, sentence.last, load_triggers())
        for trigger in triggers:
            if trigger.entry.type == event_type:
                field = argument_field(scene, sentence.first, sentence.last, trigger, triggers)
                found.append(find_modes(scene, trigger, field))
    return found


def examples(kind: str) -> list[object]:
    cues = {
        (t, cue.mode): cue
        for t, owners in load_mode_cues().items()
        for found in owners.values()
        for cue in found
    }
    return [
        pytest.param(event_type, mode, text, id=f"{event_type}-{mode}-{number}")
        for (event_type, mode), cue in cues.items()
        for number, text in enumerate(getattr(cue, kind))
    ]


@pytest.mark.parametrize(("event_type", "mode", "text"), examples("yes"))
def test_mode_is_found_in(event_type: str, mode: str, text: str) -> None:
    assert mode in {found for each in modes(text, event_type) for found in each}


@pytest.mark.parametrize(("event_type", "mode", "text"), examples("no"))
def test_mode_is_not_found_in(event_type: str, mode: str, text: str) -> None:
    found = modes(text, event_type)
    assert found, "the example needs an act of the type"
    assert mode not in {name for each in found for name in each}


def test_every_mode_has_examples() -> None:
    cues = {cue for owners in load_mode_cues().values() for found in owners.values() for cue in found}
    assert all(cue.yes and cue.no for cue in cues)
    assert weapon_modes() <= {cue.mode for cue in cues}


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("قصف الجيش البلدة", "ASSAULT", ("heavy-weapons",)),  # the trigger's own
        ("نفذ الجيش قصفا جويا على البلدة", "ASSAULT", ("aerial",)),  # a weapon drives out the default
        ("اغتال مسلحون ضابطا بعبوة ناسفة", "ASSAULT", ("explosives", "targeted")),  # the manner stays
        ("نشرت الدولة بطاريات صواريخ", "MOBILIZE", ("weapons",)),
        ("أعلن الجيش هدنة", "RETREAT", ("ceasefire",)),
        (
            "قصف الجيش البلدة. وكان سلاح الجو قد شارك في المناورات",
            "ASSAULT",
            ("heavy-weapons",),
        ),  # not over a full stop
    ],
)
def test_modes(text: str, event_type: str, expected: tuple[str, ...]) -> None:
    assert modes(text, event_type)[0] == expected
