"""Step 2: annotated documents → windows with word labels. Writes gold.pkl into the work folder.

Per window: `type` labels (0 outside, 1 + 2·type begin, 2 + 2·type inside) for its words; and per mention in it a `Marked` example.
Word indices count context + words.
"""

import argparse
import json
import pathlib
import pickle
import random
import re
from dataclasses import dataclass, field

from sijill.analysis.tagger_pieces import Pieces
from sijill.analysis.tagger_windows import Window, make_windows
from sijill.model.tagging import ARGUMENT_ROLES, DATE_KINDS, EVENT_TYPES, MODES_OF
from sijill.text import key

MODALITIES = ("actual", "planned", "hypothetical", "denied", "failed")
MODES = tuple(f"{t}/{m}" for t, modes in MODES_OF.items() for m in modes)
ELSEWHERE = 0.3  # weight of "no argument here" where the record has one in another line


@dataclass
class Marked:
    """One mention: the words of its trigger [first, last), and what is to be found around it."""

    event: int
    first: int
    last: int
    type: int
    modality: int
    modes: list[int]
    date_kind: int
    aggregate: int
    intercepted: int
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # role, first word, last word
    weights: list[float] = field(default_factory=lambda: [1.0] * len(ARGUMENT_ROLES))


@dataclass
class Example:
    """A window of a document, its labels and mentions."""

    doc: str
    window: Window
    labels: list[int]
    marked: list[Marked]


def arguments(event: dict) -> list[tuple[int, dict]]:
    """(role, span) of every argument of a gold record that has words."""
    found = []
    plural = {"actor": "actors", "recipient": "recipients", "place": "places", "weapon": "weapons"}
    for number, role in enumerate(ARGUMENT_ROLES):
        items = event.get(plural.get(role, role)) or []
        listed = items if isinstance(items, list) else [items]
        found += [(number, i) for i in listed if isinstance(i, dict) and i.get("text")]
    return found


def content(text: str) -> list[str]:
    """Key forms of the words of a phrase without their clitics and without short function words."""
    found = []
    for word in re.findall(r"\w+", key(text)):
        word = re.sub(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك](?=\w{3}))", "", word)
        if len(word) > 1 and word not in {"من", "في", "علي", "عن", "الي", "بن"}:
            found.append(word)
    return found


def cover(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """Indices [first, last) of the window's words that overlap `start`..`end`, `None` if there is none."""
    hits = [i for i, w in enumerate(window.context + window.words) if w.start < end and start < w.end]
    return (hits[0], hits[-1] + 1) if hits else None


def occurrences(text: str, phrase: str, start: int, end: int) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(phrase), text[start:end])] if phrase else []


class Document:
    """A document's text, line starts and windows."""

    def __init__(self, path: pathlib.Path, pieces: Pieces) -> None:
        record = json.loads(path.read_text("utf-8"))
        self.lines = record["lines"]
        self.text = "\n".join(self.lines)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.windows = make_windows(self.text, pieces)

    def places_of(self, line: int, phrase: str) -> list[int]:
        """Offsets in the text where the phrase stands in the line, whole words first."""
        at = self.starts[line]
        found = [at + o for o in occurrences(self.text, phrase, at, at + len(self.lines[line]))]
        whole = [
            o
            for o in found
            if (o == 0 or not self.text[o - 1].isalnum())
            and not self.text[o + len(phrase) : o + len(phrase) + 1].isalnum()
        ]
        return whole or found


def project(doc: Document, window: Window, item: dict, near: int) -> tuple[int, int] | None:
    """Words of an argument within a window: the span itself, else a run that names its head word again."""
    low = (window.context + window.words)[0].start
    high = window.words[-1].end
    at = [o for o in doc.places_of(item["line"], item["text"]) if low <= o < high]
    if not at:
        at = [low + o for o in occurrences(doc.text, item["text"], low, high)]
    if at:
        best = min(at, key=lambda o: abs(o - near))
        return cover(window, best, best + len(item["text"]))
    wanted = content(item["text"])
    if not wanted:
        return None
    words = window.context + window.words
    forms = [content(doc.text[w.start : w.end]) for w in words]
    heads = [i for i, f in enumerate(forms) if f and f[0] == wanted[0]]
    if not heads:
        return None
    first = last = min(heads, key=lambda i: abs(words[i].start - near))
    while last + 1 < len(words) and (forms[last + 1] and forms[last + 1][0] in wanted):
        last += 1
    return first, last + 1


def label_window(doc: Document, number: int, events: list[dict], name: str) -> Example:
    """Labels of one window; the first event to name a word keeps it."""
    window = doc.windows[number]
    offset = len(window.context)
    labels = [0] * len(window.words)
    taken: set[tuple[str, int]] = set()
    marked: list[Marked] = []
    for index, event in enumerate(events):
        for mention in event["mentions"]:
            if mention["line"] != window.line:
                continue
            spots = [
                o
                for o in doc.places_of(mention["line"], mention["trigger"])
                if (event["type"], o) not in taken
            ]
            if not spots:
                continue
            names = [
                o
                for _, a in arguments(event)
                if a.get("line") == mention["line"]
                for o in doc.places_of(a["line"], a["text"])[:1]
            ]
            spot = min(spots, key=lambda o: min((abs(o - n) for n in names), default=0))
            span = cover(window, spot, spot + len(mention["trigger"]))
            if span is None or span[0] < offset or not window.words[0].start <= spot < window.words[-1].end:
                continue
            taken.add((event["type"], spot))
            kind = EVENT_TYPES.index(event["type"])
            if not any(labels[span[0] - offset : span[1] - offset]):
                for i in range(span[0], span[1]):
                    labels[i - offset] = 1 + 2 * kind + (i > span[0])
            marked.append(mark(doc, window, event, index, span, spot))
    return Example(name, window, labels, marked)


def mark(doc: Document, window: Window, event: dict, index: int, span: tuple[int, int], spot: int) -> Marked:
    """What the second pass is to find around one mention."""
    date = event.get("date")
    kind = "none" if not date or not date.get("start") else "worded" if date.get("text") else "implicit"
    modes = [MODES.index(f"{event['type']}/{m}") for m in event["modes"] if f"{event['type']}/{m}" in MODES]
    made = Marked(
        index,
        span[0],
        span[1],
        EVENT_TYPES.index(event["type"]),
        MODALITIES.index(event["modality"]),
        modes,
        DATE_KINDS.index(kind),
        int(bool(event.get("aggregate"))),
        int(event.get("outcome") == "intercepted"),
    )
    for role, item in arguments(event):
        where = project(doc, window, item, spot) if item.get("line") is not None else None
        if where is None:
            made.weights[role] = ELSEWHERE
        elif not any(r == role and a < where[1] and where[0] < b for r, a, b in made.spans):
            made.spans.append((role, *where))
    return made


def build(folder: pathlib.Path, pieces: Pieces) -> list[Example]:
    """Examples of every annotated document of a folder with docs/ and gold/."""
    found: list[Example] = []
    for path in sorted((folder / "gold").glob("*.json")):
        events = json.loads(path.read_text("utf-8"))["events"]
        doc = Document(folder / "docs" / path.name, pieces)
        found += [label_window(doc, i, events, path.stem) for i in range(len(doc.windows))]
    return found


def load_pieces(work: pathlib.Path) -> Pieces:
    data = json.loads((work / "pieces.json").read_text("utf-8"))
    return Pieces([(p, s) for p, s in data["pieces"]], data["normaliser"])


def held_out(names: list[str], share: int = 50, seed: int = 17) -> set[str]:
    """The documents that choices are made on: never trained on until the choices are made."""
    names = sorted(names)
    random.Random(seed).shuffle(names)
    return set(names[:share])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    options = parser.parse_args()
    examples = build(options.gold, load_pieces(options.work))
    (options.work / "gold.pkl").write_bytes(pickle.dumps(examples))
    sizes = [len(e.window.ids) for e in examples]
    marked = [m for e in examples for m in e.marked]
    print(
        f"{len(examples)} windows, {sum(any(e.labels) for e in examples)} with a trigger, {sum(sizes)} pieces, longest "
        f"{max(sizes)}; {len(marked)} mentions, {sum(len(m.spans) for m in marked)} arguments"
    )


if __name__ == "__main__":
    main()
