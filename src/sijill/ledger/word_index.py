"""The index of words: which event has which word, so that a filter of words need not read the words of all events.

A word is what stands between blanks in a row of `event_words` ("actor", "place", "text") or in an event's modes ("mode"). A filter's word is looked for
*within* the words of the index, as "قصف" (shelling) in "بالقصف" (by the shelling): there are far fewer distinct words than events.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    select,
)

from sijill.ledger import tables
from sijill.ledger.link_state import number_of
from sijill.ledger.queries import chunks, rows_in

KINDS = ("actor", "place", "text")  # columns of `event_words`
MODE = "mode"
SHORTEST = 3  # letters: a shorter part of a word is not looked for in the index
_FILL = 2000  # events indexed at a time


@lru_cache(maxsize=200_000)
def word_number(kind: str, word: str) -> int:
    """The number of a word of that kind: 63 bits of a hash, the same on every machine."""
    digest = hashlib.blake2b(f"{kind}\0{word}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def words_of(row: Mapping[str, Any], modes: str) -> set[tuple[str, str]]:
    """The (kind, word) of an event, given its row in `event_words` and its modes with blanks between."""
    found = {(kind, word) for kind in KINDS for word in row[kind].split()}
    return found | {(MODE, mode) for mode in modes.split()}


def index_words(connection: Connection, words: Mapping[str, set[tuple[str, str]]]) -> None:
    """Puts events into the index; `words` gives the (kind, word) of each event id."""
    known = {pair: word_number(*pair) for pair in set().union(*words.values())}
    if not known:
        return
    rows = sorted((number, kind, word) for (kind, word), number in known.items())
    _insert(
        connection, "INSERT INTO words (number, kind, word) VALUES ({}, {}, {}) ON CONFLICT DO NOTHING", rows
    )
    # sorted: neighbours on disk are written together
    postings = sorted((known[pair], number_of(event)) for event, pairs in words.items() for pair in pairs)
    _insert(connection, "INSERT INTO word_events (word, event) VALUES ({}, {})", postings)


def _insert(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Some forty rows for each event: straight through the driver, which takes half the time."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    connection.exec_driver_sql(statement.format(*[mark] * len(rows[0])), list(rows))


def forget_words(connection: Connection, events: Iterable[str]) -> None:
    """Takes events out of the index, and the words that no event has any more. To be called while their rows are there."""
    p, w = tables.word_events.c, tables.words.c
    words = _stored(connection, events)
    postings = sorted(
        (word_number(*pair), number_of(event)) for event, pairs in words.items() for pair in pairs
    )
    if not postings:
        return
    gone = delete(tables.word_events).where(p.word == bindparam("w"), p.event == bindparam("e"))
    connection.execute(gone, [{"w": word, "e": event} for word, event in postings])
    for some in chunks(sorted({word for word, _ in postings})):
        still = select(p.word).where(p.word == w.number).exists()
        connection.execute(delete(tables.words).where(w.number.in_(some), ~still))


def _stored(connection: Connection, events: Iterable[str]) -> dict[str, set[tuple[str, str]]]:
    e, w = tables.events.c, tables.event_words.c
    query = select(w.event, w.actor, w.place, w.text, e.modes).join(tables.events, e.id == w.event)
    return {
        row.event: words_of(dict(row._mapping), row.modes)
        for row in rows_in(connection, query, w.event, events)
    }


def index_events(connection: Connection) -> None:
    """Indexes all events of a ledger whose version had no index, from the rows that they have (migration 3)."""
    e = tables.events.c
    numbered = tables.events.update().where(e.id == bindparam("i")).values(number=bindparam("n"))
    for some in chunks(list(connection.execute(select(e.id)).scalars()), _FILL):
        connection.execute(numbered, [{"i": id_, "n": number_of(id_)} for id_ in some])
        index_words(connection, _stored(connection, some))


def indexed_words(connection: Connection) -> int:
    """How many (word, event) the index should have."""
    e, w = tables.events.c, tables.event_words.c
    query = select(w.actor, w.place, w.text, e.modes).join(tables.events, e.id == w.event)
    return sum(len(words_of(dict(row._mapping), row.modes)) for row in connection.execute(query))


def events_with(kind: str, part: str) -> Select[tuple[int]]:
    """A query for the numbers of the events one of whose words of that kind holds `part`."""
    p, w = tables.word_events.c, tables.words.c
    return select(p.event).where(p.word.in_(select(w.number).where(w.kind == kind, _holds(w.word, part))))


def events_reading(kind: str, part: str) -> Select[tuple[str]]:
    """The ids of the same events, by reading the words of each: for a part of so few letters that a good part of all words hold it."""
    w = tables.event_words.c
    return select(w.event).where(_holds(w[kind], part))


def _holds(column: Column[str], part: str) -> ColumnElement[bool]:
    literal = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return column.like(f"%{literal}%", escape="\\")


def events_in_mode(mode: str) -> Select[tuple[int]]:
    """A query for the numbers of the events with this mode."""
    p = tables.word_events.c
    return select(p.event).where(p.word == word_number(MODE, mode))
