"""Parquet → rows, a row group's slice at a time. Needs pyarrow (extra `parquet`)."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.errors import DocumentError
from sijill.ingest.remote import RemoteFile
from sijill.ingest.unpack import Watch

WANTED = ("id", "title", "text", "lines", "published", "source", "url")
_ROWS = 256  # held at a time


def read_rows(file: Path | RemoteFile, watch: Watch | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """(row number from 1, its columns among `WANTED`); days and times as ISO text.

    Raises DocumentError for a file that is not Parquet, has neither `text` nor `lines`, or where pyarrow is not installed.
    `watch` is told of the compressed bytes of each row group when it has been read.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise DocumentError(
            str(file), "reading Parquet needs pyarrow: pip install 'sijill[parquet]'"
        ) from None
    try:
        with file.open("rb") as stream:
            table = pq.ParquetFile(stream)
            columns = [name for name in table.schema_arrow.names if name in WANTED]
            if not {"text", "lines"} & set(columns):
                raise DocumentError(str(file), "neither a column `text` nor `lines` in it")
            number = 0
            for group in range(table.num_row_groups):
                for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns):
                    for row in batch.to_pylist():
                        number += 1
                        yield number, {name: _plain(value) for name, value in row.items()}
                if watch:
                    watch(_size(table.metadata.row_group(group)))
    except pa.ArrowException as error:
        raise DocumentError(str(file), f"damaged Parquet data ({str(error).partition(chr(10))[0]})") from None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _size(group: Any) -> int:
    return sum(group.column(i).total_compressed_size for i in range(group.num_columns))
