"""From raw scores to confidence, and what is left out below one."""

from dataclasses import replace

import pytest

import sijill.resolution.confidence as module
from sijill.lexicon.confidence import Steps
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Report, Trigger
from sijill.model.value import Participant, Toll, Variant
from sijill.resolution.confidence import event_raw, leave_out_doubtful, shown, with_confidence

TABLE = {
    ("toy", "event"): Steps((0.0, 0.5, 0.9), (0.2, 0.6, 0.8)),
    ("toy", "actors"): Steps((0.0, 0.7), (0.5, 0.9)),
    ("toy", "killed"): Steps((0.0,), (0.75,)),
}
WORDS = Evidence(0, 4, "هجوم")


def report(name: str, *scores: tuple[str, float], **values: object) -> Report:
    made = Report(name, "d", "ASSAULT", (), "actual", (Trigger(WORDS, 0, "attack"),), scores=scores)
    return replace(made, **values)  # type: ignore[arg-type]


def rated(*reports: Report) -> DocumentRecord:
    return with_confidence(DocumentRecord("d", reports), "toy")


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_confidence", lambda: TABLE)


GUNMEN = Participant(WORDS, "gunmen")
FIVE = Toll(WORDS, 5, 5, "exact")


def test_a_field_is_as_sure_as_its_event_times_its_own_share() -> None:
    (found,) = rated(report("e1", ("event", 0.93), ("actors", 0.71), actors=(GUNMEN,))).reports
    assert found.scores == (("event", 0.8), ("actors", 0.72))


def test_a_value_that_nobody_weighed_stands_on_the_lowest_step() -> None:
    (found,) = rated(report("e1", ("event", 0.51), actors=(GUNMEN,), killed=FIVE)).reports
    assert found.scores == (("event", 0.6), ("actors", 0.3), ("killed", 0.45))


def test_an_empty_field_and_one_without_a_table_have_no_confidence() -> None:
    (found,) = rated(report("e1", ("event", 0.51), ("actors", 0.9), modes=("aerial",))).reports
    assert found.scores == (("event", 0.6),)


def test_an_engine_without_a_table_gives_none() -> None:
    assert (
        with_confidence(DocumentRecord("d", (report("e1", ("event", 0.51)),)), "other").reports[0].scores
        == ()
    )


def test_events_below_are_left_out_and_the_rest_numbered_anew() -> None:
    record = rated(
        report("e1", ("event", 0.1)),
        report("e2", ("event", 0.95), retaliation_for="e1"),
        report("e3", ("event", 0.95), retaliation_for="e2"),
    )
    kept = leave_out_doubtful(record, 0.5).reports
    assert [r.id for r in kept] == ["e1", "e2"]
    assert kept[0].retaliation_for is None
    assert kept[0].open_fields == (
        ("retaliation_for", "the event that it answers was left out for its confidence"),
    )
    assert kept[1].retaliation_for == "e1"


def test_values_below_are_left_open_with_the_reason() -> None:
    variants = (Variant(5, WORDS), Variant(7, WORDS))
    record = rated(
        report("e1", ("event", 0.51), actors=(GUNMEN,), killed=FIVE, killed_variants=variants),
    )
    (kept,) = leave_out_doubtful(record, 0.4).reports
    assert (kept.actors, kept.killed, kept.killed_variants) == ((), FIVE, variants)
    assert kept.open_fields == (("actors", "confidence .30 below .40"),)
    assert kept.scores == (("event", 0.6), ("killed", 0.45))
    (less,) = leave_out_doubtful(record, 0.5).reports
    assert (less.killed, less.killed_variants) == (None, ())
    assert dict(less.open_fields)["killed"] == "confidence .45 below .50"


def test_an_event_told_again_is_surer() -> None:
    assert event_raw(0.5, 1) == pytest.approx(0.5)
    assert event_raw(0.5, 1) < event_raw(0.5, 2) < event_raw(0.5, 5) < 1
    assert event_raw(0.0, 1) < 0.01
    assert event_raw(1.0, 1) > 0.99


def test_nothing_is_below_nought() -> None:
    record = rated(report("e1", ("event", 0.0), actors=(GUNMEN,)))
    assert leave_out_doubtful(record, 0.0) == record


@pytest.mark.parametrize(("p", "text"), [(0.314, ".31"), (1.0, "1.00"), (0.0, ".00")])
def test_a_probability_is_shown_with_two_places(p: float, text: str) -> None:
    assert shown(p) == text
