"""Precision, recall and F1 of event records against human coding.

`lines`: (type, line) pairs; `events`: records paired one to one, same type and a mention on a shared line; `slots`: every filled field of
every record, the headline; `field X`: one field; `type X`: records of one type. Micro sums over all documents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.evaluation.agreement import FIELDS, Event, Lines, count_hits, filled, overlap
from sijill.model.report import MATERIAL

GROUPS = ("", " material", " verbal")


@dataclass(frozen=True, slots=True)
class Figure:
    """Hits among `gold` and `system` items; `paired_accuracy` (fields only) is the share of paired records where the field is right."""

    hits: int
    gold: int
    system: int
    paired_accuracy: float | None = None

    @property
    def precision(self) -> float:
        return self.hits / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """One document: its lines, both sides' records, and the pairs (gold index, system index)."""

    id: str
    lines: Lines
    gold: Sequence[Event]
    system: Sequence[Event]
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by name, in a stable order, and the documents that they come from."""

    figures: Mapping[str, Figure]
    documents: tuple[Scored, ...]

    def as_json(self) -> dict[str, Any]:
        """Rounded to four places, with the keys of the project's annotation tools."""
        rows: dict[str, Any] = {name: _row(name, figure) for name, figure in self.figures.items()}
        return rows | {"documents": len(self.documents)}


def _row(name: str, figure: Figure) -> dict[str, float | int | None]:
    row: dict[str, float | int | None] = {
        "p": round(figure.precision, 4),
        "r": round(figure.recall, 4),
        "f1": round(figure.f1, 4),
        "gold": figure.gold,
        "system": figure.system,
    }
    if name.startswith("field "):
        accuracy = figure.paired_accuracy
        row["paired_accuracy"] = None if accuracy is None else round(accuracy, 4)
    return row


def score_documents(items: Iterable[tuple[str, Sequence[str], Sequence[Event], Sequence[Event]]]) -> Scores:
    """Scores of (document id, lines, gold records, system records)."""
    scored = []
    for name, texts, gold, system in items:
        lines = Lines.of(texts)
        scored.append(Scored(name, lines, gold, system, pair_records(gold, system, lines)))
    tally = _Tally()
    for document in scored:
        tally.add_document(document)
    return Scores(tally.figures(), tuple(scored))


def mention_lines(event: Event, lines: Lines) -> set[int | None]:
    """The lines that a record's mentions stand in."""
    return {lines.line_of(mention) for mention in event.get("mentions") or ()}


def pair_records(gold: Sequence[Event], system: Sequence[Event], lines: Lines) -> tuple[tuple[int, int], ...]:
    """Greedy one-to-one pairing of records of one type that share a mention line: the best agreement first, then text order."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, found in enumerate(system):
            shared = len(mention_lines(wanted, lines) & mention_lines(found, lines))
            if shared and wanted["type"] == found["type"]:
                agree = sum(count_hits(f, filled(wanted, f), filled(found, f)) for f in FIELDS)
                candidates.append((agree + shared + 2 * _trigger_overlap(wanted, found, lines), -i, -j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates, reverse=True):
        if all(-i != a and -j != b for a, b in pairs):
            pairs.append((-i, -j))
    return tuple(pairs)


def _trigger_overlap(wanted: Event, found: Event, lines: Lines) -> float:
    return max(
        (
            overlap(a.get("trigger"), b.get("trigger", b.get("text")))
            for a in wanted["mentions"]
            for b in found["mentions"]
            if lines.line_of(a) == lines.line_of(b)
        ),
        default=0.0,
    )


def _in_group(group: str, event_type: str) -> bool:
    return not group or (event_type in MATERIAL) == (group == " material")


class _Tally:
    """Sums over documents."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()
        self._system: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._pairs = 0

    def add(self, name: str, hits: int, gold: int, system: int) -> None:
        self._hits[name] += hits
        self._gold[name] += gold
        self._system[name] += system

    def add_document(self, document: Scored) -> None:
        self._pairs += len(document.pairs)
        gold, system = (
            {(e["type"], line) for e in side for line in mention_lines(e, document.lines)}
            for side in (document.gold, document.system)
        )
        paired = [document.gold[i]["type"] for i, _ in document.pairs]
        for group in GROUPS:
            g, s = ({x for x in side if _in_group(group, x[0])} for side in (gold, system))
            self.add("lines" + group, len(g & s), len(g), len(s))
            counts = [
                sum(_in_group(group, kind) for kind in kinds)
                for kinds in (
                    paired,
                    [e["type"] for e in document.gold],
                    [e["type"] for e in document.system],
                )
            ]
            self.add("events" + group, *counts)
        for name, kinds in (("gold", document.gold), ("system", document.system)):
            for event in kinds:
                self.add("type " + event["type"], 0, int(name == "gold"), int(name == "system"))
        for kind in paired:
            self.add("type " + kind, 1, 0, 0)
        for field in FIELDS:
            self._add_field(document, field)

    def _add_field(self, document: Scored, field: str) -> None:
        gold = [filled(event, field) for event in document.gold]
        system = [filled(event, field) for event in document.system]
        hits = 0
        for i, j in document.pairs:
            agree = count_hits(field, gold[i], system[j])
            hits += agree
            self._right[field] += agree == len(gold[i]) == len(system[j])
        for name in ("field " + field, "slots"):
            self.add(name, hits, sum(map(len, gold)), sum(map(len, system)))

    def figures(self) -> dict[str, Figure]:
        order = sorted(self._gold, key=lambda name: (not name.startswith(("slots", "events", "lines")), name))
        return {
            name: Figure(self._hits[name], self._gold[name], self._system[name], self._accuracy(name))
            for name in order
        }

    def _accuracy(self, name: str) -> float | None:
        if not name.startswith("field ") or not self._pairs:
            return None
        return self._right[name.removeprefix("field ")] / self._pairs
