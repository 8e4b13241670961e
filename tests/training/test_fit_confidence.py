"""The table of confidences: steps rise, hold enough cases, and a table is judged on documents that it was not made from."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from fit_confidence import LEAST, cases, cross_fitted, error, fit, judged, outcomes, rate, share_at, steps

TRIGGER = {"line": 0, "trigger": "هجوم", "text": "هجوم"}


def event(type_: str, line: int, event: float, killed: tuple[int, float] | None = None) -> dict:
    made = {"id": "e", "type": type_, "mentions": [TRIGGER | {"line": line}], "scores": {"event": event}}
    if killed:
        made |= {"killed": {"min": killed[0], "max": killed[0]}}
        made["scores"]["killed"] = killed[1]
    return made


def row(doc: str, events: list[dict], gold: list[dict]) -> dict:
    return {"engine": "toy", "doc": doc, "lines": ["هجوم"] * 4, "events": events, "gold": gold}


def test_an_event_is_right_where_it_is_paired_and_a_value_where_it_agrees() -> None:
    gold = [event("ASSAULT", 0, 1, (5, 1)), event("ASSAULT", 2, 1, (7, 1))]
    found = [
        event("ASSAULT", 0, 0.9, (5, 0.8)),
        event("ASSAULT", 2, 0.7, (9, 0.4)),
        event("PROTEST", 1, 0.6, (1, 0.4)),
    ]
    told = [
        (field, round(raw, 6), right, share)
        for field, raw, right, share in outcomes(row("d", found, gold))
        if field in ("event", "killed")
    ]
    assert told == [
        ("event", 0.9, True, None),
        ("killed", 0.8, True, 1.0),
        ("event", 0.7, True, None),
        ("killed", 0.4, True, 0.0),
        ("event", 0.6, False, None),
        ("killed", 0.4, False, 0.0),
    ]


def test_values_of_wrong_events_are_not_asked() -> None:
    found = cases([row("d", [event("PROTEST", 1, 0.6, (1, 0.4))], [])])
    assert found["toy", "event"] == [("d", pytest.approx(0.6), 0.0, 1.0)]
    assert ("toy", "killed") not in found


def sample(n: int, seed: int = 1) -> list[tuple[str, float, float, float]]:
    """Raw scores that are right more often the higher they are: the square of the score."""
    draw = random.Random(seed)
    raw = [round(draw.random(), 2) for _ in range(n)]
    return [(f"d{i % 25}", r, float(draw.random() < r * r), 1.0) for i, r in enumerate(raw)]


def test_steps_rise_from_nought_and_hold_enough_cases() -> None:
    made = steps(sample(1000), 0.5)
    edges, shares, sizes = (list(column) for column in zip(*made, strict=True))
    assert edges[0] == 0.0
    assert edges == sorted(set(edges))
    assert shares == sorted(shares)
    assert min(sizes) >= LEAST
    assert sum(sizes) == 1000
    assert len(made) > 4
    assert all(abs(share_at(made, raw) - raw * raw) < 0.15 for raw in (0.1, 0.3, 0.5, 0.7, 0.9))


def test_few_cases_are_one_step_near_the_mean_of_all() -> None:
    ((edge, share, n),) = steps([("d", 0.9, 1.0, 1.0)] * 3, 0.5)
    assert (edge, n) == (0.0, 3)
    assert 0.5 < share < 0.8


def test_no_share_is_certain() -> None:
    made = steps([("d", r / 100, 1.0, 1.0) for r in range(100)], 0.6)
    assert all(share < 1 for _, share, _ in made)


def test_cross_fitting_judges_each_document_once_and_not_by_itself() -> None:
    draw = random.Random(3)
    rows = []
    for number in range(60):
        gold = [event("ASSAULT", 0, 1)]
        raw = draw.random()
        found = [event("ASSAULT" if draw.random() < raw else "PROTEST", 0, round(raw, 2))]
        rows.append(row(f"d{number:02}", found, gold))
    told = [t for t in cross_fitted(rows) if t[1] == "event"]
    assert len(told) == 60
    assert error([(p, y) for _, _, p, y in told]) < 0.25
    inside = [t for t in judged(fit(rows), rows) if t[1] == "event"]
    assert [y for *_, y in inside] != [p for _, _, p, _ in inside]


@pytest.mark.parametrize(("pairs", "expected"), [([(0.95, 1.0), (0.95, 1.0)], 0.05), ([(0.2, 0.0)], 0.2)])
def test_the_calibration_error_is_the_mean_distance(pairs, expected: float) -> None:  # type: ignore[no-untyped-def]
    assert error(pairs) == pytest.approx(expected)


def test_rate_is_the_mean_share() -> None:
    assert rate([("d", 0.1, 1.0, 1.0), ("d", 0.2, 0.5, 1.0)]) == 0.75
