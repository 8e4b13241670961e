"""Counts: how many acts a plural or an aggregate stands for."""

from sijill.extraction.scene import Scene
from sijill.extraction.triggers import TriggerMention
from sijill.model.value import Count

_SUPPORT = 3  # tokens before a trigger noun in which its number stands


def find_count(scene: Scene, trigger: TriggerMention) -> Count | None:
    """The number said of a trigger noun: "25 هجوما" (25 attacks), "هجومان" (two attacks), "عشرات الغارات"; a bare plural has none."""
    if trigger.is_verb:
        return None
    for number in scene.numbers:
        mention = number.mention
        if number.first > trigger.first:
            break
        if mention.kind not in ("event", "thing", "plain") or not number.first <= trigger.first < max(number.last, number.first + _SUPPORT):
            continue
        if number.last > trigger.first or (number.last == trigger.first and mention.noun is None):
            return Count(mention.evidence, mention.min, mention.max, mention.rule)
    if trigger.form.number == "dual" and scene.tokens[trigger.first].text.endswith(("ان", "ين", "تا", "تي")):
        return Count(scene.evidence(trigger.first, trigger.first + 1), 2, 2, "dual")
    return None
