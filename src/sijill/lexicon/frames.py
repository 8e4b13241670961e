"""Argument frames: `data/frames.yml` as objects."""

import functools
from dataclasses import dataclass

from sijill.lexicon.load import load_yaml
from sijill.text import key


@dataclass(frozen=True, slots=True)
class Frame:
    """Roles ("actor", "recipient", "place", "auto" or `None`) by grammatical place; `to` maps a preposition's key to a role;
    `single` is the role of the only phrase after an active-looking verb, `before` that of the phrase before the trigger in reported speech."""

    subject: str | None
    object: str | None
    passive: str | None
    genitive: str | None
    can_be_passive: bool
    single: str | None
    before: str | None
    to: dict[str, str]


@functools.cache
def load_frames() -> dict[str, Frame]:
    """Frame name → frame."""
    return {name: _frame(raw) for name, raw in load_yaml("frames.yml")["frames"].items()}


def _frame(raw: dict[str, object]) -> Frame:
    to = raw.get("to") or {}
    assert isinstance(to, dict)
    return Frame(
        subject=_role(raw, "subject"),
        object=_role(raw, "object"),
        passive=_role(raw, "passive"),
        genitive=_role(raw, "genitive"),
        can_be_passive=bool(raw.get("can_be_passive", False)),
        single=_role(raw, "single"),
        before=_role(raw, "before"),
        to={key(word): str(role) for word, role in to.items()},
    )


def _role(raw: dict[str, object], place: str) -> str | None:
    value = raw.get(place)
    return str(value) if value is not None else None
