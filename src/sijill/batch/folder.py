"""The folder that a batch leaves: three files and a marker a shard. A file appears whole or not at all, a marker after its files.

Nothing in it depends on the time, the number of processes or the machine: the same input, software and words give the same bytes.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sijill.batch.shards import Shard, ShardOutput
from sijill.errors import BatchError, RecordError
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import DocumentRecord
from sijill.model.serial import from_plain, to_plain

FILES = {"documents": ".documents.jsonl.zst", "records": ".jsonl", "reports": ".parquet"}
DONE = ".done.json"
WHOLE = "batch.json"
FAILED = "failed.jsonl"


@dataclass(frozen=True, slots=True)
class Marker:
    """What says that a shard is done: of which input, by what, and the SHA-256 of each of its files."""

    shard: int
    input: str
    run: Run
    documents: int
    reports: int
    facts: int
    files: tuple[tuple[str, str], ...]
    failures: tuple[tuple[str, str], ...] = ()


def shard_file(folder: Path, number: int, ending: str) -> Path:
    """Where a shard's file is: "shard-00012.jsonl"."""
    return folder / f"shard-{number:05}{ending}"


def find_done(folder: Path, shard: Shard, run: Run) -> Marker | None:
    """The marker of the shard if it was done with this very input and run and its files are there."""
    marker = load_marker(shard_file(folder, shard.number, DONE))
    if marker is None or marker.run != run or marker.input != shard.input_hash():
        return None
    present = all(shard_file(folder, shard.number, FILES[kind]).is_file() for kind, _ in marker.files)
    return marker if present else None


def load_marker(path: Path) -> Marker | None:
    """The marker at a path; `None` where there is none or it is of another version of sijill's making."""
    try:
        return from_plain(Marker, json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, RecordError):
        return None


def save_shard(folder: Path, output: ShardOutput) -> Marker:
    """Writes a shard's files and, after them, its marker. A marker of earlier content goes first."""
    shard_file(folder, output.number, DONE).unlink(missing_ok=True)
    for kind, content in output.files:
        _write(shard_file(folder, output.number, FILES[kind]), content)
    marker = Marker(
        output.number,
        output.input_hash,
        output.run,
        output.documents,
        output.reports,
        output.facts,
        tuple((kind, hashlib.sha256(content).hexdigest()) for kind, content in output.files),
        output.failures,
    )
    _write(shard_file(folder, output.number, DONE), _line(to_plain(marker)))
    return marker


def finish_folder(folder: Path, shards: int, run: Run, totals: dict[str, int]) -> None:
    """Removes shards beyond the last, lists the failures, and writes what says that the whole batch is done."""
    for path in sorted(folder.glob(f"shard-*{DONE}")):
        if not path.name[len("shard-") : -len(DONE)].isdigit():
            continue
        number = int(path.name[len("shard-") : -len(DONE)])
        if number >= shards:
            for ending in (DONE, *FILES.values()):
                shard_file(folder, number, ending).unlink(missing_ok=True)
    failed = b"".join(
        _line({"document": document, "cause": cause, "shard": marker.shard})
        for marker in load_markers(folder)
        for document, cause in marker.failures
    )
    _write(folder / FAILED, failed)
    _write(folder / WHOLE, _line({"shards": shards, **totals, "run": to_plain(run)}))


def begin_folder(folder: Path) -> None:
    """Makes the folder; what said that an earlier batch was done is taken away. Raises BatchError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / WHOLE).unlink(missing_ok=True)
    except OSError as error:
        raise BatchError(f"{folder}: cannot be written ({error.strerror})") from None


def is_complete(folder: Path) -> bool:
    """True where the batch ran to its end."""
    return (folder / WHOLE).is_file()


def load_markers(folder: Path) -> Iterator[Marker]:
    """The markers of all finished shards, in order."""
    for path in sorted(folder.glob(f"shard-*{DONE}"), key=lambda path: (len(path.name), path.name)):
        if marker := load_marker(path):
            yield marker


def load_pairs(folder: Path, marker: Marker) -> list[tuple[Document, DocumentRecord]]:
    """The documents of a shard with their records. Raises BatchError where a file is not what the marker says."""
    held: dict[str, bytes] = {}
    for kind, digest in marker.files:
        path = shard_file(folder, marker.shard, FILES[kind])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise BatchError(f"{path}: {error.strerror}; run the batch again") from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise BatchError(f"{path}: not what the batch wrote; run the batch again")
        held[kind] = content
    import zstandard

    documents = zstandard.ZstdDecompressor().decompress(held["documents"]).splitlines()
    records = held["records"].splitlines()
    return [
        (from_plain(Document, json.loads(document)), from_plain(DocumentRecord, json.loads(record)))
        for document, record in zip(documents, records, strict=True)
    ]


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise BatchError(f"{path}: cannot be written ({error.strerror})") from None
