"""`sijill evaluate`: its figures are those of the shared scoring tool, and its errors are sorted by cause."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sijill.cli.evaluate import evaluate

SHARED = Path(__file__).parents[3] / "shared"
LINES = ["هجوم على ثكنة في مدينة الصخر", "قتل جنديان في الهجوم الذي نفذه مسلحون", "ودان مجلس البلدة الهجوم"]


def span(line: int, text: str, **more: object) -> dict[str, object]:
    return {"line": line, "text": text, **more}


def event(**changes: object) -> dict[str, object]:
    base: dict[str, object] = {
        "id": "e1", "type": "ASSAULT", "modes": ["firearms"], "modality": "actual",
        "mentions": [{"line": 0, "trigger": "هجوم"}, {"line": 1, "trigger": "الهجوم"}],
        "actors": [span(1, "مسلحون")], "recipients": [span(0, "ثكنة")],
        "places": [span(0, "مدينة الصخر", country="IRQ", lat=33.0, lon=44.0)],
        "date": {"line": 0, "text": None, "start": "2018-03-01", "end": "2018-03-02"},
        "killed": span(1, "جنديان", min=2, max=2), "wounded": None, "count": None,
    }  # fmt: skip
    return base | changes


ACCUSE = {
    "id": "e2", "type": "ACCUSE", "modes": ["disapprove"], "modality": "actual",
    "mentions": [{"line": 2, "trigger": "ودان"}], "actors": [span(2, "مجلس البلدة")],
}  # fmt: skip


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    for name, content in (
        ("docs", {"id": "d1", "lines": LINES, "published": "2018-03-02"}),
        ("gold", {"doc": "d1", "events": [event(), ACCUSE]}),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "d1.json").write_text(json.dumps(content), "utf-8")
    return tmp_path


def run(coded: Path, events: list[dict[str, object]], *options: str) -> str:
    system = coded / "system.jsonl"
    system.write_text(json.dumps({"doc": "d1", "events": events}), "utf-8")
    arguments = [str(coded / "docs"), str(coded / "gold"), "--system", str(system), *options]
    result = CliRunner().invoke(evaluate, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_gold_against_itself_is_all_right(coded: Path) -> None:
    figures = json.loads(run(coded, [event(), ACCUSE], "--json"))
    assert figures["documents"] == 1
    assert all(row["f1"] == 1.0 for name, row in figures.items() if name != "documents" and row["gold"])


def test_offsets_serve_as_well_as_lines(coded: Path) -> None:
    start = len(LINES[0]) + 1 + LINES[1].index("الهجوم")
    mention = {"start": start, "end": start + 6, "trigger": "الهجوم"}
    figures = json.loads(run(coded, [event(mentions=[mention]), ACCUSE], "--json"))
    assert figures["lines"] == {"p": 1.0, "r": 0.6667, "f1": 0.8, "gold": 3, "system": 2}
    assert figures["events"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("change", "field", "hits"),
    [
        ({"killed": span(1, "جنديان", min=3, max=3)}, "killed", 0),
        ({"date": {"start": "2018-03-02", "end": "2018-03-03"}}, "date", 1),
        ({"date": {"start": "2018-03-05", "end": "2018-03-05"}}, "date", 0),
        ({"places": [span(0, "قرية أخرى", lat=33.1, lon=44.1, country="IRQ")]}, "place", 1),
        ({"places": [span(0, "قرية أخرى", lat=34.1, lon=44.1, country="SYR")]}, "place", 0),
        ({"actors": [span(1, "نفذه مسلحون")]}, "actor", 1),
        ({"actors": [span(1, "جنديان")]}, "actor", 0),
        ({"modes": ["aerial"]}, "modes", 0),
        ({"modality": "denied"}, "modality", 0),
    ],
)
def test_one_changed_field(coded: Path, change: dict[str, object], field: str, hits: int) -> None:
    figures = json.loads(run(coded, [event(**change)], "--json"))
    row = figures["field " + field]
    assert row["p"] == float(hits)
    assert row["paired_accuracy"] == float(hits)


def test_errors_are_sorted_by_cause(coded: Path) -> None:
    riot = {**ACCUSE, "type": "PROTEST", "mentions": [{"line": 0, "trigger": "هجوم"}]}
    output = run(coded, [event(killed=None, wounded=span(1, "جنديان", min=2, max=2)), riot], "--errors", "5")
    assert "not seen: 1" in output
    assert "wrong type: 1" in output
    assert "field missing: 1" in output
    assert "field extra: 1" in output
    assert "ودان" in output


def test_a_split_event_is_called_split(coded: Path) -> None:
    second = event(mentions=[{"line": 1, "trigger": "الهجوم"}], killed=None)
    output = run(coded, [event(mentions=[{"line": 0, "trigger": "هجوم"}]), second, ACCUSE], "--errors", "1")
    assert "split: 1" in output


def test_a_malformed_record_is_named(coded: Path) -> None:
    system = coded / "bad.jsonl"
    system.write_text('{"doc": "d1"}\n', "utf-8")
    arguments = [str(coded / "docs"), str(coded / "gold"), "--system", str(system)]
    result = CliRunner().invoke(evaluate, arguments)
    assert result.exit_code == 1
    assert "bad.jsonl#1" in str(result.exception)


@pytest.mark.shared
@pytest.mark.parametrize("change", ["same", "dropped", "shifted"])
def test_figures_equal_those_of_the_shared_tool(tmp_path: Path, change: str) -> None:
    """On the dev documents, with the gold itself, with every third record dropped, and with values moved between records."""
    dev = SHARED / "gold" / "dev"
    if not dev.exists():
        pytest.skip(f"{dev} is absent")
    rows = []
    for path in sorted((dev / "gold").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        events = record["events"]
        if change == "dropped":
            events = [e for i, e in enumerate(events) if i % 3]
        if change == "shifted":
            fields = ("modes", "actors", "recipients", "places", "date", "killed", "type", "modality")
            shifted = events[1:] + events[:1]
            events = [
                e | {f: o.get(f) for f in fields if i % 2 == 0}
                for i, (e, o) in enumerate(zip(events, shifted, strict=True))
            ]
        rows.append(json.dumps({"doc": record["doc"], "events": events}))
    system = tmp_path / "system.jsonl"
    system.write_text("\n".join(rows), "utf-8")
    folders = [str(dev / "docs"), str(dev / "gold")]
    tool = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "score.py"), *folders, str(system), "--json"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    ours = CliRunner().invoke(evaluate, [*folders, "--system", str(system), "--json"], catch_exceptions=False)
    assert json.loads(ours.output) == json.loads(tool.stdout)
    assert json.loads(tool.stdout)["slots"]["gold"] > 1000
