"""Candidates: each trigger of a document with what its own sentence says of the act; merging makes drafts of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.extraction.arguments import Argument, Field, argument_field, find_arguments
from sijill.extraction.circumstances import find_event_places, find_event_time
from sijill.extraction.counts import find_count
from sijill.extraction.modality import find_modality
from sijill.extraction.modes import find_modes
from sijill.extraction.scene import Scene
from sijill.extraction.tolls import FoundToll, casualty_kind, find_tolls
from sijill.extraction.triggers import TriggerMention
from sijill.extraction.weapons import find_weapons
from sijill.lexicon.context import load_context
from sijill.model.analysis import Sentence
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention
from sijill.model.report import Trigger


@dataclass(frozen=True, slots=True)
class Candidate:
    """One trigger's draft. `sentence` is the index of its sentence; `casualty` the kind of toll that the trigger itself names."""

    draft: Draft
    trigger: TriggerMention
    sentence: int
    line: int
    field: Field
    casualty: str | None
    definite: bool

    @property
    def weak(self) -> bool:
        return self.trigger.entry.weak


def find_candidates(scene: Scene, number: int, triggers: Sequence[TriggerMention]) -> list[Candidate]:
    """The candidates of sentence `number`, one a trigger."""
    sentence = scene.sentences[number]
    fields = [argument_field(scene, sentence.first, sentence.last, trigger, triggers) for trigger in triggers]
    arguments = [find_arguments(scene, trigger, field) for trigger, field in zip(triggers, fields, strict=True)]
    tolls = find_tolls(scene, sentence.first, sentence.last, triggers, arguments)
    return [
        _with_tolls(_candidate(scene, number, trigger, field, roles), tolls, triggers)
        for trigger, field, roles in zip(triggers, fields, arguments, strict=True)
    ]


def _candidate(scene: Scene, number: int, trigger: TriggerMention, field: Field, roles: Sequence[Argument]) -> Candidate:
    sentence = scene.sentences[number]
    modality, modality_rule = find_modality(scene, trigger, field)
    count = find_count(scene, trigger)
    draft = Draft(
        type=trigger.entry.type,
        modes=find_modes(scene, trigger, field),
        mentions=(Trigger(scene.stem_evidence(trigger.first, trigger.last), sentence.line, trigger.entry.id),),
        modality=modality,
        modality_rule=modality_rule,
        actors=_mentions(roles, "actor"),
        recipients=_mentions(roles, "recipient"),
        places=find_event_places(scene, sentence, trigger, field),
        time=find_event_time(scene, sentence, trigger, field),
        weapons=find_weapons(scene, trigger, field),
        count=count,
        aggregate=count is not None and count.min is not None and count.min > 2,
        outcome=trigger.entry.outcome,
        background=_is_background(scene, trigger, field),
        rules=tuple((argument.role, argument.rule) for argument in roles),
    )
    definite = "ال" in trigger.reading.proclitics or bool(trigger.reading.enclitic) or _has_demonstrative(scene, trigger)
    return Candidate(draft, trigger, number, sentence.line, field, casualty_kind(trigger), definite and not trigger.is_verb)


def _mentions(roles: Sequence[Argument], role: str) -> tuple[ActorMention, ...]:
    return tuple(argument.placed.mention for argument in roles if argument.role == role)


def _has_demonstrative(scene: Scene, trigger: TriggerMention) -> bool:
    return trigger.first > 0 and scene.tokens[trigger.first - 1].base in load_context()["demonstratives"]


def _is_background(scene: Scene, trigger: TriggerMention, field: Field) -> bool:
    words = load_context()["background"]
    return any(scene.tokens[i].base in words for i in range(max(field.left, trigger.first - 6), trigger.first))


def _with_tolls(candidate: Candidate, tolls: Sequence[FoundToll], triggers: Sequence[TriggerMention]) -> Candidate:
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
    return replace(candidate, draft=draft)


def _nearest(found: FoundToll, triggers: Sequence[TriggerMention]) -> TriggerMention | None:
    able = [t for t in triggers if t.entry.type in ("ASSAULT", "PROTEST")]
    before = [t for t in able if t.first <= found.first]
    return before[-1] if before else able[0] if able else None
