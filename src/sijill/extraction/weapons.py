"""Weapons: phrases that name them near a trigger, with how many were used if the text says so."""

import functools

from sijill.extraction.argument_links import Field
from sijill.extraction.scene import Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.load import load_yaml
from sijill.model.value import Weapon
from sijill.text import key, phrase_key

_LONGEST = 5
_LONGEST_HEAD = 4
_REACH = 10


@functools.cache
def _words() -> tuple[frozenset[tuple[str, ...]], frozenset[str], frozenset[str]]:
    """The heads, their first words, the qualifiers."""
    raw = load_yaml("weapons.yml")
    heads = frozenset(phrase_key(head) for head in raw["heads"])
    return heads, frozenset(head[0] for head in heads), frozenset(key(word) for word in raw["qualifiers"])


def find_weapons(scene: Scene, trigger: TriggerMention, field: Field) -> tuple[Weapon, ...]:
    """Weapon phrases in the trigger's field, in text order, only for assaults: "160 صاروخا" has n = 160."""
    if trigger.entry.type != "ASSAULT":
        return ()
    heads, firsts, qualifiers = _words()
    found: list[Weapon] = []
    index = max(field.left, trigger.first - _REACH)
    stop = min(field.right, trigger.last + _REACH)
    while index < stop:
        if scene.tokens[index].base not in firsts:
            index += 1
            continue
        bases = tuple(t.base for t in scene.tokens[index : index + _LONGEST_HEAD])
        length = next((n for n in range(len(bases), 0, -1) if bases[:n] in heads), 0)
        if not length:
            index += 1
            continue
        last = index + length
        while (
            last < stop
            and last - index < _LONGEST
            and {scene.tokens[last].base, scene.tokens[last].key} & qualifiers
        ):
            last += 1
        found.append(_weapon(scene, index, last))
        index = last
    return tuple(found)


def _weapon(scene: Scene, first: int, last: int) -> Weapon:
    number = next((n for n in scene.numbers if n.first < last and first < n.last and n.first <= first), None)
    n = (
        number.mention.min
        if (number is not None and number.mention.min == number.mention.max)
        or (number is not None and number.mention.max is None)
        else None
    )
    start = number.first if number is not None and n is not None else first
    return Weapon(scene.stem_evidence(start, last), "weapon word", n)
