"""A batch: shards in, finished shards out, wherever they are read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sijill.batch.folder import Marker, begin_folder, find_done, finish_folder, save_shard
from sijill.batch.shards import Shard, ShardOutput
from sijill.errors import BatchError
from sijill.model.ledger import Run
from sijill.recording.documents import current_run
from sijill.settings import Settings

Execute = Callable[[Iterator[Shard], Settings], Iterator[ShardOutput]]


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard has been finished now, or was found `skipped`, finished before. `size`: bytes of the input that it took."""

    marker: Marker
    size: int
    skipped: bool


@dataclass(slots=True)
class Totals:
    """Counts over all shards of a batch."""

    documents: int = 0
    reports: int = 0
    facts: int = 0
    failures: int = 0

    def add(self, marker: Marker) -> None:
        self.documents += marker.documents
        self.reports += marker.reports
        self.facts += marker.facts
        self.failures += len(marker.failures)


def run_batch(
    shards: Iterable[Shard],
    folder: Path,
    settings: Settings,
    execute: Execute,
    say: Callable[[ShardDone], None] = lambda done: None,
) -> Totals:
    """Reads the shards that the folder does not hold yet, and writes each as soon as it is read; counts over all of them.

    `execute` takes shards one after the other, a few at a time, and gives their outputs in any order. Raises BatchError where a worker has other
    words or software than this process, or the folder cannot be written; what is finished stays and is skipped next time.
    """
    run, totals, sizes = current_run(settings), Totals(), dict[int, int]()
    begin_folder(folder)
    count = 0

    def waiting() -> Iterator[Shard]:
        nonlocal count
        before = 0
        for shard in shards:
            count += 1
            size, before = shard.position - before, shard.position
            if marker := find_done(folder, shard, run):
                totals.add(marker)
                say(ShardDone(marker, size, skipped=True))
            else:
                sizes[shard.number] = size
                yield shard

    for output in execute(waiting(), settings):
        _check_run(output.run, run)
        marker = save_shard(folder, output)
        totals.add(marker)
        say(ShardDone(marker, sizes.pop(output.number), skipped=False))
    finish_folder(folder, count, run, asdict(totals))
    return totals


def _check_run(theirs: Run, ours: Run) -> None:
    if theirs != ours:
        raise BatchError(
            f"a worker has sijill {theirs.software} with other word lists or another model than this machine "
            f"({ours.software}), or they were changed while it ran: let all have the same, and run it again"
        )
