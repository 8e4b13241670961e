"""Which windows are worth the encoder: most of what a newspaper prints names no event, and its words tell that cheaply.

Log-odds that a window names an event are summed over its words, the lexicon's proposals in it and the topics of the whole document
(`lexicon/data/weights/window.tsv`, fitted by `training/fit_gate.py`). Windows below the model's `gate` setting are not encoded. The sum
depends on the document alone.
"""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sijill.analysis.tagger_windows import Window
from sijill.analysis.tokens import tokenize
from sijill.lexicon.cues import load_topics
from sijill.lexicon.weights import load_weights, weigh
from sijill.model.analysis import Token
from sijill.model.tagging import TriggerCandidate

WEIGHTS = "window"
SHORT = 80  # tokens of a document of which one word of conflict says enough


def select_windows(
    text: str, windows: Sequence[Window], candidates: Sequence[TriggerCandidate], least: float
) -> list[int]:
    """Numbers of the windows whose log-odds reach `least`, and of those in which a candidate is forced."""
    weights = load_weights(WEIGHTS)
    return [
        number
        for number, (features, forced) in enumerate(window_features(text, windows, candidates))
        if forced or weigh(features, weights) >= least
    ]


def window_features(
    text: str, windows: Sequence[Window], candidates: Sequence[TriggerCandidate]
) -> Iterator[tuple[list[str], bool]]:
    """For each window its features, sorted, and whether a candidate in it is forced."""
    tokens = [t for t in tokenize(text) if t.kind == "word"]
    topic = f"topic:{_topic(tokens)}"
    at = 0
    for window in windows:
        start, end = window.words[0].start, window.words[-1].end
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        words = set[str]()
        first = at
        while at < len(tokens) and tokens[at].start < end:
            words.add(tokens[at].base)
            at += 1
        inside = [c for c in candidates if c.start < end and start < c.end]
        yield (
            sorted(
                {
                    topic,
                    "line:title" if window.line == 0 else "line:body",
                    f"words:{min(6, (at - first) // 8)}",
                    f"proposed:{min(3, len(inside))}",
                    *(f"proposed:{c.type}" for c in inside),
                    *(f"word:{word}" for word in words),
                }
            ),
            any(c.forced for c in inside),
        )


def _topic(tokens: Sequence[Token]) -> str:
    """What the document speaks of: "conflict", hardly anything of it ("weak"), or more of something "other"."""
    topics = _topics_of_words()
    counts = Counter(name for token in tokens for name in topics.get(token.base, ()))
    conflict = counts.pop("conflict", 0)
    counts.pop("accident", None)
    if max(counts.values(), default=0) > 1.5 * conflict:
        return "other"
    return "weak" if conflict < (1 if len(tokens) <= SHORT else 2) else "conflict"


@functools.cache
def _topics_of_words() -> Mapping[str, tuple[str, ...]]:
    """Key of a word → the topics that it speaks of."""
    table: dict[str, tuple[str, ...]] = {}
    for name, words in load_topics().items():
        for word in words:
            table[word] = (*table.get(word, ()), name)
    return table
