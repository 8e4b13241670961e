"""Documents, one after the other, into a ledger."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from sijill.errors import DocumentError
from sijill.ledger.handle import Ledger
from sijill.ledger.identity import document_id
from sijill.ledger.queries import chunks
from sijill.ledger.store import Added, check_pair
from sijill.lexicon.triggers import own_files
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import DocumentRecord
from sijill.settings import Settings

TOGETHER = 500  # documents looked up, read and added in one go
_WORDS = (".yml", ".tsv", ".json", ".gz", ".txt")
Read = Callable[[Document], DocumentRecord | None]
Say = Callable[[DocumentError], None]


def current_run(settings: Settings) -> Run:
    """What reads documents under these settings: the software's version, the engine, a hash of every file of words that it reads with, and one of the tagger's model.

    A user's own words and a least confidence change what is read, so they are in that hash. Raises LexiconError where there is no such folder of words.
    """
    words = _words_hash(settings.lexicon, settings.min_confidence)
    return Run(
        metadata.version("sijill"),
        settings.engine,
        words,
        _model_hash() if settings.engine == "tagger" else None,
    )


@cache
def _model_hash() -> str | None:
    """SHA-256 of the shipped model, `None` where it is not there."""
    file = resources.files("sijill.analysis").joinpath("data", "tagger.zip")
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def _words_hash(folder: str, least: float) -> str:
    if not folder and not least:
        return _hash(linking=False)
    total = hashlib.sha256(_hash(linking=False).encode())
    for file in own_files(Path(folder)) if folder else ():
        total.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    if least:
        total.update(f"least confidence {least!r}".encode())
    return total.hexdigest()


def linking_mark() -> str:
    """A hash of the weights and words that linking works with."""
    return _hash(linking=True)[:16]


@cache
def _hash(*, linking: bool) -> str:
    total = hashlib.sha256()
    for file in _files(resources.files("sijill.lexicon").joinpath("data")):
        if file.name.startswith("link") is linking:
            total.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    return total.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _files(item)
        elif item.name.endswith(_WORDS):
            yield item


def record_documents(ledger: Ledger, documents: Iterable[Document], read: Read, run: Run, say: Say) -> Added:
    """Reads the documents that the ledger does not have from this run, adds and links them.

    `read` gives a document's record, or `None` where it cannot (and has said why). What the ledger cannot take is told to `say` and left out.
    """
    total = Added()
    for some in chunks(documents, TOGETHER):
        known = ledger.known(some, run)
        new = [document for document in some if document_id(document) not in known]
        total += Added(unchanged=len(some) - len(new))
        total += ledger.add(_records(ledger, new, read, say), run)
    ledger.link_pending()  # also what a killed process left
    return total


def _records(
    ledger: Ledger, documents: Sequence[Document], read: Read, say: Say
) -> Iterator[tuple[Document, DocumentRecord]]:
    for document in documents:
        try:
            record = read(document)
            if record is not None:
                check_pair(document, record, ledger.engine.dialect.name)
                yield document, record
        except DocumentError as error:
            say(error)
