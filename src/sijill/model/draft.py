"""Drafts: an engine's account of one event before numbers, times, places and actors are resolved."""

from dataclasses import dataclass

from sijill.model.mention import ActorMention, AttributionMention, NumberMention, PlaceMention, TimeMention
from sijill.model.quick import quick
from sijill.model.report import Trigger
from sijill.model.value import Count, Toll, Variant, Weapon


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the finders found in one document, each kind in text order."""

    numbers: tuple[NumberMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()


@quick
class Draft:
    """One event as an engine reads it. Participants, places and the time are mentions, still to be resolved.

    `rules` names, for each field, the rule that filled it; `inherited` names the fields that were taken from other sentences; `refused` gives
    (field, reason) of values that the text offers and the engine did not take.
    `retaliation_for` is the index of another draft of the same document. `scores` holds the engine's raw score from 0 to 1 for "event" and, by the names of
    `Report`'s fields ("actors", "recipients", "places", "when", "killed" …), for the fields that it weighed: what confidence is later read from, no probability by itself.
    """

    type: str
    modes: tuple[str, ...]
    mentions: tuple[Trigger, ...]
    modality: str = "actual"
    modality_rule: str = "asserted"
    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    time: TimeMention | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    killed_variants: tuple[Variant, ...] = ()
    wounded_variants: tuple[Variant, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    count: Count | None = None
    aggregate: bool = False
    outcome: str | None = None
    claimed_by: ActorMention | None = None
    blamed: ActorMention | None = None
    attribution: AttributionMention | None = None
    retaliation_for: int | None = None
    disputed: bool = False
    background: bool = False
    rules: tuple[tuple[str, str], ...] = ()
    inherited: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    scores: tuple[tuple[str, float], ...] = ()
