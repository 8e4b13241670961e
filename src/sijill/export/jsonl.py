"""Events as JSON Lines, whole: every claim, figure, link and decision. `read_jsonl` gives the same events back."""

import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TextIO

from sijill.errors import RecordError
from sijill.export.column import Written
from sijill.model.ledger import Event


def write_jsonl(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the events as they come, one a line; says how many."""
    done = Written()
    for event in events:
        out.write(json.dumps(to_plain(event), ensure_ascii=False) + "\n")
        done.written += 1
    return done


def read_jsonl(lines: Iterable[str]) -> Iterator[Event]:
    """The events of a JSON Lines export. Raises RecordError, naming the line, where one is not an event."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            event = _from_plain(json.loads(line), Event)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RecordError(f"line {number}: not an event: {error}") from error
        yield event


def to_plain(value: Any) -> Any:
    """Dataclasses → objects, tuples → lists, days and moments → ISO text. Fields that hold their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != _default(field)
        }
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _from_plain(value: Any, kind: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return (
            None if value is None else _from_plain(value, next(k for k in inner if k is not types.NoneType))
        )
    if origin is tuple:
        kinds = inner[:1] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_from_plain(item, k) for item, k in zip(value, kinds, strict=True))
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(type, kind))
        return typing.cast(Any, kind)(
            **{name: _from_plain(held, hints[name]) for name, held in value.items()}
        )
    if kind is dt.datetime:
        return dt.datetime.fromisoformat(value)
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    return value
