"""Files behind URLs that fsspec knows ("s3://bucket/news/*.jsonl.gz", "https://…", "memory://…"). Needs fsspec (extra `remote`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from sijill.errors import DocumentError


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file behind a URL; opened as a `Path` is."""

    url: str

    @property
    def path(self) -> PurePosixPath:
        """The URL's path, without what follows a question mark: its suffixes say what the file is."""
        return PurePosixPath(self.url.partition("://")[2].partition("?")[0])

    @property
    def suffix(self) -> str:
        return self.path.suffix

    def open(self, mode: str) -> BinaryIO:
        """A stream of its bytes. Raises DocumentError where it cannot be opened."""
        import fsspec

        try:
            return cast(BinaryIO, fsspec.open(self.url, mode).open())
        except (OSError, ImportError, ValueError) as error:
            raise _refused(self.url, error) from None

    def __str__(self) -> str:
        return self.url


def is_url(path: str | Path) -> bool:
    """True for "s3://…" and the like. A `Path` is never one: it has lost a slash."""
    return isinstance(path, str) and "://" in path


def find_remote_files(url: str) -> Iterator[RemoteFile]:
    """The file that a URL names, those that its `*` stands for, or all of a known kind under it, sorted.

    Raises DocumentError where there is none, or fsspec or its part for this kind of URL is not installed.
    """
    from sijill.ingest.files import kind_of

    try:
        import fsspec
    except ImportError:
        raise DocumentError(url, "reading URLs needs fsspec: pip install 'sijill[remote]'") from None
    try:
        system, place = fsspec.core.url_to_fs(url)
        if "*" in place:
            found = sorted(system.glob(place))
        elif system.isdir(place) and not kind_of(PurePosixPath(place)):
            found = sorted(name for name in system.find(place) if kind_of(PurePosixPath(name)))
        elif system.exists(place):
            found = [url]
        else:
            found = []
    except (OSError, ImportError, ValueError) as error:
        raise _refused(url, error) from None
    if not found:
        raise DocumentError(url, "nothing to read there")
    for name in found:
        yield RemoteFile(name if "://" in name else system.unstrip_protocol(name))


def _refused(url: str, error: Exception) -> DocumentError:
    return DocumentError(url, " ".join(str(error).split()) or type(error).__name__)
