"""A bar of progress for long runs, on standard error and only on a terminal."""

import sys
import time
from collections.abc import Iterable

_BAR = 24


class Progress:
    """Counts documents, and the bytes of the input where their sum is known; shows both after two seconds, at most twice a second."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self.shown = sys.stderr.isatty()
        self.total = size_of_input(paths) if self.shown else None
        self.done = 0
        self.bytes = 0
        self.started = time.monotonic()
        self.next_at = self.started + 2.0
        self.width = 0

    def advance(self, size: int) -> None:
        """So many more bytes of the input have been taken in."""
        self.bytes += size

    def step(self) -> None:
        """One more document."""
        self.done += 1
        if self.shown and (now := time.monotonic()) >= self.next_at:
            self.next_at = now + 0.5
            self._write(self.line(now - self.started))

    def line(self, took: float) -> str:
        """What is shown after so many seconds."""
        counted = f"{self.done:,} documents, {self.done / took:,.0f} a second"
        if not self.total or not self.bytes:
            return counted
        share = min(self.bytes / self.total, 1.0)
        bar = ("#" * round(share * _BAR)).ljust(_BAR, ".")
        minutes, seconds = divmod(round(took / share - took), 60)
        return f"[{bar}] {share:4.0%}  {counted}, {minutes}:{seconds:02} left"

    def clear(self) -> None:
        """Wipe the line: something else is about to be said."""
        if self.width:
            self._write("")
            self.width = 0

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self.width) + ("\r" if not line else ""))
        sys.stderr.flush()
        self.width = max(self.width, len(line))


def size_of_input(paths: Iterable[str]) -> int | None:
    """The bytes of the whole input, `None` where they are not known."""
    from sijill.ingest.files import size_of

    return size_of(paths)
