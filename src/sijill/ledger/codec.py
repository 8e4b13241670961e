"""Dataclasses of the model to compact JSON and back, by their type hints.

A field that has its default is left out, so that a field added to the model later changes no old id. `Evidence` becomes `[start, end]`:
its text is the document's. Days become ISO text. `decode_body(encode_body(x), …) == x`.
"""

import dataclasses
import datetime as dt
import functools
import json
import types
import typing
from collections.abc import Callable
from typing import Any

from sijill.model.linking import LinkReport
from sijill.model.mention import Evidence
from sijill.model.report import Fact, Report

Decoder = Callable[[Any, str], Any]
_PLAIN = frozenset({str, int, float, bool, type(None)})
KEPT_APART = frozenset({"id", "document"})  # columns of their own


def encode(value: Any) -> Any:
    """What `json.dumps` takes: dataclasses as objects, tuples as lists."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is Evidence:
        return [value.start, value.end]
    if kind is tuple:
        return [encode(item) for item in value]
    if kind is frozenset:
        return sorted(value)
    if kind is dt.date:
        return value.isoformat()
    found = {}
    for name, default in _defaults(kind):
        item = getattr(value, name)
        if item is not default and item != default:
            found[name] = item if type(item) in _PLAIN else encode(item)
    return found


@functools.cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, _default(f)) for f in dataclasses.fields(kind))


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def canonical(value: Any) -> str:
    """JSON with sorted names and no spaces: the same value is always the same text."""
    return _encode_json(value)


_encode_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def encode_record(record: Report | Fact) -> dict[str, Any]:
    """The report or fact without its id and document, which the ledger keeps in columns."""
    return {name: value for name, value in encode(record).items() if name not in KEPT_APART}


def decode_report(body: str, text: str, *, id: str, document: str, answers: str | None = None) -> Report:
    """The report that `encode_record` gave, over its document's `text`; `answers` is its `retaliation_for`."""
    kept_apart = {"id": id, "document": document, "retaliation_for": answers}
    report: Report = _decoder(Report)({**json.loads(body), **kept_apart}, text)
    return report


def decode_link_report(body: str) -> LinkReport:
    """The link report that `canonical(encode(…))` gave."""
    report: LinkReport = _decoder(LinkReport)(json.loads(body), "")
    return report


def decode_fact(values: dict[str, Any], text: str, *, id: str, document: str) -> Fact:
    """The fact that `encode_record` gave, over its document's `text`."""
    fact: Fact = _decoder(Fact)({**values, "id": id, "document": document}, text)
    return fact


@functools.cache
def _decoder(hint: Any) -> Decoder:
    """A function of (JSON value, document text) that gives a value of the type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Evidence:
        return lambda value, text: Evidence(value[0], value[1], text[value[0] : value[1]])
    if hint is dt.date:
        return lambda value, text: dt.date.fromisoformat(value)
    if origin in (types.UnionType, typing.Union):
        return _optional([a for a in arguments if a is not types.NoneType])
    if origin is tuple:
        return _tuple(arguments)
    if origin is frozenset:
        return lambda value, text: frozenset(value)
    if dataclasses.is_dataclass(hint):
        return _record(typing.cast(type, hint))
    return lambda value, text: value


def _optional(arguments: list[Any]) -> Decoder:
    if len(arguments) > 1:  # a union of plain types, such as int | str
        return lambda value, text: value
    inner = _decoder(arguments[0])
    return lambda value, text: None if value is None else inner(value, text)


def _tuple(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value, text: tuple([item(v, text) for v in value])
    items = [_decoder(a) for a in arguments]
    return lambda value, text: tuple([d(v, text) for d, v in zip(items, value, strict=True)])


def _record(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders: dict[str, Decoder] | None = None

    def decode(value: dict[str, Any], text: str) -> Any:
        nonlocal decoders
        if decoders is None:  # built late: a type may hold itself
            decoders = {f.name: _decoder(hints[f.name]) for f in dataclasses.fields(kind)}
        table = decoders
        return kind(**{name: table[name](item, text) for name, item in value.items()})

    return decode
