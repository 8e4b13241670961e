"""Which engine reads, and what happens where the tagger cannot."""

import pytest
from click.testing import CliRunner

from sijill.analysis.tagger import Tagger
from sijill.cli.main import cli
from sijill.errors import ModelError, SettingsError
from sijill.model.document import Document
from sijill.pipeline import Pipeline
from sijill.settings import Settings

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
    assert stand_in.read(document) == Pipeline(Settings()).read(document)


def test_the_command_says_so_in_one_line_and_exits_with_1(no_model, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(cli, ["read", "--engine", "tagger", "--format", "annotation", str(path)])
    assert result.exit_code == 1
    assert '"ASSAULT"' in result.stdout
    assert result.stderr.count("\n") == 1


def test_the_lexicon_engine_needs_no_model(no_model):
    assert Pipeline(Settings()).problem is None


def test_an_unknown_engine_is_refused():
    with pytest.raises(SettingsError, match="engine"):
        Settings(engine="oracle")
