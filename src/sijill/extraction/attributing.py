"""Attributing: who says so, who claims, who is blamed, put on the drafts that the words govern."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.merging import actor_keys
from sijill.extraction.scene import Scene
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, AttributionMention

_NEAR = 400  # characters back from a claim or a blame to the attack that it speaks of


def attribute(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with source, claimant and blamed party filled; a claimant becomes the actor, an accused party never does."""
    sourced = [_with_source(draft, scene.attributions) for draft in drafts]
    for mention in scene.attributions:
        if mention.kind in ("claim", "blame") and mention.party is not None:
            sourced = _with_party(sourced, mention, mention.party)
    return _with_accused(sourced)


def _with_source(draft: Draft, attributions: Sequence[AttributionMention]) -> Draft:
    for trigger in draft.mentions:
        for mention in attributions:
            if mention.kind == "source" and mention.governs_start <= trigger.evidence.start < mention.governs_end:
                return replace(draft, attribution=mention)
    return draft


def _with_party(drafts: Sequence[Draft], mention: AttributionMention, party: ActorMention) -> list[Draft]:
    target = _spoken_of(drafts, mention)
    if target is None:
        return list(drafts)
    draft = drafts[target]
    if mention.kind == "claim":
        changed = replace(draft, claimed_by=party, actors=draft.actors or (party,))
    else:
        changed = replace(draft, blamed=party, actors=_without(draft.actors, party))
    return [*drafts[:target], changed, *drafts[target + 1 :]]


def _spoken_of(drafts: Sequence[Draft], mention: AttributionMention) -> int | None:
    """The assault named in the governed words, else the last one named before them."""
    inside, before = None, None
    for index, draft in enumerate(drafts):
        if draft.type != "ASSAULT":
            continue
        for trigger in draft.mentions:
            at = trigger.evidence.start
            if mention.governs_start <= at < mention.governs_end:
                inside = index if inside is None else inside
            elif at < mention.evidence.start and mention.evidence.start - at <= _NEAR:
                before = index
    return inside if inside is not None else before


def _with_accused(drafts: Sequence[Draft]) -> list[Draft]:
    """ "اتهمت الحكومة المتمردين بقصف الحي" (accused the rebels of shelling the quarter): an ACCUSE record, and `blamed` on the assault."""
    result = list(drafts)
    for accusation in drafts:
        if accusation.type != "ACCUSE" or "allege" not in accusation.modes or not accusation.recipients:
            continue
        lines = {trigger.line for trigger in accusation.mentions}
        for index, draft in enumerate(result):
            if draft.type == "ASSAULT" and draft.blamed is None and lines & {t.line for t in draft.mentions}:
                accused = accusation.recipients[0]
                result[index] = replace(draft, blamed=accused, actors=_without(draft.actors, accused))
                break
    return result


def _without(actors: tuple[ActorMention, ...], party: ActorMention) -> tuple[ActorMention, ...]:
    return tuple(actor for actor in actors if not actor_keys((actor,)) & actor_keys((party,)))
