"""A batch's output into a ledger, a shard at a time."""

from collections.abc import Callable
from pathlib import Path

from sijill.batch.folder import load_markers, load_pairs
from sijill.errors import BatchError, DocumentError
from sijill.ledger.handle import Ledger
from sijill.ledger.store import Added
from sijill.model.document import Document
from sijill.model.report import DocumentRecord
from sijill.recording.documents import record_documents


def add_shards(
    ledger: Ledger,
    folder: Path,
    say: Callable[[DocumentError], None],
    step: Callable[[int], None] = lambda documents: None,
) -> Added:
    """Adds the finished shards of a batch, in order, each under the run that read it; linked as if the documents had been read here.

    What is in the ledger already is left as it is, so that a stopped run goes on. Raises BatchError where the folder holds no finished shard or a file
    is not what the batch wrote.
    """
    total, found = Added(), False
    for marker in load_markers(folder):
        found = True
        pairs = load_pairs(folder, marker)
        records = {document.id: record for document, record in pairs}

        def read(document: Document, records: dict[str, DocumentRecord] = records) -> DocumentRecord | None:
            return records[document.id]

        total += record_documents(ledger, (document for document, _ in pairs), read, marker.run, say)
        step(marker.documents)
    if not found:
        raise BatchError(f"{folder}: no finished shard of a batch in it")
    return total
