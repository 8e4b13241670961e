"""Events as CSV: UTF-8, a header, one row per event, `flat.COLUMNS`."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from sijill.export.column import Column, Written, plain
from sijill.export.flat import COLUMNS
from sijill.model.ledger import Event


def write_csv(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the events as they come; says how many. `out` is text opened with newline=""."""
    return write_table(((event, None) for event in events), COLUMNS, out)


def write_table(
    events: Iterable[tuple[Event, str | None]],
    columns: Sequence[Column],
    out: TextIO,
    second_row: Sequence[str] = (),
) -> Written:
    """Rows of any flat export. Events come with the reason why they are left out, or `None`; `second_row` stands below the header (HXL's tags)."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([column.name for column in columns])
    if second_row:
        rows.writerow(second_row)
    done = Written()
    for event, reason in events:
        if reason is not None:
            done.left_out[reason] += 1
            continue
        rows.writerow([plain(column.value(event)) for column in columns])
        done.written += 1
    return done


def read_csv(lines: TextIO) -> Iterator[dict[str, str]]:
    """The rows of a CSV export as name → text."""
    yield from csv.DictReader(lines)
