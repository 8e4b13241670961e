"""A shard: some hundreds of documents that are read together. The same function reads it in this process, in another one and on Ray."""

import dataclasses
import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sijill.batch.settled import settle
from sijill.errors import DocumentError, SijillError
from sijill.export.records import write_jsonl
from sijill.export.report_table import report_parquet
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.report import DocumentRecord
from sijill.model.serial import to_plain
from sijill.recording.documents import current_run
from sijill.settings import Settings

if TYPE_CHECKING:
    from sijill.pipeline import Pipeline

Item = Document | DocumentError
SIZE = 500  # documents a shard
_CHARACTERS = 8_000_000  # a shard is cut early where its documents are very long: it has to fit in memory


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents, and what could not be read among them, in the input's order. `position`: the bytes of the input taken in up to its end."""

    number: int
    items: tuple[Item, ...]
    position: int = 0

    def input_hash(self) -> str:
        """SHA-256 over all that its output depends on beside software and words."""
        total = hashlib.sha256()
        for item in self.items:
            plain = to_plain(item) if isinstance(item, Document) else [item.document, item.cause]
            total.update(json.dumps(plain, ensure_ascii=False).encode() + b"\n")
        return total.hexdigest()


@dataclass(frozen=True, slots=True)
class ShardOutput:
    """What reading a shard gave: `files` are (kind, content) with kinds as in `folder.FILES`; `failures` (document, cause)."""

    number: int
    input_hash: str
    run: Run
    files: tuple[tuple[str, bytes], ...]
    documents: int
    reports: int
    facts: int
    failures: tuple[tuple[str, str], ...]
    position: int = 0


def cut_shards(
    items: Iterable[Item], size: int = SIZE, position: Callable[[], int] = lambda: 0
) -> Iterator[Shard]:
    """The items in shards of `size`, or fewer where they are long; nothing of the next shard is held while one is in use."""
    number, held, characters = 0, list[Item](), 0
    for item in items:
        held.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(held) >= size or characters >= _CHARACTERS:
            yield Shard(number, tuple(held), position())
            number, held, characters = number + 1, [], 0
    if held:
        yield Shard(number, tuple(held), position())


def read_shard(shard: Shard, settings: Settings) -> ShardOutput:
    """Reads every document of a shard. A document that fails is left out with its cause; a word list or model that cannot be used raises SijillError."""
    pipeline = _pipeline(settings)
    pairs: list[tuple[Document, DocumentRecord]] = []
    failures: list[tuple[str, str]] = []
    for number, item in enumerate(shard.items):
        settle(number)
        if isinstance(item, DocumentError):
            failures.append((item.document, item.cause))
            continue
        try:
            pairs.append((item, pipeline.read(item)))
        except DocumentError as error:
            failures.append((error.document, error.cause))
        except SijillError:
            raise
        except Exception as error:  # noqa: BLE001 - one document's fault must not end a run over millions
            failures.append((item.id, f"left out: internal error, {_described(error)}"))
    return ShardOutput(
        number=shard.number,
        input_hash=shard.input_hash(),
        run=current_run(settings),
        files=(
            ("documents", _packed(document for document, _ in pairs)),
            ("records", "".join(write_jsonl(pairs)).encode()),
            ("reports", report_parquet(pairs)),
        ),
        documents=len(pairs),
        reports=sum(len(record.reports) for _, record in pairs),
        facts=sum(len(record.facts) for _, record in pairs),
        failures=tuple(failures),
        position=shard.position,
    )


@functools.cache
def _pipeline(settings: Settings) -> "Pipeline":
    """Word lists and model, loaded once in a worker, which keeps to one thread: there is a worker for each core."""
    from sijill.pipeline import Pipeline

    return Pipeline(dataclasses.replace(settings, threads=1))


def _packed(documents: Iterable[Document]) -> bytes:
    """The documents as JSON Lines, compressed."""
    import zstandard

    lines = "".join(json.dumps(to_plain(d), ensure_ascii=False) + "\n" for d in documents)
    return zstandard.ZstdCompressor(level=9).compress(lines.encode())


def _described(error: Exception) -> str:
    first = str(error).partition("\n")[0]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
