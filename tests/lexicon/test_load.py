"""The YAML reader gives what PyYAML gives, on every file of the lexicon, and keeps `yes` and `no` as words."""

import datetime as dt
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.errors import LexiconError
from sijill.lexicon.load import DATA, parse_yaml, read_yaml, spelling_problem


def files(folder: Traversable = DATA) -> list[Traversable]:
    found = sorted(folder.iterdir(), key=lambda path: path.name)
    inner = [path for sub in found if sub.is_dir() for path in files(sub)]
    return [path for path in found if path.name.endswith(".yml")] + inner


def plain(value: Any) -> Any:
    """With every scalar as text; PyYAML's BaseLoader resolves none, and leaves "null" a word."""
    if isinstance(value, dict):
        return {plain(k): plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return (
        "" if value in (None, "null", "~") else str(value).lower() if isinstance(value, bool) else str(value)
    )


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_same_as_pyyaml(path: Traversable) -> None:
    text = path.read_text("utf-8")
    assert plain(parse_yaml(text)) == plain(yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes: [a]\nno: [b]", {"yes": ["a"], "no": ["b"]}),
        ("a: true\nb: false\nc: null\nd: ~\ne:", {"a": True, "b": False, "c": None, "d": None, "e": None}),
        ("a: 3\nb: -2\nc: 0.5\nd: '3'\ne: 1.2.3", {"a": 3, "b": -2, "c": 0.5, "d": "3", "e": "1.2.3"}),
        ("2018-05-08: x", {dt.date(2018, 5, 8): "x"}),
        ("a: &w [x, y]\nb: *w", {"a": ["x", "y"], "b": ["x", "y"]}),
        ("", None),
        ("- [a, {b: [c]}]", [["a", {"b": ["c"]}]]),
    ],
)
def test_values(text: str, value: object) -> None:
    assert parse_yaml(text) == value


@pytest.mark.parametrize("text", ["a: [b", "a: 1\na: 2", "a: *nothing", "a: b: c"])
def test_wrong_files_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "words.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"words\.yml"):
        read_yaml(path)


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        ("هجوم", None),
        ("هجــوم", "has a tatweel"),
        ("أمریکا", "has a Persian letter"),
        ("ه\u200fجوم", "has a format character"),
        ("ا\u0654سر", "not in Unicode form NFC"),
    ],
)
def test_spelling(word: str, problem: str | None) -> None:
    assert spelling_problem(word) == problem
