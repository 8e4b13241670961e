"""Flat rows as Arrow, pandas or polars tables. The libraries are optional and imported only here, when asked for."""

import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, Integer

from sijill.errors import LedgerError
from sijill.ledger import tables
from sijill.ledger.search import EventFilter

if TYPE_CHECKING:
    import polars
    import pyarrow

    from sijill.ledger.handle import Ledger

REPORT_COLUMNS: dict[str, type] = {
    "id": str, "document": str, "document_name": str, "source": str, "published": str, "name": str, "type": str, "modes": str,
    "modality": str, "first": str, "last": str, "date_precision": int, "place": str, "country": str, "lat": float, "lon": float,
    "place_precision": int, "actors": str, "recipients": str, "killed_min": int, "killed_max": int, "wounded_min": int,
    "wounded_max": int, "aggregate": bool, "trigger": str,
}  # fmt: skip
DOCUMENT_COLUMNS: dict[str, type] = {
    "id": str, "name": str, "source": str, "url": str, "published": str, "title": str, "text": str, "supersedes": str, "added_at": str,
}  # fmt: skip


def columns_of(what: str) -> dict[str, type]:
    """Column → type of a table of flat rows. Raises LedgerError for a table that there is not."""
    if what == "events":
        return {c.name: _kind(c.type) for c in tables.EVENT_COLUMNS}
    if what == "reports":
        return REPORT_COLUMNS
    if what == "documents":
        return DOCUMENT_COLUMNS
    raise LedgerError(f"{what!r} is not one of events, reports, documents")


def _kind(column: object) -> type:
    return int if isinstance(column, Integer) else float if isinstance(column, Float) else str


def flat_rows(ledger: "Ledger", what: str, wanted: EventFilter) -> Iterator[dict[str, Any]]:
    """The rows with the columns of `columns_of`; `wanted` narrows events only."""
    if what == "events":
        yield from ledger.event_rows(wanted)
    elif what == "reports":
        yield from map(_report_row, ledger.reports())
    else:
        for stored in ledger.documents():
            d = stored.document
            day = d.published.isoformat() if d.published else None
            values = (
                stored.id,
                d.id,
                d.source,
                d.url,
                day,
                d.title,
                d.text,
                stored.supersedes,
                stored.added_at,
            )
            yield dict(zip(DOCUMENT_COLUMNS, values, strict=True))


def _report_row(stored: Any) -> dict[str, Any]:
    report, document = stored.report, stored.document.document
    when, where = report.when, report.places[0] if report.places else None
    killed, wounded = report.killed, report.wounded
    values = (
        stored.id, stored.document.id, document.id, document.source, document.published.isoformat() if document.published else None,
        report.id, report.type, " ".join(report.modes), report.modality, when.first.isoformat() if when else None,
        when.last.isoformat() if when else None, when.ucdp_precision if when else None, where.name if where else None,
        where.country if where else None, where.lat if where else None, where.lon if where else None,
        where.ucdp_precision if where else None, "; ".join(p.name or p.evidence.text for p in report.actors),
        "; ".join(p.name or p.evidence.text for p in report.recipients), killed.min if killed else None, killed.max if killed else None,
        wounded.min if wounded else None, wounded.max if wounded else None, report.aggregate,
        report.mentions[0].evidence.text if report.mentions else None,
    )  # fmt: skip
    return dict(zip(REPORT_COLUMNS, values, strict=True))


def _columns(ledger: "Ledger", what: str, wanted: EventFilter) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {name: [] for name in columns_of(what)}
    for row in flat_rows(ledger, what, wanted):
        for name, values in found.items():
            values.append(row[name])
    return found


def arrow_table(ledger: "Ledger", what: str, wanted: EventFilter) -> "pyarrow.Table":
    """A pyarrow table; days are text, as in the ledger. Raises LedgerError without pyarrow."""
    pa = _load("pyarrow", "parquet")
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns_of(what).items()])
    return pa.table(_columns(ledger, what, wanted), schema=schema)


def pandas_frame(ledger: "Ledger", what: str, wanted: EventFilter) -> Any:
    """A pandas frame; whole numbers that may be lacking are `Int64`. Raises LedgerError without pandas."""
    pd = _load("pandas", "pandas")
    kinds = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
    columns = _columns(ledger, what, wanted)
    return pd.DataFrame(
        {name: pd.array(columns[name], dtype=kinds[kind]) for name, kind in columns_of(what).items()}
    )


def polars_frame(ledger: "Ledger", what: str, wanted: EventFilter) -> "polars.DataFrame":
    """A polars frame. Raises LedgerError without polars."""
    pl = _load("polars", "polars")
    kinds = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
    frame: polars.DataFrame = pl.DataFrame(
        _columns(ledger, what, wanted), schema={n: kinds[k] for n, k in columns_of(what).items()}
    )
    return frame


def _load(module: str, extra: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise LedgerError(f"{module} is not installed: pip install 'sijill[{extra}]'") from error
