"""Reading lexicon files: YAML under `lexicon/data` and under a user's own folder."""

import importlib.resources
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from sijill.errors import LexiconError
from sijill.text import characters

class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with the booleans of version 1.2: `yes` and `no` are ordinary keys here, the examples of an entry."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))

DATA = importlib.resources.files("sijill.lexicon").joinpath("data")


def load_yaml(name: str) -> Any:
    """The content of `lexicon/data/<name>`. Raises LexiconError naming the file where it is not YAML."""
    return read_yaml(DATA.joinpath(name))


def read_yaml(path: Traversable | Path) -> Any:
    """The content of a YAML file. Raises LexiconError naming the file where it cannot be read."""
    try:
        return yaml.load(path.read_text("utf-8"), _Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        cause = str(error).splitlines()[0]
        raise LexiconError(f"{path.name}: cannot be read as YAML: {cause}") from error


def yaml_files(folder: str, extra: Path | None = None) -> Iterator[Traversable | Path]:
    """The YAML files of a folder of `lexicon/data`, then those of a user's folder, each in name order."""
    yield from sorted((p for p in DATA.joinpath(folder).iterdir() if p.name.endswith(".yml")), key=lambda p: p.name)
    if extra is not None:
        if not extra.is_dir():
            raise LexiconError(f"{extra}: no such folder of lexicon files")
        yield from sorted(extra.glob("*.yml"))


def spelling_problem(word: str) -> str | None:
    """What is wrong with a lexicon string, `None` if nothing: it must be NFC, without tatweel, Persian look-alikes or bidi marks."""
    if unicodedata.normalize("NFC", word) != word:
        return "not in Unicode form NFC"
    if "\u0640" in word:
        return "has a tatweel"
    if "ی" in word or "ک" in word:
        return "has a Persian letter"
    if any(character in characters.FORMAT for character in word):
        return "has a format character"
    return None
