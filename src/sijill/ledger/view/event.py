"""Members, links and decisions → the event."""

from collections.abc import Sequence

from sijill.ledger.identity import event_id
from sijill.ledger.view import kinds, parties, places, times, tolls
from sijill.ledger.view.member import Member
from sijill.model.ledger import (
    Decision,
    Event,
    EventDocument,
    EventLink,
    EventParty,
    EventPlace,
    EventRelation,
    EventToll,
    EventWhen,
)
from sijill.model.value import Participant

FIELDS = (
    "type",
    "modes",
    "modality",
    "outcome",
    "when",
    "place",
    "killed",
    "wounded",
    "actors",
    "recipients",
)
_VALUED = ("set", "pin")


def derive_event(
    members: Sequence[Member],
    *,
    links: Sequence[EventLink] = (),
    relations: Sequence[EventRelation] = (),
    decisions: Sequence[Decision] = (),
    rejected: bool = False,
) -> Event:
    """The event of these reports: the same for the same input in any order.

    `decisions` are those in force on any member, oldest first: a later value of a field takes the place of an earlier one.
    """
    members = sorted(members, key=lambda m: m.order)
    decided = {d.field: d for d in decisions if d.kind in _VALUED and d.field}
    type_ = kinds.choose_type(members, decided)
    when = times.choose_when(members, decided.get("when"))
    place = places.choose_place(members, decided.get("place"))
    killed, wounded = (tolls.choose_toll(members, name, decided.get(name)) for name in ("killed", "wounded"))
    sources = len({m.voice for m in members})
    days = [m.published for m in members if m.published]
    return Event(
        id=event_id(members[0].id),
        type=type_,
        modes=kinds.choose_modes(members, type_, decided),
        modality=kinds.choose_modality(members, decided),
        status=_status(rejected, decisions, sources),
        reports=tuple(m.id for m in members),
        documents=_documents(members),
        sources=sources,
        first_report=min(days, default=None),
        last_report=max(days, default=None),
        summary=_summary(members),
        aggregate=any(m.report.aggregate for m in members),
        when=when,
        place=place,
        killed=killed,
        wounded=wounded,
        weapons=kinds.list_weapons(members),
        count=kinds.choose_count(members),
        outcome=kinds.choose_outcome(members, decided),
        disputed=_disputed(members, when, place, killed, wounded, decided),
        claims=(*kinds.collect_claims(members, decided), *_series(members, killed, wounded)),
        links=tuple(links),
        relations=tuple(relations),
        decisions=tuple(decisions),
        **_parties(members, decided),
    )


def _parties(members: Sequence[Member], decided: kinds.Decided) -> dict[str, tuple[EventParty, ...]]:
    picks: dict[str, parties.Pick] = {
        "actors": lambda m: m.report.actors,
        "recipients": lambda m: m.report.recipients,
        "claimed_by": lambda m: _one(m.report.claimed_by),
        "blamed": lambda m: _one(m.report.blamed),
    }
    return {name: parties.choose_parties(members, pick, decided.get(name)) for name, pick in picks.items()}


def _disputed(
    members: Sequence[Member],
    when: EventWhen | None,
    place: EventPlace | None,
    killed: EventToll | None,
    wounded: EventToll | None,
    decided: kinds.Decided,
) -> tuple[str, ...]:
    """The fields on which reports contradict each other."""
    contradicted = {
        "event": any(m.report.disputed for m in members) or _denied(members),
        "when": times.contradict(when),
        "place": places.contradict(members, place),
        "actors": "actors" not in decided and parties.contradict(members),
        "killed": tolls.contradict(killed),
        "wounded": tolls.contradict(wounded),
    }
    return tuple(name for name, is_so in contradicted.items() if is_so)


def _series(members: Sequence[Member], killed: EventToll | None, wounded: EventToll | None) -> kinds.Claims:
    """Figures of a series, where no other figure of the event shows them."""
    chosen = {"killed": killed, "wounded": wounded}
    claims = [
        (f"{name}_in_series", tolls.series_claims(members, name))
        for name, toll in chosen.items()
        if toll is None
    ]
    return tuple((name, found) for name, found in claims if found)


def _one(participant: Participant | None) -> tuple[Participant, ...]:
    return () if participant is None else (participant,)


def _denied(members: Sequence[Member]) -> bool:
    modalities = {m.report.modality for m in members}
    return "denied" in modalities and "actual" in modalities


def _status(rejected: bool, decisions: Sequence[Decision], sources: int) -> str:
    if rejected:
        return "rejected"
    if any(d.kind in ("review", *_VALUED) for d in decisions):
        return "reviewed"
    return "corroborated" if sources > 1 else "reported"


def _documents(members: Sequence[Member]) -> tuple[EventDocument, ...]:
    found: dict[str, EventDocument] = {}
    for m in members:
        if m.document not in found:
            found[m.document] = EventDocument(
                m.document, m.name, m.voice, m.source, m.url, m.published, m.title
            )
    return tuple(found.values())


def _summary(members: Sequence[Member]) -> str:
    """The line that names the act: a title where one does, else the earliest report's."""
    titled = (m for m in members if m.report.mentions and m.report.mentions[0].line == 0)
    return next(titled, members[0]).line
