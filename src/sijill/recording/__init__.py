"""From records to a ledger of linked events: the ledger keeps, linking compares, and only here do the two meet."""

from sijill.ledger.handle import Ledger
from sijill.recording.documents import current_run, linking_mark, record_documents
from sijill.recording.relink import relink

__all__ = ["Ledger", "current_run", "open_ledger", "record_documents", "relink"]


def open_ledger(where: str = "sijill.db", *, create: bool = True) -> Ledger:
    """The ledger at a path or database URL, made if it is not there and `create` is true, brought up to date if it is of an older version.

    Raises LedgerError where it cannot be opened or a newer sijill wrote it.
    """
    return Ledger(where, relink, linking_mark(), create=create)
