"""Why a record or a field is wrong: a listing by cause, so that a user sees what to look at first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.evaluation.agreement import FIELDS, Event, count_hits, filled
from sijill.evaluation.score import Scored, Scores, mention_lines

EXPLAINED = {
    "not seen": "a coded event on a line where the system has no record",
    "other type": "a coded event on a line where the system has only records of other types",
    "joined": "a coded event whose lines the system gives to a record of this type that was paired with another event",
    "invented": "a record on a line where the coder has no event",
    "wrong type": "a record on a line where the coder has only events of other types",
    "split": "a record that shares type and line with a coded event that is paired with another record",
    "field missing": "a field that the coder filled and the paired record leaves open",
    "field extra": "a field that the paired record fills and the coder left open",
    "field wrong": "a field that both fill, with another value",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """One error: its cause (a key of `EXPLAINED`), what it concerns (a type or a field), where, and what both sides say."""

    cause: str
    about: str
    document: str
    line: int | None
    gold: str
    system: str


def find_causes(scores: Scores) -> list[Cause]:
    """Every error of every document, in document order."""
    return [cause for document in scores.documents for cause in _of_document(document)]


def _of_document(document: Scored) -> Iterator[Cause]:
    paired_gold, paired_system = ({pair[side] for pair in document.pairs} for side in (0, 1))
    names = ("not seen", "other type", "joined")
    for i, event in enumerate(document.gold):
        if i not in paired_gold:
            cause = _unpaired(document, event, document.system, names)
            yield Cause(cause, event["type"], document.id, _line(document, event), _trigger(event), "")
    names = ("invented", "wrong type", "split")
    for j, event in enumerate(document.system):
        if j not in paired_system:
            cause = _unpaired(document, event, document.gold, names)
            yield Cause(cause, event["type"], document.id, _line(document, event), "", _trigger(event))
    for i, j in document.pairs:
        yield from _fields(document, document.gold[i], document.system[j])


def _unpaired(document: Scored, event: Event, others: Sequence[Event], names: tuple[str, str, str]) -> str:
    lines = mention_lines(event, document.lines)
    near = [other for other in others if mention_lines(other, document.lines) & lines]
    if not near:
        return names[0]
    return names[2] if any(other["type"] == event["type"] for other in near) else names[1]


def _fields(document: Scored, gold: Event, system: Event) -> Iterator[Cause]:
    for field in FIELDS:
        wanted, found = filled(gold, field), filled(system, field)
        hits = count_hits(field, wanted, found)
        if hits == len(wanted) == len(found):
            continue
        name = "field wrong" if hits < min(len(wanted), len(found)) else "field missing"
        if hits == len(wanted):
            name = "field extra"
        yield Cause(name, field, document.id, _line(document, gold), _say(wanted), _say(found))


def _say(values: list[object]) -> str:
    return ", ".join(_say_one(value) for value in values) or "–"


def _say_one(value: object) -> str:
    if isinstance(value, dict):
        if value.get("start") and value.get("end") and "lat" not in value and isinstance(value["start"], str):
            return f"{value['start']}…{value['end']}"
        return str(value.get("text") or value.get("name"))
    if isinstance(value, tuple):
        low, high = value
        return str(low) if low == high else f"{low}–{'' if high is None else high}"
    return str(value)


def _line(document: Scored, event: Event) -> int | None:
    mentions = event.get("mentions") or ()
    return document.lines.line_of(mentions[0]) if mentions else None


def _trigger(event: Event) -> str:
    mentions = event.get("mentions") or ()
    return str(mentions[0].get("trigger") or mentions[0].get("text") or "") if mentions else ""
