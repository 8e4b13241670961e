"""A type of a user's own through every way that a record can go: read, batch, ledger, annotation, evaluation."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sijill.cli.main import cli
from sijill.model.report import DocumentRecord
from sijill.model.serial import from_plain

WORDS = """
type: DETAIN-PRESS
entries:
  - id: stop-reporter
    verb: [استوقف, يستوقف]
    nouns: [استيقاف]
    with: [مراسل, صحفي]
    gap: 6
    frame: kill
    yes: [استوقف مسلحون مراسل القناة]
    no: [استوقف الشرطي سائق الشاحنة]
"""
LINES = ("استيقاف مراسل في تعز", "استوقف مسلحون حوثيون مراسل قناة محلية في مدينة تعز يوم الاثنين.")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("SIJILL_LEXICON", "SIJILL_MIN_CONFIDENCE", "SIJILL_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "press.yml").write_text(WORDS, "utf-8")
    (tmp_path / "docs").mkdir()
    row = {"id": "n1", "lines": LINES, "published": "2018-03-13", "source": "outlet"}
    (tmp_path / "docs" / "n1.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    return tmp_path


@pytest.mark.parametrize("engine", ["lexicon", "tagger"])
def test_both_engines_take_the_word_and_find_its_arguments(own: Path, engine: str) -> None:
    done = run("read", "docs", "--engine", engine, "--lexicon", "words", "--format", "jsonl")
    reports = from_plain(DocumentRecord, json.loads(done.stdout)).reports
    report = next(report for report in reports if report.type == "DETAIN-PRESS")
    assert report.mentions[0].rule == "stop-reporter"
    assert [actor.actor_id for actor in report.actors] == ["houthis"]
    assert [place.country for place in report.places] == ["YEM"]
    assert report.when is not None
    assert "DETAIN-PRESS" not in run("read", "docs", "--engine", engine).stdout


def test_from_a_batch_into_a_ledger_and_out_of_it(own: Path) -> None:
    options = ("--engine", "lexicon", "--lexicon", "words")
    assert "1 reports" in run("batch", "docs", "--out", "out", *options).stdout
    assert run("add", "--from-batch", "out").exit_code == 0
    assert run("add", "docs", *options).stdout.startswith("sijill.db: 1 there already")
    (row,) = json.loads(run("events", "--format", "json", "--type", "detain-press").stdout)
    assert row["type"] == "DETAIN-PRESS"
    assert "DETAIN-PRESS" in run("show", row["id"]).stdout
    for name in ("csv", "jsonl", "geojson", "hxl"):
        assert "DETAIN-PRESS" in run("export", name).stdout
    for name in ("plover", "acled", "ged"):
        assert run("export", name).stderr.splitlines()[0] == "0 events written"
    assert run("doctor").exit_code == 0


def test_changed_words_are_another_run(own: Path) -> None:
    options = ("--engine", "lexicon", "--lexicon", "words")
    run("add", "docs", *options)
    text = (own / "words" / "press.yml").read_text("utf-8").replace("DETAIN-PRESS", "HOLD-PRESS")
    (own / "words" / "press.yml").write_text(text, "utf-8")
    assert "1 read anew" in run("add", "docs", *options).stdout
    assert [row["type"] for row in json.loads(run("events", "--format", "json").stdout)] == ["HOLD-PRESS"]
    assert run("stats").stdout.count("run  ") == 2


def test_an_analyst_may_set_it_where_the_ledger_has_it(own: Path) -> None:
    row = {"id": "n2", "lines": ["هجوم", "قتل جنديان في هجوم قرب الموصل."], "published": "2018-03-13"}
    (own / "docs" / "n2.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    run("add", "docs", "--engine", "lexicon", "--lexicon", "words")
    (attack,) = json.loads(run("events", "--format", "json", "--type", "ASSAULT").stdout)
    signed = ("--who", "A", "--why", "B")
    with pytest.raises(Exception, match="nor that of another event"):
        run("decide", "set", attack["id"], "type", "DETAIN-PRES", *signed)
    assert run("decide", "set", attack["id"], "type", "detain-press", *signed).exit_code == 0
    assert len(json.loads(run("events", "--format", "json", "--type", "DETAIN-PRESS").stdout)) == 2


def test_a_type_that_no_event_has_is_said_to_be_none(own: Path) -> None:
    run("add", "docs", "--engine", "lexicon")
    result = run("events", "--type", "DETAIN-PRESS")
    assert result.stderr == "sijill: no event of the type DETAIN-PRESS, which is not one of PLOVER's\n"
    assert run("events", "--type", "no type").exit_code == 2


def test_it_is_evaluated_like_any_other(own: Path) -> None:
    records = run(
        "read", "docs", "--engine", "lexicon", "--lexicon", "words", "--format", "annotation"
    ).stdout
    (own / "gold").mkdir()
    (own / "gold" / "n1.json").write_text(records, "utf-8")
    done = run("evaluate", "docs", "gold", "--engine", "lexicon", "--lexicon", "words", "--json")
    figures = json.loads(done.stdout)
    assert figures["type DETAIN-PRESS"]["f1"] == 1.0
    assert figures["slots"]["f1"] == 1.0
    assert run("evaluate", "docs", "gold", "--engine", "lexicon", "--json").stdout != done.stdout


def test_records_of_it_are_added_as_they_are(own: Path) -> None:
    (own / "records").mkdir()
    records = run(
        "read", "docs", "--engine", "lexicon", "--lexicon", "words", "--format", "annotation"
    ).stdout
    (own / "records" / "n1.json").write_text(records, "utf-8")
    assert "1 new reports" in run("add", "docs", "--records", "records").stdout


def test_a_least_confidence_goes_for_ledger_and_batch(own: Path) -> None:
    sure = ("--engine", "lexicon", "--min-confidence", "1")
    row = {"id": "n2", "lines": ["هجوم", "قتل جنديان في هجوم قرب الموصل."], "published": "2018-03-13"}
    (own / "docs" / "n2.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    assert "0 events in all" in run("add", "docs", *sure).stdout
    assert ", 0 reports" in run("batch", "docs", "--out", "out", *sure).stdout
    assert ", 1 reports" in run("batch", "docs", "--out", "out", "--engine", "lexicon").stdout
