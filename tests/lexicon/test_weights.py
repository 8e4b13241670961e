"""Weight files: every file reads, and what is set by hand names a rule that exists."""

import ast
import math
from pathlib import Path

import pytest

import sijill.extraction
import sijill.lexicon.weights
from sijill.errors import LexiconError
from sijill.extraction.own_times import OWN
from sijill.lexicon.frames import load_frames
from sijill.lexicon.load import DATA
from sijill.lexicon.weights import load_weights, weigh
from sijill.text import key

NAMES = sorted(
    p.name.removesuffix(".tsv")
    for p in DATA.joinpath("weights").iterdir()
    if p.name.endswith(".tsv")
    and p.name not in ("voices.tsv", "window.tsv")  # their tests: test_tagged_voices.py, test_tagger_gate.py
)
THRESHOLDS = {"threshold", "near-threshold", "remention-threshold", "casualty-threshold"}


def clause_rules() -> set[str]:
    """The rules that `extraction/argument*.py` may give a participant: the text constants of their Argument(…) calls, and "after-<preposition>"; with them the rule of a time."""
    found = {OWN} | {f"after-{preposition}" for frame in load_frames().values() for preposition in frame.to}
    for path in Path(sijill.extraction.__path__[0]).glob("argument*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "Argument"
                and len(node.args) == 3
            ):
                found |= {
                    part.value
                    for part in ast.walk(node.args[2])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


def test_the_files_that_the_stages_ask_for() -> None:
    assert set(NAMES) == {"actor", "merging", "place", "recipient", "time", "trigger"}


@pytest.mark.parametrize("name", NAMES)
def test_file_reads(name: str) -> None:
    weights = load_weights(name)
    assert "threshold" in weights
    assert len(weights) > 100
    assert all(math.isfinite(weight) for weight in weights.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_feature_is_given_twice(name: str) -> None:
    lines = DATA.joinpath("weights", f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    assert len({row.split("\t")[0] for row in rows}) == len(rows)


@pytest.mark.parametrize("name", NAMES)
def test_thresholds_are_known(name: str) -> None:
    assert {feature for feature in load_weights(name) if feature.endswith("threshold")} <= THRESHOLDS


@pytest.mark.parametrize("name", NAMES)
def test_floors_name_known_rules(name: str) -> None:
    rules, frames = clause_rules(), load_frames()
    for feature in load_weights(name):
        first, _, rest = feature.partition(":")
        if first == "floor":
            frame, _, rule = rest.rpartition(":")
            assert rule in rules, feature
            assert frame in frames or not frame, feature
            assert rule == key(rule), feature


def test_weigh_adds_and_always_counts_the_bias() -> None:
    weights = {"bias": 0.5, "a": 1.0, "b": -2.0}
    assert weigh(["a", "b", "unknown"], weights) == -0.5
    assert weigh([], weights) == 0.5
    assert weigh(["a"], {}) == 0.0


@pytest.mark.parametrize("row", ["feature without a number", "feature\tfew", "a\t1\t2"])
def test_a_malformed_line_is_named(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("weights").mkdir()
    tmp_path.joinpath("weights", "own.tsv").write_text(f"# note\nfirst\t1\n\n{row}\n", "utf-8")
    monkeypatch.setattr(sijill.lexicon.weights, "DATA", tmp_path)
    with pytest.raises(LexiconError, match=r"weights/own\.tsv: line 4"):
        load_weights("own")
