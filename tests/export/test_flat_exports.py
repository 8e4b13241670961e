"""CSV, HXL, GeoJSON and Parquet: one table in four forms."""

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from sijill.export.column import plain
from sijill.export.csv import read_csv, write_csv
from sijill.export.flat import COLUMNS
from sijill.export.geojson import write_geojson
from sijill.export.hxl import TAGS, write_hxl
from tests.export.events import event, full_event, taiz

EVENTS = [
    full_event(),
    event(id="e-2"),
    event(id="e-3", when=None, place=None, killed=None, actors=(), recipients=()),
]


def test_csv_gives_back_every_cell() -> None:
    out = io.StringIO()
    assert write_csv(iter(EVENTS), out).written == 3
    out.seek(0)
    rows = list(read_csv(out))
    assert [list(row) for row in rows] == [[column.name for column in COLUMNS]] * 3
    for row, source in zip(rows, EVENTS, strict=True):
        assert row == {column.name: plain(column.value(source)) for column in COLUMNS}


def test_values_of_a_full_event() -> None:
    row = {column.name: column.value(full_event()) for column in COLUMNS}
    assert not [name for name, value in row.items() if value is None and name != "count_max"]
    assert row["modes"] == "aerial; heavy-weapons"
    assert row["actors"] == "Houthis"
    assert row["actors_arabic"] == "الحوثيون"
    assert row["claimed_by"] == "مسلحون قبليون"
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (9, 12, 14)
    assert row["wounded_open"] is True
    assert row["part_of"] == "e-9"
    assert row["answers"] == "e-8"
    assert row["urls"] == "https://a.example/1"
    assert row["sources"] == 2


def test_what_is_not_known_is_empty_and_not_nought() -> None:
    row = {column.name: column.value(EVENTS[2]) for column in COLUMNS}
    for name in ("date_start", "latitude", "killed_best", "wounded_best", "actors", "count_min"):
        assert row[name] is None


def test_hxl_has_one_hashtag_for_each_column() -> None:
    out = io.StringIO()
    write_hxl(EVENTS, out)
    out.seek(0)
    rows = list(read_csv(out))
    assert tuple(rows[0].values()) == TAGS
    assert len(set(TAGS)) == len(TAGS)
    assert all(tag.startswith("#") and " " not in tag for tag in TAGS)
    assert rows[1]["id"] == "e-1"


def test_geojson_is_valid_and_puts_longitude_first() -> None:
    out = io.StringIO()
    assert write_geojson(iter(EVENTS), out).written == 3
    data = json.loads(out.getvalue())
    assert data["type"] == "FeatureCollection"
    several, single, none = data["features"]
    assert several["geometry"] == {"type": "MultiPoint", "coordinates": [[44.02, 13.58], [43.48, 13.93]]}
    assert single["geometry"] == {"type": "Point", "coordinates": [44.02, 13.58]}
    assert none["geometry"] is None
    assert single["id"] == "e-2"
    expected = {c.name: c.value(EVENTS[1]) for c in COLUMNS if c.name not in {"id", "latitude", "longitude"}}
    assert single["properties"] == expected


def test_geojson_of_nothing_is_an_empty_collection() -> None:
    out = io.StringIO()
    write_geojson([], out)
    assert json.loads(out.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_parquet_gives_back_every_cell_with_its_type(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from sijill.export.parquet import write_parquet

    path = tmp_path / "events.parquet"
    with path.open("wb") as out:
        assert write_parquet(iter(EVENTS), out).written == 3
    rows = parquet.read_table(path).to_pylist()
    for row, source in zip(rows, EVENTS, strict=True):
        for column in COLUMNS:
            value = column.value(source)
            expected = (
                dt.date.fromisoformat(value) if column.kind == "day" and isinstance(value, str) else value
            )
            assert row[column.name] == expected


def test_parquet_of_many_events_has_row_groups(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from sijill.export.parquet import write_parquet

    path = tmp_path / "events.parquet"
    small = event(place=taiz())
    with path.open("wb") as out:
        assert write_parquet((small for _ in range(5001)), out).written == 5001
    assert parquet.ParquetFile(path).num_row_groups == 2
