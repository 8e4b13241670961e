"""sijill (سجل, a register): reads Arabic conflict reporting and keeps a sourced ledger of what happened.

Names are loaded when they are first used, so that `import sijill` and `sijill --help` stay quick.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sijill.model.document import Document as Document
    from sijill.pipeline import Pipeline as Pipeline
    from sijill.recording import open_ledger as open
    from sijill.settings import Settings as Settings
    from sijill.standalone import find_actors as find_actors
    from sijill.standalone import find_numbers as find_numbers
    from sijill.standalone import find_places as find_places
    from sijill.standalone import find_times as find_times
    from sijill.standalone import resolve_place as resolve_place

_HOMES = {
    "Document": "sijill.model.document",
    "Pipeline": "sijill.pipeline",
    "Settings": "sijill.settings",
    "find_actors": "sijill.standalone",
    "find_numbers": "sijill.standalone",
    "find_places": "sijill.standalone",
    "find_times": "sijill.standalone",
    "open": "sijill.recording:open_ledger",
    "resolve_place": "sijill.standalone",
}
__all__ = [
    "Document",
    "Pipeline",
    "Settings",
    "find_actors",
    "find_numbers",
    "find_places",
    "find_times",
    "open",
    "resolve_place",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'sijill' has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    return getattr(importlib.import_module(module), attribute or name)
