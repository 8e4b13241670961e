"""Write tests/ledger/data/v1.sql: a ledger as version 1 left it, to be opened by every later version. Run once, when version 1 was current; kept as its record.

usage: python tests/ledger/data/make_v1.py
"""

import sqlite3
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))

from sijill.ledger.connection import connect  # noqa: E402
from sijill.ledger.immutable import RECORDS  # noqa: E402
from sijill.ledger.migrations import migrate  # noqa: E402
from sijill.recording import open_ledger  # noqa: E402
from tests.ledger.builders import RUN, TAIZ, basra_pair, taiz_pair  # noqa: E402


def main() -> None:
    """Records are written by the present code, then moved into a file that only migration 1 has seen."""
    with tempfile.TemporaryDirectory() as folder:
        new, old = f"{folder}/new.db", f"{folder}/old.db"
        with open_ledger(new) as ledger:
            ledger.add([taiz_pair(), basra_pair()], RUN)
            ledger.add([taiz_pair(text=TAIZ + "\nتصحيح.")], RUN)
            (event,) = [e for e in ledger.events() if e.type == "ASSAULT"]
            ledger.decide(
                "set", who="a", why="hospital list", reports=[event.reports[0]], field="killed", value="13"
            )
        engine = connect(old)
        migrate(engine, upto=1)
        engine.dispose()
        with sqlite3.connect(old) as connection:
            connection.execute("ATTACH ? AS new", (new,))
            for table in RECORDS:
                connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
        with sqlite3.connect(old) as connection:
            dump = "\n".join(connection.iterdump()) + "\n"
    target = ROOT / "tests/ledger/data/v1.sql"
    target.parent.mkdir(exist_ok=True)
    target.write_text(dump, "utf-8")


if __name__ == "__main__":
    main()
