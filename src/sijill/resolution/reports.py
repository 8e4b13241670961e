"""Drafts → reports: every mention becomes a value with its rule, or stays open with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.model.document import Document
from sijill.model.draft import Draft, Mentions
from sijill.model.fact import FactDraft
from sijill.model.mention import ActorMention, PlaceMention
from sijill.model.report import VERBAL, DocumentRecord, Fact, Report
from sijill.model.value import Participant, Source, Unresolved, When, Where
from sijill.resolution.actors import ActorContext, resolve_actor
from sijill.resolution.places import PlaceContext, place_context, resolve_place
from sijill.resolution.times import TimeContext, derive_publication, publication_default, resolve_time

Open = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What one document's mentions are resolved against."""

    times: TimeContext
    places: PlaceContext
    actors: ActorContext


def resolve_document(
    document: Document, drafts: Sequence[Draft], facts: Sequence[FactDraft], mentions: Mentions
) -> DocumentRecord:
    """The reports and facts of one document, numbered in order of first mention; the scores of the reports are still the engine's raw ones."""
    context = _context(document, mentions)
    whens = _resolve_whens(drafts, context.times)
    ordered = sorted(range(len(drafts)), key=lambda i: drafts[i].mentions[0].evidence.start)
    names = {index: f"e{number}" for number, index in enumerate(ordered, start=1)}
    reports = tuple(_report(document, drafts[i], names, i, whens[i], context) for i in ordered)
    return DocumentRecord(
        document.id,
        reports,
        tuple(_fact(document, n, fact, context) for n, fact in enumerate(facts, start=1)),
    )


def _context(document: Document, mentions: Mentions) -> Context:
    published = document.published
    if published is None:
        derived = derive_publication(mentions.times)
        published = derived[0] if derived else None
    bare = TimeContext(published)
    resolved = (resolve_time(mention, bare) for mention in mentions.times) if published is None else ()
    times = TimeContext(published, None, tuple(when for when in resolved if isinstance(when, When)))
    places = place_context(mentions.places)
    countries = sorted(places.countries, key=lambda code: (-places.countries[code], code))
    return Context(times, places, ActorContext(mentions.actors, tuple(countries), published))


# --- when


def _resolve_whens(drafts: Sequence[Draft], context: TimeContext) -> list[When | Unresolved]:
    """One answer a draft. Times counted from another event take the draft that is answered, else the last dated draft before."""
    found: list[When | Unresolved] = []
    for draft in drafts:
        anchor = _anchor(draft, found)
        found.append(_resolve_when(draft, replace(context, anchor=anchor)))
    return found


def _anchor(draft: Draft, earlier: Sequence[When | Unresolved]) -> When | None:
    if draft.retaliation_for is not None and draft.retaliation_for < len(earlier):
        answered = earlier[draft.retaliation_for]
        if isinstance(answered, When):
            return answered
    return next(
        (when for when in reversed(earlier) if isinstance(when, When) and when.basis != "publication"), None
    )


def _resolve_when(draft: Draft, context: TimeContext) -> When | Unresolved:
    planned = draft.modality in ("planned", "hypothetical")
    if draft.time is not None:
        return resolve_time(draft.time, context, planned)
    if draft.retaliation_for is not None and context.anchor is not None and context.published is not None:
        answered = context.anchor
        return replace(
            answered,
            last=max(context.published, answered.first),
            basis="event",
            rule="after the event it answers",
            ucdp_precision=5,
            acled_precision=3,
        )
    if draft.background:
        return Unresolved("told as background, without a date")
    return publication_default(context)


# --- reports


def _report(
    document: Document,
    draft: Draft,
    names: dict[int, str],
    index: int,
    when: When | Unresolved,
    context: Context,
) -> Report:
    places = tuple(_where(place, draft, context) for place in draft.places)
    actors = _participants(draft.actors, _actor_context(draft, "actor", places, context))
    recipients = _participants(draft.recipients, _actor_context(draft, "recipient", places, context))
    return Report(
        id=names[index],
        document=document.id,
        type=draft.type,
        modes=draft.modes,
        modality=draft.modality,
        mentions=draft.mentions,
        modality_rule=draft.modality_rule,
        actors=actors,
        recipients=recipients,
        places=places,
        when=when if isinstance(when, When) else None,
        killed=draft.killed,
        wounded=draft.wounded,
        killed_variants=draft.killed_variants,
        wounded_variants=draft.wounded_variants,
        weapons=draft.weapons,
        count=draft.count,
        aggregate=draft.aggregate,
        outcome=draft.outcome,
        claimed_by=_one(draft.claimed_by, context),
        blamed=_one(draft.blamed, context),
        source=_source(draft, context),
        retaliation_for=names[draft.retaliation_for] if draft.retaliation_for is not None else None,
        disputed=draft.disputed,
        open_fields=_open_fields(draft, when, places),
        scores=draft.scores,
    )


def _where(place: PlaceMention, draft: Draft, context: Context) -> Where:
    where = resolve_place(place, context.places)
    return replace(where, rule=f"{where.rule}; inherited") if "places" in draft.inherited else where


def _actor_context(draft: Draft, side: str, places: Sequence[Where], context: Context) -> ActorContext:
    """The countries of the event's own places go before those of the document."""
    own = tuple(dict.fromkeys(where.country for where in places if where.country))
    others = tuple(code for code in context.actors.countries if code not in own)
    return replace(context.actors, countries=own + others, event_type=draft.type, side=side)


def _participants(mentions: Sequence[ActorMention], context: ActorContext) -> tuple[Participant, ...]:
    """Each participant once: two mentions of one registry actor and the same words are one."""
    found: dict[tuple[str | None, str], Participant] = {}
    for mention in mentions:
        participant = resolve_actor(mention, context)
        found.setdefault(
            (participant.actor_id, participant.evidence.text if participant.actor_id is None else ""),
            participant,
        )
    return tuple(found.values())


def _one(mention: ActorMention | None, context: Context) -> Participant | None:
    return resolve_actor(mention, context.actors) if mention is not None else None


def _source(draft: Draft, context: Context) -> Source | None:
    attribution = draft.attribution
    if attribution is None:
        return None
    party = attribution.party
    name = resolve_actor(party, context.actors).name if party is not None else None
    evidence = party.evidence if party is not None else attribution.evidence
    return Source(evidence, attribution.rule, name, tuple(link.evidence for link in attribution.chain))


def _open_fields(draft: Draft, when: When | Unresolved, places: Sequence[Where]) -> Open:
    reasons = []
    if isinstance(when, Unresolved):
        reasons.append(("date", when.reason))
    if draft.type not in VERBAL and not places:
        reasons.append(("places", "the document names no place for it"))
    if not draft.actors:
        reasons.append(("actors", "only accused" if draft.blamed else "the document does not say who did it"))
    reasons += [
        ("places", f"{where.name}: {where.reason}")
        for where in places
        if where.gazetteer_id is None and where.reason
    ]
    return (*reasons, *draft.refused)


# --- facts


def _fact(document: Document, number: int, draft: FactDraft, context: Context) -> Fact:
    values = list(draft.values)
    if draft.actor is not None and draft.kind in ("force_strength", "bases_held"):
        owner = resolve_actor(draft.actor, context.actors)
        country = next(iter(context.actors.countries), None)
        values += [("actor", owner.name or owner.evidence.text), ("country", country)]
    if draft.kind in ("force_strength", "bases_held") and context.times.published is not None:
        values.append(("as_of", context.times.published.isoformat()))
    return Fact(f"f{number}", document.id, draft.kind, draft.evidence, draft.line, draft.rule, tuple(values))
