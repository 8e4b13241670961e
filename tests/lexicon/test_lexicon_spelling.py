"""Every string of every lexicon file is spelled as the house rules ask: NFC, no tatweel, no Persian look-alikes, no bidi marks."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from sijill.lexicon.load import DATA, read_yaml, spelling_problem

# The mark of a Hijri year is written with a tatweel, so that it is not read as the letter alone.
RIGHT_AS_IT_IS = {"هـ"}


def data_files(folder: Traversable = DATA) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda found: found.name):
        if path.is_dir():
            yield from data_files(path)
        elif path.name.endswith((".yml", ".tsv")):
            yield path


def strings(path: Traversable) -> Iterator[str]:
    if path.name.endswith(".tsv"):
        yield from (cell for line in path.read_text("utf-8").splitlines() for cell in line.split("\t"))
    else:
        yield from leaves(read_yaml(path))


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(name)
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", list(data_files()), ids=lambda path: path.name)
def test_spelling(path: Traversable) -> None:
    wrong = {
        text: problem
        for text in strings(path)
        if text not in RIGHT_AS_IT_IS and (problem := spelling_problem(text))
    }
    assert not wrong
