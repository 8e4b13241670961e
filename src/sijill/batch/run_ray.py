"""Shards on a Ray cluster: the one file that imports Ray (extra `ray`)."""

import logging
import os
from collections.abc import Iterator
from typing import Any

from sijill.batch.shards import Shard, ShardOutput, read_shard
from sijill.errors import BatchError, SettingsError, SijillError
from sijill.settings import Settings

_AHEAD = 2  # shards that wait beside those being read


def map_shards(shards: Iterator[Shard], settings: Settings, address: str) -> Iterator[ShardOutput]:
    """Outputs as shards are finished. `address`: "ray://host:10001", "auto" (the cluster that this machine is part of) or "local" (a new one here).

    A shard travels to a worker with its documents and its output comes back, so workers need no disk in common; they need this
    package. Raises SettingsError where Ray is not installed or cannot be reached, BatchError where a shard keeps killing workers.
    """
    ray = _connect(address)
    try:
        read = ray.remote(num_cpus=1, max_retries=2)(read_shard)
        running: dict[Any, int] = {}
        for shard in shards:
            running[read.remote(shard, settings)] = shard.number
            # asked each time: a cluster may grow and shrink
            while len(running) >= int(ray.cluster_resources().get("CPU", 1)) + _AHEAD:
                yield from _finished(ray, running)
        while running:
            yield from _finished(ray, running)
    finally:
        ray.shutdown()


def _connect(address: str) -> Any:
    os.environ.setdefault(
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0"
    )  # no change of GPU variables, and no note about it
    try:
        import ray
    except ImportError:
        raise SettingsError("--engine-address needs Ray: pip install 'sijill[ray]'") from None
    local: dict[str, Any] = {"include_dashboard": False} if address == "local" else {}
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **local)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SettingsError(f"{address}: no Ray cluster there ({' '.join(str(error).split())})") from None
    return ray


def _finished(ray: Any, running: dict[Any, int]) -> Iterator[ShardOutput]:
    """The outputs of the shards that are finished, at least one."""
    done, _ = ray.wait(list(running), num_returns=1)
    for reference in done:
        number = running.pop(reference)
        try:
            yield ray.get(reference)
        except ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, SijillError):
                raise error.cause from None
            raise BatchError(f"shard {number}: {error.cause}") from None
        except ray.exceptions.RayError as error:
            raise BatchError(f"shard {number}: {' '.join(str(error).split())}") from None
