"""A copy of the package whose lexicon was "written" without the held-out documents: what an author who never saw them would have had.

usage: leave_out.py GOLD_DIR OUT       (writes OUT/src/sijill, OUT/training and OUT/gold; run from the repository's root)

The lexicon's words were chosen with all of `gold/train` in sight, so on the documents that the tagger holds out the lexicon engine does far better
than on documents that nobody has read. Weights of the two voices that are fitted there trust the lexicon too much. This copy leaves out

* a written form (a noun, a verb, a participle of a trigger entry) that names an annotated event in held-out documents and in no other;
* a condition (`with`, `without` and their like) whose word stands beside the entry's forms in held-out documents and in no other.

What no document of the training set supports stays: its author knew it from elsewhere. Then all weights of `lexicon/data/weights` are fitted anew on the
other documents (`Makefile`, target `leftout`). Rules in Python and thresholds stay as they are, which remains in the lexicon's favour.
"""

import argparse
import json
import pathlib
import shutil
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import yaml

from dataset import held_out
from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.ingest.read import read_documents
from sijill.lexicon.conditions import CONDITION_KEYS
from sijill.lexicon.load import read_yaml
from sijill.lexicon.triggers import _forms
from sijill.settings import Settings
from sijill.text import key

ITEMS = ("nouns", "participle", "manner")
GRAMMAR = ("tense", "voice", "plural")


def read(folder: pathlib.Path) -> Iterator[tuple[str, list[set[str]], set[tuple[str, str]]]]:
    """Per document: its name, the words of each of its lines, and (entry, written form) of each candidate that is an annotated event."""
    extractor = LexiconExtractor()
    for document in read_documents([str(folder / "docs")], Settings()):
        events = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf-8"))["events"]
        marked = {(event["type"], mention["line"]) for event in events for mention in event["mentions"]}
        analysis = analyze(document)
        _, candidates = extractor.candidates(document, analysis)
        right = {
            (c.trigger.entry.id, key(c.trigger.form.word))
            for c in candidates
            if (c.draft.type, c.line) in marked
        }
        lines = [
            {form for t in analysis.tokens[s.first : s.last] for form in (t.base, t.key)}
            for s in analysis.sentences
        ]
        yield document.id, lines, right


class Support:
    """Where the words of the lexicon are borne out: in held-out documents, in others."""

    def __init__(self, folder: pathlib.Path) -> None:
        documents = list(read(folder))
        self.held = held_out([name for name, _, _ in documents])
        self._lines: dict[str, list[tuple[bool, set[str]]]] = defaultdict(list)
        self._right: dict[tuple[str, str], set[bool]] = defaultdict(set)
        for name, lines, right in documents:
            for pair in right:
                self._right[pair].add(name in self.held)
            for line in lines:
                for word in line:
                    self._lines[word].append((name in self.held, line))

    def only_held(self, entry: str, forms: set[str]) -> bool:
        """Do the forms name annotated events in held-out documents and in no other?"""
        return {h for form in forms for h in self._right.get((entry, form), ())} == {True}

    def beside_only_held(self, forms: set[str], word: str) -> bool:
        """Does the word share sentences with the forms in held-out documents and in no other?"""
        parts = [key(part) for part in word.split()]
        found = self._lines.get(parts[0], ())
        return {h for h, line in found if set(parts) <= line and forms & line} == {True}


def forms_of(raw: dict[str, Any]) -> set[str]:
    return {key(form.word) for form in _forms(raw)}


def without_held(raw: dict[str, Any], support: Support) -> tuple[dict[str, Any] | None, int]:
    """The entry without what only held-out documents bear out (`None` where no form is left), and how much was left out."""
    kept, dropped = dict(raw), 0
    grammar = {k: raw[k] for k in GRAMMAR if k in raw}
    for name in ITEMS:
        items = raw.get(name, [])
        kept[name] = [i for i in items if not support.only_held(raw["id"], forms_of({name: [i], **grammar}))]
        dropped += len(items) - len(kept[name])
    pairs = list(zip(raw.get("verb", [])[::2], raw.get("verb", [])[1::2], strict=True))
    verbs = [p for p in pairs if not support.only_held(raw["id"], forms_of({"verb": list(p), **grammar}))]
    kept["verb"], dropped = [word for pair in verbs for word in pair], dropped + len(pairs) - len(verbs)
    forms = forms_of(raw)
    for name in CONDITION_KEYS:
        words = raw.get(name)
        if isinstance(words, list):
            kept[name] = [
                w for w in words if not isinstance(w, str) or not support.beside_only_held(forms, w)
            ]
            kept[name] = kept[name] or words  # a condition without words would turn into none
            dropped += len(words) - len(kept[name])
    if not any(kept.get(name) for name in (*ITEMS, "verb")):
        return None, dropped
    return {k: v for k, v in kept.items() if v != []}, dropped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    o = parser.parse_args()
    shutil.rmtree(o.out, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__", "tagger.zip")
    shutil.copytree("src", o.out / "src", ignore=ignored)
    shutil.copytree("training", o.out / "training", ignore=ignored)
    support = Support(o.gold)
    total = words = 0
    for path in sorted((o.out / "src/sijill/lexicon/data/triggers").glob("*.yml")):
        content = read_yaml(path)
        rows = [without_held(raw, support) for raw in content["entries"]]
        content["entries"] = [raw for raw, _ in rows if raw is not None]
        total, words = total + sum(raw is None for raw, _ in rows), words + sum(n for _, n in rows)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    print(f"{words} forms and conditions left out, {total} whole entries")
    for kind in ("docs", "gold"):
        for part in ("rest", "held"):
            (o.out / part / kind).mkdir(parents=True)
        for path in sorted((o.gold / kind).glob("*.json")):
            part = "held" if path.stem in support.held else "rest"
            (o.out / part / kind / path.name).symlink_to(path.resolve())
    (o.out / "held.txt").write_text("\n".join(sorted(support.held)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
