"""Progress of a batch, by shard: rate and time left, on standard error and only on a terminal."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path

from sijill.cli.progress import size_of_input

_BAR = 24


class BatchProgress:
    """Counts finished shards, documents and bytes of the input; skipped ones count for the share done, not for the rate."""

    def __init__(self, inputs: Iterable[str]) -> None:
        self.shown = sys.stderr.isatty()
        self.total = size_of_input(inputs) if self.shown else None
        self.taken = 0  # bytes of the input taken in, also for shards still being read
        self.read, self.read_bytes = 0, 0
        self.skipped, self.skipped_bytes, self.skipped_shards = 0, 0, 0
        self.started = time.monotonic()
        self.width = 0

    def advance(self, size: int) -> None:
        """So many more bytes of the input have been taken in."""
        self.taken += size

    def shard_done(self, documents: int, size: int, skipped: bool) -> None:
        """One more shard is finished."""
        if skipped:
            self.skipped += documents
            self.skipped_bytes += size
            self.skipped_shards += 1
        else:
            self.read += documents
            self.read_bytes += size
        if self.shown:
            self.width = show_line(self.line(time.monotonic() - self.started), self.width)

    def line(self, took: float) -> str:
        """What is shown after so many seconds."""
        rate = self.read / took if took > 0 else 0.0
        counted = f"{self.read + self.skipped:,} documents, {rate:,.0f} a second"
        if not self.total:
            return counted
        share = min((self.read_bytes + self.skipped_bytes) / self.total, 1.0)
        shown = f"[{('#' * round(share * _BAR)).ljust(_BAR, '.')}] {share:4.0%}  {counted}"
        if not self.read_bytes:
            return shown
        left = max(self.total - self.read_bytes - self.skipped_bytes, 0) * took / self.read_bytes
        minutes, seconds = divmod(round(left), 60)
        return f"{shown}, {minutes}:{seconds:02} left"

    def summary(self) -> str:
        """For the last line: how fast, and how much was there already."""
        took = time.monotonic() - self.started
        parts = [f"{self.read:,} read in {took:,.0f} s"] if self.read else []
        if self.skipped_shards:
            parts.append(f"{self.skipped_shards:,} shards were there already")
        return f" ({', '.join(parts)})" if parts else ""

    def clear(self) -> None:
        """Wipe the line: something else is about to be said."""
        self.width = show_line("", self.width)


class ShardProgress:
    """Counts the documents of shards added to a ledger, of all that the batch holds."""

    def __init__(self, folder: Path) -> None:
        from sijill.batch.folder import load_markers

        self.shown = sys.stderr.isatty()
        self.total = sum(marker.documents for marker in load_markers(folder)) if self.shown else 0
        self.done = 0
        self.started = time.monotonic()
        self.width = 0

    def step(self, documents: int) -> None:
        """So many more documents are in."""
        self.done += documents
        if self.shown and self.total:
            took = time.monotonic() - self.started
            minutes, seconds = divmod(round(took * (self.total - self.done) / max(self.done, 1)), 60)
            line = f"{self.done:,} of {self.total:,} documents, {self.done / took:,.0f} a second, {minutes}:{seconds:02} left"
            self.width = show_line(line, self.width)

    def clear(self) -> None:
        """Wipe the line."""
        self.width = show_line("", self.width)


def show_line(line: str, width: int) -> int:
    """Puts a line in the place of the one before it, `width` characters long; the width of what stands there now."""
    if line or width:
        sys.stderr.write("\r" + line.ljust(width) + ("" if line else "\r"))
        sys.stderr.flush()
    return max(width, len(line)) if line else 0
