"""The leave-out copy: what only held-out documents bear out is taken from an entry, the rest stays."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
leave_out = pytest.importorskip("leave_out")


class Told:
    """Support that is told in advance."""

    def __init__(self, forms: set[str], words: set[str]) -> None:
        self._forms, self._words = forms, words

    def only_held(self, entry: str, forms: set[str]) -> bool:
        return bool(forms & self._forms)

    def beside_only_held(self, forms: set[str], word: str) -> bool:
        return word in self._words


ENTRY: dict[str, Any] = {
    "id": "raid", "type": "ASSAULT", "frame": "attack", "verb": ["داهم", "يداهم"], "nouns": ["غارة", "مداهمة"],
    "without": ["مطبخ", "حلم"], "yes": [], "no": [],
}  # fmt: skip


def test_forms_and_conditions_of_held_out_documents_go() -> None:
    kept, dropped = leave_out.without_held(ENTRY, Told({"غاره"}, {"حلم"}))
    assert kept["nouns"] == ["مداهمة"]
    assert kept["verb"] == ["داهم", "يداهم"]
    assert kept["without"] == ["مطبخ"]
    assert dropped == 2


def test_an_entry_without_forms_goes() -> None:
    only = {k: v for k, v in ENTRY.items() if k != "verb"} | {"nouns": ["غارة"]}
    assert leave_out.without_held(only, Told({"غاره"}, set()))[0] is None


def test_a_condition_is_never_left_without_words() -> None:
    kept, _ = leave_out.without_held(ENTRY, Told(set(), {"مطبخ", "حلم"}))
    assert kept["without"] == ["مطبخ", "حلم"]
