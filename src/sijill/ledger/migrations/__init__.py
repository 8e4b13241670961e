"""Numbered migrations: `NNNN_name.sql` beside this file, each run once, in order, all in one transaction."""

import re
from collections.abc import Callable
from importlib import resources

from sqlalchemy import Connection, Engine, inspect, text

from sijill.errors import LedgerError
from sijill.ledger.connection import reading, writing
from sijill.ledger.immutable import protect
from sijill.ledger.word_index import index_events

FILES = ("0001_records.sql", "0002_events.sql", "0003_words.sql")
VERSION = len(FILES)
_AFTER: dict[int, Callable[[Connection], None]] = {1: protect, 3: index_events}


def ledger_version(connection: Connection) -> int:
    """The number of the last migration that ran on this ledger, 0 for an empty database.

    Raises LedgerError where the database holds other tables: it is somebody else's.
    """
    names = set(inspect(connection).get_table_names())
    if "meta" in names and "readings" in names:
        value = connection.execute(text("SELECT value FROM meta WHERE key = 'version'")).scalar()
        return int(value or 0)
    if names:
        raise LedgerError(
            f"the database holds tables that are not a ledger's ({', '.join(sorted(names)[:3])} …)"
        )
    return 0


def migrate(engine: Engine, *, upto: int = VERSION) -> int:
    """Brings the ledger to the version of this software; the version it had before is returned.

    Raises LedgerError for a ledger that a newer sijill has written.
    """
    with reading(engine) as connection:
        found = ledger_version(connection)
    _refuse_newer(found)
    if found >= upto:
        return found
    with writing(engine) as connection:
        found = ledger_version(connection)  # another process may have been quicker
        for number in range(found + 1, upto + 1):
            _run(connection, number)
    return found


def _refuse_newer(found: int) -> None:
    if found > VERSION:
        raise LedgerError(
            f"the ledger is of version {found}, this sijill knows versions up to {VERSION}: install a newer sijill"
        )


def _run(connection: Connection, number: int) -> None:
    if number == 1:
        connection.exec_driver_sql("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('version', '0')")
    script = resources.files(__package__).joinpath(FILES[number - 1]).read_text("utf-8")
    script = re.sub(
        rf"/\*{connection.dialect.name}: (.*?)\*/", r"\1", script
    )  # what only one database understands
    for statement in re.sub(r"--[^\n]*", "", script).split(";"):
        if statement.strip():
            connection.exec_driver_sql(statement)
    if number in _AFTER:
        _AFTER[number](connection)
    connection.execute(text("UPDATE meta SET value = :v WHERE key = 'version'"), {"v": str(number)})
