"""Events as Parquet: `flat.COLUMNS` with types, in row groups, so that memory does not grow with the ledger. Needs pyarrow (extra `parquet`)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from sijill.errors import SettingsError
from sijill.export.column import Cell, Column, Written
from sijill.export.flat import COLUMNS
from sijill.model.ledger import Event

_ROWS = 5000  # events in a row group


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise SettingsError("writing Parquet needs pyarrow: pip install 'sijill[parquet]'") from None
    return pyarrow


def schema() -> Any:
    """The Arrow schema: text, 64-bit integers and floats, booleans, days."""
    pa = _pyarrow()
    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "yes or no": pa.bool_(),
        "day": pa.date32(),
    }
    return pa.schema([pa.field(column.name, kinds[column.kind]) for column in COLUMNS])


def _cell(column: Column, event: Event) -> Cell | dt.date:
    value = column.value(event)
    return dt.date.fromisoformat(value) if column.kind == "day" and isinstance(value, str) else value


def _groups(events: Iterable[Event]) -> Iterator[list[Event]]:
    stream = iter(events)
    while group := list(islice(stream, _ROWS)):
        yield group


def write_parquet(events: Iterable[Event], out: BinaryIO) -> Written:
    """Writes the events a row group at a time; says how many. Raises SettingsError where pyarrow is not installed."""
    pa = _pyarrow()
    shape, done = schema(), Written()
    with pa.parquet.ParquetWriter(out, shape, compression="zstd") as writer:
        for group in _groups(events):
            columns = {column.name: [_cell(column, event) for event in group] for column in COLUMNS}
            writer.write_table(pa.table(columns, schema=shape))
            done.written += len(group)
    return done
