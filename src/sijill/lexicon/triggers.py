"""The trigger lexicon: which written words can name an act, of which type, and what must or must not stand near them.

Entries live in `data/triggers/*.yml`; `docs/reference/lexicon.md` documents their keys.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sijill.errors import LexiconError
from sijill.lexicon.forms import Form, noun_forms, participle_forms, verb_forms
from sijill.lexicon.load import read_yaml, yaml_files
from sijill.text import key

DEFAULT_GAP = 4
_KEYS = frozenset(
    "id gloss type modes frame verb nouns participle with gap without need_any near_verb weak definite outcome plural yes no note".split()
)


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One lexicon entry. All word sets are keys.

    `companions`: one of them must follow within `gap` words; `verb_companions`: the same for verb forms alone; `vetoes`: none may stand near;
    `needed`: one must occur in the sentence. A `weak` entry names an event only with support (a toll, an armed participant, a stronger mention).
    """

    id: str
    type: str
    frame: str
    modes: tuple[str, ...] = ()
    companions: frozenset[str] = frozenset()
    verb_companions: frozenset[str] = frozenset()
    gap: int = DEFAULT_GAP
    vetoes: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    weak: bool = False
    definite: bool = False
    outcome: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """`forms` maps the key of a written form to the entries that own it and the form's grammar."""

    entries: tuple[TriggerEntry, ...]
    forms: dict[str, tuple[tuple[TriggerEntry, Form], ...]]


@functools.cache
def load_triggers(extra: Path | None = None) -> TriggerLexicon:
    """The shipped trigger lexicon, with the entries of a user's folder added. Raises LexiconError naming file and entry."""
    rows = [row for path in yaml_files("triggers", extra) for row in _rows(path.name, read_yaml(path))]
    table: dict[str, dict[tuple[str, str, str], tuple[TriggerEntry, Form]]] = {}
    for entry, forms in rows:
        for form in forms:
            slot = table.setdefault(key(form.word), {})
            slot.setdefault((entry.id, form.kind, form.voice), (entry, form))
    return TriggerLexicon(
        tuple(entry for entry, _ in rows), {word: tuple(slot.values()) for word, slot in table.items()}
    )


def _rows(file: str, content: Any) -> Iterator[tuple[TriggerEntry, list[Form]]]:
    if not isinstance(content, dict) or not isinstance(content.get("entries"), list):
        raise LexiconError(f"{file}: expected a mapping with a list named 'entries'")
    for raw in content["entries"]:
        name = raw.get("id", "?") if isinstance(raw, dict) else "?"
        try:
            yield _entry(raw, content.get("type")), list(_forms(raw))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise LexiconError(f"{file}: entry '{name}': {error!r}") from error


def _entry(raw: dict[str, Any], default_type: str | None) -> TriggerEntry:
    unknown = set(raw) - _KEYS
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]}")
    event_type = raw.get("type", default_type)
    if not event_type:
        raise ValueError("no event type")
    return TriggerEntry(
        id=raw["id"],
        type=event_type,
        frame=raw["frame"],
        modes=tuple(raw.get("modes", ())),
        companions=_keys(raw.get("with", ())),
        verb_companions=_keys(raw.get("near_verb", ())),
        gap=int(raw.get("gap", DEFAULT_GAP)),
        vetoes=_keys(raw.get("without", ())),
        needed=_keys(raw.get("need_any", ())),
        weak=bool(raw.get("weak", False)),
        definite=bool(raw.get("definite", False)),
        outcome=raw.get("outcome"),
        yes=tuple(raw.get("yes", ())),
        no=tuple(raw.get("no", ())),
    )


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)


def _forms(raw: dict[str, Any]) -> Iterator[Form]:
    """All written forms of an entry: `verb` lists past and present in turn, each noun may bring its plurals after a slash."""
    verbs = raw.get("verb", [])
    if len(verbs) % 2:
        raise ValueError("'verb' needs past and present in turn")
    for past, present in zip(verbs[::2], verbs[1::2], strict=True):
        yield from verb_forms(past, present)
    for noun in raw.get("nouns", []):
        singular, *plurals = noun.split("/")
        forms = noun_forms(singular, tuple(plurals))
        yield from (form for form in forms if not raw.get("plural") or form.number == "plural")
    if "participle" in raw:
        yield from participle_forms(raw["participle"])
