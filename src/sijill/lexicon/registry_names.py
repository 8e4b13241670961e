"""The registry's names as keys: which written words can name which actors, longest first."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.lexicon.countries import ARTICLE, adjective_forms, load_countries
from sijill.lexicon.load import load_yaml
from sijill.lexicon.registry import STATE_PREFIX, load_actors
from sijill.text import key

# Spellings that newspapers exchange freely, as pairs of key strings: "أميركي/أمريكي" (American), "مليشيا/ميليشيا" (militia).
_NISBA_PLURAL = (key("ون"), key("ين"))
_FATHER = key("أبو")
_FATHERS = (key("أبي"), key("أبا"))
_SERVANT = key("عبد")
SKIPPED = frozenset("\"'«»“”„‘’()[]#_-–*")


@dataclass(frozen=True, slots=True)
class Name:
    """One name: keys of the words after the first, ids of the actors that bear it, and whether it needs a cue."""

    rest: tuple[str, ...]
    actors: tuple[str, ...]
    cued: bool


def split_name(name: str) -> tuple[str, ...]:
    """Keys of a name's words; quotation marks and other marks that text may hold within a name are left out."""
    for mark in SKIPPED | {"."}:
        name = name.replace(mark, " ")
    return tuple(key(name).split())


@functools.cache
def _exchanges() -> tuple[tuple[str, str], ...]:
    pairs = load_yaml("actor_phrases.yml")["spellings"]
    return tuple((key(left), key(right)) for left, right in pairs)


def name_variants(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The keys under which a name may be written: case endings of a plural, joined or split عبد, other newspaper spellings."""
    phrases = {" ".join(words)}
    for left, right in _exchanges():
        for one, other in ((left, right), (right, left)):
            phrases |= {phrase.replace(one, other) for phrase in phrases if one in phrase}
    variants = {tuple(phrase.split()) for phrase in phrases}
    nominative, oblique = _NISBA_PLURAL
    for variant in tuple(variants):
        if any(len(w) > 5 and w.endswith(nominative) for w in variant):
            variants.add(
                tuple(w[:-2] + oblique if len(w) > 5 and w.endswith(nominative) else w for w in variant)
            )
        if _FATHER in variant:
            variants |= {tuple(other if w == _FATHER else w for w in variant) for other in _FATHERS}
        if _SERVANT in variant:
            variants.add(tuple(_join_servant(variant)))
    return variants


def _join_servant(words: tuple[str, ...]) -> Iterator[str]:
    """ "عبد الله" → "عبدالله"."""
    pending = ""
    for word in words:
        if word == _SERVANT:
            pending = word
            continue
        yield pending + word
        pending = ""
    if pending:
        yield pending


@functools.cache
def name_index() -> dict[str, dict[str, tuple[Name, ...]]]:
    """Key of a name's first word → key of its second ("" where it has none) → the names that begin so, longest first."""
    index: dict[str, dict[str, list[Name]]] = {}
    for words, bearers in _bearers().items():
        second = words[1] if len(words) > 1 else ""
        name = Name(words[1:], _drop_states(bearers), all(bearers.values()))
        index.setdefault(words[0], {}).setdefault(second, []).append(name)
    return {
        first: {second: tuple(sorted(names, key=lambda n: -len(n.rest))) for second, names in seconds.items()}
        for first, seconds in index.items()
    }


def _bearers() -> dict[tuple[str, ...], dict[str, bool]]:
    """Keys of a name → the ids of the actors that bear it, and whether it needs a cue for that actor."""
    collected: dict[tuple[str, ...], dict[str, bool]] = {}
    for entry in load_actors().values():
        for names, cued in ((entry.names, False), (entry.cued, True)):
            for name in names:
                for words in name_variants(split_name(name)):
                    bearers = collected.setdefault(words, {})
                    bearers[entry.id] = cued and bearers.get(entry.id, True)
        for adjective in entry.adjectives:
            for form in adjective_forms(adjective):
                for word in (form, ARTICLE + form):
                    collected.setdefault((word,), {}).setdefault(entry.id, True)
    return collected


def _drop_states(bearers: dict[str, bool]) -> tuple[str, ...]:
    """A hand-made entry stands for the generated organ or state of the same name."""
    made = [i for i in bearers if load_actors()[i].kind != "organ" and not i.startswith(STATE_PREFIX)]
    return tuple(made or bearers)


@functools.cache
def capital_index() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Key of a capital's first word → (keys of the rest, id of the state it can stand for): "واشنطن" → "state-USA"."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in load_countries():
        for capital in entry.capitals:
            words = split_name(capital)
            index.setdefault(words[0], []).append((words[1:], f"state-{entry.iso3}"))
    return {first: tuple(rows) for first, rows in index.items()}


def with_article(base: str) -> str:
    """The key of a word with the article."""
    return ARTICLE + base
