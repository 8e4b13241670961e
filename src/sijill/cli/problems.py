"""What went wrong in a run: one line each on standard error, and the exit status that follows."""

import os

import click

from sijill.errors import DocumentError


def debugging() -> bool:
    """True where the user asks to see tracebacks (SIJILL_DEBUG=1)."""
    return os.environ.get("SIJILL_DEBUG", "") not in ("", "0")


def describe(error: Exception) -> str:
    """An unexpected exception in one line."""
    first = str(error).partition("\n")[0]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


class Problems:
    """Says each problem once, as it comes, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, error: DocumentError) -> None:
        """One line: the document and the cause, whatever is in them."""
        self.say_general(str(error))

    def say_general(self, text: str) -> None:
        """One line on what concerns the whole run, such as a model that cannot be loaded."""
        self.count += 1
        click.echo("sijill: " + " ".join(text.split()), err=True)

    def say_internal(self, document: str, error: Exception) -> None:
        """A fault of sijill's own on one document; with SIJILL_DEBUG=1 it is raised again."""
        if debugging():
            raise error
        self.say(
            DocumentError(
                document, f"left out: internal error, {describe(error)}; SIJILL_DEBUG=1 shows where"
            )
        )

    @property
    def exit_status(self) -> int:
        """1 if anything was left out or warned of, 0 otherwise."""
        return 1 if self.count else 0
