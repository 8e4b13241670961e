"""What one reading of an event leaves open, another fills."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.model.draft import Draft

FILLED = ("actors", "recipients", "places", "time", "killed", "wounded", "weapons", "count", "outcome")


def fill(draft: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with each open field taken from the first of `others` that has it."""
    for name in FILLED:
        if getattr(draft, name):
            continue
        value = next((getattr(other, name) for other in others if getattr(other, name)), None)
        if value:
            draft = replace(draft, **{name: value}, rules=(*draft.rules, (name, "from another reading")))
    return draft
