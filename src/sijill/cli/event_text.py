"""One event as text: the chosen values, then each claim with its outlet, day and Arabic words."""

from collections.abc import Iterable, Iterator, Sequence

from sijill.export.table import isolated, quantity, words
from sijill.model.ledger import Claim, Decision, Event, EventDocument, EventParty, EventToll, Figure
from sijill.model.value import Where

_LABEL = 12


def event_lines(event: Event) -> Iterator[str]:
    """The lines of `sijill show`."""
    yield f"{event.id}  {' '.join((event.type, *event.modes))} ({_remarks(event)})"
    yield f"  {isolated(event.summary)}"
    yield ""
    documents = {d.id: d for d in event.documents}
    for label, value, claims in _fields(event, documents):
        yield f"{label:<{_LABEL}}{value}"
        yield from (f"{'':<{_LABEL}}  {claim}" for claim in claims)
    yield from _sources(event)
    yield from _links(event)
    yield from _decisions(event.decisions)


def _remarks(event: Event) -> str:
    parts = [event.modality, event.status]
    parts += ["several events together"] if event.aggregate else []
    parts += [event.outcome] if event.outcome else []
    parts += [f"reports contradict each other on: {', '.join(event.disputed)}"] if event.disputed else []
    return "; ".join(parts)


def _fields(event: Event, documents: dict[str, EventDocument]) -> Iterator[tuple[str, str, list[str]]]:
    """(label, chosen value, lines of claims) of each field that has any."""
    if event.when:
        when = event.when
        days = str(when.first) if when.first == when.last else f"{when.first} to {when.last}"
        about = f"{days}{', ' + when.hour if when.hour else ''}   [{when.rule}; GED date_prec {when.ucdp_precision}, ACLED {when.acled_precision}]"
        yield "when", about, _claims(when.claims, documents)
    if event.place:
        place = event.place
        precision = f"GED where_prec {place.where.ucdp_precision}, ACLED {place.where.acled_precision}"
        others = f"   also {'; '.join(map(_where, place.others))}" if place.others else ""
        yield (
            "where",
            f"{_where(place.where)}   [{place.rule}; {precision}]{others}",
            _claims(place.claims, documents),
        )
    sides = (
        ("who", event.actors),
        ("whom", event.recipients),
        ("claimed by", event.claimed_by),
        ("blamed", event.blamed),
    )
    for label, parties in sides:
        for party in parties:
            yield label, _party(party), _claims(party.claims, documents)
    for label, toll in (("killed", event.killed), ("wounded", event.wounded)):
        if toll:
            yield label, _toll(toll), [_figure(f, documents) for f in toll.figures]
    if event.count:
        yield "how many", quantity(*event.count), []
    for name, claims in event.claims:
        yield name, "", _claims(claims, documents)


def _where(where: Where) -> str:
    point = f"{where.lat:.3f} {where.lon:.3f}" if where.lat is not None and where.lon is not None else ""
    name = where.name if where.name.isascii() else isolated(where.name)
    return ", ".join(part for part in (name, where.admin1, where.country, point) if part)


def _party(party: EventParty) -> str:
    side = " ".join(part for part in (party.country, party.role) if part)
    name = party.name or (isolated(party.words[0]) if party.words else "unnamed")
    return f"{name} [{side}]" if side else name


def _toll(toll: EventToll) -> str:
    span = (
        f"{toll.best:,}" if toll.low == toll.high else f"{toll.best:,} (low {toll.low:,}, high {toll.high:,})"
    )
    return f"{span}{' or more' if toll.open else ''}   [best: {toll.rule}]"


def _figure(figure: Figure, documents: dict[str, EventDocument]) -> str:
    says = "" if figure.main else "quotes "
    said_by = f" according to {isolated(figure.according_to)}" if figure.according_to else ""
    who = f" ({figure.who})" if figure.who else ""
    quote = f"  {words(figure.evidence)}" if figure.evidence and figure.evidence.text else ""
    series = f"  [not of this event alone: {_series(figure.series)}]" if figure.series else ""
    return f"{_from(figure.document, documents, figure.by)} {says}{quantity(figure.low, figure.high)}{who}{said_by}{quote}{series}"


def _series(why: str) -> str:
    return why if why.isascii() else isolated(why)


def _claims(claims: Sequence[Claim], documents: dict[str, EventDocument]) -> list[str]:
    return [_claim(claim, documents) for claim in claims]


def _claim(claim: Claim, documents: dict[str, EventDocument]) -> str:
    value = claim.value if claim.value.isascii() else isolated(claim.value)
    quote = f"  {words(claim.evidence)}" if claim.evidence and claim.evidence.text else ""
    said_by = f"  according to {isolated(claim.according_to)}" if claim.according_to else ""
    rule = f"  [{claim.rule}]" if claim.rule else ""
    return f"{_from(claim.document, documents, claim.by)} {value}{quote}{said_by}{rule}"


def _from(document: str, documents: dict[str, EventDocument], by: str | None) -> str:
    if by:
        return f"analyst ({by[:12]}):"
    found = documents.get(document)
    return f"({found.voice}) {found.published or 'undated'}:" if found else f"{document[:12]}:"


def _sources(event: Event) -> Iterator[str]:
    yield ""
    yield f"{len(event.documents)} documents, {event.sources} independent sources (the number before each)"
    for d in event.documents:
        about = [
            isolated(part) if not part.isascii() else part
            for part in (d.source or "no outlet", d.name, d.url or "")
            if part
        ]
        yield f"  ({d.voice}) {d.published or 'undated'}  {' · '.join(about)}"
        yield f"      {isolated(d.title)}"
    yield f"reports: {' '.join(event.reports)}"


def _links(event: Event) -> Iterator[str]:
    if event.links:
        yield ""
        yield "why these reports are one event"
    for link in event.links:
        reasons = ", ".join(f"{r.feature} {r.weight:+.1f} ({_plain(r.detail)})" for r in link.reasons)
        yield f"  {link.a[:12]} = {link.b[:12]}  {link.score:+.2f}: {reasons}"
    for relation in event.relations:
        yield f"  {relation.kind} {relation.event}"


def _plain(text: str) -> str:
    return text if text.isascii() else isolated(text)


def _decisions(decisions: Iterable[Decision]) -> Iterator[str]:
    for n, decision in enumerate(decisions):
        if n == 0:
            yield ""
            yield "decisions in force"
        value = f" {decision.field} = {decision.value}" if decision.field else ""
        yield f"  {decision.at:%Y-%m-%d %H:%M} {_plain(decision.who)}: {decision.kind}{_plain(value)}: {_plain(decision.why)}  ({decision.id})"
