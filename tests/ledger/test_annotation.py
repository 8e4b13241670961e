"""Records in annotation format come in as they went out, and as people write them."""

import json
from pathlib import Path

import pytest

from sijill.errors import RecordError
from sijill.export.annotation import annotation
from sijill.ledger.annotation import RULE, find_records, read_annotation
from sijill.ledger.spans import find_spans
from sijill.model.document import Document
from tests.ledger.builders import BASRA, basra_pair, document, taiz_pair

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "train"


@pytest.mark.parametrize("pair", [taiz_pair(), basra_pair()], ids=["taiz", "basra"])
def test_what_sijill_writes_is_read_back(pair) -> None:  # type: ignore[no-untyped-def]
    read, record = pair
    row = json.loads(json.dumps(annotation(read, record)))
    assert read_annotation(row, read) == record


def test_what_people_write_is_read() -> None:
    row = {
        "doc": "n2",
        "events": [{
            "id": "e1", "type": "PROTEST", "modes": ["demo"], "modality": "actual",
            "mentions": [{"line": 0, "trigger": "مظاهرة"}, {"line": 1, "trigger": "تظاهر"}],
            "actors": [{"line": 1, "text": "المئات", "name": "hundreds", "country": "IRQ", "role": "PRO"}], "recipients": [],
            "places": [{"line": 1, "text": "البصرة", "name": "Basra", "country": "IRQ", "lat": 30.5, "lon": 47.8}],
            "date": {"line": 1, "text": "الجمعة", "start": "2018-07-13", "end": "2018-07-13"}, "killed": None, "wounded": None,
            "weapons": [], "count": {"min": 1, "max": None}, "aggregate": False, "source": None,
        }],
    }  # fmt: skip
    read = document("n2", BASRA)
    (report,) = read_annotation(row, read).reports
    assert all(e.text == BASRA[e.start : e.end] for _, e in find_spans(report))
    assert report.places[0].evidence.start > BASRA.index("\n")
    assert (report.when.basis, report.when.ucdp_precision, report.mentions[0].rule) == ("words", 1, RULE)
    assert report.count.evidence == report.mentions[0].evidence


def test_words_that_are_not_there_are_refused() -> None:
    event = {"id": "e1", "type": "PROTEST", "mentions": [{"line": 0, "trigger": "هجوم"}]}
    with pytest.raises(RecordError, match="n2: e1: the words «هجوم» are not where"):
        read_annotation({"doc": "n2", "events": [event]}, document("n2", BASRA))


@pytest.mark.parametrize(
    "content", ["[]", "{", '{"doc": "a"}', '{"doc": "a", "events": []}\n{"doc": "a", "events": []}']
)
def test_files_that_hold_no_records_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "r.jsonl").write_text(content, "utf-8")
    with pytest.raises(RecordError, match=r"r\.jsonl#"):
        find_records(tmp_path)


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not here")
def test_the_gold_can_be_read() -> None:
    failed = 0
    for name, row in find_records(GOLD / "gold").items():
        source = json.loads((GOLD / "docs" / f"{name}.json").read_text("utf-8"))
        read = Document(name, "\n".join(source["lines"]), source["lines"][0], source["source"])
        try:
            assert len(read_annotation(row, read).reports) == len(row["events"])
        except RecordError:
            failed += 1
    assert failed <= 2  # one claimant is quoted across a line's end
