"""A batch's output into a ledger: shard by shard as it stands, then linked, some thousands of documents at a time."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sijill.batch.folder import load_markers, load_pairs
from sijill.errors import BatchError, DocumentError
from sijill.ledger.handle import Ledger
from sijill.ledger.identity import document_id
from sijill.ledger.store import Added, check_pair
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import DocumentRecord

LINKED_TOGETHER = 2000  # documents
Pair = tuple[Document, DocumentRecord]
Say = Callable[[DocumentError], None]


def add_shards(
    ledger: Ledger, folder: Path, say: Say, step: Callable[[int], None] = lambda documents: None
) -> Added:
    """Adds the finished shards of a batch, in order, each under the run that read it; linked as if the documents had been read here.

    What is in the ledger already is left as it is, so that a stopped run goes on. Raises BatchError where the folder holds no finished shard or a file
    is not what the batch wrote.
    """
    total, found, waiting = Added(), False, 0
    for marker in load_markers(folder):
        found = True
        pairs = load_pairs(folder, marker)
        added = _add_new(ledger, pairs, marker.run, say)
        total += added
        waiting += len(pairs) - added.unchanged
        if waiting >= LINKED_TOGETHER:
            ledger.link_pending(LINKED_TOGETHER)
            waiting = 0
        step(marker.documents)
    if not found:
        raise BatchError(f"{folder}: no finished shard of a batch in it")
    ledger.link_pending(LINKED_TOGETHER)  # also what a killed process left
    return total


def _add_new(ledger: Ledger, pairs: Sequence[Pair], run: Run, say: Say) -> Added:
    """Adds those that the ledger does not have from this run; they stay to be linked."""
    known = ledger.known([document for document, _ in pairs], run)
    new = [pair for pair in pairs if document_id(pair[0]) not in known]
    unchanged = Added(unchanged=len(pairs) - len(new))
    return unchanged + ledger.add(_checked(ledger, new, say), run, link=False)


def _checked(ledger: Ledger, pairs: Sequence[Pair], say: Say) -> Iterator[Pair]:
    for document, record in pairs:
        try:
            check_pair(document, record, ledger.engine.dialect.name)
        except DocumentError as error:
            say(error)
            continue
        yield document, record
