"""Records as JSON, piece by piece: nothing here waits for the last document."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sijill.export.annotation import annotation
from sijill.model.document import Document
from sijill.model.report import DocumentRecord
from sijill.model.serial import to_plain

Pair = tuple[Document, DocumentRecord]


def write_json(pairs: Iterable[Pair]) -> Iterator[str]:
    """One JSON array of the documents' full records, one a line; follows `docs/reference/record.schema.json`."""
    separator = "[\n"
    for _, record in pairs:
        yield separator + _compact(to_plain(record))
        separator = ",\n"
    yield "\n]\n" if separator == ",\n" else "[]\n"


def write_jsonl(pairs: Iterable[Pair]) -> Iterator[str]:
    """One full record a line."""
    for _, record in pairs:
        yield _compact(to_plain(record)) + "\n"


def write_annotation(pairs: Iterable[Pair]) -> Iterator[str]:
    """One `{"doc", "events", "facts"}` a line, in the annotation format."""
    for document, record in pairs:
        yield _compact(annotation(document, record)) + "\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
