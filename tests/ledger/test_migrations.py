"""Ledgers of other versions: older ones open, newer ones and strangers are refused."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from sijill.errors import LedgerError
from sijill.ledger import tables
from sijill.ledger.connection import connect, reading, writing
from sijill.ledger.migrations import FILES, VERSION, ledger_version, migrate
from sijill.ledger.search import EventFilter
from sijill.recording import open_ledger
from tests.ledger.builders import RUN, basra_pair, taiz_pair

V1 = Path(__file__).parent / "data/v1.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(V1.read_text("utf-8"))
    return path


def test_a_ledger_of_version_1_opens_with_everything(old: Path) -> None:
    with open_ledger(str(old), create=False) as ledger:
        assert ledger.pending() == 3
        ledger.link_pending()
        (event,) = [e for e in ledger.events() if e.type == "ASSAULT"]
        assert (event.killed.best, event.killed.rule, event.status) == (13, "decided", "reviewed")
        assert ledger.stats().corrected == 1
        assert [f.text for f in ledger.examine()] == []
        before = ledger.fingerprint()
        ledger.rebuild()
        assert ledger.fingerprint() == before


def test_a_ledger_of_version_2_opens_and_its_words_are_indexed(url: str) -> None:
    with open_ledger(url) as ledger:
        ledger.add([taiz_pair(), basra_pair()], RUN)
        before = ledger.fingerprint()
        with writing(ledger.engine) as connection:  # what version 2 had not
            for statement in (
                "DROP TABLE words", "DROP TABLE word_events", "DROP INDEX events_number", "ALTER TABLE events DROP COLUMN number",
                "UPDATE meta SET value = '2' WHERE key = 'version'",
            ):  # fmt: skip
                connection.execute(text(statement))
    with open_ledger(url, create=False) as ledger:
        assert ledger.fingerprint() == before
        assert ledger.count(EventFilter(text="قصف")) == 2
        assert ledger.pending() == 0
        assert [f.text for f in ledger.examine()] == []


def test_a_newer_ledger_is_refused(old: Path) -> None:
    with sqlite3.connect(old) as connection:
        connection.execute(f"UPDATE meta SET value = '{VERSION + 1}' WHERE key = 'version'")
    with pytest.raises(
        LedgerError, match=f"of version {VERSION + 1}, this sijill knows versions up to {VERSION}"
    ):
        open_ledger(str(old))


def test_a_stranger_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="not a ledger's"):
        open_ledger(str(tmp_path / "other.db"))
    (tmp_path / "text.db").write_text(
        "no database at all, only some words that are long enough to be read as a page" * 20
    )
    with pytest.raises(LedgerError, match="cannot be opened: file is not a database"):
        open_ledger(str(tmp_path / "text.db"))


@pytest.mark.parametrize(
    ("where", "cause"),
    [
        ("nowhere/ledger.db", "the folder nowhere does not exist"),
        (".", "is a folder"),
        (":memory:", "in memory"),
        ("mysql://host/x", "is a SQLite file or a PostgreSQL database"),
        ("postgresql://127.0.0.1:1/none", "cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_said(
    where: str, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match=cause):
        open_ledger(where)


def test_tables_and_migrations_agree(engine: Engine) -> None:
    inspector = inspect(engine)
    assert set(inspector.get_table_names()) == set(tables.metadata.tables)
    for name, table in tables.metadata.tables.items():
        there = {c["name"]: c["type"]._type_affinity for c in inspector.get_columns(name)}
        assert there == {c.name: c.type._type_affinity for c in table.columns}, name
        assert set(inspector.get_pk_constraint(name)["constrained_columns"]) == {
            c.name for c in table.primary_key
        }, name


def test_migrations_are_numbered_and_run_once(url: str) -> None:
    assert [int(name[:4]) for name in FILES] == list(range(1, VERSION + 1))
    engine = connect(url)
    assert migrate(engine) == 0
    assert migrate(engine) == VERSION
    with reading(engine) as connection:
        assert ledger_version(connection) == VERSION
    engine.dispose()


def test_a_failing_migration_leaves_the_version_before(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from sijill.ledger import migrations

    engine = connect(url)
    migrate(engine, upto=1)

    def fail(_: object) -> None:
        raise RuntimeError("half-way")

    monkeypatch.setitem(migrations._AFTER, 2, fail)
    with pytest.raises(RuntimeError):
        migrate(engine)
    with reading(engine) as connection:
        assert ledger_version(connection) == 1
    engine.dispose()


def test_what_a_reader_writes_is_gone(engine: Engine) -> None:
    with reading(engine) as connection:
        connection.execute(text("INSERT INTO sources (name) VALUES ('x')"))
    with writing(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM sources")).scalar() == 0
