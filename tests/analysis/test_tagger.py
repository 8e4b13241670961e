"""The tagger's parts: pieces, windows, decoding, links; and, with the shipped model, that it reads alike alone and in threads."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from sijill.analysis.tagger_decode import best_labels, find_spans, sigmoid, softmax
from sijill.analysis.tagger_links import HAND_FEATURES, content_words, link_scores, pair_features
from sijill.analysis.tagger_model import FILE, load_model, pad_windows
from sijill.analysis.tagger_pieces import END, START, UNKNOWN, Pieces
from sijill.analysis.tagger_windows import CONTEXT_PIECES, WINDOW_PIECES, make_windows
from sijill.errors import ModelError
from sijill.model.mention import Evidence
from sijill.model.tagging import TaggedArgument, TaggedTrigger, TriggerCandidate

SPECIAL = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
LETTERS = [(c, -9.0) for c in "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإءآؤئ."] + [("▁", -8.0)]
WORDS = [("▁قصف", -5.0), ("▁ال", -3.0), ("جيش", -5.0), ("▁الجيش", -7.5), ("قرية", -6.0)]
NORMAL = {"ﻻ": "لا", "\u00a0": " "}
MODEL = Path(__file__).parents[2] / "src/sijill/analysis/data" / FILE
TEXT = "مقتل ثلاثة جنود في هجوم على نقطة تفتيش\nقال مصدر أمني إن مسلحين هاجموا النقطة صباح الاثنين.\nوتظاهر مئات السكان احتجاجا على الهجوم."


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(SPECIAL + LETTERS + WORDS, NORMAL)


def names(pieces: Pieces, ids: tuple[int, ...]) -> list[str]:
    return [(SPECIAL + LETTERS + WORDS)[i][0] for i in ids]


@pytest.mark.parametrize(
    ("word", "spaced", "cut"),
    [
        ("قصف", True, ["▁قصف"]),
        ("قصف", False, ["ق", "ص", "ف"]),
        ("الجيش", True, ["▁الجيش"]),
        ("قَصْف", True, ["▁قصف"]),
        ("قصـــف", True, ["▁قصف"]),
        ("والجيش", True, ["▁", "و", "ا", "ل", "جيش"]),
    ],
)
def test_a_word_is_cut_where_the_sum_is_best(pieces: Pieces, word: str, spaced: bool, cut: list[str]) -> None:
    assert names(pieces, pieces.cut(word, spaced)) == cut


def test_unknown_letters_make_one_unknown_piece(pieces: Pieces) -> None:
    assert pieces.cut("漢字漢", False) == (UNKNOWN,)
    assert pieces.cut("\u0650", True) == (UNKNOWN,)


def test_words_keep_offsets_of_the_untouched_text(pieces: Pieces) -> None:
    text = "«قَصف» الجيشِ، 25 قرية"
    words = pieces.words(text, 0, len(text))
    assert [text[w.start : w.end] for w in words] == ["«", "قَصف", "»", "الجيشِ", "،", "25", "قرية"]
    assert all(w.pieces for w in words)


def test_every_word_is_tagged_once(pieces: Pieces) -> None:
    line = " ".join(["قصف الجيش قرية."] * 40)
    text = f"{line}\n\n{line}"
    windows = make_windows(text, pieces)
    tagged = [w.start for window in windows for w in window.words]
    assert tagged == sorted(set(tagged))
    assert len(tagged) == len(pieces.words(text, 0, len(text)))
    assert {w.line for w in windows} == {0, 2}
    for window in windows:
        assert sum(len(w.pieces) for w in window.words) <= WINDOW_PIECES
        assert sum(len(w.pieces) for w in window.context) <= CONTEXT_PIECES
        assert window.ids[0] == START
        assert window.ids[-1] == END


def test_windows_end_with_sentences_where_they_can(pieces: Pieces) -> None:
    text = " ".join(["قصف الجيش قرية."] * 40)
    assert all(text[w.words[-1].start] == "." for w in make_windows(text, pieces))


def test_pool_rows_are_means_of_the_right_pieces(pieces: Pieces) -> None:
    text = "قصف الجيش\nقرية والجيش"
    windows = make_windows(text, pieces)
    ids, mask, pool = pad_windows(windows)
    assert ids.shape == (2, pool.shape[2])
    for row, window in enumerate(windows):
        words = window.context + window.words
        for column, word in enumerate(words):
            hit = np.flatnonzero(pool[row, column])
            assert tuple(ids[row, hit]) == word.pieces
            assert pool[row, column].sum() == pytest.approx(1)
        assert not pool[row, len(words) :].any()
    assert (mask[:, 0, 0] < 0).sum() == sum(ids.shape[1] - len(w.ids) for w in windows)


def logits(*rows: list[float]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_inside_needs_its_own_begin() -> None:
    # labels: outside, begin/inside of kind 0, begin/inside of kind 1; each word alone would be "inside 1"
    scores = logits([0, 1, 9, 8, 9], [0, 0, 0, 0, 9], [5, 0, 0, 0, 0])
    assert best_labels(scores) == [3, 4, 0]


def test_the_path_is_the_best_of_all_allowed_ones() -> None:
    rng = np.random.default_rng(7)
    for _ in range(40):
        scores = rng.normal(size=(4, 5)).astype(np.float32)
        paths = [
            (sum(scores[i, label] for i, label in enumerate(path)), list(path))
            for path in np.ndindex(5, 5, 5, 5)
            if all(
                label not in (2, 4) or (i and path[i - 1] in (label - 1, label))
                for i, label in enumerate(path)
            )
        ]
        assert best_labels(scores) == max(paths)[1]


def test_outside_bias_moves_precision_to_recall() -> None:
    scores = logits([1, 0, 0], [0, 0.5, 0], [1, 0.2, 0])
    assert [(s.first, s.last) for s in find_spans(scores)] == [(1, 2)]
    assert len(find_spans(scores, -2.0)) == 3
    assert find_spans(scores, 2.0) == []
    assert find_spans(scores[:0]) == []


def test_a_span_ends_where_a_new_one_begins() -> None:
    spans = find_spans(logits([0, 9, 0], [0, 0, 9], [0, 9, 0]))
    assert [(s.first, s.last, s.kind) for s in spans] == [(0, 2, 0), (2, 3, 0)]
    assert all(0.99 < s.score <= 1 for s in spans)


def test_probabilities() -> None:
    assert softmax(logits([1000, 1000])).tolist() == [[0.5, 0.5]]
    assert sigmoid(np.zeros(1, np.float32))[0] == 0.5


def trigger(start: int, text: str, line: int, kind: str = "ASSAULT", **arguments: str) -> TaggedTrigger:
    spans = tuple(TaggedArgument(role, Evidence(0, len(t), t), 0.9) for role, t in arguments.items())
    return TaggedTrigger(
        Evidence(start, start + len(text), text),
        line,
        kind,
        0.9,
        "tagger",
        "actual",
        0.9,
        "none",
        arguments=spans,
    )


def test_only_triggers_of_one_type_are_compared() -> None:
    triggers = [trigger(0, "هجوم", 0), trigger(9, "تظاهر", 1, "PROTEST"), trigger(20, "الهجوم", 2)]
    pairs, features = pair_features(triggers, np.ones((3, 4), np.float32))
    assert pairs == [(0, 2)]
    assert features.shape == (1, HAND_FEATURES + 8)


def test_shared_arguments_change_the_features() -> None:
    vectors = np.ones((2, 4), np.float32)
    same = pair_features(
        [trigger(0, "هجوم", 0, place="مدينة تعز"), trigger(9, "قصف", 1, place="تعز")], vectors
    )[1]
    other = pair_features(
        [trigger(0, "هجوم", 0, place="مدينة تعز"), trigger(9, "قصف", 1, place="حلب")], vectors
    )[1]
    assert (same != other).sum() == 2


def test_content_words_leave_clitics_and_small_words_out() -> None:
    assert content_words("وبالصواريخ على القاعدة") == content_words("صواريخ قاعدة")
    assert content_words("في 25") == {"25"}


def test_link_scores_are_probabilities_of_a_network() -> None:
    weights = {
        "mean": np.zeros(2), "scale": np.ones(2), "w1": np.eye(2), "b1": np.zeros(2), "w2": np.array([[1.0], [-1.0]]), "b2": np.zeros(1),
    }  # fmt: skip
    scores = link_scores(logits([0, 0], [3, 0], [0, 3]), weights)
    assert scores[0] == 0.5
    assert scores[1] > 0.9
    assert scores[2] < 0.1


@pytest.mark.parametrize("content", [b"", b"not a zip"])
def test_an_unusable_file_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.zip"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.zip cannot be loaded"):
        load_model(path)
    with pytest.raises(ModelError, match="absent"):
        load_model(tmp_path / "absent.zip")


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("meta.json", json.dumps({"format": 99}))
    with pytest.raises(ModelError, match="format 99"):
        load_model(path)


needs_model = pytest.mark.skipif(not MODEL.exists(), reason="the model file is not in this checkout")


@needs_model
def test_the_same_on_one_thread_and_eight() -> None:
    from sijill.analysis.tagger import Tagger

    assert Tagger.load(threads=1).tag(TEXT) == Tagger.load(threads=8).tag(TEXT)


@needs_model
def test_the_same_alone_and_after_other_documents() -> None:
    from sijill.analysis.tagger import Tagger

    tagger = Tagger.load()
    alone = tagger.tag(TEXT)
    tagger.tag("انسحبت القوات من المدينة.\n" * 9)
    assert tagger.tag(TEXT) == alone


@needs_model
def test_spans_are_slices_of_the_text_in_order() -> None:
    from sijill.analysis.tagger import Tagger

    tagging = Tagger.load().tag(TEXT)
    assert {"ASSAULT", "PROTEST"} <= {t.type for t in tagging.triggers}
    starts = [t.evidence.start for t in tagging.triggers]
    assert starts == sorted(starts)
    for evidence in [t.evidence for t in tagging.triggers] + [
        a.evidence for t in tagging.triggers for a in t.arguments
    ]:
        assert TEXT[evidence.start : evidence.end] == evidence.text
    assert all(i < j and 0 <= p <= 1 for i, j, p in tagging.links)


@needs_model
def test_a_forced_trigger_is_taken_with_its_arguments() -> None:
    from sijill.analysis.tagger import Tagger

    start = TEXT.index("قال")
    forced = TriggerCandidate(start, start + 3, "TRIBAL", "own-word", forced=True)
    unsure = TriggerCandidate(start, start + 3, "AID", "lexicon-word")
    tagging = Tagger.load().tag(TEXT, [forced, unsure])
    assert [t.evidence.text for t in tagging.triggers if t.rule == "own-word"] == ["قال"]
    assert not [t for t in tagging.triggers if t.rule == "lexicon-word"]


@needs_model
def test_nothing_in_nothing_out() -> None:
    from sijill.analysis.tagger import Tagger

    assert Tagger.load().tag("").triggers == ()
    assert Tagger.load().tag("\n\n").triggers == ()
