"""Two weeks of news in a ledger: what comes of them, and the largest clusters to be read by eye.

usage: fortnight.py CORPUS.jsonl.gz [--from 2018-05-08] [--to 2018-05-21] [--documents 200] [--clusters 10] [--engine lexicon] [--ledger FILE]

Documents are taken evenly over the days. For each cluster the chosen values are printed, then the line of every report; docs/quality/ledger.md lists what was found wrong.
"""

import argparse
import datetime as dt
import gzip
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sijill.ingest.dates import parse_published
from sijill.ledger.handle import Ledger
from sijill.ledger.queries import StoredReport
from sijill.model.document import Document
from sijill.model.ledger import Event, EventParty, EventToll
from sijill.pipeline import Pipeline
from sijill.recording import open_ledger
from sijill.recording.documents import current_run
from sijill.settings import ENGINES, Settings


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpus", type=Path)
    options.add_argument("--from", dest="first", type=dt.date.fromisoformat, default=dt.date(2018, 5, 8))
    options.add_argument("--to", dest="last", type=dt.date.fromisoformat, default=dt.date(2018, 5, 21))
    options.add_argument("--documents", type=int, default=200)
    options.add_argument("--clusters", type=int, default=10)
    options.add_argument("--engine", choices=ENGINES, default="lexicon")
    options.add_argument("--ledger", help="A new ledger to keep; otherwise it is dropped.")
    given = options.parse_args()
    settings = Settings(engine=given.engine)
    pipeline = Pipeline(settings)
    pairs = [
        (document, pipeline.read(document))
        for document in read_days(given.corpus, given.first, given.last, given.documents)
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(given.ledger or f"{folder}/ledger.db") as ledger,
    ):
        ledger.add(pairs, current_run(settings))
        show(ledger, given.clusters)


def read_days(corpus: Path, first: dt.date, last: dt.date, count: int) -> list[Document]:
    """`count` documents of these days, evenly over them, in order of day and id."""
    found: list[Document] = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = parse_published(row["published"]) if row.get("published") else None
            if day is not None and first <= day <= last:
                text = row.get("text") or "\n".join(row["lines"])
                found.append(
                    Document(row["id"], text, text.split("\n")[0], row.get("source"), row.get("url"), day)
                )
    found.sort(key=lambda document: (document.published or first, document.id))
    count = min(count, len(found))
    return [found[n * len(found) // count] for n in range(count)]


def show(ledger: Ledger, clusters: int) -> None:
    """Prints the counts, what the doctor finds, and the largest clusters."""
    events, stats = list(ledger.events()), ledger.stats()
    parts = sum(relation.kind == "part-of" for event in events for relation in event.relations)
    told = sum(event.status == "corroborated" for event in events)
    print(
        f"{stats.documents} documents, {stats.reports} reports, {len(events)} events, {told} of them told by two or more sources,"
    )
    print(
        f"{stats.copies} near copies, {parts} parts of a whole; the doctor finds {[f.text for f in ledger.examine()] or 'nothing'}"
    )
    reports = {stored.id: stored for stored in ledger.reports()}
    for event in sorted(events, key=lambda event: (-len(event.reports), event.id))[:clusters]:
        print(f"\n{_heading(event)}")
        for report in event.reports:
            print(f"    {_line(reports[report])}")


def _heading(event: Event) -> str:
    days = f"{event.when.first} to {event.when.last}" if event.when else "undated"
    place = event.place.where.name if event.place else "no place"
    sides = f"{_names(event.actors)} → {_names(event.recipients)}"
    kind = f"{event.type} {' '.join(event.modes)}{' (aggregate)' if event.aggregate else ''}"
    return f"{len(event.reports)} reports: {kind}, {days}, {place}, killed {_toll(event.killed)}, {sides}"


def _toll(toll: EventToll | None) -> str:
    if toll is None:
        return "unknown"
    series = [figure.low for figure in toll.figures if figure.series]
    return f"{toll.low}/{toll.best}/{toll.high}" + (f" (left out as a series: {series})" if series else "")


def _names(parties: Sequence[EventParty]) -> str:
    return ", ".join(party.name or party.words[0] for party in parties[:3]) or "nobody named"


def _line(stored: StoredReport) -> str:
    document, mention = stored.document.document, stored.report.mentions[0]
    line = document.text.split("\n")[mention.line]
    killed = stored.report.killed
    return f"{document.published} {document.source} | {mention.evidence.text} | {killed.evidence.text if killed else '-'} | {line[:230]}"


if __name__ == "__main__":
    main()
