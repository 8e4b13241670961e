"""The verbs of the ledger from the outside."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sijill.cli.main import cli
from sijill.errors import LedgerError
from sijill.export.annotation import annotation
from tests.ledger.builders import TAIZ, basra_pair, taiz_pair
from tests.ledger.test_events import other_pair


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`docs` and `records` of three articles; the ledger is `sijill.db` here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIJILL_LEDGER", raising=False)
    for name in ("docs", "records"):
        (tmp_path / name).mkdir()
    for document, record in (taiz_pair(), other_pair(), basra_pair()):
        row = {
            "id": document.id,
            "lines": document.text.split("\n"),
            "published": str(document.published),
            "source": document.source,
        }
        (tmp_path / "docs" / f"{document.id}.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        found = json.dumps(annotation(document, record), ensure_ascii=False)
        (tmp_path / "records" / f"{document.id}.json").write_text(found, "utf-8")
    return tmp_path


@pytest.fixture
def filled(folder: Path) -> Path:
    assert run("add", "docs", "--records", "records").exit_code == 0
    return folder


def rows(*filters: object) -> list[dict[str, object]]:
    result = run("events", "--format", "json", *filters)
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_adding_says_what_it_did_and_again_does_nothing(folder: Path) -> None:
    first = run("add", "docs", "--records", "records")
    assert first.stdout == "sijill.db: 3 documents added, 4 new reports; 3 events in all\n"
    again = run("add", "docs", "--records", "records")
    assert again.stdout == "sijill.db: 3 there already; 3 events in all\n"


def test_a_correction_is_counted(filled: Path) -> None:
    document, _record = taiz_pair(text=TAIZ + "\nتصحيح.")
    row = {
        "id": "n1",
        "lines": document.text.split("\n"),
        "published": "2018-05-15",
        "source": document.source,
    }
    (filled / "docs/n1.json").write_text(json.dumps(row), "utf-8")
    assert (
        "1 documents added, 1 of them in place of an earlier text"
        in run("add", "docs/n1.json", "--records", "records").stdout
    )


def test_documents_without_records_are_named(filled: Path) -> None:
    (filled / "docs/more.txt").write_text(TAIZ, "utf-8")
    result = run("add", "docs", "--records", "records")
    assert result.exit_code == 1
    assert "more: left out: no record of it in records" in result.stderr


def test_listing_in_every_format(filled: Path) -> None:
    table = run("events").stdout
    assert "3 of 3 events" in table
    assert "12 (9–14)" in table
    assert len(rows()) == 3
    lines = run("events", "--format", "jsonl").stdout.splitlines()
    read = list(csv.DictReader(io.StringIO(run("events", "--format", "csv").stdout)))
    assert (
        [json.loads(line)["id"] for line in lines]
        == [row["id"] for row in read]
        == [row["id"] for row in rows()]
    )
    assert json.loads(run("events", "--format", "json", "--min-killed", "999").stdout) == []


def test_filters_and_limit(filled: Path) -> None:
    assert [r["type"] for r in rows("--country", "irq")] == ["PROTEST"]
    assert [r["killed_best"] for r in rows("--type", "assault", "--status", "corroborated")] == [12]
    assert len(rows("--from", "2018-05-15", "--to", "2018-05-15")) == 1
    assert len(rows("--near", "13.6,44,30")) == 1
    assert len(rows("--text", "تعز", "--actor", "houthi")) == 1
    assert len(rows("--disputed")) == 1
    assert run("events", "--limit", "1").stdout.endswith("1 of 3 events\n")
    assert run("events", "--near", "here").exit_code == 2


def test_showing_everything_with_its_words(filled: Path) -> None:
    (event,) = rows("--type", "ASSAULT")
    text = run("show", event["id"]).stdout
    for words in (
        "مصدر طبي",
        "14",
        "Taiz",
        "Houthi movement [YEM REB]",
        "best: latest-median",
        "2 independent sources",
        "same_days",
    ):
        assert words in text
    whole = json.loads(run("show", str(event["id"])[:10], "--format", "json").stdout)
    assert whole["killed"]["figures"][0]["evidence"]["text"] == "12"
    with pytest.raises(LedgerError, match="no such event"):
        run("show", "e-00000000")


def test_deciding_and_telling_its_history(filled: Path) -> None:
    (event,) = rows("--type", "ASSAULT")
    name = str(event["id"])
    signed = ("--who", "سلمى", "--why", "hospital list")
    decision = run("decide", "set", name, "killed", "12/13/14", *signed).stdout.split(":")[0]
    assert rows("--type", "ASSAULT")[0]["killed_best"] == 13
    assert run("decide", "pin", name, "place", *signed).exit_code == 0
    assert (
        run(
            "decide",
            "pin",
            name,
            "wounded",
            "--from",
            json.loads(run("show", name, "--format", "json").stdout)["reports"][1],
            *signed,
        ).exit_code
        == 0
    )
    assert run("decide", "note", name, "seen on site", "--who", "ع").exit_code == 0
    assert len(rows("--text", "seen on site")) == 1
    assert run("decide", "review", name, *signed).exit_code == 0
    assert run("decide", "undo", decision[:10], *signed).exit_code == 0
    assert rows("--type", "ASSAULT")[0]["killed_best"] == 12
    told = run("history", name).stdout
    assert told.count("document") == 2
    assert [line.split()[2] for line in told.splitlines() if "undone" in line] == ["set"]
    with pytest.raises(LedgerError, match="is not a number such as 58"):
        run("decide", "set", name, "killed", "many", *signed)


def test_joining_parting_and_rejecting(filled: Path) -> None:
    signed = ("--who", "a", "--why", "b")
    (event,) = rows("--type", "ASSAULT")
    reports = json.loads(run("show", event["id"], "--format", "json").stdout)["reports"]
    assert run("decide", "split", event["id"], reports[1], *signed).exit_code == 0
    assert len(rows("--type", "ASSAULT")) == 2
    assert run("decide", "same", *reports, *signed).exit_code == 0
    assert len(rows("--type", "ASSAULT")) == 1
    assert run("decide", "not-same", *reports, *signed).exit_code == 0
    assert len(rows("--type", "ASSAULT")) == 2
    assert run("decide", "reject", reports[0], *signed).exit_code == 0
    assert len(rows("--type", "ASSAULT")) == 1
    assert len(rows("--status", "rejected")) == 1


def test_counting_checking_rebuilding(filled: Path) -> None:
    counts = json.loads(run("stats", "--json").stdout)
    assert (counts["documents"], counts["reports"], counts["events"], counts["pending"]) == (3, 4, 3, 0)
    assert "events       3, of 2018-05-15 to 2018-07-13" in run("stats").stdout
    checked = run("doctor", "--rebuilt")
    assert (checked.exit_code, checked.stdout) == (0, "the ledger is whole\n")
    assert "3 events, the same as before" in run("rebuild").stdout


def test_the_doctor_finds_damage(filled: Path) -> None:
    import sqlite3

    with sqlite3.connect("sijill.db") as connection:
        connection.executescript(
            """
            DROP TRIGGER documents_update;
            UPDATE documents SET text = replace(text, '12', '13') WHERE name = 'n1';
            DELETE FROM members WHERE event = (SELECT min(event) FROM members);
            """
        )
    result = run("doctor")
    assert result.exit_code == 1
    assert "its content is not what its id says" in result.stdout
    assert "current reports are in no event" in result.stdout


@pytest.mark.parametrize("verb", ["events", "stats", "doctor", "rebuild"])
def test_without_a_ledger_it_is_said(folder: Path, verb: str) -> None:
    with pytest.raises(LedgerError, match=r"sijill\.db: no such ledger"):
        run(verb)
    assert not (folder / "sijill.db").exists()
