"""Events as HXL-tagged CSV (Humanitarian Exchange Language 1.1): the CSV of `csv.py` with a row of hashtags below the header."""

from collections.abc import Iterable
from typing import TextIO

from sijill.export.column import Written
from sijill.export.csv import write_table
from sijill.export.flat import COLUMNS
from sijill.model.ledger import Event

TAGS = tuple(column.tag for column in COLUMNS)


def write_hxl(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the events as they come; says how many."""
    return write_table(((event, None) for event in events), COLUMNS, out, TAGS)
