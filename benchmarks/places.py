"""Measure the places part: loading, speed, coverage of the corpus, accuracy against annotated documents.

python benchmarks/places.py speed                      # loading time, memory, tokens a second
python benchmarks/places.py coverage [--top 100]       # names after a cue word in the middleEast articles of the corpus
python benchmarks/places.py gold ../shared/gold/train  # country and distance of annotated places (dev: measure only)
"""

import argparse
import gzip
import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.analysis import tokenize
from sijill.extraction.places import find_places
from sijill.lexicon.gazetteer import GazetteerEntry, load_gazetteer
from sijill.model.mention import PlaceMention
from sijill.model.value import Where
from sijill.resolution.place_geometry import distance_km
from sijill.resolution.places import place_context, rank, resolve_place, same_place
from sijill.text import key

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CORPUS = SHARED / "corpus" / "ant-2018-02-07.jsonl.gz"
NEAR_KM = 25.0


def articles(category: str | None, limit: int | None = None) -> Iterator[str]:
    """Texts (title, newline, body) of the corpus, of one category or all."""
    count = 0
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if category in (None, record["category"]):
                yield record["title"] + "\n" + record["text"]
                count += 1
                if count == limit:
                    return


def speed(documents: int) -> None:
    """Print loading time, peak memory and tokens a second of find and resolve together, over the first articles of the corpus."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, busy = time.perf_counter(), time.process_time()
    gazetteer = load_gazetteer()
    loaded, busy = time.perf_counter() - start, time.process_time() - busy
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{len(gazetteer)} entries loaded in {loaded:.2f} s ({busy:.2f} s of CPU), {grown:.0f} MiB more resident memory"
    )
    texts = [(text, tokenize(text)) for text in articles(None, documents)]
    words = sum(len(tokens) for _, tokens in texts)
    start = time.process_time()
    found = 0
    for text, tokens in texts:
        mentions = find_places(text, tokens)
        context = place_context(mentions)
        found += len([resolve_place(mention, context) for mention in mentions])
    spent = time.process_time() - start
    print(
        f"{len(texts)} documents, {words} tokens, {found} mentions: {words / spent:,.0f} tokens a second (find and resolve)"
    )


def resolved(text: str) -> list[tuple[PlaceMention, Where]]:
    mentions = find_places(text, tokenize(text))
    context = place_context(mentions)
    return [(mention, resolve_place(mention, context)) for mention in mentions]


def coverage(top: int) -> None:
    """Print the share of cue-word mentions that resolve, and the commonest names resolved, unlisted and undecided."""
    kinds: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {
        kind: Counter() for kind in ("resolved", "enclosing", "undecided", "unlisted")
    }
    for text in articles("middleEast"):
        for mention, where in resolved(text):
            if mention.rule == "anaphor":
                continue
            if mention.cue is None and not (mention.relation or "").startswith("countryside"):
                continue
            if where.gazetteer_id and mention.candidates:
                kind = "resolved"
            elif where.gazetteer_id:
                kind = "enclosing"
            else:
                kind = "undecided" if mention.candidates else "unlisted"
            kinds[kind] += 1
            shown = f" → {where.name}, {where.country}" if kind == "resolved" else ""
            names[kind][f"{mention.cue}: {mention.name.text}{shown}"] += 1
    total = sum(kinds.values())
    print(
        f"{total} mentions with a cue word; "
        + ", ".join(f"{kind} {n} ({n / total:.1%})" for kind, n in kinds.most_common())
    )
    for kind, counter in names.items():
        print(f"\n{kind}, {len(counter)} names:")
        for name, count in counter.most_common(top):
            print(f"{count:6} {name}")


def ambiguous(top: int) -> None:
    """Print the commonest names that could be several places: how often, what is chosen, which part of the score decides most."""
    counts: Counter[str] = Counter()
    chosen: dict[str, Counter[str]] = {}
    lead: dict[str, Counter[str]] = {}
    for text in articles("middleEast"):
        mentions = find_places(text, tokenize(text))
        context = place_context(mentions)
        for mention in mentions:
            ranked = rank(mention, context) if mention.candidates and mention.rule != "anaphor" else []
            rival = next((s for s in ranked[1:] if not same_place(ranked[0].entry, s.entry)), None)
            if rival is None:
                continue
            name = " ".join(key(mention.name.text).split())
            counts[name] += 1
            where = resolve_place(mention, context)
            outcome = f"{where.name}, {where.country}" if where.gazetteer_id else "none"
            chosen.setdefault(name, Counter())[outcome] += 1
            parts = lead.setdefault(name, Counter())
            for part, value in ranked[0].parts:
                parts[part] += value - rival.part(part)  # type: ignore[assignment]
    for name, count in counts.most_common(top):
        outcomes = "; ".join(f"{outcome} {n}" for outcome, n in chosen[name].most_common(4))
        print(
            f"| {name} | {count} | {outcomes} | {', '.join(part for part, _ in lead[name].most_common(2))} |"
        )


def division_of(lat: float, lon: float, country: str, towns: dict[str, list[GazetteerEntry]]) -> str | None:
    """Id of the first-level division of the gazetteer town nearest to a point."""
    near = min(
        towns.get(country, ()), key=lambda t: distance_km(lat, lon, t.lat or 0.0, t.lon or 0.0), default=None
    )
    return near.admin1 if near else None


def gold(folder: Path, errors: int) -> None:
    """Print how far the resolved places of annotated documents lie from the annotators' points."""
    towns: dict[str, list[GazetteerEntry]] = {}
    for entry in load_gazetteer().entries():
        if entry.source == "GeoNames" and entry.admin1:
            towns.setdefault(entry.country, []).append(entry)
    tally: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for path in sorted((folder / "docs").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        lines = record["lines"]
        text = "\n".join(lines)
        pairs = resolved(text)
        places = json.loads((folder / "gold" / path.name).read_text("utf-8"))["events"]
        seen: set[tuple[Any, ...]] = set()
        for place in (p for event in places for p in event.get("places") or []):
            mark = (place["line"], place["text"], place["country"], place["lat"], place["lon"])
            if place["lat"] is None or mark in seen:
                continue
            seen.add(mark)
            judge(place, lines, pairs, towns, tally, misses)
    total, hit = tally["gold"], tally["resolved"]
    print(
        f"{total} annotated places with a point, words found {tally['found']} ({tally['found'] / total:.1%}), resolved {hit}"
    )
    for name in ("country", "near", "near or same division"):
        print(f"  {name}: {tally[name]} of {hit} ({tally[name] / max(hit, 1):.3f})")
    print(
        f"  without places that are only a country: {tally['fine']} of {tally['fine all']} ({tally['fine'] / max(tally['fine all'], 1):.3f})"
    )
    for line, count in misses.most_common(errors):
        print(f"{count:4} {line}")


def judge(
    place: dict[str, Any],
    lines: list[str],
    pairs: list[tuple[PlaceMention, Where]],
    towns: dict[str, list[GazetteerEntry]],
    tally: Counter[str],
    misses: Counter[str],
) -> None:
    """Count one annotated place: found, country right, near enough."""
    start = sum(len(line) + 1 for line in lines[: place["line"]]) + lines[place["line"]].find(place["text"])
    end = start + len(place["text"])
    inside = [(m, w) for m, w in pairs if m.name.start < end and start < m.name.end]
    tally["gold"] += 1
    if not inside:
        misses[f"not found: {place['text']} ({place['name']})"] += 1
        return
    tally["found"] += 1
    where = next((w for _, w in inside if w.gazetteer_id is not None), inside[0][1])
    if where.gazetteer_id is None or where.lat is None or where.lon is None:
        misses[f"unresolved: {place['text']} ({place['name']}): {where.reason}"] += 1
        return
    tally["resolved"] += 1
    same_country = where.country == place["country"]
    km = distance_km(where.lat, where.lon, place["lat"], place["lon"])
    near = km <= NEAR_KM
    same = where.ucdp_precision == 4 and division_of(
        place["lat"], place["lon"], place["country"] or "", towns
    ) in (where.gazetteer_id,)
    tally["country"] += same_country
    tally["near"] += near
    good = near or (same_country and same)
    tally["near or same division"] += good
    if where.level != "country" and where.country:
        tally["fine all"] += 1
        tally["fine"] += good
    if not same_country or not good:
        misses[
            f"{km:5.0f} km: {place['text']} ({place['name']}, {place['country']}) → {where.name}, {where.country}, {where.relation}"
        ] += 1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("speed").add_argument("--documents", type=int, default=2000)
    commands.add_parser("coverage").add_argument("--top", type=int, default=100)
    commands.add_parser("ambiguous").add_argument("--top", type=int, default=34)
    annotated = commands.add_parser("gold")
    annotated.add_argument("folder", type=Path)
    annotated.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.command == "speed":
        speed(arguments.documents)
    elif arguments.command == "coverage":
        coverage(arguments.top)
    elif arguments.command == "ambiguous":
        ambiguous(arguments.top)
    else:
        gold(arguments.folder, arguments.errors)


if __name__ == "__main__":
    main()
