"""Ids: what has the same content has the same id, on every machine."""

import hashlib
from collections.abc import Sequence
from typing import Any

from sijill.ledger.codec import canonical, encode_record
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import Report

DIGITS = 20  # 80 bits: a collision among a thousand million reports has odds of one in two million


def digest(letter: str, *parts: str | None) -> str:
    """`letter`, "-" and 20 hexadecimal digits of the SHA-256 of the parts."""
    content = canonical(list(parts)).encode()
    return f"{letter}-{hashlib.sha256(content).hexdigest()[:DIGITS]}"


def document_id(document: Document) -> str:
    """The ledger's id of a document: of its source, the source's id of it, its URL, day and text."""
    return digest("d", document.source, document.id, document.url, document.content_hash)


def run_id(run: Run) -> str:
    """The ledger's id of a run."""
    return digest("u", run.software, run.engine, run.lexicon, run.model)


def report_ids(document: str, reports: Sequence[Report]) -> tuple[list[str], list[str]]:
    """(ids, bodies) of one document's reports, in order. `document` is the ledger's id.

    The name within the document ("e1") is no part of the id: a new report before it renames the others and changes nothing of them.
    So the id of a report that answers another (`retaliation_for`) rests on the content of that other. Nor are the scores: a body keeps those of the first
    reading that gave the report.
    """
    stored = [encode_record(report) for report in reports]
    for content in stored:
        content.pop("retaliation_for", None)
    claims = {report.id: canonical(_claims(content)) for report, content in zip(reports, stored, strict=True)}
    seen: dict[str, int] = {}
    ids, bodies = [], []
    for report, content in zip(reports, stored, strict=True):
        id_ = digest("r", document, claims[report.id], claims.get(report.retaliation_for or ""))
        seen[id_] = seen.get(id_, 0) + 1
        ids.append(id_ if seen[id_] == 1 else digest("r", id_, str(seen[id_])))
        bodies.append(canonical(content) if "scores" in content else claims[report.id])
    return ids, bodies


def _claims(content: dict[str, Any]) -> dict[str, Any]:
    """What a report says, without how sure the engine was: confidences change with every fit, and a claim stays the same claim."""
    return {name: value for name, value in content.items() if name != "scores"}


def event_id(report: str) -> str:
    """The id of the event whose earliest report this is; of any event that holds the report, another name."""
    return "e" + report[1:]


def report_of_event(event: str) -> str:
    """The report that an event is named after."""
    return "r" + event[1:]
