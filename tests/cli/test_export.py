"""`sijill export` on a ledger of two events."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sijill.cli.export import WRITERS, export
from sijill.recording import open_ledger
from tests.ledger import builders


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("ledger") / "sijill.db")
    with open_ledger(path) as opened:
        opened.add([builders.taiz_pair()], builders.RUN)
    return path


@pytest.mark.parametrize("format_", [name for name in WRITERS if name != "parquet"])
def test_every_format_writes_something(ledger: str, format_: str) -> None:
    result = CliRunner().invoke(export, ["--ledger", ledger, format_])
    assert result.exit_code == 0, result.output
    assert result.stdout
    assert "written" in result.stderr


def test_the_file_is_what_was_asked_for(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    result = CliRunner().invoke(export, ["--ledger", ledger, "csv", "-o", str(out)])
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert len(rows) == 2
    assert {row["type"] for row in rows} == {"ASSAULT", "ACCUSE"}


def test_parquet_goes_to_a_file(ledger: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "events.parquet"
    result = CliRunner().invoke(export, ["--ledger", ledger, "parquet", "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert parquet.read_table(out).num_rows == 2


def test_filters_are_those_of_the_list(ledger: str) -> None:
    result = CliRunner().invoke(export, ["--ledger", ledger, "geojson", "--country", "SYR"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["features"] == []
