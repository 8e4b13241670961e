"""The trigger lexicon: which written words can name an act, of which type, and what must or must not stand near them.

Entries live in `data/triggers/*.yml`; `docs/reference/lexicon.md` documents their keys.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sijill.errors import LexiconError
from sijill.lexicon.forms import Form, manner_forms, noun_forms, participle_forms, verb_forms
from sijill.lexicon.load import load_yaml, read_yaml, yaml_files
from sijill.text import key

DEFAULT_GAP = 4
DEFAULT_REACH = 8
_FORM_KEYS = "verb nouns participle manner tense voice plural".split()
_CONDITION_KEYS = (
    "with near_verb with_clitic gap either_side without without_before without_after near reach need_any unless_any preceded_by definite indefinite purpose alone"
).split()
_KEYS = frozenset(["id", "gloss", "type", "modes", "frame", "weak", "outcome", "yes", "no", "note", *_FORM_KEYS, *_CONDITION_KEYS])


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must, and must not, stand around a word for it to name the act. All word sets are keys.

    `companions`: one must follow within `gap` words (or, `either_side`, stand before), or a word with one of `clitics`; `verb_companions`: the
    same for verb forms alone. `near`: one must stand within `reach` words on either side; `needed`: one in the sentence, `excluded`: none;
    `preceded`: one in the two words before. `vetoes` may not stand among the 2 words before and 3 after, `vetoes_before` among the 5 before, `vetoes_after` among the 5 after.
    `definite`, `indefinite`: a noun must, or must not, carry the article or a pronoun (`indefinite`: the article alone). `purpose` false: no noun
    with ل ("للمطالبة", to demand). `alone`: only where no other trigger of the type stands in the sentence.
    """

    companions: frozenset[str] = frozenset()
    verb_companions: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    gap: int = DEFAULT_GAP
    either_side: bool = False
    vetoes: frozenset[str] = frozenset()
    vetoes_before: frozenset[str] = frozenset()
    vetoes_after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    reach: int = DEFAULT_REACH
    needed: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    preceded: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    purpose: bool = True
    alone: bool = False


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One lexicon entry. A `weak` entry names an event only with support (a toll, an armed participant, a stronger mention)."""

    id: str
    type: str
    frame: str
    modes: tuple[str, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    weak: bool = False
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
    seen: set[str] = set()
    table: dict[str, dict[tuple[str, str], tuple[TriggerEntry, Form]]] = {}
    for entry, forms in rows:
        if entry.id in seen:
            raise LexiconError(f"trigger lexicon: two entries are called '{entry.id}'")
        seen.add(entry.id)
        for form in forms:
            slot = table.setdefault(key(form.word), {})
            known = slot.get((entry.id, form.kind))
            if known is None or known[1].voice != form.voice:  # "القي" is "ألقى" (threw) and "ألقي" (was thrown)
                slot[entry.id, form.kind] = (entry, form if known is None else replace(known[1], voice="either"))
    return TriggerLexicon(
        tuple(entry for entry, _ in rows), {word: tuple(slot.values()) for word, slot in table.items()}
    )


@functools.cache
def word_groups() -> dict[str, tuple[str, ...]]:
    """The named word lists of `data/word_groups.yml`, which entries quote as `$name`."""
    return {name: tuple(words) for name, words in load_yaml("word_groups.yml").items()}


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
        conditions=_conditions(raw),
        weak=bool(raw.get("weak", False)),
        outcome=raw.get("outcome"),
        yes=tuple(raw.get("yes", ())),
        no=tuple(raw.get("no", ())),
    )


def _conditions(raw: dict[str, Any]) -> Conditions:
    return Conditions(
        companions=_keys(raw.get("with", ())),
        verb_companions=_keys(raw.get("near_verb", ())),
        clitics=frozenset(raw.get("with_clitic", ())),
        gap=int(raw.get("gap", DEFAULT_GAP)),
        either_side=bool(raw.get("either_side", False)),
        vetoes=_keys(raw.get("without", ())),
        vetoes_before=_keys(raw.get("without_before", ())),
        vetoes_after=_keys(raw.get("without_after", ())),
        near=_keys(raw.get("near", ())),
        reach=int(raw.get("reach", DEFAULT_REACH)),
        needed=_keys(raw.get("need_any", ())),
        excluded=_keys(raw.get("unless_any", ())),
        preceded=_keys(raw.get("preceded_by", ())),
        definite=bool(raw.get("definite", False)),
        indefinite=bool(raw.get("indefinite", False)),
        purpose=bool(raw.get("purpose", True)),
        alone=bool(raw.get("alone", False)),
    )


def _keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of a condition's words and of their case and number forms; `$name` stands for a group of words."""
    found: set[str] = set()
    for word in words:
        members = word_groups()[word[1:]] if word.startswith("$") else (word,)
        for member in members:
            found |= _case_keys(member)
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def _case_keys(word: str) -> frozenset[str]:
    """ "صاروخ" also stands for "صاروخا", "صاروخين", "صاروخان"; "مسلحون" for "مسلحين", "مسلحو", "مسلحي"."""
    stem = key(word)
    if len(stem) < 3 or not stem.isalpha():
        return frozenset((stem,))
    if stem.endswith("ون") and len(stem) > 4:
        return frozenset((stem, stem[:-2] + "ين", stem[:-1], stem[:-2] + "ي"))
    if stem.endswith("ه"):
        return frozenset((stem, stem[:-1] + "تين", stem[:-1] + "تان"))
    if stem[-1] == "ي":
        return frozenset((stem, stem + "ا"))
    if stem[-1] in "اء" or stem.endswith(("ين", "ات", "ان")):
        return frozenset((stem,))
    return frozenset((stem, stem + "ا", stem + "ين", stem + "ان"))


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
    return raw.get("tense") in (None, form.kind) and (raw.get("voice") in (None, form.voice) or form.voice == "either")
