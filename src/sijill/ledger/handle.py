"""A ledger in the hand: what Python code, the command line and the web page use."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Engine, delete, func, insert, select

from sijill.errors import LedgerError
from sijill.ledger import link_state, tables
from sijill.ledger.check import Finding, examine
from sijill.ledger.connection import connect, reading, writing
from sijill.ledger.counts import Stats, ledger_stats
from sijill.ledger.decisions import append_decision, load_decisions
from sijill.ledger.events import load_events
from sijill.ledger.history import Happening, event_history
from sijill.ledger.migrations import migrate
from sijill.ledger.queries import (
    StoredDocument,
    StoredReport,
    all_documents,
    chunks,
    current_reports,
    load_documents,
    load_reports,
)
from sijill.ledger.rebuild import clear_derived, fingerprint
from sijill.ledger.search import (
    EventFilter,
    count_events,
    find_event_ids,
    find_events,
    find_page,
    resolve_event,
)
from sijill.ledger.store import Added, add_records, known_documents
from sijill.model.document import Document
from sijill.model.ledger import Decision, Event, Run
from sijill.model.report import DocumentRecord

if TYPE_CHECKING:
    import polars
    import pyarrow

# Links the current reports of these documents anew and rewrites the events that they touch; all within the connection's transaction.
Relink = Callable[[Connection, list[str]], None]
Table = Literal["events", "reports", "documents"]
BATCH = 500  # pending documents linked in one transaction
_ALL = EventFilter()


class Ledger:
    """An open ledger. Made by `sijill.open`; use it with `with`, or `close` it."""

    def __init__(self, where: str, relink: Relink, mark: Callable[[], str], *, create: bool = True) -> None:
        """Opens or creates a ledger, and brings an older one up to date. `mark()` names the weights and words that `relink` links with.

        Raises LedgerError where there is none and `create` is false, where it cannot be opened, or where a newer sijill wrote it.
        """
        self.engine: Engine = connect(where, create=create)
        self._relink, self._mark = relink, mark
        try:
            was = migrate(self.engine)
            if was == 1:  # version 1 kept records only
                self._adopt_records()
        except LedgerError as error:
            self.engine.dispose()
            raise LedgerError(f"{where}: {error}") from error

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives back the connections."""
        self.engine.dispose()

    # writing

    def add(self, pairs: Iterable[tuple[Document, DocumentRecord]], run: Run, *, link: bool = True) -> Added:
        """Adds documents with their records, then links what is new, unless `link` is false: then it stays pending for `link_pending`.

        Raises DocumentError for a record whose evidence is not in its text; what was added before it stays.
        """
        total = Added()
        for some in chunks(pairs, BATCH):
            total += add_records(self.engine, some, run)
            if link:
                self.link_pending()
        if link:
            self.link_pending()  # what a killed process left
        return total

    def link_pending(self, batch: int = BATCH) -> int:
        """Links documents that were added and not yet linked, `batch` of them in one transaction; how many they were.

        A larger batch costs less for each document, since an event that many of them report is derived once, and takes more memory.
        """
        done = 0
        while True:
            with writing(self.engine) as connection:
                documents = list(
                    connection.execute(
                        select(tables.pending.c.document).order_by(tables.pending.c.document).limit(batch)
                    ).scalars()
                )
                if not documents:
                    return done
                if link_state.linking_mark(connection) is None:
                    link_state.set_linking_mark(connection, self._mark())
                self._relink(connection, documents)
                connection.execute(delete(tables.pending).where(tables.pending.c.document.in_(documents)))
                done += len(documents)

    def decide(self, kind: str, *, who: str, why: str, **about: Any) -> Decision:
        """Appends an analyst's decision and brings the events that it touches up to date.

        `about` is `reports`, `others`, `field`, `value`, `undoes` as in `Decision`. Raises LedgerError for what is not in the ledger.
        """
        self.link_pending()
        with writing(self.engine) as connection:
            decision = append_decision(connection, kind, who=who, why=why, **about)
            touched = {*decision.reports, *decision.others}
            if decision.undoes:
                undone = load_decisions(connection, [decision.undoes])[0]
                touched |= {*undone.reports, *undone.others}
                while undone.undoes:  # an undone undo brings back what that undid
                    undone = load_decisions(connection, [undone.undoes])[0]
                    touched |= {*undone.reports, *undone.others}
            standing = {_standing(connection, r.document) for r in load_reports(connection, touched).values()}
            self._relink(connection, sorted(standing))
        return decision

    def rebuild(self) -> int:
        """Drops everything derived and makes it anew from records and decisions; the number of events."""
        with writing(self.engine) as connection:
            self._derive_all(connection)
            link_state.set_linking_mark(connection, self._mark())
            return connection.execute(select(func.count()).select_from(tables.events)).scalar() or 0

    def _derive_all(self, connection: Connection) -> None:
        clear_derived(connection)
        for some in chunks(
            all_documents(connection, current=False), BATCH
        ):  # not all at once: memory has a bound
            self._relink(connection, some)

    def _adopt_records(self) -> None:
        with writing(self.engine) as connection:
            clear_derived(connection)
            connection.execute(
                insert(tables.pending).from_select(["document"], select(tables.documents.c.id))
            )

    # reading

    def events(self, wanted: EventFilter = _ALL) -> Iterator[Event]:
        """The events that the filter lets through, in its order, whole, a few hundred in memory at a time."""
        with reading(self.engine) as connection:
            yield from load_events(connection, find_event_ids(connection, wanted))

    def event(self, name: str) -> Event:
        """The event of that id; the id of any report in it, or an unambiguous beginning of 6 characters or more, will do.

        Raises LedgerError where there is none.
        """
        with reading(self.engine) as connection:
            return next(load_events(connection, [resolve_event(connection, name)]))

    def event_rows(
        self, wanted: EventFilter = _ALL, *, limit: int | None = None, offset: int = 0
    ) -> list[dict[str, Any]]:
        """The chosen values of events as flat rows: the columns of table `events` (docs/reference/ledger.md)."""
        with reading(self.engine) as connection:
            return list(find_events(connection, wanted, limit=limit, offset=offset))

    def page(
        self, wanted: EventFilter = _ALL, *, limit: int = 50, offset: int = 0
    ) -> tuple[list[dict[str, Any]], int]:
        """(rows as of `event_rows`, number of all events that the filter lets through)."""
        with reading(self.engine) as connection:
            return find_page(connection, wanted, limit, offset)

    def count(self, wanted: EventFilter = _ALL) -> int:
        """How many events the filter lets through."""
        with reading(self.engine) as connection:
            return count_events(connection, wanted)

    def reports(self, *, history: bool = False) -> Iterator[StoredReport]:
        """All reports that count, by document; with `history` also those of earlier readings and corrected documents."""
        with reading(self.engine) as connection:
            for some in chunks(all_documents(connection, current=not history), 200):
                if history:
                    c = tables.reports.c
                    ids = list(
                        connection.execute(
                            select(c.id).where(c.document.in_(some)).order_by(c.document, c.id)
                        ).scalars()
                    )
                else:
                    ids = [
                        report for reports in current_reports(connection, some).values() for report in reports
                    ]
                found = load_reports(connection, ids)
                yield from (found[id_] for id_ in ids)

    def documents(self, *, history: bool = False) -> Iterator[StoredDocument]:
        """All documents, by id; with `history` also those that have been corrected."""
        with reading(self.engine) as connection:
            for some in chunks(all_documents(connection, current=not history), 200):
                yield from load_documents(connection, some).values()

    def known(self, documents: Sequence[Document], run: Run) -> set[str]:
        """Ids (`identity.document_id`) of those documents that adding with this run would not change: they need not be read again."""
        with reading(self.engine) as connection:
            return known_documents(connection, documents, run)

    def history(self, name: str) -> list[Happening]:
        """What made an event what it is, oldest first. Raises LedgerError where there is no such event."""
        event = self.event(name)
        with reading(self.engine) as connection:
            return event_history(connection, event)

    def stats(self) -> Stats:
        """How much is in the ledger."""
        with reading(self.engine) as connection:
            return ledger_stats(connection)

    def examine(self) -> list[Finding]:
        """What is amiss; an empty list for a sound ledger."""
        with reading(self.engine) as connection:
            return list(examine(connection))

    def fingerprint(self) -> str:
        """SHA-256 over everything derived: a rebuild does not change it."""
        with reading(self.engine) as connection:
            return fingerprint(connection)

    def rebuilt_alike(self) -> bool:
        """Would a rebuild give what is there? It is made and rolled back."""
        with writing(self.engine) as connection:
            before = fingerprint(connection)
            self._derive_all(connection)
            after = fingerprint(connection)
            connection.rollback()
        return before == after

    def decisions(self) -> list[Decision]:
        """All decisions, oldest first, undone ones and their undoing among them."""
        with reading(self.engine) as connection:
            return load_decisions(connection)

    def linked_alike(self) -> bool:
        """Were the links made with the weights and words of this software? If not, a rebuild brings them up to date."""
        with reading(self.engine) as connection:
            return link_state.linking_mark(connection) in (None, self._mark())

    def pending(self) -> int:
        """How many documents are added and not yet linked."""
        with reading(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(tables.pending)).scalar() or 0

    # tables

    def to_arrow(self, what: Table = "events", wanted: EventFilter = _ALL) -> "pyarrow.Table":
        """A pyarrow table of flat rows; needs the extra `[parquet]`."""
        from sijill.ledger.frames import arrow_table

        return arrow_table(self, what, wanted)

    def to_pandas(self, what: Table = "events", wanted: EventFilter = _ALL) -> Any:
        """A `pandas.DataFrame` of flat rows; needs the extra `[pandas]`."""
        from sijill.ledger.frames import pandas_frame

        return pandas_frame(self, what, wanted)

    def to_polars(self, what: Table = "events", wanted: EventFilter = _ALL) -> "polars.DataFrame":
        """A polars frame of flat rows; needs the extra `[polars]`."""
        from sijill.ledger.frames import polars_frame

        return polars_frame(self, what, wanted)


def _standing(connection: Connection, document: StoredDocument) -> str:
    while document.superseded_by is not None:
        document = load_documents(connection, [document.superseded_by])[document.superseded_by]
    return document.id
