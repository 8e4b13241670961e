"""Which reading of a document counts: history is kept, one reading is current."""

import re
from collections.abc import Sequence


def version_order(software: str) -> tuple[int, ...]:
    """A version as numbers that compare: "0.10.1" is after "0.9"."""
    return tuple(int(part) for part in re.findall(r"\d+", software))


def current_reading(readings: Sequence[tuple[int, str]]) -> int:
    """The number of the current one of (n, software version) pairs: of the newest software, and among those the one made last."""
    return max(readings, key=lambda reading: (version_order(reading[1]), reading[0]))[0]


def adds_reading(readings: Sequence[tuple[int, str, str]], run: str, software: str) -> bool:
    """Does a reading by `run` add to these (n, software version, run) readings?

    Not if that run made the current one; nor if it made an earlier one and its software is older than the current one's. So a run
    with changed words is added, a run with the words changed back is added again, and an old program left running adds nothing.
    """
    if not readings:
        return True
    n = current_reading([(n, version) for n, version, _ in readings])
    _, current_version, current_run = next(reading for reading in readings if reading[0] == n)
    if run == current_run:
        return False
    known = any(run == other for _, _, other in readings)
    return not (known and version_order(software) < version_order(current_version))
