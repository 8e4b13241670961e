import io
import json

import pytest

from sijill.errors import RecordError
from sijill.export.jsonl import read_jsonl, write_jsonl
from tests.export.events import event, full_event


def test_every_event_comes_back_whole() -> None:
    events = [full_event(), event(), event(id="e-3", when=None, place=None, killed=None, documents=())]
    out = io.StringIO()
    assert write_jsonl(iter(events), out).written == 3
    out.seek(0)
    assert list(read_jsonl(out)) == events


def test_one_line_for_each_event_with_arabic_as_written() -> None:
    out = io.StringIO()
    write_jsonl([full_event()], out)
    (line,) = out.getvalue().splitlines()
    assert "الحوثيون" in line
    assert json.loads(line)["killed"]["best"] == 12


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "e-1"}', '{"no": 1}', '{"id": 1, "when": 3}'])
def test_a_line_that_is_no_event_is_named(line: str) -> None:
    with pytest.raises(RecordError, match="line 2"):
        list(read_jsonl(["", line]))
