"""The ledger to test on: see `tests/ledger_fixtures.py`."""

from tests.ledger_fixtures import engine, postgres, url

__all__ = ["engine", "postgres", "url"]
