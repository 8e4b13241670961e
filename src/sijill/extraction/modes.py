"""Modes and weapons: how an act was done, from the trigger's entry and the words around it."""

import bisect

from sijill.extraction.argument_links import Field
from sijill.extraction.scene import FIRST, Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.cues import ModeCue, load_mode_cues, mode_cue_firsts, weapon_modes
from sijill.model.report import VERBAL

_STOPS = frozenset(".؟!؛")
_BEFORE = 12
_AFTER = 14
_OVER = 2  # the words of a neighbouring trigger may be cues: "أحرقوا خلال الاحتجاجات مقرا" (burnt, during the protests, an office)


def find_modes(scene: Scene, trigger: TriggerMention, field: Field) -> tuple[str, ...]:
    """The modes of an event: those of its trigger and those that nearby words give, sorted.

    A weapon named nearby drives out the trigger's default weapon: "قصف" alone is heavy-weapons, "قصف جوي" (air bombardment) aerial.
    """
    cues = load_mode_cues().get(trigger.entry.type)
    own = set(trigger.entry.modes)
    if not cues:
        return tuple(sorted(own))
    found: dict[str, ModeCue] = {}
    field = _widened(scene, trigger, field)
    firsts = mode_cue_firsts(trigger.entry.type)
    for index in range(field.left, field.right):
        if scene.tokens[index].base not in firsts:
            continue
        for length in (2, 1):
            phrase = tuple(scene.tokens[i].base for i in range(index, min(index + length, field.right)))
            for cue in cues.get(phrase, ()) if len(phrase) == length else ():
                if _holds(scene, trigger, field, cue, index, index + length):
                    found[cue.mode] = cue
    if set(found) & weapon_modes():
        own -= weapon_modes()
    replaced = {
        mode for cue in found.values() for mode in cue.replaces if not _replace_each_other(cue, found)
    }
    return tuple(sorted((own | set(found)) - replaced))


def _replace_each_other(cue: ModeCue, found: dict[str, ModeCue]) -> bool:
    """Two cues that would drive each other out both stay: a call for a ceasefire and for aid."""
    return any(cue.mode in found[mode].replaces for mode in cue.replaces if mode in found)


def _widened(scene: Scene, trigger: TriggerMention, field: Field) -> Field:
    """The field with its neighbouring triggers; what is asked for, refused or threatened may be any act of the sentence."""
    sentence = scene.sentences[bisect.bisect_right(scene.sentences, trigger.first, key=FIRST) - 1]
    right = sentence.last if trigger.entry.type in VERBAL else field.right + _OVER
    return Field(
        max(sentence.first, field.left - _OVER, trigger.first - _BEFORE),
        min(sentence.last, right, trigger.last + _AFTER),
    )


def _holds(scene: Scene, trigger: TriggerMention, field: Field, cue: ModeCue, first: int, last: int) -> bool:
    distance = trigger.first - last + 1 if last <= trigger.first else first - trigger.last + 1
    if distance > cue.reach:
        return False
    lower, upper = sorted((first, trigger.first))
    if any(scene.tokens[i].text in _STOPS for i in range(lower, upper)):
        return False
    if first > 0 and _is(scene, first - 1, cue.unless_before):
        return False
    if last < len(scene.tokens) and _is(scene, last, cue.unless_after):
        return False
    near = range(max(field.left, first - 3), min(field.right, last + 3))
    return (
        not cue.near
        or any(_is(scene, i, cue.near) for i in near if not first <= i < last)
        or last - first > 1
    )


def _is(scene: Scene, index: int, words: frozenset[str]) -> bool:
    token = scene.tokens[index]
    return token.key in words or token.base in words
