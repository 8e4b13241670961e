"""Settings: one frozen object, made once and handed down; nothing else in sijill reads the environment."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from sijill.errors import SettingsError

PREFIX = "SIJILL_"
ENGINES = ("lexicon", "tagger")
MOST_THREADS = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. The note beside each field is its documentation: `docs/reference/settings.md` is made from it.

    Raises SettingsError for a value that cannot be used.
    """

    engine: Annotated[
        str,
        "Which engine finds events: `tagger`, the encoder and the lexicon together (docs/quality/tagger.md), or `lexicon` alone: over twenty "
        "times as fast, and it finds less.",
    ] = "tagger"
    threads: Annotated[
        int,
        "Threads of the encoder in `read`, `add` and `evaluate`; 0 for as many as there are cores, at most four. Records do not depend on it. "
        "A worker of `sijill batch` has one.",
    ] = 0
    min_confidence: Annotated[
        float,
        "The least confidence, from 0 to 1: events below it are left out, values below it left open "
        "(docs/quality/confidence.md says what the numbers are worth).",
    ] = 0.0
    lexicon: Annotated[
        str,
        "A folder of your own trigger files (docs/howto/own-words.md), read beside the shipped ones; none if empty.",
    ] = ""
    ledger: Annotated[
        str, "Where the ledger is: a SQLite file, or a URL such as `postgresql://user@host/name`."
    ] = "sijill.db"
    max_document_bytes: Annotated[
        int, "The largest file, or line of a JSON Lines file, that is read, in bytes after decompression."
    ] = 20_000_000
    max_text_characters: Annotated[
        int, "The longest document text that is read, in characters (some 150,000 words)."
    ] = 1_000_000
    max_skipped_bytes: Annotated[
        int,
        "How much of one too long line is passed over in search of the next one before the rest of the file is given up: "
        "the guard against compressed files that unpack to no end.",
    ] = 1_000_000_000

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise SettingsError(f"engine: {self.engine!r} is not one of {', '.join(ENGINES)}")
        if not 0 <= self.min_confidence <= 1:
            raise SettingsError(f"min_confidence: {self.min_confidence:g} is not between 0 and 1")
        if not 0 <= self.threads <= MOST_THREADS:
            raise SettingsError(f"threads: {self.threads} is not between 0 and {MOST_THREADS}")
        for name in ("max_document_bytes", "max_text_characters", "max_skipped_bytes"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{name}: must be greater than 0")


def load_settings(environ: Mapping[str, str], **given: str | int | float) -> Settings:
    """Settings from `SIJILL_<NAME>` variables of `environ`, overridden by `given` (the command line).

    Raises SettingsError for a value of the wrong kind. Variables that name no setting are left alone: `SIJILL_DEBUG`
    belongs to the command line.
    """
    values: dict[str, str | int | float] = {}
    for setting in dataclasses.fields(Settings):
        raw = environ.get(PREFIX + setting.name.upper())
        if raw is not None:
            values[setting.name] = _value(setting.name, setting.default, raw)
    return Settings(**{**values, **given})  # type: ignore[arg-type]


def _value(name: str, default: object, raw: str) -> str | int | float:
    """The variable's text as a value of the kind that the setting's default has."""
    if isinstance(default, str):
        return raw
    try:
        return int(raw.replace("_", "")) if isinstance(default, int) else float(raw)
    except ValueError:
        kind = "whole number" if isinstance(default, int) else "number"
        raise SettingsError(f"{PREFIX}{name.upper()}: {raw!r} is not a {kind}") from None
