"""The option that all verbs of the ledger share."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from sijill.settings import load_settings

if TYPE_CHECKING:
    from sijill.ledger.handle import Ledger

F = TypeVar("F", bound=Callable[..., object])


def ledger_option(command: F) -> F:
    """`--ledger`, given to the command as `where`."""
    return click.option(
        "--ledger", "where", metavar="URL", default=None,
        help="The ledger: a file, or a URL such as postgresql://user@host/name.  [default: the setting ledger, sijill.db]",
    )(command)  # fmt: skip


def ledger_where(where: str | None) -> str:
    """The ledger's path or URL: as given, else as set."""
    return where or load_settings(os.environ).ledger


def existing_ledger(where: str | None) -> "Ledger":
    """The ledger, opened. Raises LedgerError where there is none."""
    from sijill.recording import open_ledger

    return open_ledger(ledger_where(where), create=False)
