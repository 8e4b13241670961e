"""What the README promises of the example articles, through the real pipeline."""

import json

import pytest
from click.testing import CliRunner

from sijill.cli.main import cli
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from tests.conftest import ROOT

ARTICLES = ROOT / "examples" / "articles"


@pytest.fixture(scope="module")
def rows():
    result = CliRunner().invoke(
        cli, ["read", str(ARTICLES), "--format", "annotation"], catch_exceptions=False
    )
    assert (result.exit_code, result.stderr) == (0, "")
    return {row["doc"]: row for row in map(json.loads, result.stdout.splitlines())}


def test_the_attack_and_its_toll(rows):
    attack = rows["checkpoint-1"]["events"][0]
    assert (attack["type"], attack["modality"]) == ("ASSAULT", "actual")
    assert (attack["killed"]["min"], attack["killed"]["max"]) == (5, 5)
    assert (attack["wounded"]["min"], attack["wounded"]["max"]) == (9, 9)


def test_sport_in_words_of_war_is_no_event(rows):
    assert rows["no-events"]["events"] == []


def test_every_span_is_a_slice_of_its_article(rows):
    texts = {d.id: d.text for d in read_documents([ARTICLES]) if isinstance(d, Document)}
    mentions = [(doc, m) for doc, row in rows.items() for event in row["events"] for m in event["mentions"]]
    assert mentions
    for doc, mention in mentions:
        assert texts[doc][mention["start"] : mention["end"]] == mention["text"]
        assert texts[doc].count("\n", 0, mention["start"]) == mention["line"]
