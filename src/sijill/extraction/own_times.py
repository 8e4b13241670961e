"""Whose time is it? Times that the words tie to one act, and that no other act of the sentence may take."""

import itertools
from collections.abc import Sequence

from sijill.extraction.features import Setting
from sijill.extraction.scene import Placed, Scene
from sijill.lexicon.context import load_context
from sijill.model.mention import TimeMention

OWN = "own-time"  # the rule; its floor stands in the weights file
_SIGNED = 3  # words from "المبرم" (concluded) to its year: "المبرم في عام 2015"
_RELATIVE = 7  # words of a relative clause up to its time

Time = Placed[TimeMention]


def own_time(setting: Setting, times: Sequence[Time]) -> Time | None:
    """The time that surely is the trigger's, beside which it takes no other."""
    return next((time for time in times if _is_own(setting, time)), None)


def free_times(setting: Setting, times: Sequence[Time]) -> list[Time]:
    """The times that a trigger may take: none that another act or a treaty has."""
    return [t for t in times if not _is_of_treaty(setting, t) and not _is_of_other(setting, t)]


def _is_own(setting: Setting, time: Time) -> bool:
    """ "القصف الذي استهدف السوق قبل أيام" (the shelling that hit the market days ago): is the time in the relative clause of the trigger, or in that whose verb it is?"""
    scene, trigger = setting.scene, setting.trigger
    between = scene.tokens[trigger.last : time.first]
    if time.first < trigger.last or len(between) > _RELATIVE or any(t.kind == "punct" for t in between):
        return False
    opens = trigger.first - 1 if trigger.is_verb else trigger.last
    words = load_context()
    return scene.tokens[opens].key in words["relatives"] and not any(
        token.base in words["saying"] or token.proclitics[:1] == ("و",) for token in between
    )


def _is_of_treaty(setting: Setting, time: Time) -> bool:
    """ "الانسحاب من الاتفاق المبرم في 2015" (the withdrawal from the agreement concluded in 2015): the year is that of the agreement."""
    if setting.trigger.entry.type == "AGREE":
        return False
    return _follows_signing(setting.scene, time)


def _follows_signing(scene: Scene, time: Time) -> bool:
    words = load_context()
    near = scene.tokens[max(0, time.first - _SIGNED) : time.first]
    if any(token.base in words["signed"] for token in near):
        return True
    clause = scene.tokens[max(0, time.first - _RELATIVE) : time.first]
    return any(
        one.key in words["relatives"] and other.base in words["signing"]
        for one, other in itertools.pairwise(clause)
    )


def _is_of_other(setting: Setting, time: Time) -> bool:
    """ "زار القرية التي شهدت هجوم العام الماضي" (visited the village that saw last year's attack): the year is that of the attack, not of the visit."""
    return any(
        other.last == time.first and not other.is_verb and other.entry.type != setting.trigger.entry.type
        for other in setting.triggers
        if other is not setting.trigger
    )
