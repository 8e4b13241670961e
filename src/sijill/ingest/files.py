"""Which files a path stands for, and what kind each is."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from sijill.errors import DocumentError
from sijill.ingest.unpack import COMPRESSED

KINDS = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}


def kind_of(path: PurePath) -> str | None:
    """ "text", "page", "json", "jsonl" or "parquet" by the suffix before any .gz, .xz or .zst; `None` for any other."""
    name = path.with_suffix("") if path.suffix.lower() in COMPRESSED else path
    return KINDS.get(name.suffix.lower())


def stem_of(path: PurePath) -> str:
    """The file's name without its suffixes: "a.jsonl.gz" → "a"."""
    name = path.with_suffix("") if path.suffix.lower() in COMPRESSED else path
    return name.stem if name.suffix.lower() in KINDS else name.name


def find_files(path: Path) -> Iterator[Path]:
    """The path itself, or all files of a known kind in the folder and the folders in it, sorted, hidden ones left out.

    Raises DocumentError where there is nothing: no such path, or a folder without a file of a known kind.
    """
    if not path.exists():
        raise DocumentError(str(path), "no such file or folder")
    if not path.is_dir():
        yield path
        return
    found = False
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and kind_of(file) and file.is_file():
                found = True
                yield file
    if not found:
        raise DocumentError(str(path), f"no document in this folder ({', '.join(KINDS)})")


def size_of(paths: Iterable[str | Path]) -> int | None:
    """The bytes of all files that the paths stand for; `None` where standard input is among them, or a file without a size."""
    total = 0
    for path in map(Path, paths):
        if not path.exists():
            if str(path) == "-":
                return None
            continue
        try:
            for file in find_files(path):
                if not file.is_file():
                    return None
                total += file.stat().st_size
        except (DocumentError, OSError):
            continue  # it is named when its turn comes to be read
    return total


def _refuse(error: OSError) -> None:
    raise DocumentError(str(error.filename), error.strerror or "cannot be opened")
