"""A report with what the view needs of its document, and what is common to choosing among several."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sijill.model.ledger import Claim, Decision
from sijill.model.mention import Evidence
from sijill.model.report import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Member:
    """One report of an event. `id` and `document` are the ledger's; `voice` numbers the independent source; `line` is the line of text with the first trigger;
    `series` gives, by where a figure's words begin, the words that make it the sum of many events (`sijill.lexicon.series`)."""

    id: str
    report: Report
    document: str
    name: str
    voice: int = 1
    source: str | None = None
    url: str | None = None
    published: dt.date | None = None
    title: str = ""
    line: str = ""
    series: tuple[tuple[int, str], ...] = ()

    @property
    def order(self) -> tuple[str, str, str]:
        """By day of publication, undated last; then by ids, so that the order is the same everywhere."""
        return (self.published.isoformat() if self.published else "9999", self.document, self.id)


def claim_of(
    member: Member,
    value: str,
    evidence: Evidence | None = None,
    rule: str | None = None,
    by: str | None = None,
) -> Claim:
    """A member's claim with its document, day and the one who says so."""
    source = member.report.source
    said_by = (source.evidence.text or source.name) if source else None
    return Claim(value, member.id, member.document, member.published, evidence, said_by, rule, by)


def decided_claim(decision: Decision, members: Sequence[Member], value: str) -> Claim:
    """An analyst's claim, anchored to the first of the decision's reports that is a member."""
    anchor = next((m for m in members if m.id in decision.reports), members[0])
    return Claim(value, anchor.id, anchor.document, decision.at.date(), rule=decision.kind, by=decision.id)


def asserted(members: Sequence[Member]) -> list[Member]:
    """The members that say it happened; all of them where none does."""
    return [m for m in members if m.report.modality == "actual"] or list(members)


def most_voices(items: Iterable[tuple[T, Member]], same: Callable[[T], Hashable]) -> list[tuple[T, int]]:
    """Distinct values with the number of independent sources that give them: most first, then in order of first appearance."""
    first: dict[Hashable, T] = {}
    voices: dict[Hashable, set[int]] = {}
    for value, member in items:
        name = same(value)
        first.setdefault(name, value)
        voices.setdefault(name, set()).add(member.voice)
    ranked = sorted(first, key=lambda name: -len(voices[name]))  # stable: order of appearance remains
    return [(first[name], len(voices[name])) for name in ranked]


def rule_of(distinct: int, members: int) -> str:
    """ "only" for one claim, "agreed" where all say the same, else "majority"."""
    if distinct > 1:
        return "majority"
    return "agreed" if members > 1 else "only"
