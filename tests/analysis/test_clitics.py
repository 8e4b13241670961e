import importlib.resources

import pytest
import yaml

from sijill.analysis.clitics import readings

EXAMPLES = yaml.safe_load(
    importlib.resources.files("sijill.analysis").joinpath("data/clitics.yml").read_text("utf-8")
)["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["word"] for example in EXAMPLES])
def test_examples_of_the_clitic_file(example):
    best = readings(example["word"], "word")[0]
    assert [*best.proclitics, best.base, *([best.enclitic] if best.enclitic else [])] == example["cut"]


def test_the_uncut_word_is_always_a_reading():
    for word in ("وبالصواريخ", "قاعدتها", "وزير"):
        assert any(not r.proclitics and not r.enclitic for r in readings(word, "word"))
