"""The error tree. Each error has one text, names its document and its cause, and is caught at the command line."""


class SijillError(Exception):
    """The root of all errors that sijill raises on purpose."""


class LexiconError(SijillError):
    """A lexicon, gazetteer or registry file is malformed; the text names file and entry."""


class SettingsError(SijillError):
    """A setting or a command-line value cannot be used."""


class DocumentError(SijillError):
    """One document cannot be read; the run goes on without it.

    `document` is the path (with `#line` in a JSON Lines file) or id, `cause` one plain-English clause.
    """

    def __init__(self, document: str, cause: str) -> None:
        super().__init__(f"{document}: {cause}")
        self.document = document
        self.cause = cause

    def __reduce__(self) -> tuple[type["DocumentError"], tuple[str, str]]:
        return type(self), (self.document, self.cause)


class RecordError(SijillError):
    """A record in JSON does not follow the published schema."""


class ModelError(SijillError):
    """The tagger's model file is missing or cannot be loaded."""


class LedgerError(SijillError):
    """A ledger cannot be opened, is of a newer version, or an identifier is not in it."""


class BatchError(SijillError):
    """A batch cannot go on: its folder cannot be written, or a worker died or has other word lists. What is finished is kept."""
