"""The registry of actors: states and their organs, armed groups, parties, organisations, media, and public persons.

Data: `data/actors_*.yml`, `data/persons.yml` (by hand), `data/state_organs.tsv` (made by scripts/build_actors.py), and the countries of
`lexicon.countries` as actors "state-ISO3". `docs/reference/actors.md` documents the fields.
"""

import csv
import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sijill.errors import LexiconError
from sijill.lexicon.countries import load_countries
from sijill.lexicon.load import DATA, load_yaml

ROLES = frozenset(("GOV", "MIL", "COP", "REB", "UAF", "CVL", "PRO", "OPP", "MED", "NGO", "IGO", "JUD", "LEG", "SPY", "CRM", "BUS"))  # fmt: skip
STATE_PREFIX = "state-"
FILES = (
    "actors_levant.yml",
    "actors_iraq_gulf.yml",
    "actors_africa.yml",
    "actors_asia_europe_americas.yml",
    "actors_international.yml",
    "actors_media.yml",
)
_FIELDS = frozenset((
    "id", "name", "en", "ar", "cued", "adj", "country", "role", "areas", "parent", "years", "changes", "role_from", "role_before", "state", "local", "posts", "note", "source",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """An office that a person held: office id, ISO3 or actor id, first and last year (`None`: still)."""

    office: str
    where: str
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry. `names` stand alone in text, `cued` ones only after an organisation word, a title, or in quotation marks.

    `kind`: "group" | "person" | "state" | "organ". `country`: ISO3, "IGO" or `None`. `areas`: ISO3 of the countries where a shared name is
    likely to mean this actor. `adjectives`: in the masculine singular ("حوثي"), which count after a head. `since`/`until`: years active, both
    included. `roles`: (first day, role) pairs in order, where the role changed. `local`: its side is that of the country where the event is.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    cued: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    areas: tuple[str, ...] = ()
    parent: str | None = None
    since: int | None = None
    until: int | None = None
    roles: tuple[tuple[dt.date, str | None], ...] = ()
    posts: tuple[Post, ...] = ()
    changes: str | None = None
    note: str | None = None
    source: str | None = None
    local: bool = False
    adjectives: tuple[str, ...] = ()

    def role_on(self, day: dt.date | None) -> str | None:
        """The role on a day; the undated role where no change is known or `day` is `None`."""
        current = self.role
        if day is not None:
            for since, role in self.roles:
                if day >= since:
                    current = role
        return current

    def existed(self, day: dt.date | None) -> bool:
        """False where `day` lies before the actor's first year."""
        return day is None or self.since is None or day.year >= self.since


def _years(text: object, where: str) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    first, dash, last = str(text).partition("-")
    try:
        return int(first), int(last) if last else None if dash else int(first)
    except ValueError as error:
        raise LexiconError(f"{where}: years must read 2011-2018 or 2011-, not {text!r}") from error


def _roles(row: dict[str, Any]) -> tuple[tuple[dt.date, str | None], ...]:
    """Changes of role; `role_before: {day: role}` is written as that role from the beginning and the usual one from `day`."""
    changes: list[tuple[dt.date, str | None]] = sorted((row.get("role_from") or {}).items())
    for day, role in (row.get("role_before") or {}).items():
        changes = [(dt.date.min, role), (day, row.get("role")), *changes]
    return tuple(changes)


def _actor(row: dict[str, Any], kind: str, source: str, where: str) -> Actor:
    unknown = set(row) - _FIELDS
    if unknown or not row.get("id") or not row.get("name"):
        raise LexiconError(
            f"{where}, entry {row.get('id')}: unknown or missing fields {sorted(unknown) or ['id', 'name']}"
        )
    if row.get("role") is not None and row["role"] not in ROLES:
        raise LexiconError(f"{where}, entry {row['id']}: role {row['role']} is none of PLOVER's")
    since, until = _years(row.get("years"), f"{where}, entry {row['id']}")
    return Actor(
        id=row["id"],
        name=row["name"],
        kind="state" if row.get("state") else kind,
        names=tuple(str(name) for name in row.get("ar") or ()),
        cued=tuple(str(name) for name in row.get("cued") or ()),
        adjectives=tuple(str(word) for word in row.get("adj") or ()),
        english=tuple(row.get("en") or ()),
        country=row.get("country"),
        role=row.get("role"),
        areas=tuple(row.get("areas") or ()) or ((row["country"],) if row.get("country") else ()),
        parent=row.get("parent"),
        since=since,
        until=until,
        roles=_roles(row),
        posts=tuple(Post(*post) for post in row.get("posts") or ()),
        changes=row.get("changes"),
        note=row.get("note"),
        source=row.get("source") or source,
        local=bool(row.get("local")),
    )


def _hand_made() -> Iterator[Actor]:
    for file in FILES:
        content = load_yaml(file)
        for row in content["actors"]:
            yield _actor(row, "group", content["source"], file)
    content = load_yaml("persons.yml")
    for row in content["persons"]:
        yield _actor(row, "person", content["source"], "persons.yml")


def _organs() -> Iterator[Actor]:
    lines = DATA.joinpath("state_organs.tsv").read_text("utf-8").splitlines()
    for row in csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        yield Actor(
            id=row["id"],
            name=row["name"],
            kind="organ",
            names=tuple(row["ar"].split("|")),
            country=row["country"],
            role=row["role"],
            areas=(row["country"],),
            parent=f"{STATE_PREFIX}{row['country']}",
            source="generated by scripts/build_actors.py",
        )


def _states() -> Iterator[Actor]:
    for entry in load_countries():
        yield Actor(
            id=f"{STATE_PREFIX}{entry.iso3}",
            name=entry.name,
            kind="state",
            names=entry.names,
            country=entry.iso3,
            role="GOV",
            areas=(entry.iso3,),
            source="lexicon.countries",
        )


@functools.cache
def load_actors() -> dict[str, Actor]:
    """Actor id → actor: hand-made entries first, then organs, then states. Raises `LexiconError` for a malformed or repeated entry."""
    actors: dict[str, Actor] = {}
    for actor in (*_hand_made(), *_organs(), *_states()):
        if actor.id in actors:
            raise LexiconError(f"registry: two actors have the id {actor.id}")
        actors[actor.id] = actor
    for actor in actors.values():
        if actor.parent is not None and actor.parent not in actors:
            raise LexiconError(
                f"registry, entry {actor.id}: its parent {actor.parent} is not in the registry"
            )
    return actors


def actor(identifier: str) -> Actor:
    """The actor with that id. Raises `LexiconError` where there is none."""
    try:
        return load_actors()[identifier]
    except KeyError as error:
        raise LexiconError(f"registry: no actor has the id {identifier}") from error


@functools.cache
def demonyms() -> dict[str, str]:
    """ISO3 → English adjective ("ISR" → "Israeli"), for the names of generic groups."""
    return dict(load_yaml("state_organs.yml")["english"])


@functools.cache
def office_holders() -> dict[tuple[str, str], tuple[tuple[Post, str], ...]]:
    """(office, ISO3 or actor id) → the posts with the person's id, to find who was "الرئيس السوري" (the Syrian president) in a year."""
    found: dict[tuple[str, str], list[tuple[Post, str]]] = {}
    for entry in load_actors().values():
        for post in entry.posts:
            found.setdefault((post.office, post.where), []).append((post, entry.id))
    return {slot: tuple(posts) for slot, posts in found.items()}


def holder(offices: Iterable[str], where: str, day: dt.date | None) -> Actor | None:
    """The person who held one of `offices` in `where` on `day`; `None` where it is unknown or two persons did in that year."""
    if day is None:
        return None
    held = {
        identifier
        for office in offices
        for post, identifier in office_holders().get((office, where), ())
        if post.since <= day.year and (post.until is None or day.year <= post.until)
    }
    return load_actors()[held.pop()] if len(held) == 1 else None
