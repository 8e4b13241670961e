"""The spans of a record: which words which field rests on."""

import dataclasses
import functools
from typing import Any

from sijill.model.mention import Evidence

Span = tuple[str, Evidence]
_PLAIN = (str, int, float, bool, type(None))


def find_spans(record: Any) -> list[Span]:
    """(field, evidence) of every piece of evidence in a record, in order of its fields: "mentions.0", "killed", "source.via.0"."""
    found: list[Span] = []
    _collect(record, "", found)
    return found


def _collect(value: Any, field: str, found: list[Span]) -> None:
    if value is None:
        return
    kind: Any = type(value)
    if kind is Evidence:
        found.append((field, value))
    elif kind is tuple:
        for n, item in enumerate(value):
            if type(item) not in _PLAIN:
                _collect(item, f"{field}.{n}", found)
    else:
        for name in _names(kind):
            item = getattr(value, name)
            if item is not None and item != () and type(item) not in _PLAIN:
                # the evidence of a toll is the field "killed" itself
                _collect(
                    item,
                    field if name == "evidence" and field else f"{field}.{name}" if field else name,
                    found,
                )


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
