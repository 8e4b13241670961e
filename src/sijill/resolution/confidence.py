"""Confidence: raw scores of engines → probabilities, and what is too doubtful left out.

The confidence of "event" is the share of events with such a raw score that a coder recorded too; that of a field is the event's, times the share of such
values that were right where the event was (`lexicon/data/confidence.tsv`).
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sijill.lexicon.confidence import load_confidence
from sijill.model.report import SCORED, DocumentRecord, Report

UNWEIGHED = 0.0  # the raw score of a value that an engine takes by a rule, without weighing it
_LEAST = 1e-3  # of a score and of what it lacks to 1
_TOLD_AGAIN = (
    0.7  # log-odds by which an event is surer with e times as many mentions; chosen on the held-out documents
)
_OPEN_NAMES = {"when": "date"}  # as `open_fields` calls it
_MUST_STAND = frozenset({"modality"})  # an event always has one
_EMPTY: dict[str, Any] = {"when": None, "killed": None, "wounded": None, "count": None}
_BESIDE = {"killed": "killed_variants", "wounded": "wounded_variants"}


def with_confidence(record: DocumentRecord, engine: str) -> DocumentRecord:
    """The record whose reports carry raw scores, with confidences of two places in their stead: of the event first, then of each filled field."""
    return replace(record, reports=tuple(_rated(report, engine) for report in record.reports))


def _rated(report: Report, engine: str) -> Report:
    raw = dict(report.scores)
    return replace(report, scores=tuple((name, round(p, 2)) for name, p in _confidences(report, engine, raw)))


def _confidences(report: Report, engine: str, raw: dict[str, float]) -> Iterator[tuple[str, float]]:
    table = load_confidence()
    if (engine, "event") not in table:
        return
    event = table[engine, "event"].at(event_raw(raw.get("event", UNWEIGHED), len(report.mentions)))
    yield "event", event
    for field in SCORED:
        if getattr(report, field) and (engine, field) in table:
            yield field, event * table[engine, field].at(raw.get(field, UNWEIGHED))


def event_raw(score: float, mentions: int) -> float:
    """The raw score of an event in the light of how often it is told: an event that several sentences name is no slip of a single word."""
    odds = math.log(max(score, _LEAST) / max(1 - score, _LEAST)) + _TOLD_AGAIN * math.log(max(1, mentions))
    return 1 / (1 + math.exp(-odds))


def leave_out_doubtful(record: DocumentRecord, least: float) -> DocumentRecord:
    """The record without the events whose confidence is below `least`, and with values below it left open, with the reason.

    The events that stay are numbered anew; one that answers an event left out says so among its open fields.
    """
    kept = [report for report in record.reports if _confidence_of(report, "event") >= least]
    names = {report.id: f"e{number}" for number, report in enumerate(kept, start=1)}
    return replace(record, reports=tuple(_renamed(_opened(report, least), names) for report in kept))


def _confidence_of(report: Report, field: str) -> float:
    return dict(report.scores).get(field, 1.0)


def _opened(report: Report, least: float) -> Report:
    doubtful = [(f, p) for f, p in report.scores if f != "event" and f not in _MUST_STAND and p < least]
    if not doubtful:
        return report
    emptied = {field: _EMPTY.get(field, ()) for field, _ in doubtful}
    emptied |= {_BESIDE[field]: () for field, _ in doubtful if field in _BESIDE}
    reasons = tuple(
        (_OPEN_NAMES.get(field, field), f"confidence {shown(p)} below {shown(least)}")
        for field, p in doubtful
    )
    gone = {name for name, _ in reasons}
    told = tuple((name, reason) for name, reason in report.open_fields if name not in gone)
    scores = tuple((field, p) for field, p in report.scores if field not in emptied)
    return replace(report, **emptied, open_fields=(*told, *reasons), scores=scores)


def _renamed(report: Report, names: dict[str, str]) -> Report:
    answered = report.retaliation_for
    if answered is None or answered in names:
        return replace(
            report, id=names[report.id], retaliation_for=names[answered] if answered is not None else None
        )
    reason = ("retaliation_for", "the event that it answers was left out for its confidence")
    return replace(
        report, id=names[report.id], retaliation_for=None, open_fields=(*report.open_fields, reason)
    )


def shown(probability: float) -> str:
    """ ".31", "1.00": two places, without the nought."""
    return f"{probability:.2f}".removeprefix("0")
