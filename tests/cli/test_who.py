"""`sijill who`."""

import json

import pytest
from click.testing import CliRunner

from sijill.cli.who import who
from sijill.errors import SettingsError

TEXT = "اتهمت واشنطن جماعة الحوثي بقصف ناقلة، وقالت رويترز إن الجيش اليمني رد على الجماعة"


def run(*arguments: str, text: str | None = None):
    return CliRunner().invoke(who, arguments, input=text, catch_exceptions=True)


def test_lines_name_the_participants_and_the_blame():
    result = run(TEXT, "--published", "2018-05-01")
    assert result.exit_code == 0
    assert "United States, USA, GOV" in result.output
    assert "Houthis, YEM, REB  [antecedent: جماعة الحوثي]" in result.output
    assert "blamed by" in result.output


def test_json_holds_offsets():
    rows = [json.loads(line) for line in run("--json", text=TEXT).output.splitlines()]
    for row in rows:
        assert TEXT[row["evidence"]["start"] : row["evidence"]["end"]] == row["evidence"]["text"]
    assert {"participant", "blame", "source"} <= {row["kind"] for row in rows}


def test_nobody():
    assert "no participant found" in run("ساد الهدوء أمس").output


def test_no_text():
    assert isinstance(run(" ").exception, SettingsError)


@pytest.mark.parametrize("day", ["2018", "tomorrow"])
def test_bad_day(day: str):
    assert run(TEXT, "--published", day).exit_code == 2
