"""Which engine reads, and what happens where the tagger cannot."""

import pytest
from click.testing import CliRunner

from sijill.analysis.tagger import Tagger
from sijill.cli.main import cli
from sijill.errors import ModelError, SettingsError
from sijill.model.document import Document
from sijill.pipeline import Pipeline
from sijill.settings import ENGINES, Settings

TEXT = "مقتل جنديين في هجوم\nقتل جنديان عراقيان في هجوم شنه مسلحون على حاجز قرب الموصل."


@pytest.fixture
def no_model(monkeypatch):
    def fail(*_: object, **__: object) -> Tagger:
        raise ModelError("tagger model cannot be loaded: it is not there")

    monkeypatch.setattr(Tagger, "load", fail)


def test_without_its_model_the_lexicon_engine_reads_in_the_taggers_place(no_model):
    document = Document("d", TEXT)
    stand_in = Pipeline(Settings(engine="tagger"))
    assert stand_in.problem is not None
    assert "the lexicon engine reads instead" in stand_in.problem
    assert stand_in.read(document) == Pipeline(Settings(engine="lexicon")).read(document)


def test_the_command_says_so_in_one_line_and_exits_with_1(no_model, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(cli, ["read", "--engine", "tagger", "--format", "annotation", str(path)])
    assert result.exit_code == 1
    assert '"ASSAULT"' in result.stdout
    assert result.stderr.count("\n") == 1


def test_an_explanation_too_is_the_lexicon_engines_then(no_model, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(cli, ["read", "--engine", "tagger", "--explain", str(path)])
    assert result.exit_code == 1
    assert "read by the lexicon engine" in result.stdout
    assert "ASSAULT" in result.stdout
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_an_explanation_tells_of_the_record_that_is_read(engine):
    document = Document("d", TEXT)
    pipeline = Pipeline(Settings(engine=engine))
    told = pipeline.explain(document)
    assert (told.engine, told.record) == (engine, pipeline.read(document))
    assert told.considered
    assert all(0 <= p <= 1 for report in told.record.reports for _, p in report.scores)


def test_what_is_too_doubtful_is_left_out_and_told():
    document = Document("d", TEXT)
    told = Pipeline(Settings(engine="lexicon", min_confidence=1.0)).explain(document)
    assert told.record.reports == ()
    assert [report.type for report in told.doubtful] == ["ASSAULT"]
    assert told.doubtful == Pipeline(Settings(engine="lexicon")).read(document).reports


def test_the_lexicon_engine_needs_no_model(no_model):
    assert Pipeline(Settings(engine="lexicon")).problem is None


def test_an_unknown_engine_is_refused():
    with pytest.raises(SettingsError, match="engine"):
        Settings(engine="oracle")


def test_records_do_not_depend_on_the_number_of_threads():
    document = Document("own", TEXT)
    one, four = (Pipeline(Settings(engine="tagger", threads=n)).read(document) for n in (1, 4))
    assert one.reports
    assert one == four
