"""Where a command writes: standard output, or a file that appears only when it is complete."""

import contextlib
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from sijill.errors import SettingsError


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """A UTF-8 text stream to `path`, or to standard output for `None` and "-".

    A file is written under a hidden name beside its place and moved there at the end: an interrupted run leaves no half of one,
    and a folder that is read and written at once does not read what it writes. Raises SettingsError where it cannot be made.
    """
    if path is None or path == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    target = Path(path)
    special = target.exists() and not target.is_file()  # /dev/null, a pipe: written to as they are
    draft = target if special else target.with_name(f".{target.name}.part")
    try:
        stream = draft.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from None
    try:
        with stream:
            yield stream
        if not special:
            draft.replace(target)
    except BaseException:
        if not special:
            draft.unlink(missing_ok=True)
        raise
