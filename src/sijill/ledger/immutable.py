"""Rows that are never changed: the database itself refuses, whoever asks."""

from sqlalchemy import Connection

# Frozen with migration 1; later tables get their own list.
RECORDS = (
    "sources", "documents", "runs", "readings", "reports", "reading_reports", "spans", "decisions", "decision_reports",
)  # fmt: skip

_FUNCTION = """
CREATE OR REPLACE FUNCTION sijill_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'rows of %% are never changed', TG_TABLE_NAME; END
$$ LANGUAGE plpgsql"""


def protect(connection: Connection, tables: tuple[str, ...] = RECORDS) -> None:
    """Makes UPDATE and DELETE on the tables fail with "rows of … are never changed"."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_FUNCTION)
        for table in tables:
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION sijill_refuse()"
            )
        return
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
            )
