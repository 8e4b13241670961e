"""The table of confidences: every line reads, and a surer score is never less likely right."""

import pytest

import sijill.lexicon.confidence as module
from sijill.errors import LexiconError
from sijill.lexicon.confidence import Steps, load_confidence
from sijill.model.report import SCORED
from sijill.settings import ENGINES


def test_steps_hold_from_their_edge_on() -> None:
    steps = Steps((0.0, 0.5, 0.9), (0.2, 0.6, 0.8))
    assert [steps.at(raw) for raw in (0.0, 0.49, 0.5, 0.9, 1.0)] == [0.2, 0.2, 0.6, 0.8, 0.8]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_has_its_events_and_fields(engine: str) -> None:
    assert {field for name, field in load_confidence() if name == engine} == {"event", *SCORED}


@pytest.mark.parametrize("name", load_confidence())
def test_shares_are_probabilities_and_rise(name: tuple[str, str]) -> None:
    steps = load_confidence()[name]
    assert steps.edges[0] == 0.0
    assert list(steps.edges) == sorted(set(steps.edges))
    assert list(steps.shares) == sorted(steps.shares)
    assert all(0 <= share <= 1 for share in steps.shares)


def test_a_broken_line_is_named(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    tmp_path.joinpath("confidence.tsv").write_text("# head\nlexicon\tevent\t0\thalf\n", "utf-8")
    monkeypatch.setattr(module, "DATA", tmp_path)
    with pytest.raises(LexiconError, match="line 2"):
        load_confidence.__wrapped__()
