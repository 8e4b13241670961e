"""The gazetteer: places by id and by the key of their Arabic names.

Three sources are read into one index: `data/countries.tsv`, the hand-made `data/places_*.tsv` (edit these), and `data/gazetteer.tsv.gz`, which
`scripts/build_gazetteer.py` makes from GeoNames. The built part stays text until an entry or a name is asked for, so that loading is quick.
"""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from sijill.errors import LexiconError
from sijill.lexicon.countries import load_countries
from sijill.lexicon.place_entry import HAND_COLUMNS, GazetteerEntry, entry_of_built, entry_of_hand
from sijill.text import key

MARKS = {
    "!": "cue",
    "?": "cue-or-context",
}  # before an id in the built file: what the name needs to stand for it


class Gazetteer:
    """Look-up by id and by name."""

    def __init__(self, built: str = "\n\n" * 5) -> None:
        """`built` is the text of the built file without its comment: places, names, first words, extents, inhabitants and neighbours, a blank line between the parts."""
        places, names, firsts, extents, populations, borders = built.split("\n\n")
        self._raw: dict[str, str] = {line[: line.index("\t")]: line for line in places.splitlines()}
        self._built_names: dict[str, str] = dict(line.split("\t") for line in names.splitlines())
        self._longest: dict[str, int] = {
            word: int(n) for word, n in (line.split("\t") for line in firsts.splitlines())
        }
        self._extents: dict[str, str] = dict(line.split("\t") for line in extents.splitlines())
        self._populations: dict[str, str] = dict(line.split("\t") for line in populations.splitlines())
        self._borders: dict[str, str] = dict(line.split("\t") for line in borders.splitlines())
        self._codes: dict[str, str] = {}
        self._entries: dict[str, GazetteerEntry] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._divisions: dict[str, str] = {}

    def entry(self, identifier: str) -> GazetteerEntry:
        """The entry with that id. Raises `KeyError` for an unknown one."""
        found = self._entries.get(identifier)
        if found is None:
            found = self._entries[identifier] = entry_of_built(self._raw[identifier], self._divisions)
        return found

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._entries or identifier in self._raw

    def __len__(self) -> int:
        return len(self._raw.keys() | self._entries.keys())

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of the entries whose name has this key, hand-made ones first; empty if there is none. `name` is a key, words joined by one blank."""
        by_hand = self._names.get(name, ())
        built = self._built_names.get(name)
        return (*by_hand, *[i.lstrip("!?") for i in built.split(" ")]) if built else by_hand

    def lookup(self, name: str) -> tuple[str, ...]:
        """Ids of the entries with that Arabic name, in any spelling that the key folds."""
        return self.find(" ".join(key(name).split()))

    def longest(self, word: str) -> int:
        """How many words the longest name that begins with this key has; 0 if no name begins so."""
        return self._longest.get(word, 0) or (1 if word in self._names or word in self._built_names else 0)

    def needs(self, name: str, identifier: str) -> str:
        """The evidence that this name (a key) needs to stand for this entry, see `GazetteerEntry.evidence`; a hand-made name of several words needs none."""
        if identifier in self._raw:
            for marked in self._built_names.get(name, "").split(" "):
                if marked.endswith(identifier):
                    return MARKS.get(marked[:1], "")
            return ""
        return "" if " " in name else self._entries[identifier].evidence

    def extent(self, identifier: str) -> tuple[float, float, float, float] | None:
        """South, north, west, east in degrees of where the towns of a country or first-level division lie, `None` for other or unknown entries."""
        entry = self.entry(identifier)
        edges = self._extents.get(
            entry.country if entry.level == "country" else self._codes.get(identifier, "")
        )
        if edges is None:
            return None
        south, north, west, east = map(float, edges.split(" "))
        return south, north, west, east

    def neighbours(self, iso3: str) -> tuple[str, ...]:
        """ISO3 of the countries that share a land border with one."""
        return tuple(self._borders.get(iso3, "").split())

    def entries(self) -> Iterator[GazetteerEntry]:
        """All entries: hand-made ones, then the built ones."""
        by_hand = [identifier for identifier in self._entries if identifier not in self._raw]
        return (self.entry(identifier) for identifier in (*by_hand, *self._raw))

    def add(self, entry: GazetteerEntry, code: str = "") -> None:
        """Add a hand-made entry; `code` is GeoNames' code of a first-level division. Raises `LexiconError` for an id used twice."""
        if entry.id in self:
            raise LexiconError(f"gazetteer: two entries are called {entry.id}")
        if entry.id in self._populations:
            entry = replace(entry, population=int(self._populations[entry.id]))
        self._entries[entry.id] = entry
        if code:
            self._divisions[f"{entry.country}.{code}"] = entry.id
            self._codes[entry.id] = f"{entry.country}.{code}"
        for written in entry.names_ar:
            name = key(written)
            known = self._names.get(name, ())
            if entry.id not in known:
                self._names[name] = (*known, entry.id)
                first, *others = name.split(" ")
                self._longest[first] = max(self._longest.get(first, 1), len(others) + 1)


def _data() -> Traversable:
    return resources.files("sijill.lexicon") / "data"


def hand_files() -> list[Traversable]:
    """The hand-made files, by name. `places_geonames.tsv` is not one of them: the build script reads it."""
    found = [f for f in _data().iterdir() if f.name.startswith("places_") and f.name != "places_geonames.tsv"]
    return sorted(found, key=lambda f: f.name)


def _hand_rows(source: Traversable) -> Iterator[list[str]]:
    lines = [line for line in source.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    if lines[0].split("\t") != list(HAND_COLUMNS):
        raise LexiconError(f"{source.name}: the first row must be {' '.join(HAND_COLUMNS)}")
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(HAND_COLUMNS):
            raise LexiconError(
                f"{source.name}: {len(cells)} cells instead of {len(HAND_COLUMNS)} in {line!r}"
            )
        yield cells


def _countries() -> Iterator[GazetteerEntry]:
    for state in load_countries():
        place = (state.lat, state.lon, 0, None, "", "countries.tsv")
        yield GazetteerEntry(state.iso3.lower(), state.name, state.names, "country", state.iso3, None, *place)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once. Raises `LexiconError` for a malformed row."""
    packed = (_data() / "gazetteer.tsv.gz").read_bytes()
    gazetteer = Gazetteer(gzip.decompress(packed).decode("utf-8").partition("\n")[2])
    for entry in _countries():
        gazetteer.add(entry)
    for source in hand_files():
        for cells in _hand_rows(source):
            gazetteer.add(entry_of_hand(cells, source.name), cells[4] if cells[1] == "admin1" else "")
    return gazetteer


__all__ = ["Gazetteer", "GazetteerEntry", "hand_files", "load_gazetteer"]
