"""One place of the gazetteer, and how the rows of its files are turned into entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.errors import LexiconError
from sijill.lexicon.countries import country

HAND_COLUMNS = ("iso3", "level", "name", "names_ar", "admin1", "lat", "lon", "parent", "evidence", "note")
LEVELS = frozenset(
    (
        "country",
        "admin1",
        "admin2",
        "city",
        "neighbourhood",
        "base",
        "airport",
        "crossing",
        "port",
        "dam",
        "oilfield",
        "camp",
        "prison",
        "region",
        "valley",
        "mountain",
        "island",
        "river",
        "sea",
        "site",
    )
)
EVIDENCE = frozenset({"", "cue", "context", "cue-or-context"})


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place. `country` is ISO 3166-1 alpha-3 ("" for a sea or a region of several countries), `admin1` and `parent` are ids of enclosing entries.

    `lat`, `lon` in degrees (WGS 84), `None` where no point is known; `population` 0 where unknown. `evidence` says what a bare name needs before it
    counts as this place: "" nothing, "cue" a cue word ("مدينة"), "context" another place of its country in the document, "cue-or-context" either.
    `source` is "GeoNames" or the name of the hand-made file; `capital` marks the seat of a country's government.
    """

    id: str
    name_en: str
    names_ar: tuple[str, ...]
    level: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    parent: str | None
    evidence: str
    source: str
    capital: bool = False


def hand_id(iso3: str, level: str, name: str) -> str:
    """The id of a hand-made entry: "SYR", "admin1", "Deir ez-Zor" → "syr/admin1/deir-ez-zor"."""
    return f"{iso3.lower() or 'world'}/{level}/{slug(name)}"


def slug(name: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


def entry_of_hand(cells: Sequence[str], file: str) -> GazetteerEntry:
    """The entry of one row of a hand-made file. Raises `LexiconError` for an unknown level or evidence, or a point that is no number."""
    iso3, level, name, names, admin1, lat, lon, parent, evidence, _ = cells
    if level not in LEVELS or evidence not in EVIDENCE:
        raise LexiconError(f"{file}, {name}: unknown level {level!r} or evidence {evidence!r}")
    try:
        latitude, longitude = (float(lat), float(lon)) if lat and lon else (None, None)
    except ValueError as error:
        raise LexiconError(f"{file}, {name}: {error}") from error
    names_ar = tuple(part for part in names.split("|") if part)
    # The `admin1` cell of a first-level division is GeoNames' code; everywhere else it is the division's name as a slug.
    division = hand_id(iso3, "admin1", admin1) if admin1 and level != "admin1" else None
    enclosing = hand_id(iso3, "city", parent) if parent else None
    state = country(iso3)
    seat = level == "city" and state is not None and state.capital == name
    place = (latitude, longitude, 0, enclosing, evidence, file, seat)
    return GazetteerEntry(hand_id(iso3, level, name), name, names_ar, level, iso3, division, *place)


def entry_of_built(line: str, divisions: dict[str, str]) -> GazetteerEntry:
    """The entry of one line of the built file; `divisions` maps "SYR.09" to the id of a first-level division."""
    identifier, name, shown, iso3, code, lat, lon, population, seat = line.split("\t")
    division = divisions.get(f"{iso3}.{code}")
    point = (float(lat), float(lon), int(population))
    return GazetteerEntry(
        identifier, name, (shown,), "city", iso3, division, *point, None, "", "GeoNames", bool(seat)
    )
