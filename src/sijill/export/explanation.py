"""Explanations to read in a terminal: line by line the words considered and what became of them, then each event with its values, rules and scores."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sijill.export.table import heading, isolated, sure, value_rows, words
from sijill.model.document import Document
from sijill.model.explanation import Considered, Explanation
from sijill.model.mention import Evidence
from sijill.model.report import Report

_WIDE = 12
_SHOWN = 300  # characters of a line


def write_explanations(pairs: Iterable[tuple[Document, Explanation]]) -> Iterator[str]:
    """A block of text per document, ending in an empty line."""
    for document, explanation in pairs:
        lines = [*heading(document), f"   read by the {explanation.engine} engine"]
        lines += [f"   no event looked for: {explanation.note}"] if explanation.note else []
        lines += _considered(document, explanation)
        for report in explanation.record.reports:
            lines += _event(report)
        for report in explanation.doubtful:
            lines += _doubtful(report)
        yield "\n".join(lines) + "\n\n"


def _considered(document: Document, explanation: Explanation) -> Iterator[str]:
    texts = document.text.split("\n")
    for number, group in groupby(sorted(explanation.considered, key=lambda c: c.line), lambda c: c.line):
        text = texts[number]
        yield ""
        yield f"   line {number}  {isolated(text[:_SHOWN] + ('…' if len(text) > _SHOWN else ''))}"
        for considered in group:
            yield from _one(considered, explanation)
    spoken = {considered.line for considered in explanation.considered}
    silent = [str(n) for n, text in enumerate(texts) if text.strip() and n not in spoken]
    if silent and explanation.considered:
        yield ""
        yield f"   no word to consider in {'line' if len(silent) == 1 else 'lines'} {', '.join(silent)}"


def _one(considered: Considered, explanation: Explanation) -> Iterator[str]:
    """Two lines: the words with type, entry and verdict, then what each voice said."""
    event = _event_of(considered, explanation.record.reports)
    verdict = "dropped"
    if considered.kept:
        verdict = f"kept, in {event}" if event else "kept, but its event was left out for its confidence"
    mark = "+" if considered.kept else "-"
    yield f"     {mark} {words(considered.evidence)}  {considered.type}  [{considered.rule}]  {verdict}: {considered.reason}"
    voices = []
    if considered.support is not None:
        voices.append(f"lexicon support {considered.support:+.1f} (0 is the threshold)")
    if considered.chance is not None:
        voices.append(f"encoder {sure(considered.chance)}")
    if voices:
        yield f"         {', '.join(voices)}"


def _event_of(considered: Considered, reports: Iterable[Report]) -> str | None:
    for report in reports:
        for mention in report.mentions:
            if report.type == considered.type and mention.evidence.overlaps(considered.evidence):
                return report.id
    return None


def _event(report: Report) -> Iterator[str]:
    """The event, each value with its words, rule and confidence, and what stayed open."""
    scores = dict(report.scores)
    yield ""
    yield f"{report.id:>4}  {' '.join((report.type, *report.modes))} ({report.modality})  {_confidence(scores, 'event')}".rstrip()
    yield f"      {'modality':<{_WIDE}}{report.modality}  [{report.modality_rule}]  {_confidence(scores, 'modality')}".rstrip()
    if report.modes:
        yield f"      {'modes':<{_WIDE}}{', '.join(report.modes)}  {_confidence(scores, 'modes')}".rstrip()
    for label, field, value, rule in value_rows(report):
        shown = f"      {label:<{_WIDE}}{value}"
        shown += f"  [{rule}]" if rule else ""
        yield f"{shown}  {_confidence(scores, field)}".rstrip()
    for field, reason in report.open_fields:
        yield f"      {'open':<{_WIDE}}{field}: {reason}"


def _confidence(scores: dict[str, float], field: str) -> str:
    return f"confidence {sure(scores[field])}" if field in scores else ""


def _doubtful(report: Report) -> Iterator[str]:
    first: Evidence = report.mentions[0].evidence
    yield ""
    yield f"   left out: {report.type} {words(first)}, {_confidence(dict(report.scores), 'event')}"
