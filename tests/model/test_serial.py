import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.errors import RecordError
from sijill.model.report import MATERIAL, VERBAL, DocumentRecord, Report
from sijill.model.serial import CHOICES, from_plain, to_plain
from sijill.model.value import Where
from tests.samples import BARE, RECORD

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/record.schema.json").read_text("utf-8"))

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    Report,
    st.builds(
        Report,
        type=st.sampled_from([*sorted(MATERIAL | VERBAL), "DETAIN-PRESS"]),
        modality=st.sampled_from(CHOICES[Report, "modality"]),
    ),
)


def valid(value):
    return jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).is_valid(value)


@settings(max_examples=40, deadline=None)
@given(st.from_type(DocumentRecord))
def test_any_record_goes_to_json_and_back_and_follows_the_schema(record):
    value = json.loads(json.dumps(to_plain(record)))
    assert valid(value)
    assert from_plain(DocumentRecord, value) == record


def test_fields_with_a_default_may_be_absent():
    value = {
        "id": "e2",
        "document": "doc-1",
        "type": "PROTEST",
        "modes": [],
        "modality": "planned",
        "mentions": [],
    }
    assert from_plain(Report, value) == Report("e2", "doc-1", "PROTEST", (), "planned", ())


SPOILT = [
    (("document",), 3, "DocumentRecord.document: not a string"),
    (("reports",), None, "DocumentRecord.reports: not an array"),
    (("reports", 0), [], "DocumentRecord.reports[0]: not an object"),
    (("reports", 0, "type"), "Attack!", "DocumentRecord.reports[0].type: 'Attack!' does not match"),
    (("reports", 0, "modality"), "certain", "DocumentRecord.reports[0].modality: 'certain' is not one of"),
    (("reports", 0, "killed", "min"), "12", "DocumentRecord.reports[0].killed.min: not a whole number"),
    (("reports", 0, "killed", "min"), True, "DocumentRecord.reports[0].killed.min: not a whole number"),
    (
        ("reports", 0, "when", "first"),
        "4 March",
        "DocumentRecord.reports[0].when.first: not a day such as 2018-05-15",
    ),
    (("reports", 0, "places", 0, "lat"), "34", "DocumentRecord.reports[0].places[0].lat: not a number"),
    (("reports", 0, "open_fields", 0), ["hour"], "DocumentRecord.reports[0].open_fields[0]: not 2 values"),
    (("reports", 0, "colour"), "red", "DocumentRecord.reports[0]: no such field: colour"),
]


@pytest.mark.parametrize(("path", "spoilt", "complaint"), SPOILT)
def test_what_the_schema_forbids_is_refused_with_its_place(path, spoilt, complaint):
    value = to_plain(RECORD)
    at = value
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = spoilt
    assert not valid(value)
    with pytest.raises(RecordError) as caught:
        from_plain(DocumentRecord, value)
    assert str(caught.value).startswith(complaint)


def test_what_is_lacking_is_named():
    value = to_plain(BARE)
    del value["mentions"], value["type"]
    with pytest.raises(RecordError, match="Report: lacks type, mentions"):
        from_plain(Report, value)


def test_a_whole_number_is_a_number_of_degrees():
    value = to_plain(RECORD.reports[0].places[0]) | {"lat": 34}
    assert from_plain(Where, value).lat == 34.0


def test_days_are_written_as_iso_dates():
    assert to_plain(dt.date(2018, 3, 4)) == "2018-03-04"
