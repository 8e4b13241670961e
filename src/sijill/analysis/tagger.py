"""The tagger: one document in, its triggers with arguments and the links between them out.

Three steps: labels per word (which words name an event, of which type); for each trigger its arguments and attributes, read with the
trigger marked; and for each pair of triggers of a type, whether they name one event. A document is always read by itself and its windows
in an order that depends on nothing else, so its records do not depend on what is read beside it.
"""

import pathlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from sijill.analysis.tagger_decode import find_spans, sigmoid, softmax, span_score
from sijill.analysis.tagger_gate import select_windows
from sijill.analysis.tagger_links import link_scores, pair_features
from sijill.analysis.tagger_model import Floats, Model, load_model, pad_windows
from sijill.analysis.tagger_windows import Window, make_windows
from sijill.model.mention import Evidence
from sijill.model.report import MODALITIES
from sijill.model.tagging import (
    ARGUMENT_ROLES,
    DATE_KINDS,
    EVENT_TYPES,
    HINT,
    MODES_OF,
    TaggedArgument,
    TaggedTrigger,
    Tagging,
    TriggerCandidate,
)

BATCH = 8
PADDING = 1.06  # windows are read together where the longest is at most so much longer than the shortest
ALL_MODES = tuple((t, m) for t, modes in MODES_OF.items() for m in modes)
# log-odds below which a window is not encoded; "gate" in the model's settings overrides it, null there encodes all
GATE = -3.0
SINGLE = frozenset({"date", "killed", "wounded", "source", "claimed_by", "blamed"})


@dataclass(frozen=True, slots=True)
class _Mark:
    window: int
    first: int  # words of context + words
    last: int
    type: str
    score: float
    rule: str


@dataclass(slots=True)
class _Read:
    """What the lower layers and the first pass gave for each window of a document; nothing (length 0) for windows that were not encoded."""

    windows: list[Window]
    states: list[Floats] = field(default_factory=list)
    labels: list[Floats] = field(default_factory=list)


class Tagger:
    """Reads documents with one model; keep one per process."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._settings = model.settings

    @classmethod
    def load(cls, path: pathlib.Path | None = None, threads: int = 1) -> "Tagger":
        """With the model in `path` or the shipped one. Raises `ModelError` if it cannot be used."""
        return cls(load_model(path, threads))

    def tag(self, text: str, candidates: Sequence[TriggerCandidate] = ()) -> Tagging:
        """Triggers with arguments in text order, and links between them; all offsets are into `text`."""
        windows = make_windows(text, self._model.pieces)
        gate = self._settings.get("gate", GATE)
        chosen = range(len(windows)) if gate is None else select_windows(text, windows, candidates, gate)
        read = self._first_pass(windows, chosen)
        judged = tuple((candidate, _judge(read, candidate)) for candidate in candidates)
        marks = sorted(self._marks(read, judged), key=lambda m: (m.window, m.first, m.last, m.type))
        triggers, vectors = self._second_pass(text, read, marks)
        if not triggers:
            return Tagging(judged=judged)
        pairs, features = pair_features(triggers, vectors)
        scores = link_scores(features, self._model.links) if pairs else np.zeros(0, np.float32)
        links = tuple((i, j, float(p)) for (i, j), p in zip(pairs, scores, strict=True))
        return Tagging(tuple(triggers), links, judged)

    def _first_pass(self, windows: list[Window], chosen: Sequence[int]) -> _Read:
        read = _Read(
            windows, [np.zeros(0, np.float32)] * len(windows), [np.zeros(0, np.float32)] * len(windows)
        )
        for part in _parts(chosen, lambda i: len(windows[i].ids)):
            ids, mask, pool = pad_windows([windows[i] for i in part])
            (states,) = self._model.run("lower", ids, mask)
            (labels,) = self._model.run("detect", states, mask, pool)
            for row, i in enumerate(part):
                read.states[i] = states[row, : len(windows[i].ids)]
                context = len(windows[i].context)
                read.labels[i] = labels[row, context : context + len(windows[i].words)]
        return read

    def _marks(self, read: _Read, judged: Sequence[tuple[TriggerCandidate, float]]) -> Iterator[_Mark]:
        """Triggers of the first pass, then candidates that the first pass does not find too unlikely."""
        bias, least = float(self._settings["outside_bias"]), float(self._settings["candidate_threshold"])
        taken: set[tuple[int, int, str]] = set()
        for number, window in enumerate(read.windows):
            context = len(window.context)
            for span in find_spans(read.labels[number], bias):
                kind = EVENT_TYPES[span.kind]
                taken |= {(number, i, kind) for i in range(span.first, span.last)}
                yield _Mark(number, context + span.first, context + span.last, kind, span.score, "tagger")
        for candidate, score in judged:
            place = _place(read.windows, candidate)
            if place is None or any(
                (place[0], i, candidate.type) in taken for i in range(place[1], place[2])
            ):
                continue
            number, first, last = place
            if candidate.forced or score >= least:
                context = len(read.windows[number].context)
                taken |= {(number, i, candidate.type) for i in range(first, last)}
                yield _Mark(number, context + first, context + last, candidate.type, score, candidate.rule)

    def _second_pass(self, text: str, read: _Read, marks: list[_Mark]) -> tuple[list[TaggedTrigger], Floats]:
        found: list[TaggedTrigger | None] = [None] * len(marks)
        vectors: list[Floats] = [np.zeros(0, np.float32)] * len(marks)
        for part in _parts(range(len(marks)), lambda i: len(read.windows[marks[i].window].ids)):
            windows = [read.windows[marks[i].window] for i in part]
            _, mask, pool = pad_windows(windows)
            states = np.zeros(
                (len(part), mask.shape[-1], read.states[marks[part[0]].window].shape[1]), np.float32
            )
            trigger = np.zeros(pool.shape[:2], np.float32)
            for row, i in enumerate(part):
                kept = read.states[marks[i].window]
                states[row, : len(kept)] = kept
                trigger[row, marks[i].first : marks[i].last] = 1 / (marks[i].last - marks[i].first)
            kinds = np.array([_type_number(marks[i].type) for i in part], np.int64)
            spans, attributes, vector = self._model.run("read", states, mask, pool, trigger, kinds)
            for row, i in enumerate(part):
                found[i] = self._trigger(text, windows[row], marks[i], spans[row], attributes[row])
                vectors[i] = vector[row]
        return [t for t in found if t is not None], np.array(vectors, np.float32)

    def _trigger(
        self, text: str, window: Window, mark: _Mark, spans: Floats, attributes: Floats
    ) -> TaggedTrigger:
        sizes = np.cumsum([len(MODALITIES), len(ALL_MODES), len(DATE_KINDS), 1])
        modality, modes, date, aggregate, intercepted = np.split(attributes, sizes)
        shift = np.array(self._settings["modality_bias"], np.float32)
        modality = softmax(modality + shift)
        chances, dates = sigmoid(modes), softmax(date)
        words = window.context + window.words
        start, end = words[mark.first].start, words[mark.last - 1].end
        return TaggedTrigger(
            Evidence(start, end, text[start:end]), window.line, mark.type, mark.score, mark.rule,
            MODALITIES[int(modality.argmax())], float(modality.max()), DATE_KINDS[int(date.argmax())],
            tuple((m, float(p)) for (t, m), p in zip(ALL_MODES, chances, strict=True) if t == mark.type),
            float(sigmoid(aggregate)[0]), float(sigmoid(intercepted)[0]),
            tuple(self._arguments(text, window, spans)), tuple(_hints(text, window, spans)),
            tuple(zip(MODALITIES, map(float, modality), strict=True)), tuple(zip(DATE_KINDS, map(float, dates), strict=True)),
        )  # fmt: skip

    def _arguments(self, text: str, window: Window, spans: Floats) -> Iterator[TaggedArgument]:
        words = window.context + window.words
        biases = self._settings["role_bias"]
        for number, role in enumerate(ARGUMENT_ROLES):
            found = find_spans(spans[: len(words), number], float(biases[role]))
            if role in SINGLE:
                found = sorted(found, key=lambda s: -s.score)[:1]
            for span in found:
                start, end = words[span.first].start, words[span.last - 1].end
                yield TaggedArgument(role, Evidence(start, end, text[start:end]), span.score)


def _hints(text: str, window: Window, spans: Floats) -> Iterator[TaggedArgument]:
    """Every word that may fill a role, by role and place in the text."""
    words = window.context + window.words
    chances = softmax(spans[: len(words)])[..., 1:].sum(-1)
    for number, word in zip(*np.nonzero(chances.T >= HINT), strict=True):
        start, end = words[word].start, words[word].end
        yield TaggedArgument(
            ARGUMENT_ROLES[number], Evidence(start, end, text[start:end]), float(chances[word, number])
        )


def _type_number(name: str) -> int:
    """A type of the user's own is read as if it were an assault: participants, place, date and toll keep their sense."""
    return EVENT_TYPES.index(name) if name in EVENT_TYPES else 0


def _judge(read: _Read, candidate: TriggerCandidate) -> float:
    """How likely the first pass finds the candidate's type at its words; 0 for a type of the user's own and where the gate was shut."""
    place = _place(read.windows, candidate)
    if place is None or candidate.type not in EVENT_TYPES or not len(read.labels[place[0]]):
        return 0.0
    number, first, last = place
    return span_score(softmax(read.labels[number]), first, last, EVENT_TYPES.index(candidate.type))


def _place(windows: list[Window], candidate: TriggerCandidate) -> tuple[int, int, int] | None:
    """(window, first word, last word) of a candidate among the tagged words, `None` if no word is hit."""
    for number, window in enumerate(windows):
        if window.words[-1].end <= candidate.start:
            continue
        hits = [i for i, w in enumerate(window.words) if w.start < candidate.end and candidate.start < w.end]
        return (number, hits[0], hits[-1] + 1) if hits else None
    return None


def _parts(items: Sequence[int], size: Callable[[int], int]) -> Iterator[list[int]]:
    """Items of like size together, at most `BATCH` at once; the order depends on the items alone."""
    part: list[int] = []
    for item in sorted(items, key=lambda i: (size(i), i)):
        if part and (len(part) == BATCH or size(item) > PADDING * size(part[0])):
            yield part
            part = []
        part.append(item)
    if part:
        yield part
