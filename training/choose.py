"""Step 5: choose thresholds on the held-out documents and print how well the scores can be trusted. Writes settings.json."""

import argparse
import json
import pathlib
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dataset import MODALITIES, Example, build, held_out
from sijill.analysis import analyze
from sijill.analysis.tagger import Tagger, _place
from sijill.analysis.tagger_decode import find_spans, sigmoid, softmax, span_score
from sijill.analysis.tagger_model import pad_windows
from sijill.analysis.tagger_windows import make_windows
from sijill.extraction.tagged import TaggedExtractor
from sijill.model.document import Document
from sijill.model.tagging import ARGUMENT_ROLES, DATE_KINDS, EVENT_TYPES, MODES_OF

READ_FROM = 0.02  # candidates of the lexicon are read by the second pass from this probability on: whether they count is for `Gates` to say


def f1(tp: int, system: int, gold: int) -> float:
    return 2 * tp / max(1, system + gold)


def first_pass(tagger: Tagger, gold: pathlib.Path, names: Sequence[str]) -> list[dict]:
    """Per document: windows with label scores, gold (type, line) pairs, the lexicon's candidates."""
    extractor, found = TaggedExtractor(), []
    for name in names:
        text = "\n".join(json.loads((gold / "docs" / f"{name}.json").read_text("utf-8"))["lines"])
        events = json.loads((gold / "gold" / f"{name}.json").read_text("utf-8"))["events"]
        windows = make_windows(text, tagger._model.pieces)
        read = tagger._first_pass(windows, range(len(windows)))
        candidates = extractor.propose(analyze(Document(name, text)))
        found.append(
            {
                "read": read,
                "gold": {(e["type"], m["line"]) for e in events for m in e["mentions"]},
                "candidates": candidates,
            }
        )
    return found


def lines_f1(data: list[dict], bias: float, least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of (type, line) pairs."""
    tp = said = wanted = 0
    for d in data:
        read = d["read"]
        system = {
            (EVENT_TYPES[s.kind], w.line)
            for w, labels in zip(read.windows, read.labels, strict=True)
            for s in find_spans(labels, bias)
        }
        for c in d["candidates"] if least <= 1 else ():
            place = _place(read.windows, c)
            if place is None or c.type not in EVENT_TYPES:
                continue
            score = span_score(softmax(read.labels[place[0]]), place[1], place[2], EVENT_TYPES.index(c.type))
            if score >= least:
                system.add((c.type, read.windows[place[0]].line))
        tp, said, wanted = tp + len(system & d["gold"]), said + len(system), wanted + len(d["gold"])
    return tp / max(1, said), tp / max(1, wanted), f1(tp, said, wanted)


def second_pass(tagger: Tagger, examples: list[Example]) -> list[tuple]:
    """(mention, span logits, attribute logits) of every annotated mention."""
    found = []
    for e in examples:
        for m in e.marked:
            ids, mask, pool = pad_windows([e.window])
            (states,) = tagger._model.run("lower", ids, mask)
            trigger = np.zeros(pool.shape[:2], np.float32)
            trigger[0, m.first : m.last] = 1 / (m.last - m.first)
            spans, attributes, _ = tagger._model.run("read", states, mask, pool, trigger, np.array([m.type]))
            found.append((m, spans[0], attributes[0]))
    return found


def role_figures(read: list[tuple], role: int, bias: float) -> tuple[float, float, float]:
    """Spans of one role that share a word with an annotated one, given the right trigger."""
    tp = said = wanted = 0
    for m, spans, _ in read:
        if m.weights[role] < 1 and not any(r == role for r, _, _ in m.spans):
            continue
        gold = [(a, b) for r, a, b in m.spans if r == role]
        system = [(s.first, s.last) for s in find_spans(spans[:, role], bias)]
        tp += sum(any(a < y and x < b for x, y in system) for a, b in gold)
        said, wanted = said + len(system), wanted + len(gold)
    return tp / max(1, said), tp / max(1, wanted), f1(tp, said, wanted)


def reliability(data: list[dict], bias: float) -> None:
    """How often a trigger's (type, line) is right, by its score."""
    bins: dict[int, list[bool]] = defaultdict(list)
    for d in data:
        for w, labels in zip(d["read"].windows, d["read"].labels, strict=True):
            for s in find_spans(labels, bias):
                bins[min(9, int(s.score * 10))].append((EVENT_TYPES[s.kind], w.line) in d["gold"])
    print("trigger score: share right (number)")
    for b in sorted(bins):
        print(f"  {b / 10:.1f}–{(b + 1) / 10:.1f}  {np.mean(bins[b]):.2f} ({len(bins[b])})")


def attributes(read: list[tuple]) -> None:
    """Accuracy of modality and kind of date, F1 of modes, given the right trigger."""
    sizes = np.cumsum([len(MODALITIES), sum(map(len, MODES_OF.values())), len(DATE_KINDS), 1])
    all_modes = [(t, m) for t, modes in MODES_OF.items() for m in modes]
    right = dates = 0
    tallies = {t: [0, 0, 0] for t in (0.3, 0.4, 0.5, 0.6)}
    for m, _, logits in read:
        modality, modes, date, _, _ = np.split(logits, sizes)
        right += int(modality.argmax()) == m.modality
        dates += int(date.argmax()) == m.date_kind
        for threshold, tally in tallies.items():
            chosen = {
                i
                for i, p in enumerate(sigmoid(modes))
                if p >= threshold and all_modes[i][0] == EVENT_TYPES[m.type]
            }
            for i, v in enumerate((len(chosen & set(m.modes)), len(chosen), len(m.modes))):
                tally[i] += v
    print(
        f"modality {right / len(read):.3f}  kind of date {dates / len(read):.3f}  "
        + "  ".join(f"modes at {t}: {f1(*v):.3f}" for t, v in tallies.items())
    )


def choose_first(tagger: Tagger, gold: pathlib.Path, names: Sequence[str]) -> dict[str, float]:
    """How likely a trigger must be, proposed by the tagger or by the lexicon: what gives the best F1 of lines."""
    data = first_pass(tagger, gold, names)
    grid = {
        (b, c): lines_f1(data, b, c) for b in (1.0, 0.5, 0.0, -0.5, -1.0) for c in (2.0, 0.3, 0.2, 0.1, 0.05)
    }
    for (b, c), (p, r, f) in grid.items():
        print(f"outside bias {b}, candidates from {c}: lines P {p:.3f} R {r:.3f} F1 {f:.3f}")
    bias, least = max(grid, key=lambda k: grid[k][2])
    print(f"best with outside bias {bias} and candidates from {least}")
    reliability(data, bias)
    return {"outside_bias": bias, "candidate_threshold": READ_FROM}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("--only", choices=("first", "second"), help="thresholds of one pass; the others stay")
    o = parser.parse_args()
    tagger = Tagger.load(o.model)
    examples = build(o.gold, tagger._model.pieces)
    out = held_out(sorted({e.doc for e in examples}))
    path = o.work / "settings.json"
    settings = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if o.only != "second":
        settings |= choose_first(tagger, o.gold, sorted(out))
    if o.only != "first":
        read = second_pass(tagger, [e for e in examples if e.doc in out])
        attributes(read)
        biases = {}
        for number, role in enumerate(ARGUMENT_ROLES):
            rows = {b: role_figures(read, number, b) for b in (1.0, 0.5, 0.0, -0.5, -1.0, -1.5)}
            biases[role] = max(rows, key=lambda b: rows[b][2])
            print(
                f"{role:10} bias {biases[role]:4}: P {rows[biases[role]][0]:.3f} R {rows[biases[role]][1]:.3f} F1 {rows[biases[role]][2]:.3f}"
                f"  (without bias {rows[0.0][2]:.3f})"
            )
        settings["role_bias"] = biases
    path.write_text(json.dumps(settings, indent=1), "utf-8")


if __name__ == "__main__":
    main()
