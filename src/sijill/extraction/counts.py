"""Counts: how many acts a plural or an aggregate stands for."""

from sijill.extraction.scene import Scene
from sijill.extraction.triggers import TriggerMention
from sijill.model.value import Count

_LEAVING = frozenset({"withdraw", "pull", "handover"})
_SUPPORT = 3  # tokens before a trigger noun in which its number stands


def find_count(scene: Scene, trigger: TriggerMention) -> Count | None:
    """The number said of a trigger noun: "25 هجوما" (25 attacks), "هجومان" (two attacks), "عشرات الغارات"; a bare plural has none."""
    if trigger.is_verb:
        return None
    for number in scene.numbers:
        mention = number.mention
        if number.first > trigger.first:
            break
        if mention.max == 1:
            continue  # one act has no count; "يوم الأحد غارات" (on Sunday, raids) is not one of the raids
        if mention.kind not in ("event", "thing", "plain") or not number.first <= trigger.first < max(
            number.last, number.first + _SUPPORT
        ):
            continue
        counts = number.last == trigger.first and mention.noun is None and not trigger.reading.enclitic
        if number.last > trigger.first or counts:  # not "لقي خمسة مصرعهم" (five met their death)
            return Count(mention.evidence, mention.min, mention.max, mention.rule)
    if trigger.entry.frame in _LEAVING:
        return _places_left(scene, trigger)
    if trigger.form.number == "dual" and scene.tokens[trigger.first].text.endswith(("ان", "ين", "تا", "تي")):
        return Count(scene.evidence(trigger.first, trigger.first + 1), 2, 2, "dual")
    return None


def _places_left(scene: Scene, trigger: TriggerMention) -> Count | None:
    """ "الانسحاب من 3 قواعد" (the withdrawal from 3 bases), "من 3 من أصل 8 قواعد" (from 3 of its 8 bases): as many withdrawals as places."""
    for number in scene.numbers:
        mention = number.mention
        near = trigger.last <= number.first <= trigger.last + 1
        if near and (
            mention.kind == "thing"
            or (
                mention.kind == "plain"
                and number.last < len(scene.tokens)
                and scene.tokens[number.last].key == "من"
            )
        ):
            return Count(mention.evidence, mention.min, mention.max, "places left")
    return None
