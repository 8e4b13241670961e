"""Cue words around triggers: modes, modality and topics (`data/modes.yml`, `modality.yml`, `topics.yml`)."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sijill.lexicon.conditions import case_keys
from sijill.lexicon.load import load_yaml
from sijill.text import key, phrase_key

_MODE_REACH = 6


@dataclass(frozen=True, slots=True)
class ModeCue:
    """Words that add a mode to events of one type. `phrases` are tuples of keys; `replaces` names the modes that this one drives out."""

    mode: str
    phrases: frozenset[tuple[str, ...]]
    reach: int
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    near: frozenset[str]
    replaces: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModalityCue:
    """Words that make an act planned, hypothetical, denied or failed; the file says how each set is used. Without `types`, acts of every type."""

    modality: str
    before: frozenset[str]
    before_present: frozenset[str]
    after: frozenset[str]
    unless_between: frozenset[str]
    reach: int
    types: frozenset[str]
    through: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModalityCues:
    """`data/modality.yml`: the cues, nearest wins; the types for which a purpose is a plan, and the words that make one; the types whose
    acts are done by declaring them."""

    cues: tuple[ModalityCue, ...]
    purpose_types: frozenset[str]
    purpose_before: frozenset[str]
    declared_types: frozenset[str]


@functools.cache
def load_mode_cues() -> dict[str, dict[tuple[str, ...], tuple[ModeCue, ...]]]:
    """Event type → phrase → the cues that own it."""
    table: dict[str, dict[tuple[str, ...], tuple[ModeCue, ...]]] = {}
    for event_type, modes in load_yaml("modes.yml").items():
        if event_type == "weapon_modes":
            continue
        for mode, raw in modes.items():
            cue = _mode_cue(mode, raw)
            for phrase in cue.phrases:
                owners = table.setdefault(event_type, {})
                owners[phrase] = (*owners.get(phrase, ()), cue)
    return table


@functools.cache
def mode_cue_firsts(event_type: str) -> frozenset[str]:
    """The first words of the cues of a type: at any other word none begins."""
    return frozenset(phrase[0] for phrase in load_mode_cues().get(event_type, {}))


@functools.cache
def weapon_modes() -> frozenset[str]:
    """The modes that say with what an assault was made."""
    return frozenset(load_yaml("modes.yml")["weapon_modes"])


def _mode_cue(mode: str, raw: dict[str, Any]) -> ModeCue:
    return ModeCue(
        mode,
        frozenset(phrase for word in raw["words"] for phrase in _phrases(word)),
        int(raw.get("reach", _MODE_REACH)),
        _keys(raw.get("unless_before", ())),
        _keys(raw.get("unless_after", ())),
        _keys(raw.get("near", ())),
        frozenset(raw.get("replaces", ())),
        tuple(raw["yes"]),
        tuple(raw["no"]),
    )


def _phrases(words: str) -> Iterable[tuple[str, ...]]:
    """The key phrase; of a single word its case and number forms too: "صاروخي" and "صاروخيا"."""
    phrase = phrase_key(words)
    return [phrase] if len(phrase) > 1 else [(form,) for form in case_keys(words)]


@functools.cache
def load_modality_cues() -> ModalityCues:
    """The cues of modality."""
    raw = load_yaml("modality.yml")
    return ModalityCues(
        tuple(_modality_cue(name, one) for name, one in raw.items() if isinstance(one, dict)),
        frozenset(raw["purpose_types"]),
        _keys(raw["purpose_before"]),
        frozenset(raw["declared_types"]),
    )


def _modality_cue(name: str, raw: dict[str, Any]) -> ModalityCue:
    return ModalityCue(
        raw.get("modality", name),
        _keys(raw["before"]),
        _keys(raw.get("before_present", ())),
        _keys(raw["after"]),
        _keys(raw.get("unless_between", ())),
        raw["reach"],
        frozenset(raw.get("types", ())),
        _keys(raw.get("through", ())),
        tuple(raw["yes"]),
        tuple(raw["no"]),
    )


@functools.cache
def load_topics() -> dict[str, frozenset[str]]:
    """Topic name → keys of its words."""
    return {name: _keys(words) for name, words in load_yaml("topics.yml").items()}


@functools.cache
def load_retaliation() -> dict[str, frozenset[tuple[str, ...]]]:
    """Class of `data/retaliation.yml` → its phrases as tuples of keys."""
    return {
        name: frozenset(phrase_key(phrase) for phrase in phrases)
        for name, phrases in load_yaml("retaliation.yml").items()
    }


@functools.cache
def retaliation_adjectives() -> frozenset[str]:
    """Keys of the adjectives that mark an act as an answer: "انتقامي" (retaliatory)."""
    return frozenset(phrase[0] for phrase in load_retaliation()["adjectives"])


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)
