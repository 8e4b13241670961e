"""Records in annotation format → `DocumentRecord`: what annotators write by hand (`line` and `text`) and what `sijill read --format annotation` writes (offsets too)."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.errors import RecordError
from sijill.ledger.view.times import precision_of
from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Fact, Report, Trigger
from sijill.model.value import Count, Participant, Source, Toll, Variant, Weapon, When, Where

Row = dict[str, Any]
RULE = "annotation"  # of values whose record names no rule: a person wrote them
_OF_FACT = {"id", "kind", "line", "start", "end", "text", "rule", "value"}


def find_records(folder: Path) -> dict[str, Row]:
    """Document id → its record, from every `.json` (one record) and `.jsonl` (one a line) below the folder.

    Raises RecordError for a file that is not JSON, a record without `doc` and `events`, or two of one document.
    """
    found: dict[str, Row] = {}
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".json", ".jsonl")):
        for where, row in _rows(path):
            if (
                not isinstance(row, dict)
                or not isinstance(row.get("doc"), str)
                or not isinstance(row.get("events"), list)
            ):
                raise RecordError(f"{where}: not a record with doc and events")
            if row["doc"] in found:
                raise RecordError(f"{where}: a second record of the document {row['doc']}")
            found[row["doc"]] = row
    return found


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    text = path.read_text("utf-8")
    pieces = [(str(path), text)]
    if path.suffix == ".jsonl":
        pieces = [(f"{path}#{n}", line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for where, piece in pieces:
        try:
            yield where, json.loads(piece)
        except ValueError as error:
            raise RecordError(f"{where}: broken JSON: {error}") from None


def read_annotation(row: Row, document: Document) -> DocumentRecord:
    """The record of one document. Raises RecordError, naming the event, where words are not in their line or a field is amiss."""
    reader = _Reader(document)
    reports = []
    for event in row["events"]:
        try:
            reports.append(reader.report(event))
        except (KeyError, TypeError, ValueError) as error:
            raise RecordError(f"{document.id}: {event.get('id')}: cannot be read: {error!r}") from None
    return DocumentRecord(
        document.id, tuple(reports), tuple(reader.fact(fact) for fact in row.get("facts") or ())
    )


@dataclasses.dataclass(slots=True)
class _Reader:
    document: Document
    starts: list[int] = dataclasses.field(default_factory=list)
    event: str = ""

    def __post_init__(self) -> None:
        self.starts, at = [0], self.document.text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = self.document.text.find("\n", at + 1)

    def report(self, event: Row) -> Report:
        self.event = event["id"]
        mentions = tuple(
            Trigger(self.evidence(m, m["trigger"]), m["line"], m.get("rule") or RULE, m.get("score"))
            for m in event["mentions"]
        )
        near = mentions[0].evidence if mentions else Evidence(0, 0, "")
        killed, wounded = self.toll(event.get("killed")), self.toll(event.get("wounded"))
        return Report(
            id=event["id"],
            document=self.document.id,
            type=event["type"],
            modes=tuple(event.get("modes") or ()),
            modality=event.get("modality") or "actual",
            mentions=mentions,
            modality_rule=event.get("modality_rule") or RULE,
            actors=tuple(map(self.participant, event.get("actors") or ())),
            recipients=tuple(map(self.participant, event.get("recipients") or ())),
            places=tuple(map(self.place, event.get("places") or ())),
            when=self.when(event.get("date")),
            killed=killed,
            wounded=wounded,
            killed_variants=self.variants(event.get("killed_variants"), killed, near),
            wounded_variants=self.variants(event.get("wounded_variants"), wounded, near),
            weapons=tuple(
                Weapon(self.evidence(w), w.get("rule") or RULE, w.get("n"))
                for w in event.get("weapons") or ()
            ),
            count=self.count(event.get("count"), near),
            aggregate=bool(event.get("aggregate")),
            outcome=event.get("outcome"),
            claimed_by=self.participant(event["claimed_by"]) if event.get("claimed_by") else None,
            blamed=self.participant(event["blamed"]) if event.get("blamed") else None,
            source=self.source(event.get("source")),
            retaliation_for=event.get("retaliation_for"),
            disputed=bool(event.get("disputed")),
            open_fields=tuple((o["field"], o["reason"]) for o in event.get("open") or ()),
            scores=tuple((field, float(p)) for field, p in (event.get("scores") or {}).items()),
        )

    def evidence(self, item: Row, words: str | None = None) -> Evidence:
        """By offsets if the item has them, else the first place of its words in its line, else in the text."""
        words = item["text"] if words is None else words
        text = self.document.text
        if item.get("start") is not None:
            start = item["start"]
        elif item.get("line") is not None and item["line"] < len(self.starts):
            start = text.find(words, self.starts[item["line"]])
            end = text.find("\n", self.starts[item["line"]])
            start = -1 if end >= 0 and start + len(words) > end else start
        else:
            start = text.find(words)
        if start < 0 or text[start : start + len(words)] != words:
            raise RecordError(
                f"{self.document.id}: {self.event}: the words «{words}» are not where the record puts them"
            )
        return Evidence(start, start + len(words), words)

    def participant(self, item: Row) -> Participant:
        return Participant(
            self.evidence(item), item.get("rule") or RULE, item.get("name"), item.get("actor_id"), item.get("country"),
            item.get("role"), item.get("reason"),
        )  # fmt: skip

    def place(self, item: Row) -> Where:
        same = (
            "country",
            "admin1",
            "level",
            "lat",
            "lon",
            "gazetteer_id",
            "ucdp_precision",
            "acled_precision",
            "relation",
            "reason",
        )
        return Where(
            item.get("name") or item["text"], item.get("rule") or RULE, self.evidence(item),
            candidates=tuple(item.get("candidates") or ()), scores=tuple((item.get("scores") or {}).items()),
            **{name: item.get(name) for name in same},
        )  # fmt: skip

    def when(self, item: Row | None) -> When | None:
        if not item or not item.get("start"):
            return None
        first = dt.date.fromisoformat(item["start"])
        last = dt.date.fromisoformat(item.get("end") or item["start"])
        ucdp, acled = precision_of(first, last)
        evidence = None
        if item.get("text"):
            spot = item.get("span")  # here `start` and `end` are days
            evidence = self.evidence(
                {"line": item.get("line"), "start": spot[0] if spot else None}, item["text"]
            )
        basis = item.get("basis") or ("words" if evidence else "publication")
        return When(
            first, last, basis, item.get("rule") or RULE, evidence, item.get("ucdp_precision") or ucdp,
            item.get("acled_precision") or acled, item.get("hour"), item.get("zone"),
        )  # fmt: skip

    def toll(self, item: Row | None) -> Toll | None:
        if not item:
            return None
        return Toll(
            self.evidence(item), item.get("min"), item.get("max"), item.get("rule") or RULE, item.get("who")
        )

    def variants(self, items: list[Row] | None, toll: Toll | None, near: Evidence) -> tuple[Variant, ...]:
        """Annotators give no words for a variant: it then rests on those of the toll, or of the trigger."""
        return tuple(
            Variant(
                v["n"],
                self.evidence(v) if v.get("text") else toll.evidence if toll else near,
                v.get("source"),
            )
            for v in items or ()
        )

    def count(self, item: Row | None, near: Evidence) -> Count | None:
        if not item:
            return None
        evidence = self.evidence(item) if item.get("text") else near
        return Count(evidence, item.get("min"), item.get("max"), item.get("rule") or RULE)

    def source(self, item: Row | None) -> Source | None:
        if not item:
            return None
        via = tuple(self.evidence(v) for v in item.get("via") or ())
        return Source(self.evidence(item), item.get("rule") or RULE, item.get("name"), via)

    def fact(self, item: Row) -> Fact:
        self.event = item["id"]
        evidence = self.evidence(item)
        values = {name: value for name, value in item.items() if name not in _OF_FACT} | (
            item.get("value") or {}
        )
        line = item.get("line")
        return Fact(
            item["id"],
            self.document.id,
            item["kind"],
            evidence,
            line or 0,
            item.get("rule") or RULE,
            tuple(values.items()),
        )
