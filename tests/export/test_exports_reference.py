"""docs/reference/exports.md says how each column is derived, and is rebuilt from the exporters."""

import subprocess
import sys

from sijill.export import acled, flat, ged, plover
from tests.conftest import ROOT
from tests.export.events import event, full_event

PAGE = (ROOT / "docs" / "reference" / "exports.md").read_text("utf-8")


def test_the_tables_are_not_out_of_date() -> None:
    script = ROOT / "scripts" / "build_exports_reference.py"
    subprocess.run([sys.executable, str(script), "--check"], check=True)


def test_every_column_says_how_it_is_derived() -> None:
    for columns in (flat.COLUMNS, ged.COLUMNS, acled.COLUMNS):
        assert all(column.how and column.kind for column in columns)


def test_every_key_of_a_plover_record_is_documented() -> None:
    keys = {*plover.record(full_event()), *plover.record(event(modality="planned"))}
    assert not [key for key in keys if f"`{key}`" not in PAGE]
