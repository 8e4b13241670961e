"""Cue words around triggers: modes, modality and topics (`data/modes.yml`, `modality.yml`, `topics.yml`)."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class ModalityCue:
    """Words that make an act planned, hypothetical, denied or failed."""

    modality: str
    before: frozenset[str]
    after: frozenset[str]
    reach: int


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
def weapon_modes() -> frozenset[str]:
    """The modes that say with what an assault was made."""
    return frozenset(load_yaml("modes.yml")["weapon_modes"])


def _mode_cue(mode: str, raw: dict[str, Any]) -> ModeCue:
    return ModeCue(
        mode,
        frozenset(phrase_key(word) for word in raw["words"]),
        int(raw.get("reach", _MODE_REACH)),
        _keys(raw.get("unless_before", ())),
        _keys(raw.get("unless_after", ())),
        _keys(raw.get("near", ())),
        frozenset(raw.get("replaces", ())),
    )


@functools.cache
def load_modality_cues() -> tuple[tuple[ModalityCue, ...], frozenset[str], frozenset[str]]:
    """The cues; the types for which a purpose is a plan; the types whose acts are done by declaring them."""
    raw = load_yaml("modality.yml")
    cues = tuple(
        ModalityCue(name, _keys(raw[name]["before"]), _keys(raw[name]["after"]), raw[name]["reach"])
        for name in ("planned", "hypothetical", "denied", "failed")
    )
    return cues, frozenset(raw["purpose_types"]), frozenset(raw["declared_types"])


@functools.cache
def load_topics() -> dict[str, frozenset[str]]:
    """Topic name → keys of its words."""
    return {name: _keys(words) for name, words in load_yaml("topics.yml").items()}


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)
