import io
import json

import pytest

from sijill.export.plover import QUADS, quad, record, spoken, write_plover
from sijill.model.report import MATERIAL, VERBAL
from tests.export.events import event, full_event


@pytest.mark.parametrize(
    ("type_", "modes", "modality", "mapped"),
    [
        ("ASSAULT", ("aerial",), "planned", ("ASSAULT", ("aerial",))),
        ("COERCE", ("seize",), "planned", ("COERCE", ("seize",))),
        ("PROTEST", ("demo",), "planned", ("PROTEST", ("demo",))),
        ("THREATEN", ("violence",), "planned", ("THREATEN", ("violence",))),
        ("SUPPORT", (), "planned", ("AGREE", ())),
        ("CONCEDE", (), "planned", ("CONCEDE", ())),
        ("RETREAT", ("withdraw",), "planned", ("AGREE", ())),
        ("AID", (), "planned", ("AGREE", ())),
        ("CONSULT", ("visit",), "planned", ("CONSULT", ("visit",))),
        ("ASSAULT", ("aerial",), "hypothetical", ("ASSAULT", ("aerial",))),
        ("ASSAULT", ("aerial",), "actual", ("ASSAULT", ("aerial",))),
    ],
)
def test_cooperation_announced_is_a_statement_of_intent(
    type_: str, modes: tuple[str, ...], modality: str, mapped: tuple[str, tuple[str, ...]]
) -> None:
    assert spoken(event(type=type_, modes=modes, modality=modality)) == mapped


def test_the_act_behind_the_words_is_kept() -> None:
    found = record(event(type="RETREAT", modes=("withdraw",), modality="planned"))
    assert (found["event_type"], found["original_type"], found["contexts"]) == (
        "AGREE",
        "RETREAT",
        ["future"],
    )
    assert found["original_modes"] == ["withdraw"]
    assert "original_type" not in record(event())


def test_conflict_announced_keeps_its_type() -> None:
    found = record(event(modality="planned"))
    assert (found["event_type"], found["contexts"]) == ("ASSAULT", ["future"])
    assert "original_type" not in found


def test_every_type_has_one_quad() -> None:
    assert sum(map(len, QUADS.values())) == len(MATERIAL | VERBAL)
    assert {quad(name) for name in MATERIAL} == {"material cooperation", "material conflict"}


def test_lines() -> None:
    out = io.StringIO()
    done = write_plover([full_event(), event(modality="denied")], out)
    assert (done.written, dict(done.left_out)) == (1, {"denied: it did not happen": 1})
    (line,) = out.getvalue().splitlines()
    found = json.loads(line)
    assert found == record(full_event())
    assert found["actors"] == [
        {"name": "Houthis", "text": "الحوثيون", "country": "YEM", "sector": "REB", "id": "houthis"}
    ]
    assert found["killed"] == [9, 12, 14]
    assert found["location"]["latitude"] == 13.58
