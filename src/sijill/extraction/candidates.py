"""Candidates: each trigger of a document with what its own sentence says of the act; merging makes drafts of them."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.argument_links import Field
from sijill.extraction.arguments import argument_field, find_arguments
from sijill.extraction.choosing import (
    Options,
    chosen_actors,
    chosen_places,
    chosen_recipients,
    chosen_time,
    find_options,
)
from sijill.extraction.counts import find_count
from sijill.extraction.features import Setting
from sijill.extraction.modality import find_modality
from sijill.extraction.modes import find_modes
from sijill.extraction.scene import Scene
from sijill.extraction.tolls import FoundToll, casualty_kind, find_tolls
from sijill.extraction.totals import TOTAL, with_total
from sijill.extraction.triggers import TriggerMention
from sijill.extraction.weapons import find_weapons
from sijill.lexicon.context import load_context
from sijill.lexicon.cues import load_mode_cues, load_retaliation, retaliation_adjectives
from sijill.model.draft import Draft
from sijill.model.mention import Evidence
from sijill.model.quick import quick
from sijill.model.report import Trigger

_ADJECTIVES = 2  # at most so many adjectives belong to a trigger's words
_LINK_REACH = 3  # tokens before a trigger in which a linking word counts


@quick
class Candidate:
    """One trigger's draft, with what it may take and how it stands in the text.

    `sentence` is the index of its sentence; `casualty` the kind of toll that the trigger itself names; `definite` is true for a noun that points back.
    `link` is what joins the trigger to the words before it: "cause" | "result" | "relative" | "and" | "none". `marks`: "also" and "another" (an act beside
    those before, loosely or surely), "answer" (a retaliatory act), "answered" (what another act answers), "demonstrative" ("هذا الهجوم", this attack),
    "total" (its toll is one of a period).
    """

    draft: Draft
    options: Options
    trigger: TriggerMention
    sentence: int
    line: int
    field: Field
    casualty: str | None
    definite: bool
    link: str
    marks: frozenset[str]

    @property
    def weak(self) -> bool:
        return self.trigger.entry.weak


def find_candidates(scene: Scene, number: int, triggers: Sequence[TriggerMention]) -> list[Candidate]:
    """The candidates of sentence `number`, one a trigger."""
    sentence = scene.sentences[number]
    fields = [argument_field(scene, sentence.first, sentence.last, trigger, triggers) for trigger in triggers]
    arguments = [
        find_arguments(scene, trigger, field) for trigger, field in zip(triggers, fields, strict=True)
    ]
    tolls = find_tolls(scene, sentence.first, sentence.last, triggers, arguments)
    settings = [
        Setting(scene, sentence, trigger, field, triggers, roles)
        for trigger, field, roles in zip(triggers, fields, arguments, strict=True)
    ]
    return _sharing_period(
        [_with_tolls(scene, _candidate(setting, number), tolls, triggers) for setting in settings]
    )


def _sharing_period(candidates: list[Candidate]) -> list[Candidate]:
    """ "أدت الحملة منذ منتصف الشهر إلى مقتل 900" (the campaign has since the middle of the month led to the killing of 900): the campaign is as long as its toll."""
    periods = {c.draft.time.evidence for c in candidates if TOTAL in c.marks and c.draft.time is not None}
    return [
        replace(c, marks=c.marks | {TOTAL})
        if c.draft.time is not None and c.draft.time.evidence in periods
        else c
        for c in candidates
    ]


def _candidate(setting: Setting, number: int) -> Candidate:
    scene, sentence, trigger, field = setting.scene, setting.sentence, setting.trigger, setting.field
    modality, modality_rule = find_modality(scene, trigger, field)
    count = find_count(scene, trigger)
    options = find_options(setting)
    draft = Draft(
        type=trigger.entry.type,
        modes=find_modes(scene, trigger, field),
        mentions=(Trigger(_trigger_words(scene, trigger), sentence.line, trigger.entry.id),),
        modality=modality,
        modality_rule=modality_rule,
        actors=chosen_actors((options.actors,)),
        recipients=chosen_recipients((options.recipients,), ()),
        places=chosen_places((options.places,)),
        time=chosen_time((options.times,)),
        weapons=find_weapons(scene, trigger, field),
        count=count,
        aggregate=count is not None and count.min is not None and count.min > 2,
        outcome=trigger.entry.outcome,
        background=_is_background(scene, trigger, field),
    )
    definite = (
        "ال" in trigger.reading.proclitics
        or bool(trigger.reading.enclitic)
        or _has_demonstrative(scene, trigger)
    )
    return Candidate(
        draft,
        options,
        trigger,
        number,
        sentence.line,
        field,
        casualty_kind(trigger),
        definite and not trigger.is_verb,
        _link(scene, trigger),
        _marks(scene, trigger),
    )


def _trigger_words(scene: Scene, trigger: TriggerMention) -> Evidence:
    """The trigger with the adjectives that say how: "هجوم صاروخي" (rocket attack), "الهجوم الانتقامي" (the retaliatory attack)."""
    last = trigger.last
    cues = load_mode_cues().get(trigger.entry.type, {})
    while not trigger.is_verb and last < len(scene.tokens) and last - trigger.last < _ADJECTIVES:
        token = scene.tokens[last]
        if ((token.base,) not in cues and token.base not in retaliation_adjectives()) or set(
            token.proclitics
        ) - {"ال"}:
            break
        last += 1
    return scene.stem_evidence(trigger.first, last)


def _marks(scene: Scene, trigger: TriggerMention) -> frozenset[str]:
    context = load_context()
    near = scene.tokens[max(0, trigger.first - _LINK_REACH) : trigger.last + 2]
    words = {t.base for t in near} | {t.key for t in near}
    found = {name for name in ("also", "another") if not words.isdisjoint(context[name])}
    own = [t.base for t in scene.tokens[trigger.first : trigger.last + 2]]
    if not retaliation_adjectives().isdisjoint(own) or _follows_answer_cue(scene, trigger):
        found.add("answer")
    if _has_demonstrative(scene, trigger):
        found.add("demonstrative")
    if _is_answered(scene, trigger):
        found.add("answered")
    return frozenset(found)


def _is_answered(scene: Scene, trigger: TriggerMention) -> bool:
    """ "غارات ردا على هجوم" (raids in answer to an attack): the act after the words is another than the one before them."""
    near = scene.tokens[max(0, trigger.first - _LINK_REACH) : trigger.first]
    bases = [token.base for token in near]
    return any(
        near[i].base == phrase[0] and tuple(t.key for t in near[i + 1 : i + len(phrase)]) == phrase[1:]
        for phrase in load_retaliation()["answers"]
        if phrase[0] in bases
        for i in range(len(near) - len(phrase) + 1)
    )


def _follows_answer_cue(scene: Scene, trigger: TriggerMention) -> bool:
    """ "وأعقب ذلك غارات" (this was followed by raids)."""
    near = scene.tokens[max(0, trigger.first - _LINK_REACH) : trigger.first]
    cues = load_retaliation()["answered"]
    return any((near[i].base, near[i + 1].key) in cues for i in range(len(near) - 1))


def _link(scene: Scene, trigger: TriggerMention) -> str:
    """ "في قصف" (in a shelling) is a cause, "أسفر عن مقتل" (resulted in the killing) a result, "الذي استهدف" (which targeted) relative, "وقتل" joined by and."""
    context = load_context()
    if trigger.reading.proclitics[:1] == ("و",):
        return "and"
    if "ب" in trigger.reading.proclitics:
        return "cause"
    for token in reversed(scene.tokens[max(0, trigger.first - _LINK_REACH) : trigger.first]):
        for name in ("results", "causes", "relatives"):
            if token.base in context[name] or token.key in context[name]:
                return name.removesuffix("s")
    return "none"


def _has_demonstrative(scene: Scene, trigger: TriggerMention) -> bool:
    return trigger.first > 0 and scene.tokens[trigger.first - 1].base in load_context()["demonstratives"]


def _is_background(scene: Scene, trigger: TriggerMention, field: Field) -> bool:
    before = scene.tokens[max(field.left, trigger.first - 6) : trigger.first]
    return not load_context()["background"].isdisjoint([token.base for token in before])


def _with_tolls(
    scene: Scene, candidate: Candidate, tolls: Sequence[FoundToll], triggers: Sequence[TriggerMention]
) -> Candidate:
    """The candidate with the tolls that were read from its trigger, or, for figures that name no trigger, that stand nearest to it."""
    draft = candidate.draft
    for found in tolls:
        owner = found.trigger or _nearest(found, triggers)
        if owner is not candidate.trigger:
            continue
        if found.kind == "killed" and draft.killed is None:
            draft = replace(draft, killed=found.toll)
        elif found.kind == "wounded" and draft.wounded is None:
            draft = replace(draft, wounded=found.toll)
    draft, total = with_total(scene, scene.sentences[candidate.sentence], draft)
    if draft is candidate.draft and not total:
        return candidate
    marks = candidate.marks | {TOTAL} if total else candidate.marks
    return replace(candidate, draft=draft, marks=marks)


def _nearest(found: FoundToll, triggers: Sequence[TriggerMention]) -> TriggerMention | None:
    able = [t for t in triggers if t.entry.type in ("ASSAULT", "PROTEST")]
    before = [t for t in able if t.first <= found.first]
    return before[-1] if before else able[0] if able else None
