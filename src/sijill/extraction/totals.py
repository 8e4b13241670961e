"""Totals: tolls of a whole period ("1600 قتيل منذ 18 فبراير", 1600 killed since 18 February), which are no toll of the single act told beside them."""

from dataclasses import replace

from sijill.extraction.scene import Placed, Scene, within
from sijill.lexicon.context import load_context
from sijill.model.analysis import Sentence
from sijill.model.draft import Draft
from sijill.model.mention import TimeMention

TOTAL = "total"  # the mark of a candidate
_NEAR = 14  # tokens between a toll and the words for its period
_LONG = {
    "day": 4,
    "week": 2,
    "month": 1,
    "year": 1,
}  # "خلال أسبوعين" is a period, "خلال يومين" may be one battle
_OF_A_WAR = 5000  # no single act of `gold/train` or of UCDP's years since 2014 has a toll like this


def with_total(scene: Scene, sentence: Sentence, draft: Draft) -> tuple[Draft, bool]:
    """The draft, and whether its toll is one of a period: then it is an aggregate of the period's interval, or without a date where its start is not told."""
    toll = draft.killed or draft.wounded
    if toll is None or draft.type not in ("ASSAULT", "PROTEST"):
        return draft, False
    period = _period(scene, sentence, draft, toll.evidence.start)
    if period is not None:
        return replace(draft, time=period, aggregate=True), True
    if draft.time is None and _since_undated(scene, sentence, toll.evidence.start):
        return replace(draft, aggregate=True), True
    huge = draft.time is None and draft.killed is not None and (draft.killed.min or 0) >= _OF_A_WAR
    return (replace(draft, aggregate=True), True) if huge else (draft, False)


def _period(scene: Scene, sentence: Sentence, draft: Draft, at: int) -> TimeMention | None:
    """The period that the draft's own time is, or, where it has none, the one named near the toll."""
    if draft.time is not None:
        return draft.time if is_period(draft.time) else None
    near = [p for p in within(scene.times, sentence.first, sentence.last) if is_period(p.mention)]
    return next((p.mention for p in near if _is_near(scene, p, at)), None)


def _is_near(scene: Scene, placed: Placed[TimeMention], at: int) -> bool:
    lower, upper = sorted((placed.mention.evidence.start, at))
    between = [
        token
        for token in scene.tokens[max(0, placed.first - _NEAR) : placed.last + _NEAR]
        if lower <= token.start < upper
    ]
    return len(between) <= _NEAR and not any(token.text in "؛.!؟" for token in between)


def is_period(time: TimeMention) -> bool:
    """Does the time last, and longer than one act: "منذ 18 فبراير", "خلال سبع سنوات"; not "منذ صباح اليوم", "خلال ساعات"?"""
    fields = dict(time.fields)
    unit, many = str(fields.get("unit", "")), fields.get("n")
    if time.form == "within" or (time.form == "since" and time.rule == "since-length"):
        return unit in _LONG and isinstance(many, int) and many >= _LONG[unit]
    if time.form != "since":
        return False
    return "deictic" not in fields and "weekday" not in fields and "hour" not in fields


def _since_undated(scene: Scene, sentence: Sentence, at: int) -> bool:
    """ "منذ بدء الحملة" (since the campaign began) near the toll, with no date."""
    context = load_context()
    for index in range(sentence.first, sentence.last - 1):
        token = scene.tokens[index]
        if token.base in context["since"] and scene.tokens[index + 1].base in context["begins"]:
            near = [t for t in scene.tokens[max(0, index - _NEAR) : index + _NEAR] if t.start == at]
            if near:
                return True
    return False
