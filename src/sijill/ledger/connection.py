"""Connections: a ledger is a SQLite file or a PostgreSQL database; one writer at a time, readers never wait."""

import pathlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from sijill.errors import LedgerError

__all__ = ["Connection", "connect", "ledger_url", "reading", "writing"]

BUSY_SECONDS = 120  # how long a writer waits for another; a bulk transaction takes well under a second
_LOCK = 0x51517111  # PostgreSQL advisory lock of sijill's writers


def ledger_url(where: str) -> URL:
    """The database URL of a path ("sijill.db") or URL ("sqlite:///…", "postgresql://…", read with psycopg 3).

    Raises LedgerError for any other kind of database.
    """
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where}: not a ledger's path or URL") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise LedgerError(f"{where}: a ledger is a SQLite file or a PostgreSQL database")
    return url


def connect(where: str, *, create: bool = True) -> Engine:
    """An engine for the ledger. Raises LedgerError where the file does not exist and `create` is false, or where nothing answers."""
    url = ledger_url(where)
    if url.get_backend_name() == "sqlite":
        _check_file(where, url.database or "", create)
    try:
        engine = create_engine(url)
    except ModuleNotFoundError as error:
        raise LedgerError(f"{where}: PostgreSQL needs the extra: pip install 'sijill[postgres]'") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        with engine.connect():
            pass
    except DBAPIError as error:
        engine.dispose()
        raise LedgerError(f"{where}: cannot be opened: {str(error.orig).strip().splitlines()[0]}") from error
    return engine


def _check_file(where: str, database: str, create: bool) -> None:
    path = pathlib.Path(database)
    if not database or database == ":memory:":
        raise LedgerError(f"{where}: a ledger is kept in a file, not in memory")
    if path.is_dir():
        raise LedgerError(f"{where}: is a folder; give the ledger's file")
    if not create and not path.exists():
        raise LedgerError(f"{where}: no such ledger")
    if not path.parent.exists():
        raise LedgerError(f"{where}: the folder {path.parent} does not exist")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late; see _begin_sqlite
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")  # with WAL a crash never tears the file
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -65536")  # 64 MiB
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write takes the write lock first: two of them never deadlock half-way.
    writes = connection.get_execution_options().get("sijill_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection whose queries all see the ledger at one moment; what it writes is rolled back."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with engine.connect().execution_options(**options) as connection:
        connection.begin()
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits for other writers, commits at the end and leaves nothing of itself if anything fails.

    Raises LedgerError where another process has been writing for longer than BUSY_SECONDS.
    """
    with engine.connect().execution_options(sijill_writes=True) as connection, _begun(connection):
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


def _begun(connection: Connection) -> RootTransaction:
    try:
        return connection.begin()
    except OperationalError as error:
        if "locked" in str(error.orig):
            raise LedgerError(
                f"another process has been writing to the ledger for over {BUSY_SECONDS} seconds"
            ) from error
        raise
