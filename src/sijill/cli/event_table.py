"""Events as lines of a terminal table."""

from collections.abc import Iterable, Iterator
from typing import Any

from sijill.export.table import isolated

_SUMMARY = 70  # characters of the naming line; an Arabic letter is as wide as a Latin one


def write_rows(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A heading and two lines an event: what the figures say, and the words that name it."""
    heading = f"{'event':<14}{'day':<23}{'type':<12}{'killed':<14}{'wounded':<14}{'sources':<9}{'status':<14}where\n"
    first = True
    for row in rows:
        if first:
            yield heading
            first = False
        where = ", ".join(part for part in (row["place"], row["country"]) if part) or "place unknown"
        killed, wounded = toll_words(row, "killed"), toll_words(row, "wounded")
        yield (
            f"{row['id'][:12]:<14}{_days(row):<23}{row['type'] + '  ':<12}{killed:<14}{wounded:<14}"
            f"{row['sources']}/{row['reports']:<7}{row['status']:<14}{where if where.isascii() else isolated(where)}\n"
        )
        marks = [row["modality"]] if row["modality"] != "actual" else []
        marks += ["several events together"] if row["aggregate"] else []
        marks += [f"disputed: {row['disputed']}"] if row["disputed"] else []
        yield f"{'':<14}{isolated(shortened(row['summary']))}{'  (' + '; '.join(marks) + ')' if marks else ''}\n"


def shortened(text: str, width: int = _SUMMARY) -> str:
    """The text, cut at a word's end if it is longer than `width` characters."""
    if len(text) <= width:
        return text
    return text[:width].rpartition(" ")[0] + " …"


def toll_words(row: dict[str, Any], name: str) -> str:
    """ "12", "12 (9–14)", or "–" where no report gives a figure."""
    low, best, high = (row[f"{name}_{part}"] for part in ("low", "best", "high"))
    if best is None:
        return "–"
    return f"{best:,}" if low == high else f"{best:,} ({low:,}–{high:,})"


def _days(row: dict[str, Any]) -> str:
    if row["first"] is None:
        return "day unknown"
    return row["first"] if row["first"] == row["last"] else f"{row['first']}/{row['last'][:10]}"
