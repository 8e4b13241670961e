"""What the tagger learns from: labels lie on the words that the coder marked."""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from dataset import ELSEWHERE, Document, held_out, label_window
from e5 import dequantise
from sijill.analysis.tagger_pieces import Pieces
from sijill.model.tagging import ARGUMENT_ROLES, EVENT_TYPES

LETTERS = [(c, -9.0) for c in "▁ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإءآؤئ.،0123456789"]
LINES = [
    "هجوم على نقطة تفتيش",
    "قال ضابط إن مسلحين هاجموا النقطة يوم الاثنين وقتلوا 3 جنود.",
    "وفر المسلحون بعد الهجوم.",
]
EVENT = {
    "id": "e1", "type": "ASSAULT", "modes": ["firearms"], "modality": "actual",
    "mentions": [{"line": 0, "trigger": "هجوم"}, {"line": 1, "trigger": "هاجموا"}, {"line": 2, "trigger": "الهجوم"}],
    "actors": [{"line": 1, "text": "مسلحين"}], "recipients": [{"line": 0, "text": "نقطة تفتيش"}], "places": [],
    "date": {"line": 1, "text": "يوم الاثنين", "start": "2018-03-05", "end": "2018-03-05"},
    "killed": {"line": 1, "text": "3 جنود", "min": 3, "max": 3}, "wounded": None, "weapons": [],
    "source": {"line": 1, "text": "ضابط"}, "claimed_by": None, "blamed": None, "aggregate": False, "outcome": None,
}  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "d.json"
    path.write_text(json.dumps({"id": "d", "lines": LINES}), "utf-8")
    special = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    return Document(path, Pieces(special + LETTERS, {}))


def spans(document: Document, number: int) -> dict[str, str]:
    """Role → words, of the mention in a window."""
    example = label_window(document, number, [EVENT], "d")
    words = example.window.context + example.window.words
    (mark,) = example.marked
    return {ARGUMENT_ROLES[r]: document.text[words[a].start : words[b - 1].end] for r, a, b in mark.spans}


def test_triggers_are_labelled_word_by_word(document: Document) -> None:
    begin = 1 + 2 * EVENT_TYPES.index("ASSAULT")
    for number, word in ((0, "هجوم"), (1, "هاجموا"), (2, "الهجوم")):
        example = label_window(document, number, [EVENT], "d")
        marked = [w for w, label in zip(example.window.words, example.labels, strict=True) if label]
        assert [document.text[w.start : w.end] for w in marked] == [word]
        assert sorted(set(example.labels)) == [0, begin]


def test_arguments_of_the_line_are_marked(document: Document) -> None:
    found = spans(document, 1)
    expected = {"actor": "مسلحين", "date": "يوم الاثنين", "killed": "3 جنود", "source": "ضابط"}
    assert {role: found[role] for role in expected} == expected


def test_an_argument_in_the_line_before_is_marked_in_the_context(document: Document) -> None:
    assert spans(document, 1)["recipient"] == "نقطة تفتيش"  # a checkpoint, in the title


def test_an_argument_of_another_line_only_counts_less(document: Document) -> None:
    example = label_window(document, 0, [EVENT], "d")
    (mark,) = example.marked
    weights = dict(zip(ARGUMENT_ROLES, mark.weights, strict=True))
    assert weights["killed"] == ELSEWHERE
    assert weights["recipient"] == 1.0
    assert weights["wounded"] == 1.0


def test_held_out_documents_are_always_the_same() -> None:
    names = [f"d{i}" for i in range(200)]
    assert held_out(names) == held_out(names[::-1])
    assert len(held_out(names)) == 50


def test_dequantise_reads_low_nibbles_then_high_ones() -> None:
    nibbles = bytes(i | (15 - i) << 4 for i in range(16))
    values = dequantise(struct.pack("<e", 0.5) + nibbles, 32)
    assert np.array_equal(values[:16], (np.arange(16) - 8) * 0.5)
    assert np.array_equal(values[16:], (np.arange(15, -1, -1) - 8) * 0.5)
