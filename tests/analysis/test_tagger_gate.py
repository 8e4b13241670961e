"""The gate before the encoder: what names an act passes, what fills the culture pages does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from sijill.analysis.tagger_gate import select_windows, window_features
from sijill.analysis.tagger_model import FILE
from sijill.analysis.tagger_pieces import Pieces
from sijill.analysis.tagger_windows import make_windows
from sijill.model.tagging import TriggerCandidate

PIECES = Pieces([("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -8.0)], {})
MODEL = Path(__file__).parents[2] / "src/sijill/analysis/data" / FILE
WAR = "مقتل خمسة جنود في قصف على حلب\nقصفت طائرات حربية مواقع المسلحين وقتلت خمسة جنود."
CULTURE = "افتتاح مهرجان السينما\nعرض المهرجان فيلما جديدا للمخرج والممثلة وحضر الجمهور حفل الموسيقى."


def chosen(text: str, least: float, *candidates: TriggerCandidate) -> list[int]:
    return select_windows(text, make_windows(text, PIECES), candidates, least)


def test_war_passes_and_culture_does_not() -> None:
    assert chosen(WAR, -2.0) == [0, 1]
    assert chosen(CULTURE, -2.0) == []


def test_an_open_gate_lets_all_pass_and_a_shut_one_only_what_is_forced() -> None:
    start = CULTURE.index("عرض")
    forced = TriggerCandidate(start, start + 3, "TRIBAL", "own", forced=True)
    assert chosen(CULTURE, -99.0) == [0, 1]
    assert chosen(WAR, 99.0) == []
    assert chosen(CULTURE, 99.0, forced) == [1]


def test_features_belong_to_their_window() -> None:
    start = WAR.index("قصفت")
    proposed = TriggerCandidate(start, start + 4, "ASSAULT", "strike")
    (title, first), (body, second) = window_features(WAR, make_windows(WAR, PIECES), [proposed])
    assert {"line:title", "topic:conflict", "proposed:0", "word:مقتل"} <= set(title)
    assert {"line:body", "proposed:1", "proposed:ASSAULT", "word:مسلحين"} <= set(body)
    assert "word:مقتل" not in body
    assert body == sorted(body)
    assert (first, second) == (False, False)


def test_the_topic_is_the_whole_documents() -> None:
    text = f"{CULTURE}\n{WAR}"
    topics = [
        f
        for features, _ in window_features(text, make_windows(text, PIECES), [])
        for f in features
        if f[:6] == "topic:"
    ]
    assert len(topics) == 4
    assert len(set(topics)) == 1


@pytest.mark.skipif(not MODEL.exists(), reason="the model file is not in this checkout")
def test_the_settings_shut_and_open_the_gate() -> None:
    from sijill.analysis.tagger import Tagger
    from sijill.analysis.tagger_model import load_model

    model = load_model()
    shut, wide = (
        Tagger(replace(model, settings={**model.settings, "gate": least})) for least in (99.0, None)
    )
    start = WAR.index("قصفت")
    candidate = TriggerCandidate(start, start + 4, "ASSAULT", "strike")
    assert shut.tag(WAR, [candidate]).judged == ((candidate, 0.0),)
    assert shut.tag(WAR, [candidate]).triggers == ()
    assert wide.tag(WAR, [candidate]).judged[0][1] > 0.3
    assert Tagger(model).tag(WAR, [candidate]) == wide.tag(WAR, [candidate])
