"""The options of every verb that reads documents: which engine, which words of one's own, how sure it must be."""

import datetime as dt
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from sijill.settings import ENGINES, Settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """A day given on the command line, written 2018-05-15."""
    from sijill.ingest.dates import parse_published

    try:
        return parse_published(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day such as 2018-05-15") from None


published_option = click.option(
    "--published", metavar="DATE", callback=parse_day,
    help="Publication day of documents that state none, such as 2018-05-15.",
)  # fmt: skip
_OPTIONS = (
    click.option(
        "--engine", type=click.Choice(ENGINES), default=None,
        help=f"Which engine finds events.  [default: {Settings().engine}]",
    ),
    click.option(
        "--lexicon", metavar="DIR",
        help="A folder of your own trigger files, read beside the shipped words; see docs/howto/own-words.md.",
    ),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=None, metavar="P",
        help="Leave out events, and leave open values, whose confidence is below P, from 0 to 1.  [default: 0]",
    ),
)  # fmt: skip


def reading_options(command: F) -> F:
    """Adds `--engine`, `--lexicon` and `--min-confidence` to a command, whose function takes `engine`, `lexicon` and `min_confidence`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading_settings(engine: str | None, lexicon: str | None, min_confidence: float | None) -> Settings:
    """The settings of the environment under what these options give. Raises SettingsError for a value that cannot be used."""
    given = {"engine": engine, "lexicon": lexicon, "min_confidence": min_confidence}
    return load_settings(os.environ, **{name: value for name, value in given.items() if value is not None})
