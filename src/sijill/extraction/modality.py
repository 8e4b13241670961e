"""Modality: whether an act is told as done, planned, possible, denied or failed."""

import functools
from collections.abc import Sequence

from sijill.extraction.argument_links import Field
from sijill.extraction.scene import Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.lexicon.cues import ModalityCue, ModalityCues, load_modality_cues
from sijill.model.analysis import Token

# The rule of a cue that is for acts of some types alone: no other voice is heard against it.
SURE = "sure cue"
_STOPS = frozenset(".؟!؛،,")
_AFTER = 3
_FUTURE_BEFORE = 3  # words between a future verb and the noun that it governs: "سيشن الجيش هجوما"
_FUTURE_AFTER = 2
_PURPOSE = 2
_THROUGH = 3  # words before a trigger among which what leads to it stands: "إلى الخروج في مسيرات" (to go out on marches)
_OVER = 2  # the word of a neighbouring trigger may be a cue: "حذر من هجوم" (warned of an attack)

Found = tuple[str, str]


def find_modality(scene: Scene, trigger: TriggerMention, field: Field) -> Found:
    """The modality of a trigger's act and the rule that says so, such as ("planned", "cue تعتزم")."""
    cues = load_modality_cues()
    found = (
        _by_grammar(scene, trigger, cues)
        or _after(scene, trigger, field, cues)
        or _before(scene, trigger, field, cues)
        or _by_future(scene, trigger, field)
    )
    if found is None:
        return "actual", "asserted"
    declared = trigger.entry.type in cues.declared_types and found[0] in ("planned", "hypothetical")
    return ("actual", "declared act") if declared and found[1].startswith("cue") else found


def _by_grammar(scene: Scene, trigger: TriggerMention, cues: ModalityCues) -> Found | None:
    """What the trigger's own clitics say, and the words that make a verbal noun a purpose."""
    if trigger.is_verb:
        return ("planned", "future verb") if "س" in trigger.reading.proclitics else None
    if trigger.entry.type not in cues.purpose_types:
        return None
    if "ل" in trigger.reading.proclitics:
        return "planned", "purpose"
    before = scene.tokens[max(0, trigger.first - _PURPOSE) : trigger.first]
    return ("planned", "purpose") if any(_is_in(token, cues.purpose_before) for token in before) else None


def _after(scene: Scene, trigger: TriggerMention, field: Field, cues: ModalityCues) -> Found | None:
    words = _cue_words()[1]
    for index in range(trigger.last, min(field.right, trigger.last + _AFTER)):
        if not _is_in(scene.tokens[index], words):
            continue
        for cue in cues.cues:
            if _is_of(trigger, cue) and _is_in(scene.tokens[index], cue.after):
                return cue.modality, _rule(cue, scene.tokens[index])
    return None


def _rule(cue: ModalityCue, token: Token) -> str:
    return f"{SURE if cue.types else 'cue'} {token.text}"


def _before(scene: Scene, trigger: TriggerMention, field: Field, cues: ModalityCues) -> Found | None:
    """The nearest cue before the trigger in its clause."""
    words = _cue_words()[0]
    for distance, index in enumerate(range(trigger.first - 1, max(0, field.left - _OVER) - 1, -1), start=1):
        if scene.tokens[index].text in _STOPS:
            return None
        if not _is_in(scene.tokens[index], words):
            continue
        for cue in cues.cues:
            if distance <= cue.reach and _speaks(scene, trigger, cue, index):
                return cue.modality, _rule(cue, scene.tokens[index])
    return None


@functools.cache
def _cue_words() -> tuple[frozenset[str], frozenset[str]]:
    """All words that are a cue before a trigger, and after it: most words are none."""
    cues = load_modality_cues().cues
    before = frozenset[str]().union(*(cue.before | cue.before_present for cue in cues))
    return before, frozenset[str]().union(*(cue.after for cue in cues))


def _speaks(scene: Scene, trigger: TriggerMention, cue: ModalityCue, index: int) -> bool:
    if not _is_of(trigger, cue):
        return False
    if cue.modality == "denied" and trigger.entry.conditions.preceded:
        return False  # "لم يسمح" (did not allow): the negation is part of the entry
    if _is_in(scene.tokens[index], cue.before_present):
        return _is_present(scene.tokens[index + 1])
    between = scene.tokens[index + 1 : trigger.first]
    if cue.through and not _leads_to(trigger, between, cue):
        return False
    return _is_in(scene.tokens[index], cue.before) and not any(
        _is_in(token, cue.unless_between) for token in between
    )


def _is_of(trigger: TriggerMention, cue: ModalityCue) -> bool:
    return not cue.types or trigger.entry.type in cue.types


def _leads_to(trigger: TriggerMention, between: Sequence[Token], cue: ModalityCue) -> bool:
    """ "دعا إلى تنظيم إضراب" (called for a strike to be held), "طالبهم بالتظاهر": does a word of `through` stand right before the trigger's own phrase?"""
    if cue.through & set(trigger.reading.proclitics):
        return True
    near = between[-_THROUGH:]
    return any(token.key in cue.through or cue.through & set(token.proclitics) for token in near)


def _is_present(token: Token) -> bool:
    """Does the word look like a verb in the present? "يهاجم", "تهاجم"; not "تعرضت" (was exposed)."""
    return token.base.startswith("ي") or (token.base.startswith("ت") and not token.base.endswith("ت"))


def _by_future(scene: Scene, trigger: TriggerMention, field: Field) -> Found | None:
    """A future verb that governs the noun or that it governs: "سيشن هجوما", "اجتماع سيعقد الثلاثاء" (a meeting to be held on Tuesday)."""
    if trigger.is_verb:
        return None
    for index in range(trigger.first - 1, max(field.left, trigger.first - _FUTURE_BEFORE) - 1, -1):
        if scene.tokens[index].text in _STOPS:
            break
        if _is_future(scene.tokens[index]):
            return "planned", "future verb before"
    for index in range(trigger.last, min(field.right, trigger.last + _FUTURE_AFTER)):
        if _is_future(scene.tokens[index]):
            return "planned", "future verb after"
    return None


def _is_future(token: Token) -> bool:
    """A verb with س; the analysis leaves it on rare ones, so light verbs are tried too: "سيشن" (will launch)."""
    return "س" in token.proclitics or (
        token.key.startswith("س") and token.key[1:] in load_context()["light_verbs"]
    )


def _is_in(token: Token, words: frozenset[str]) -> bool:
    return token.base in words or token.key in words
