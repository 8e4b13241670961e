"""Shards in processes of this machine."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from sijill.batch.shards import Shard, ShardOutput, read_shard
from sijill.errors import BatchError
from sijill.settings import Settings

_AHEAD = (
    1  # shards that wait beside those being read: workers never idle, and memory does not grow with the input
)


def map_shards(shards: Iterator[Shard], settings: Settings, jobs: int) -> Iterator[ShardOutput]:
    """Outputs as shards are finished; at most `jobs` + 1 shards are held at any time. One job reads in this process.

    Raises BatchError where a worker is killed, SijillError where its words or model cannot be used.
    """
    if jobs == 1:
        for shard in shards:
            yield read_shard(shard, settings)
        return
    # Not forked: a process with threads (onnxruntime, Arrow) cannot be forked safely.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _begin_worker, (os.getpid(),)) as pool:
        running: set[Future[ShardOutput]] = set()
        try:
            for shard in shards:
                running.add(pool.submit(read_shard, shard, settings))
                while len(running) >= jobs + _AHEAD:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        except BrokenProcessPool:
            # The pool has ended its workers; to leave its thread running would let the interpreter trip over it at exit.
            pool.shutdown(wait=True, cancel_futures=True)
            raise BatchError(
                "a worker process was killed (out of memory?); run the same command again to go on, with fewer --jobs if need be"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin_worker(parent: int) -> None:
    """Ctrl-C is the parent's to handle; and a worker whose parent was killed ends too, where it would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
