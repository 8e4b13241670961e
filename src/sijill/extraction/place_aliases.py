"""Two names of one place: "مطار قيارة، المعروف باسم «كيو ويست»" (Qayyarah airfield, known as Q-West) is one mention."""

import functools
from collections.abc import Sequence
from dataclasses import replace

from sijill.lexicon.load import load_yaml
from sijill.model.mention import PlaceMention
from sijill.text import key

_LONGEST_CUE = 40  # characters between the two names


@functools.cache
def _cues() -> tuple[str, ...]:
    return tuple(key(cue).removesuffix(" ب") for cue in load_yaml("facts.yml")["alias_cues"])


def join_aliases(text: str, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions with each alias folded into the name before it, which takes the alias's gazetteer candidates where it has none."""
    joined: list[PlaceMention] = []
    end = 0  # where the last name, or the alias folded into it, ends
    for place in places:
        if joined and _is_alias(text[end : place.evidence.start]):
            name = joined[-1]
            joined[-1] = replace(
                name, candidates=name.candidates or place.candidates, rule=f"{name.rule}+alias"
            )
        else:
            joined.append(place)
        end = place.evidence.end
    return joined


def _is_alias(between: str) -> bool:
    if len(between) > _LONGEST_CUE:
        return False
    folded = key(between)
    return any(cue in folded for cue in _cues())
