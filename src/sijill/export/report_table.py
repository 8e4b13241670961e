"""Reports as a flat Parquet table, one row a report. Needs pyarrow (extra `parquet`)."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sijill.errors import SettingsError
from sijill.model.document import Document
from sijill.model.report import DocumentRecord, Report
from sijill.model.value import Participant, Toll, When, Where

Pair = tuple[Document, DocumentRecord]
Value = Callable[[Document, Report], Any]


def load_pyarrow() -> Any:
    """The library. Raises SettingsError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise SettingsError("writing Parquet needs pyarrow: pip install 'sijill[parquet]'") from None
    return pyarrow


def _place(name: str) -> Value:
    def value(document: Document, report: Report) -> Any:
        where: Where | None = report.places[0] if report.places else None
        return getattr(where, name) if where else None

    return value


def _when(name: str) -> Value:
    def value(document: Document, report: Report) -> Any:
        when: When | None = report.when
        return getattr(when, name) if when else None

    return value


def _toll(field: str, name: str) -> Value:
    def value(document: Document, report: Report) -> Any:
        toll: Toll | None = getattr(report, field)
        return getattr(toll, name) if toll else None

    return value


def _parties(field: str, name: str) -> Value:
    def value(document: Document, report: Report) -> Any:
        parties: Sequence[Participant] = getattr(report, field)
        if name == "label":
            return [party.name or party.evidence.text for party in parties]
        return [getattr(party, name) for party in parties]

    return value


# (name, kind, value): kinds "text", "texts" (a list), "integer", "number", "yes or no", "day"
COLUMNS: tuple[tuple[str, str, Value], ...] = (
    ("document", "text", lambda d, r: d.id),
    ("source", "text", lambda d, r: d.source),
    ("url", "text", lambda d, r: d.url),
    ("published", "day", lambda d, r: d.published),
    ("report", "text", lambda d, r: r.id),
    ("type", "text", lambda d, r: r.type),
    ("modes", "texts", lambda d, r: list(r.modes)),
    ("modality", "text", lambda d, r: r.modality),
    ("first", "day", _when("first")),
    ("last", "day", _when("last")),
    ("date_precision", "integer", _when("ucdp_precision")),
    ("place", "text", _place("name")),
    ("country", "text", _place("country")),
    ("admin1", "text", _place("admin1")),
    ("lat", "number", _place("lat")),
    ("lon", "number", _place("lon")),
    ("place_precision", "integer", _place("ucdp_precision")),
    ("actors", "texts", _parties("actors", "label")),
    ("actor_countries", "texts", _parties("actors", "country")),
    ("actor_roles", "texts", _parties("actors", "role")),
    ("recipients", "texts", _parties("recipients", "label")),
    ("recipient_countries", "texts", _parties("recipients", "country")),
    ("recipient_roles", "texts", _parties("recipients", "role")),
    ("killed_min", "integer", _toll("killed", "min")),
    ("killed_max", "integer", _toll("killed", "max")),
    ("wounded_min", "integer", _toll("wounded", "min")),
    ("wounded_max", "integer", _toll("wounded", "max")),
    ("weapons", "texts", lambda d, r: [weapon.evidence.text for weapon in r.weapons]),
    ("aggregate", "yes or no", lambda d, r: r.aggregate),
    ("outcome", "text", lambda d, r: r.outcome),
    ("confidence", "number", lambda d, r: dict(r.scores).get("event")),
    ("trigger", "text", lambda d, r: r.mentions[0].evidence.text if r.mentions else None),
    ("start", "integer", lambda d, r: r.mentions[0].evidence.start if r.mentions else None),
    ("end", "integer", lambda d, r: r.mentions[0].evidence.end if r.mentions else None),
)


def schema() -> Any:
    """The Arrow schema of the table."""
    pa = load_pyarrow()
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "yes or no": pa.bool_(),
        "day": pa.date32(),
    }
    return pa.schema([pa.field(name, kinds[kind]) for name, kind, _ in COLUMNS])


def report_parquet(pairs: Iterable[Pair]) -> bytes:
    """A Parquet file of the pairs' reports, in their order; the same bytes for the same pairs and version of pyarrow."""
    pa = load_pyarrow()
    rows = [(document, report) for document, record in pairs for report in record.reports]
    columns = {name: [value(document, report) for document, report in rows] for name, _, value in COLUMNS}
    out = io.BytesIO()
    pa.parquet.write_table(pa.table(columns, schema=schema()), out, compression="zstd")
    return out.getvalue()
