import json
import subprocess
import sys

import pytest

from sijill.export.annotation import annotation
from sijill.export.records import write_annotation, write_json, write_jsonl
from sijill.export.spans import LineIndex
from sijill.model.document import Document
from sijill.model.report import DocumentRecord
from sijill.model.serial import from_plain
from tests.samples import BARE, DOCUMENT, RECORD, REPORT, TEXT

GOLD_FIELDS = {  # of one event, as the annotators' guidelines list them
    *(
        "id",
        "type",
        "modes",
        "modality",
        "mentions",
        "actors",
        "recipients",
        "places",
        "date",
        "killed",
        "wounded",
    ),
    *(
        "weapons",
        "count",
        "aggregate",
        "outcome",
        "claimed_by",
        "blamed",
        "source",
        "retaliation_for",
        "disputed",
    ),
}


def spans(value):
    """Every part of the annotation that has offsets."""
    if isinstance(value, dict):
        if "text" in value and isinstance(value.get("start"), int):
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_it_has_the_fields_of_the_guidelines_and_says_all_that_the_record_says():
    row = annotation(DOCUMENT, RECORD)
    event = row["events"][0]
    assert row["doc"] == "doc-1"
    assert event.keys() >= GOLD_FIELDS
    assert annotation(DOCUMENT, DocumentRecord("doc-1", (BARE,)))["events"][0].keys() == event.keys()
    assert event["actors"][0]["reason"] == "no owner is named"
    assert {k: event["killed"][k] for k in ("min", "max", "who", "rule")} == {
        "min": 12,
        "max": 12,
        "who": "workers",
        "rule": "toll:number",
    }
    assert event["killed_variants"][0]["n"] == 14
    assert event["open"] == [{"field": "hour", "reason": "no hour is given"}]
    assert (event["aggregate"], event["disputed"], event["outcome"], event["retaliation_for"]) == (
        True,
        True,
        "intercepted",
        "e0",
    )


def test_every_span_is_its_slice_of_the_text_and_names_its_line():
    found = list(spans(annotation(DOCUMENT, RECORD)))
    assert (
        len(found) == 17
    )  # two mentions, ten values, two variants, the source and its chain, two facts; the date has its own shape
    for part in found:
        assert TEXT[part["start"] : part["end"]] == part["text"]
        assert part["text"] in TEXT.split("\n")[part["line"]]


def test_a_date_has_days_where_other_values_have_offsets():
    date = annotation(DOCUMENT, RECORD)["events"][0]["date"]
    assert (date["start"], date["end"], date["text"]) == ("2018-03-04", "2018-03-04", "الأحد 4 مارس")
    assert TEXT[slice(*date["span"])] == date["text"]


def test_facts_stand_as_in_the_guidelines_seed():
    strength, alias = annotation(DOCUMENT, RECORD)["facts"]
    assert strength["value"] == {"min": 12, "max": None}
    assert (alias["kind"], alias["name"], alias["alias"], alias["text"]) == (
        "alias",
        "مستودع",
        "Depot 5",
        "الوادي",
    )


def test_lines_are_counted_from_the_title():
    index = LineIndex.of("ab\n\nc")
    assert [index.line_of(i) for i in range(5)] == [0, 0, 0, 1, 2]


def test_json_and_jsonl_hold_the_whole_record():
    pairs = [(DOCUMENT, RECORD), (DOCUMENT, DocumentRecord("doc-1", (BARE,)))]
    lines = "".join(write_jsonl(pairs)).splitlines()
    array = json.loads("".join(write_json(pairs)))
    assert [json.loads(line) for line in lines] == array
    assert from_plain(DocumentRecord, array[0]) == RECORD
    assert json.loads("".join(write_json([]))) == []


@pytest.mark.shared
def test_the_shared_scorer_reads_it(shared, tmp_path):
    """A record against itself, written as gold by hand, scores 1 on every field."""
    docs, gold = tmp_path / "docs", tmp_path / "gold"
    docs.mkdir(), gold.mkdir()
    document = Document("d", TEXT)
    (docs / "d.json").write_text(json.dumps({"id": "d", "lines": TEXT.split("\n")}))
    line = "".join(write_annotation([(document, RECORD)]))
    (tmp_path / "system.jsonl").write_text(line)
    (gold / "d.json").write_text(line)
    command = [sys.executable, shared / "tools/score.py", docs, gold, tmp_path / "system.jsonl", "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert figures["slots"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 11, "system": 11}


def test_reports_of_every_length_fit_one_line():
    (line,) = write_annotation([(DOCUMENT, RECORD)])
    assert line.count("\n") == 1
    assert json.loads(line)["events"][0]["id"] == REPORT.id
