"""Records to read in a terminal: one block per event, each value beside the Arabic words that support it."""

import re
from collections.abc import Iterable, Iterator

from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Fact, Report
from sijill.model.value import Count, Participant, Source, Toll, Variant, Weapon, When, Where

WIDTH = 100
_LABEL = 11
# An Arabic run between left-to-right words is wrapped in RIGHT-TO-LEFT ISOLATE … POP DIRECTIONAL ISOLATE: without them a terminal
# that knows bidi moves the numbers and brackets beside it to its other end.
_RLI, _PDI = "\u2067", "\u2069"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def write_table(pairs: Iterable[tuple[Document, DocumentRecord]]) -> Iterator[str]:
    """A block of text per document, ending in an empty line."""
    for document, record in pairs:
        lines = [*heading(document), *(line for report in record.reports for line in event_block(report))]
        if not record.reports:
            lines.append("  no events")
        lines += _facts(record.facts)
        yield "\n".join(lines) + "\n\n"


def heading(document: Document) -> list[str]:
    """Two lines: the document's id, day and outlet, then its title."""
    published = document.published.isoformat() if document.published else "publication day unknown"
    about = " · ".join(_clean(part) for part in (document.id, published, document.source or "") if part)
    return [f"━━ {about} ".ljust(WIDTH, "━"), f"   {isolated(document.title)}"]


def event_block(report: Report) -> list[str]:
    """The lines of one event: what, who, whom, where, when, toll, who says so, and what stayed open."""
    name = " ".join([report.type, *report.modes])
    remarks = [report.modality, *_remarks(report)]
    scores = dict(report.scores)
    remarks += [f"confidence {sure(scores['event'])}"] if "event" in scores else []
    rows = [
        ("what", [words(mention.evidence) for mention in report.mentions]),
        ("who", [_participant(actor) for actor in report.actors]),
        ("whom", [_participant(recipient) for recipient in report.recipients]),
        ("where", [_place(place) for place in report.places]),
        ("when", [_when(report.when)] if report.when else []),
        ("killed", _tolls(report.killed, report.killed_variants)),
        ("wounded", _tolls(report.wounded, report.wounded_variants)),
        ("how many", [_count(report.count)] if report.count else []),
        ("weapons", [_weapon(weapon) for weapon in report.weapons]),
        ("says who", [_source(report.source)] if report.source else []),
        ("claimed by", [_participant(report.claimed_by)] if report.claimed_by else []),
        ("blamed", [_participant(report.blamed)] if report.blamed else []),
        ("answers", [report.retaliation_for] if report.retaliation_for else []),
        ("open", [f"{field}: {reason}" for field, reason in report.open_fields]),
    ]
    return [
        "",
        f"{report.id:>4}  {name} ({', '.join(remarks)})",
        *(line for row in rows for line in _row(*row)),
    ]


def _remarks(report: Report) -> list[str]:
    remarks = ["several events together"] if report.aggregate else []
    remarks += ["disputed"] if report.disputed else []
    return remarks + ([report.outcome] if report.outcome else [])


def value_rows(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """(label, field, value with its words, rule) of every value of an event, as `sijill read --explain` shows them."""
    for m in report.mentions:
        yield "what", "mentions", f"{words(m.evidence)} (line {m.line})", m.rule
    for label, field, parties in (
        ("who", "actors", report.actors),
        ("whom", "recipients", report.recipients),
        ("claimed by", "claimed_by", (report.claimed_by,)),
        ("blamed", "blamed", (report.blamed,)),
    ):
        for party in parties:
            if party is not None:
                yield label, field, _participant(party), party.rule
    for place in report.places:
        yield "where", "places", _place(place), place.rule
    if report.when:
        yield "when", "when", _when(report.when), report.when.rule
    for field, toll, variants in (
        ("killed", report.killed, report.killed_variants),
        ("wounded", report.wounded, report.wounded_variants),
    ):
        for shown in _tolls(toll, variants):
            yield field, field, shown, toll.rule if toll else ""
    if report.count:
        yield "how many", "count", _count(report.count), report.count.rule
    for weapon in report.weapons:
        yield "weapons", "weapons", _weapon(weapon), weapon.rule
    if report.source:
        yield "says who", "source", _source(report.source), report.source.rule


def sure(probability: float) -> str:
    """ ".31", "1.00": a probability with two places, without the nought."""
    return f"{probability:.2f}".removeprefix("0")


def _row(label: str, values: list[str]) -> list[str]:
    return [f"      {label if i == 0 else '':<{_LABEL}}{value}" for i, value in enumerate(values)]


def isolated(text: str) -> str:
    """Arabic text, safe between words of the other direction: control characters out, isolates around."""
    return f"{_RLI}{_clean(text)}{_PDI}"


def words(evidence: Evidence) -> str:
    """The supporting words, quoted."""
    return f"«{isolated(evidence.text)}»"


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()


def _participant(who: Participant) -> str:
    side = " ".join(part for part in (who.country, who.role) if part)
    known = " ".join(part for part in (who.name or "", f"[{side}]" if side else "") if part)
    return _joined(known or "unresolved", words(who.evidence), who.reason)


def _place(place: Where) -> str:
    parts = [place.name if place.name.isascii() else isolated(place.name), place.admin1, place.country]
    if place.lat is not None and place.lon is not None:
        parts.append(f"{place.lat:.2f} {place.lon:.2f}")
    if place.relation:
        parts.append(place.relation)
    return _joined(", ".join(part for part in parts if part), words(place.evidence), place.reason)


def _when(when: When) -> str:
    days = when.first.isoformat() if when.first == when.last else f"{when.first} to {when.last}"
    hour = " ".join(part for part in (when.hour, when.zone) if part)
    support = words(when.evidence) if when.evidence else f"(from the {when.basis} day)"
    return _joined(f"{days}, {hour}" if hour else days, support, None)


def quantity(low: int | None, high: int | None) -> str:
    """A range in words: "29", "10 to 15", "at least 25", "at most 5"."""
    if low is None:
        return "unknown" if high is None else f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _tolls(toll: Toll | None, variants: tuple[Variant, ...]) -> list[str]:
    shown = []
    if toll:
        who = f" ({toll.who})" if toll.who else ""
        shown.append(_joined(quantity(toll.min, toll.max) + who, words(toll.evidence), None))
    for variant in variants:
        source = f" according to {isolated(variant.source)}" if variant.source else ""
        shown.append(_joined(f"also {variant.n:,}{source}", words(variant.evidence), None))
    return shown


def _count(count: Count) -> str:
    return _joined(quantity(count.min, count.max), words(count.evidence), None)


def _weapon(weapon: Weapon) -> str:
    return _joined(f"{weapon.n:,} ×" if weapon.n is not None else "", words(weapon.evidence), None)


def _source(source: Source) -> str:
    via = f"(through {', '.join(words(evidence) for evidence in source.via)})" if source.via else ""
    return _joined(_joined(source.name or "", words(source.evidence), None), via, None)


def _joined(value: str, support: str, reason: str | None) -> str:
    parts = [value, support, f"– {reason}" if reason else ""]
    return "  ".join(part for part in parts if part)


def _facts(facts: tuple[Fact, ...]) -> list[str]:
    if not facts:
        return []
    lines = ["", "   facts"]
    for fact in facts:
        values = ", ".join(f"{name} {_value(value)}" for name, value in fact.values if value is not None)
        kind = fact.kind.replace("_", " ")
        lines.append(f"{fact.id:>4}  {kind}: {values}  {words(fact.evidence)}")
    return lines


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return value if value.isascii() else isolated(value)
