"""When: the most precise interval that most voices give."""

import datetime as dt
from collections.abc import Sequence

from sijill.ledger.view.member import Member, asserted, claim_of, decided_claim, most_voices, rule_of
from sijill.model.ledger import Claim, Decision, EventWhen
from sijill.model.value import When

# Words of the text before the day of another record, that before the day of publication.
_BASES = {"words": 0, "event": 1, "publication": 2}


def choose_when(members: Sequence[Member], decision: Decision | None = None) -> EventWhen | None:
    """The days of an event, `None` where no report has any.

    Of the intervals with the best basis the shortest count (of an aggregate's: all); of these the one that most voices give.
    """
    claims = tuple(_claim(m, m.report.when) for m in members if m.report.when is not None)
    if decision is not None:
        first, last = parse_days(decision.value or "")
        own = decided_claim(decision, members, format_days(first, last))
        return EventWhen(first, last, "decided", *precision_of(first, last), None, (*claims, own))
    dated = [(m.report.when, m) for m in asserted(members) if m.report.when is not None]
    dated = dated or [(m.report.when, m) for m in members if m.report.when is not None]
    if not dated:
        return None
    best = min(_tier(when, member) for when, member in dated)
    tier = [(when, member) for when, member in dated if _tier(when, member) == best]
    ranked = most_voices(tier, lambda when: (when.first, when.last))
    chosen = ranked[0][0]
    distinct = len({(when.first, when.last) for when, _ in dated})
    rule = rule_of(len(ranked), len(tier)) if distinct == len(ranked) else "most-precise"
    return EventWhen(
        chosen.first, chosen.last, rule, chosen.ucdp_precision, chosen.acled_precision, chosen.hour, claims
    )


def _tier(when: When, member: Member) -> tuple[int, int]:
    days = 0 if member.report.aggregate else (when.last - when.first).days
    return _BASES.get(when.basis, len(_BASES)), days


def _claim(member: Member, when: When) -> Claim:
    return claim_of(member, format_days(when.first, when.last), when.evidence, when.rule)


def format_days(first: dt.date, last: dt.date) -> str:
    """ "2018-05-14", or "2018-05-14/2018-05-16" for several days."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def parse_days(value: str) -> tuple[dt.date, dt.date]:
    """What `format_days` wrote. Raises ValueError for anything else."""
    first, _, last = value.partition("/")
    try:
        days = dt.date.fromisoformat(first.strip()), dt.date.fromisoformat((last or first).strip())
    except ValueError:
        raise ValueError(f"{value!r} is not a day such as 2018-05-14 nor 2018-05-14/2018-05-16") from None
    if days[1] < days[0]:
        raise ValueError(f"{value!r}: the last day is before the first")
    return days


def precision_of(first: dt.date, last: dt.date) -> tuple[int, int]:
    """(GED `date_prec`, ACLED `time_precision`) by the length of an interval."""
    days = (last - first).days + 1
    ucdp = 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
    return ucdp, 1 if days == 1 else 2 if days <= 7 else 3


def contradict(when: EventWhen | None) -> bool:
    """Does a report date the event to days that share none with the chosen ones?"""
    if when is None or when.rule == "decided":
        return False
    days = [parse_days(claim.value) for claim in when.claims]
    return any(last < when.first or when.last < first for first, last in days)
