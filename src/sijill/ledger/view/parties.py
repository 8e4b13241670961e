"""Participants, merged over reports: by registry id, by name, or by their words."""

from collections.abc import Callable, Sequence
from itertools import combinations

from sijill.ledger.view.member import Member, claim_of, decided_claim
from sijill.model.ledger import Claim, Decision, EventParty
from sijill.model.value import Participant
from sijill.text import key

Pick = Callable[[Member], Sequence[Participant]]


def choose_parties(
    members: Sequence[Member], pick: Pick, decision: Decision | None = None
) -> tuple[EventParty, ...]:
    """The participants of one side, those that most voices name first. An analyst's word replaces them all."""
    if decision is not None:
        names = [name.strip() for name in (decision.value or "").split(";") if name.strip()]
        own = decided_claim(decision, members, decision.value or "")
        return tuple(_named(name, own) for name in names)
    found: dict[object, list[tuple[Participant, Member]]] = {}
    for member in members:
        for participant in pick(member):
            found.setdefault(_identity(participant), []).append((participant, member))
    groups = _absorb(list(found.values()))
    groups.sort(key=lambda group: -len({member.voice for _, member in group}))
    return tuple(_merged(group) for group in groups)


def _identity(p: Participant) -> object:
    if p.actor_id:
        return p.actor_id
    return (key(p.name or p.evidence.text), p.country)


def _absorb(groups: list[list[tuple[Participant, Member]]]) -> list[list[tuple[Participant, Member]]]:
    """A bare phrase goes to the registered or named participant whose words are the same."""
    named = {key(p.evidence.text): group for group in groups for p, _ in group if p.actor_id or p.name}
    kept = []
    for group in groups:
        p = group[0][0]
        home = named.get(key(p.evidence.text))
        if home is not None and home is not group and not p.actor_id and not p.name:
            home.extend(group)
        else:
            kept.append(group)
    return kept


def _merged(group: Sequence[tuple[Participant, Member]]) -> EventParty:
    words: dict[str, int] = {}
    for p, _ in group:
        words[p.evidence.text] = words.get(p.evidence.text, 0) + 1
    ranked = tuple(sorted(words, key=lambda word: -words[word]))
    claims = tuple(claim_of(m, p.name or p.evidence.text, p.evidence, p.rule) for p, m in group)

    def first(name: str) -> str | None:
        return next((value for p, _ in group if (value := getattr(p, name))), None)

    return EventParty(ranked, first("name"), first("actor_id"), first("country"), first("role"), claims)


def _named(name: str, own: Claim) -> EventParty:
    """ "Hamas", or with country and role "Hamas (PSE, REB)", or with a role alone "gunmen (, UAF)"."""
    plain, _, rest = name.partition("(")
    country, _, role = (code.strip() or None for code in rest.strip(") ").partition(","))
    return EventParty((), plain.strip(), None, country, role, (own,))


def contradict(members: Sequence[Member]) -> bool:
    """Do two reports lay the act at the door of different countries' sides, with none in common?"""
    sides = [{p.country for p in m.report.actors if p.country and p.actor_id} for m in members]
    return any(a and b and not a & b for a, b in combinations(sides[:50], 2))
