"""The trigger lexicon: which written words can name an act, of which type, and what must or must not stand near them.

Entries live in `data/triggers/*.yml`; `docs/reference/lexicon.md` documents their keys.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sijill.errors import LexiconError
from sijill.lexicon.conditions import CONDITION_KEYS, Conditions, conditions_of
from sijill.lexicon.forms import Form, manner_forms, noun_forms, participle_forms, verb_forms
from sijill.lexicon.frames import load_frames
from sijill.lexicon.load import read_yaml, spelling_problem, yaml_files
from sijill.model.report import TYPE_NAME
from sijill.text import key

_OWN_KEYS = ("id", "gloss", "type", "modes", "frame", "weak", "outcome", "yes", "no", "note")
_FORM_KEYS = ("verb", "nouns", "participle", "manner", "tense", "voice", "plural")
_LISTS = (
    *("verb", "nouns", "participle", "manner", "modes", "yes", "no"),
    *("with", "near_verb", "with_clitic", "without", "without_before", "without_after"),
    *("near", "need_any", "unless_any", "preceded_by"),
)
_KEYS = frozenset((*_OWN_KEYS, *_FORM_KEYS, *CONDITION_KEYS))


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One lexicon entry. A `weak` entry names an event only with support (a toll, an armed participant, a stronger mention).

    `file` is the name of a user's own file that holds it, `None` for a shipped entry.
    """

    id: str
    type: str
    frame: str
    modes: tuple[str, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    weak: bool = False
    outcome: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    file: str | None = None

    @property
    def forced(self) -> bool:
        """Is it a user's own, to be taken without asking? A user's `weak` entries are weighed like the shipped ones."""
        return self.file is not None and not self.weak


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """`forms` maps the key of a written form to the entries that own it and the form's grammar."""

    entries: tuple[TriggerEntry, ...]
    forms: dict[str, tuple[tuple[TriggerEntry, Form], ...]]


def load_triggers(extra: Path | None = None) -> TriggerLexicon:
    """The shipped trigger lexicon, with the entries of a user's folder added. Raises LexiconError naming file and entry.

    The user's examples are not tried here, since that takes more than words: `extraction.own_words` does it.
    """
    files = own_files(extra) if extra is not None else []
    return _load(tuple((path.name, path.read_bytes()) for path in files), tuple(files))


@functools.cache
def _load(contents: tuple[tuple[str, bytes], ...], own: tuple[Path, ...]) -> TriggerLexicon:
    """The lexicon with a user's files; kept by their contents, so that a changed file is read anew."""
    rows = [row for path in yaml_files("triggers") for row in _rows(path.name, read_yaml(path))]
    for path in own:
        rows += _rows(path.name, read_yaml(path), own=True)
    seen: set[str] = set()
    table: dict[str, dict[tuple[str, str], tuple[TriggerEntry, Form]]] = {}
    for entry, forms in rows:
        if entry.id in seen:
            raise LexiconError(f"{entry.file or 'trigger lexicon'}: two entries are called '{entry.id}'")
        seen.add(entry.id)
        for form in forms:
            slot = table.setdefault(key(form.word), {})
            known = slot.get((entry.id, form.kind))
            if (
                known is None or known[1].voice != form.voice
            ):  # "القي" is "ألقى" (threw) and "ألقي" (was thrown)
                slot[entry.id, form.kind] = (
                    entry,
                    form if known is None else replace(known[1], voice="either"),
                )
    return TriggerLexicon(
        tuple(entry for entry, _ in rows), {word: tuple(slot.values()) for word, slot in table.items()}
    )


def own_files(folder: Path) -> list[Path]:
    """The YAML files of a user's folder, in name order. Raises LexiconError where there is no such folder or no such file in it."""
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lexicon files")
    found = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml") and path.is_file())
    if not found:
        raise LexiconError(f"{folder}: no file of words (.yml) in it")
    return found


def _rows(file: str, content: Any, own: bool = False) -> Iterator[tuple[TriggerEntry, list[Form]]]:
    if not isinstance(content, dict) or not isinstance(content.get("entries"), list):
        raise LexiconError(f"{file}: expected a mapping with a list named 'entries'")
    for raw in content["entries"]:
        name = raw.get("id", "?") if isinstance(raw, dict) else "?"
        try:
            if own:
                _check_own(raw)
            entry = _entry(raw, content.get("type"))
            yield replace(entry, file=file) if own else entry, list(_forms(raw))
        except KeyError as error:
            raise LexiconError(
                f"{file}: entry '{name}': no such key or group of words: {error.args[0]}"
            ) from error
        except ValueError as error:
            raise LexiconError(f"{file}: entry '{name}': {error}") from error
        except (TypeError, AttributeError, IndexError) as error:
            raise LexiconError(f"{file}: entry '{name}': {error!r}") from error


def _check_own(raw: dict[str, Any]) -> None:
    """Raises ValueError for what a user may easily write: a word where a list is needed, and one that no text can hold, since words are compared by key."""
    for name in (*_LISTS, *CONDITION_KEYS):
        listed = raw.get(name, [])
        if name in _LISTS and not (isinstance(listed, list) and all(isinstance(w, str) for w in listed)):
            raise ValueError(f"{name}: not a list of words or sentences in brackets")
        for word in listed if isinstance(listed, list) and name not in ("yes", "no") else ():
            if isinstance(word, str) and (problem := spelling_problem(word)):
                raise ValueError(f"{name}: '{word}' {problem}")


def _entry(raw: dict[str, Any], default_type: str | None) -> TriggerEntry:
    unknown = set(raw) - _KEYS
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]}")
    event_type = raw.get("type", default_type)
    if not event_type:
        raise ValueError("no event type")
    if not isinstance(event_type, str) or not re.fullmatch(TYPE_NAME, event_type):
        raise ValueError(f"type {event_type!r} is not written in capitals, digits and hyphens, such as RAID")
    if raw["frame"] not in load_frames():
        raise ValueError(f"no frame is called '{raw['frame']}'; there are {', '.join(sorted(load_frames()))}")
    return TriggerEntry(
        id=raw["id"],
        type=event_type,
        frame=raw["frame"],
        modes=tuple(raw.get("modes", ())),
        conditions=conditions_of(raw),
        weak=bool(raw.get("weak", False)),
        outcome=raw.get("outcome"),
        yes=tuple(raw.get("yes", ())),
        no=tuple(raw.get("no", ())),
    )


def _forms(raw: dict[str, Any]) -> Iterator[Form]:
    """All written forms of an entry: `verb` lists past and present in turn, each noun may bring its plurals after a slash."""
    yield from (form for form in _verb_forms(raw) if _is_wanted(form, raw))
    for noun in raw.get("nouns", []):
        singular, *plurals = noun.split("/")
        forms = noun_forms(singular, tuple(plurals))
        yield from (form for form in forms if not raw.get("plural") or form.number == "plural")
    for participle in raw.get("participle", []):
        yield from participle_forms(participle)
    for participle in raw.get("manner", []):
        yield from manner_forms(participle)


def _verb_forms(raw: dict[str, Any]) -> Iterator[Form]:
    verbs = raw.get("verb", [])
    if len(verbs) % 2:
        raise ValueError("'verb' needs past and present in turn")
    for past, present in zip(verbs[::2], verbs[1::2], strict=True):
        yield from verb_forms(past, present)


def _is_wanted(form: Form, raw: dict[str, Any]) -> bool:
    """Keeps the forms of the tense and voice that an entry asks for; a form of either voice serves both."""
    return raw.get("tense") in (None, form.kind) and (
        raw.get("voice") in (None, form.voice) or form.voice == "either"
    )
