"""The spans of a record: which words which field rests on."""

import dataclasses
import functools
from collections.abc import Iterator
from typing import Any

from sijill.model.mention import Evidence


def find_spans(value: Any, field: str = "") -> Iterator[tuple[str, Evidence]]:
    """(field, evidence) of every piece of evidence in a record, in order of its fields: "mentions.0", "killed", "source.via.0"."""
    if type(value) is Evidence:
        yield field, value
    elif type(value) is tuple:
        for n, item in enumerate(value):
            if type(item) is tuple or dataclasses.is_dataclass(item):
                yield from find_spans(item, f"{field}.{n}")
    elif dataclasses.is_dataclass(value):
        for name in _names(value.__class__):
            item = getattr(value, name)
            if item is not None and item != ():
                yield from find_spans(item, _path(field, name))


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


def _path(field: str, name: str) -> str:
    if name == "evidence" and field:
        return field
    return f"{field}.{name}" if field else name
