"""Model objects ↔ plain JSON values, by their type hints; the same hints give the published JSON Schema."""

import dataclasses
import datetime as dt
import functools
import re
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from sijill.errors import RecordError
from sijill.model.report import MODALITIES, TYPE_NAME, Report

T = TypeVar("T")
Reader = Callable[[Any, str], Any]
CHOICES: dict[tuple[type, str], tuple[str, ...]] = {
    (Report, "modality"): MODALITIES,
}
# what a string must match: a user's own event type is as good as one of PLOVER's
PATTERNS: dict[tuple[type, str], str] = {(Report, "type"): TYPE_NAME}


def to_plain(value: Any) -> Any:
    """Dataclasses as objects with all their fields, tuples as arrays, days as "2018-05-15": what `json.dumps` takes."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """The object of class `kind` that `to_plain` wrote. Fields that have a default may be absent, others are not known.

    Raises RecordError, naming the field, for a value that the published schema does not allow.
    """
    return typing.cast(T, _read_object(kind, value, kind.__name__))


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def hints(kind: type) -> dict[str, Any]:
    """The resolved type of each field of a dataclass."""
    return typing.get_type_hints(kind)


@functools.cache
def _reader(kind: Any) -> Reader:
    """The function that reads one type: `(value, where it stands)` → object."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return functools.partial(_read_object, kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return functools.partial(_read_union, arguments)
    if origin is tuple:
        return functools.partial(_read_tuple, arguments)
    if kind is dt.date:
        return _read_date
    return functools.partial(_read_plain, kind)


def _read_object(kind: type, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise RecordError(f"{where}: not an object")
    types_ = hints(kind)
    unknown = value.keys() - types_.keys()
    if unknown:
        raise RecordError(f"{where}: no such field: {', '.join(sorted(map(str, unknown)))}")
    read = {name: _reader(types_[name])(item, f"{where}.{name}") for name, item in value.items()}
    absent = [f.name for f in dataclasses.fields(kind) if required(f) and f.name not in read]
    if absent:
        raise RecordError(f"{where}: lacks {', '.join(absent)}")
    for name, item in read.items():
        if item not in CHOICES.get((kind, name), (item,)):
            raise RecordError(f"{where}.{name}: {item!r} is not one of {', '.join(CHOICES[kind, name])}")
        if (kind, name) in PATTERNS and not re.fullmatch(PATTERNS[kind, name], item):
            raise RecordError(f"{where}.{name}: {item!r} does not match {PATTERNS[kind, name]}")
    return kind(**read)


def required(field: "dataclasses.Field[Any]") -> bool:
    """True for a field without a default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _read_union(members: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in members:
        return None
    problems = []
    for member in members:
        if member is not type(None):
            try:
                return _reader(member)(value, where)
            except RecordError as error:
                problems.append(error)
    raise problems[0]


def _read_tuple(members: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise RecordError(f"{where}: not an array")
    if members[-1] is Ellipsis:
        read = _reader(members[0])
        return tuple(read(item, f"{where}[{i}]") for i, item in enumerate(value))
    if len(value) != len(members):
        raise RecordError(f"{where}: not {len(members)} values")
    return tuple(
        _reader(kind)(item, f"{where}[{i}]")
        for i, (kind, item) in enumerate(zip(members, value, strict=True))
    )


def _read_date(value: Any, where: str) -> dt.date:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise RecordError(f"{where}: not a day such as 2018-05-15")


def _read_plain(kind: type, value: Any, where: str) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:  # not isinstance: True is no number here
        raise RecordError(f"{where}: not {_WORDS.get(kind, kind.__name__)}")
    return value


_WORDS = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
