"""What happened: type, modes, modality, outcome, weapons, count."""

import re
from collections.abc import Sequence

from sijill.ledger.view.member import Member, asserted, claim_of, decided_claim, most_voices
from sijill.model.ledger import Claim, Decision
from sijill.model.report import MODALITIES, TYPE_NAME

Claims = tuple[tuple[str, tuple[Claim, ...]], ...]
Decided = dict[str, Decision]


def choose_type(members: Sequence[Member], decided: Decided) -> str:
    """The type that most voices give; the first reported where as many give another."""
    if "type" in decided:
        return parse_type(decided["type"].value or "")
    return most_voices(((m.report.type, m) for m in asserted(members)), lambda type_: type_)[0][0]


def choose_modes(members: Sequence[Member], type_: str, decided: Decided) -> tuple[str, ...]:
    """All modes that reports of the chosen type give, those of most voices first."""
    if "modes" in decided:
        return parse_words(decided["modes"].value or "")
    named = ((mode, m) for m in asserted(members) if m.report.type == type_ for mode in m.report.modes)
    return tuple(mode for mode, _ in most_voices(named, lambda mode: mode))


def choose_modality(members: Sequence[Member], decided: Decided) -> str:
    """ "actual" if any report asserts it: what was announced came about, and a denial is shown as a dispute. Else what most voices say."""
    if "modality" in decided:
        return parse_modality(decided["modality"].value or "")
    if any(m.report.modality == "actual" for m in members):
        return "actual"
    return most_voices(((m.report.modality, m) for m in members), lambda modality: modality)[0][0]


def choose_outcome(members: Sequence[Member], decided: Decided) -> str | None:
    """The outcome that most voices give, `None` where none does."""
    if "outcome" in decided:
        return decided["outcome"].value or None
    ranked = most_voices(
        ((m.report.outcome, m) for m in members if m.report.outcome), lambda outcome: outcome
    )
    return ranked[0][0] if ranked else None


def list_weapons(members: Sequence[Member]) -> tuple[str, ...]:
    """Weapons as written, in order of report, each wording once."""
    return tuple(dict.fromkeys(w.evidence.text for m in members for w in m.report.weapons))


def choose_count(members: Sequence[Member]) -> tuple[int | None, int | None] | None:
    """(min, max) of events that an aggregate stands for, by the latest report that says so."""
    counts = [m.report.count for m in members if m.report.count is not None]
    return (counts[-1].min, counts[-1].max) if counts else None


def collect_claims(members: Sequence[Member], decided: Decided) -> Claims:
    """Every report's word on the fields of this module, and an analyst's."""
    found: dict[str, list[Claim]] = {"type": [], "modes": [], "modality": [], "outcome": [], "weapons": []}
    for m in members:
        trigger = m.report.mentions[0] if m.report.mentions else None
        evidence, rule = (trigger.evidence, trigger.rule) if trigger else (None, None)
        found["type"].append(claim_of(m, m.report.type, evidence, rule))
        if m.report.modes:
            found["modes"].append(claim_of(m, ", ".join(m.report.modes), evidence, rule))
        found["modality"].append(claim_of(m, m.report.modality, evidence, m.report.modality_rule))
        if m.report.outcome:
            found["outcome"].append(claim_of(m, m.report.outcome, evidence, rule))
        found["weapons"] += [claim_of(m, w.evidence.text, w.evidence, w.rule) for w in m.report.weapons]
    for name in found:
        if name in decided:
            found[name].append(decided_claim(decided[name], members, decided[name].value or ""))
    return tuple((name, tuple(claims)) for name, claims in found.items() if claims)


def parse_type(value: str) -> str:
    """An event type in capitals, PLOVER's or one of a user's own words. Raises ValueError for what cannot be its name."""
    if not re.fullmatch(TYPE_NAME, value.upper()):
        raise ValueError(f"{value!r} is no name of an event type, such as ASSAULT")
    return value.upper()


def parse_modality(value: str) -> str:
    """One of the five modalities. Raises ValueError for any other word."""
    if value not in MODALITIES:
        raise ValueError(f"{value!r} is not one of {', '.join(MODALITIES)}")
    return value


def parse_words(value: str) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(word.strip() for word in value.split(",") if word.strip())
