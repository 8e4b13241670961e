"""`sijill read` from the outside: what is written where, and with which exit status. The pipeline is a stand-in."""

import json
import subprocess
import sys
import types

import pytest
from click.testing import CliRunner

from sijill.cli import main as main_module
from sijill.cli.main import cli
from sijill.errors import LexiconError
from sijill.model.explanation import Explanation
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Report, Trigger

WORD = "هجوم"


class StandIn:
    """Finds one ASSAULT where the text says "هجوم" (attack); fails where it says what to raise."""

    problem = None

    def __init__(self, settings):
        self.settings = settings

    def read(self, document):
        if "FAULT" in document.text:
            raise KeyError("no such\nthing")
        if "LEXICON" in document.text:
            raise LexiconError("triggers.yml: entry 3 has no type")
        at = document.text.find(WORD)
        if at < 0:
            return DocumentRecord(document.id, ())
        trigger = Trigger(Evidence(at, at + len(WORD), WORD), 0, "stand-in")
        return DocumentRecord(document.id, (Report("e1", document.id, "ASSAULT", (), "actual", (trigger,)),))

    def explain(self, document):
        return Explanation("stand-in", self.read(document))


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch):
    module = types.ModuleType("sijill.pipeline")
    module.Pipeline = StandIn
    monkeypatch.setitem(sys.modules, "sijill.pipeline", module)
    monkeypatch.delenv("SIJILL_DEBUG", raising=False)


def run(*arguments, stdin=None):
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin, catch_exceptions=False)


@pytest.fixture
def articles(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{WORD} على نقطة تفتيش\nأصيب جنديان.", "utf-8")
    return tmp_path


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "annotation"])
def test_every_format_names_the_event(articles, format_):
    result = run("read", articles, "--format", format_)
    assert result.exit_code == 0
    assert result.stdout.count("ASSAULT") == 2
    assert result.stderr == ""


def test_explanations_are_written_in_the_records_stead(articles):
    result = run("read", articles, "--explain")
    assert result.exit_code == 0
    assert result.stdout.count("read by the stand-in engine") == 2
    assert result.stdout.count("ASSAULT (actual)") == 2


def test_the_options_reach_the_pipeline(articles, monkeypatch):
    seen = []
    monkeypatch.setattr(StandIn, "__init__", lambda self, settings: seen.append(settings))
    run("read", articles, "--min-confidence", "0.5", "--lexicon", "my-words")
    monkeypatch.setenv("SIJILL_MIN_CONFIDENCE", "0.25")
    monkeypatch.setenv("SIJILL_LEXICON", "office")
    run("read", articles)
    assert [(s.min_confidence, s.lexicon) for s in seen] == [(0.5, "my-words"), (0.25, "office")]


def test_annotation_is_one_line_a_document(articles):
    lines = run("read", articles, "--format", "annotation").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["doc"] for row in rows] == ["a", "b"]
    assert rows[0].keys() == {"doc", "events", "facts"}


def test_a_file_is_written_and_standard_output_left_alone(articles, tmp_path):
    out = tmp_path / "out.jsonl"
    assert run("read", articles, "--format", "jsonl", "-o", out).stdout == ""
    assert len(out.read_text("utf-8").splitlines()) == 2
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_run_that_fails_leaves_the_old_file_as_it_was(articles, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("before")
    (articles / "c.txt").write_text("LEXICON")
    with pytest.raises(LexiconError):
        run("read", articles, "-o", out)
    assert out.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_what_is_left_out_is_said_and_the_exit_status_is_1(articles):
    (articles / "0.txt").write_bytes(b"")
    (articles / "c.txt").write_text("FAULT")
    result = run("read", articles, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines() == [
        f"sijill: {articles}/0.txt: empty",
        "sijill: c: left out: internal error, KeyError: 'no such\\nthing'; SIJILL_DEBUG=1 shows where",
    ]


def test_debugging_shows_the_fault(articles, monkeypatch):
    (articles / "c.txt").write_text("FAULT")
    monkeypatch.setenv("SIJILL_DEBUG", "1")
    with pytest.raises(KeyError):
        run("read", articles)


def test_standard_input_and_a_publication_day():
    result = run("read", "-", "--published", "2018-05-15", stdin=f"{WORD} على نقطة تفتيش".encode())
    assert result.exit_code == 0
    assert "2018-05-15" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["read"], "Missing argument 'PATH...'"),
        (["read", "x", "--format", "xml"], "'xml' is not one of 'table', 'json', 'jsonl', 'annotation'"),
        (["read", "x", "--published", "03/02/2018"], "'03/02/2018' is not a day such as 2018-05-15"),
        (["read", "x", "--engine", "oracle"], "'oracle' is not"),
        (["read", "x", "--min-confidence", "2"], "2.0 is not in the range 0<=x<=1"),
        (["read", "x", "--explain", "--format", "json"], "--explain has a form of its own"),
        (["reed", "x"], "No such command 'reed'"),
    ],
)
def test_wrong_usage_is_exit_status_2(arguments, complaint):
    result = run(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_path_that_is_not_there_does_not_stop_the_others(articles):
    result = run("read", articles / "gone.txt", articles / "a.txt", "--format", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr == f"sijill: {articles}/gone.txt: no such file or folder\n"


def main_with(monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["sijill", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main_module.main()
    return ended.value.code, capsys.readouterr().err


def test_a_lexicon_that_cannot_be_used_is_one_line(articles, monkeypatch, capsys):
    (articles / "c.txt").write_text("LEXICON")
    assert main_with(monkeypatch, capsys, "read", articles) == (
        1,
        "sijill: triggers.yml: entry 3 has no type\n",
    )


def test_settings_and_outputs_that_cannot_be_used_are_wrong_usage(articles, monkeypatch, capsys):
    code, said = main_with(monkeypatch, capsys, "read", articles, "-o", articles / "no/such/folder/x")
    assert (code, said) == (
        2,
        f"sijill: {articles}/no/such/folder/x: cannot be written (No such file or directory)\n",
    )
    monkeypatch.setenv("SIJILL_MAX_TEXT_CHARACTERS", "many")
    code, said = main_with(monkeypatch, capsys, "read", articles)
    assert (code, said) == (2, "sijill: SIJILL_MAX_TEXT_CHARACTERS: 'many' is not a whole number\n")


def test_an_unforeseen_error_is_one_line(articles, monkeypatch, capsys):
    def explode(settings):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(sys.modules["sijill.pipeline"], "Pipeline", explode)
    code, said = main_with(monkeypatch, capsys, "read", articles)
    assert (code, said) == (
        1,
        "sijill: internal error, ZeroDivisionError: division by zero; SIJILL_DEBUG=1 shows where\n",
    )


def test_a_reader_that_goes_away_is_no_error(articles):
    """`sijill formats | head -n 1`"""
    command = f"{sys.executable} -m sijill.cli.main formats | head -n 1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("Read:\n", "")
