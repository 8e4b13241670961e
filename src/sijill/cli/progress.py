"""A line of progress for long runs, on standard error and only on a terminal."""

import sys
import time


class Progress:
    """Counts documents; after two seconds it says how many and how fast, at most twice a second."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.done = 0
        self.started = time.monotonic()
        self.next_at = self.started + 2.0
        self.width = 0

    def step(self) -> None:
        """One more document."""
        self.done += 1
        if self.shown and (now := time.monotonic()) >= self.next_at:
            self.next_at = now + 0.5
            self._write(f"{self.done:,} documents, {self.done / (now - self.started):,.0f} a second")

    def clear(self) -> None:
        """Wipe the line: something else is about to be said."""
        if self.width:
            self._write("")
            self.width = 0

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self.width) + ("\r" if not line else ""))
        sys.stderr.flush()
        self.width = max(self.width, len(line))
