"""From records to a ledger of linked events: the ledger keeps, linking compares, and only here do the two meet."""

from sijill.ledger.connection import Connection
from sijill.ledger.handle import Ledger

__all__ = ["Ledger", "open_ledger"]


def open_ledger(where: str = "sijill.db", *, create: bool = True) -> Ledger:
    """The ledger at a path or database URL, made if it is not there and `create` is true, brought up to date if it is of an older version.

    Raises LedgerError where it cannot be opened or a newer sijill wrote it.
    """
    return Ledger(where, _relink, _mark, create=create)


def _relink(connection: Connection, documents: list[str]) -> None:
    """Links the current reports of these documents with all others, and rewrites every event that this touches."""
    from sijill.recording.relink import relink_documents  # the linker is loaded only by those who write

    relink_documents(connection, documents)


def _mark() -> str:
    from sijill.recording.documents import linking_mark

    return linking_mark()
