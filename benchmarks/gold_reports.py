"""Gold records as the linker sees them: annotation format → `Report` → `LinkReport`."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from sijill.ingest.dates import parse_published
from sijill.linking.reports import link_reports
from sijill.model.document import Document
from sijill.model.linking import LinkReport
from sijill.model.mention import Evidence
from sijill.model.report import Report, Trigger
from sijill.model.value import Count, Participant, Toll, When, Where

_RULE = "gold"


def read_gold(folder: Path) -> list[LinkReport]:
    """Every record of FOLDER/gold with its document in FOLDER/docs, as the linker sees it."""
    found: list[LinkReport] = []
    for path in sorted((folder / "gold").glob("*.json")):
        source = json.loads((folder / "docs" / path.name).read_text("utf-8"))
        document = read_document(source)
        events = json.loads(path.read_text("utf-8"))["events"]
        starts = _line_starts(source["lines"])
        reports = tuple(_report(event, document, starts) for event in events)
        found += link_reports(document, reports, path.stem)
    return found


def read_document(source: dict[str, Any]) -> Document:
    """A document of gold/*/docs."""
    text = "\n".join(source["lines"])
    published = parse_published(source["published"]) if source.get("published") else None
    return Document(
        source["id"], text, source["lines"][0], source.get("source"), source.get("url"), published
    )


def _line_starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _evidence(item: dict[str, Any], document: Document, starts: list[int]) -> Evidence:
    words = item.get("text", item.get("trigger")) or ""
    line = starts[item.get("line") or 0]
    at = document.text.find(words, line)
    start = line if at < 0 else at
    return Evidence(start, start + len(words), words)


def _report(event: dict[str, Any], document: Document, starts: list[int]) -> Report:
    def number(name: str, kind: type) -> Any:
        item = event.get(name)
        if not item:
            return None
        return kind(_evidence(item, document, starts), item.get("min"), item.get("max"), _RULE)

    def participants(name: str) -> tuple[Participant, ...]:
        return tuple(
            Participant(
                _evidence(item, document, starts),
                _RULE,
                item.get("name"),
                None,
                item.get("country"),
                item.get("role"),
            )
            for item in event[name]
        )

    return Report(
        id=event["id"],
        document=document.id,
        type=event["type"],
        modes=tuple(event.get("modes") or ()),
        modality=event.get("modality") or "actual",
        mentions=tuple(
            Trigger(_evidence(item, document, starts), item["line"], _RULE) for item in event["mentions"]
        ),
        actors=participants("actors"),
        recipients=participants("recipients"),
        places=tuple(
            Where(
                item.get("name") or "",
                _RULE,
                _evidence(item, document, starts),
                country=item.get("country"),
                lat=item.get("lat"),
                lon=item.get("lon"),
            )
            for item in event["places"]
        ),
        when=_when(event.get("date"), document, starts),
        killed=number("killed", Toll),
        wounded=number("wounded", Toll),
        count=number("count", Count),
        aggregate=bool(event.get("aggregate")),
        retaliation_for=event.get("retaliation_for"),
    )


def _when(item: dict[str, Any] | None, document: Document, starts: list[int]) -> When | None:
    if not item or not item.get("start"):
        return None
    first = dt.date.fromisoformat(item["start"])
    last = dt.date.fromisoformat(item.get("end") or item["start"])
    if not item.get("text"):
        return When(first, last, "publication", _RULE)
    return When(first, last, "words", _RULE, _evidence(item, document, starts))
