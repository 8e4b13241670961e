"""Attributing: who says so, who claims, who is blamed, put on the drafts that the words govern."""

import bisect
import operator
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.merge_features import actor_keys
from sijill.extraction.scene import Scene
from sijill.lexicon.context import load_context
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, AttributionMention, Evidence
from sijill.text import key

_START = operator.attrgetter("start")
_CHARGE = 120  # characters after an accusation within which its charge stands
_SLACK = 12  # characters beside its source that a sentence may have and still be nothing but that
_NEAR = 400  # characters back from a claim or a blame to the attack that it speaks of


def attribute(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with source, claimant and blamed party filled; a claimant becomes the actor, an accused party never does."""
    sourced = [_with_source(scene, draft) for draft in drafts]
    for mention in scene.attributions:
        if (
            mention.kind in ("claim", "blame")
            and mention.party is not None
            and mention.party.group != "state-adjective"
        ):
            sourced = _with_party(scene, sourced, mention, mention.party)
    return _with_accused(scene, sourced)


def _with_source(scene: Scene, draft: Draft) -> Draft:
    """The draft with the source that governs one of its mentions: a known party before words that name none ("القرار", the decision)."""
    governing = [
        mention
        for trigger in draft.mentions
        for mention in scene.attributions
        if mention.kind == "source" and _governs(scene, mention, trigger.evidence.start)
    ]
    known = [
        m
        for m in governing
        if m.party is not None and (m.party.candidates or m.party.group or m.party.person)
    ]
    chosen = next(iter(known or governing), None)
    return replace(draft, attribution=chosen) if chosen is not None else draft


def _governs(scene: Scene, mention: AttributionMention, at: int) -> bool:
    """Do the governed words hold the offset? A sentence that is nothing but "بحسب الوكالة." (according to the agency) governs the one before it."""
    if mention.governs_start <= at < mention.governs_end:
        return True
    number = bisect.bisect_right(scene.sentences, mention.evidence.start, key=_START) - 1
    if number < 1:
        return False
    before, sentence = scene.sentences[number - 1], scene.sentences[number]
    if mention.evidence.start >= sentence.end:
        return False
    alone = sentence.end - sentence.start <= len(mention.evidence.text) + _SLACK
    return alone and before.line == sentence.line and before.start <= at < before.end


def _with_party(
    scene: Scene, drafts: Sequence[Draft], mention: AttributionMention, party: ActorMention
) -> list[Draft]:
    charged = mention.kind == "blame"
    target = _charged(scene, mention.evidence, drafts) if charged else _spoken_of(drafts, mention)
    if target is None:
        return list(drafts)
    draft = drafts[target]
    changed = _blamed(draft, party) if charged else _claimed(draft, party)
    return [*drafts[:target], changed, *drafts[target + 1 :]]


def _claimed(draft: Draft, party: ActorMention) -> Draft:
    return replace(draft, claimed_by=party, actors=draft.actors or (party,))


def _blamed(draft: Draft, party: ActorMention) -> Draft:
    return replace(draft, blamed=party, actors=_without(draft.actors, party))


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


def _with_accused(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """ "اتهمت الحكومة المتمردين بقصف الحي" (accused the rebels of shelling the quarter): an ACCUSE record, and `blamed` on the assault."""
    result = list(drafts)
    for accusation in drafts:
        if accusation.type != "ACCUSE" or "allege" not in accusation.modes or not accusation.recipients:
            continue
        index = _charged(scene, accusation.mentions[0].evidence, result)
        accused = accusation.recipients[0]
        if index is not None and _may_be_blamed(result[index], accused):
            actors = _without(result[index].actors, accused)
            for accuser in accusation.actors:
                actors = _without(actors, accuser)  # nobody charges others with what he did himself
            result[index] = replace(result[index], blamed=result[index].blamed or accused, actors=actors)
    return result


def _may_be_blamed(draft: Draft, accused: ActorMention) -> bool:
    """Is nobody else blamed for it?"""
    return draft.blamed is None or bool(actor_keys((draft.blamed,)) & actor_keys((accused,)))


def _charged(scene: Scene, said: Evidence, drafts: Sequence[Draft]) -> int | None:
    """The assault that an accusation names as its charge ("بقصف", "عن الهجوم"), else the last one told shortly before it."""
    before: tuple[int, int] | None = None
    for index, draft in enumerate(drafts):
        if draft.type != "ASSAULT":
            continue
        for trigger in draft.mentions:
            at = trigger.evidence.start
            if said.start <= at <= said.end + _CHARGE and _is_charge(scene.text, at):
                return index
            if at < said.start <= at + _NEAR and (before is None or at > before[0]):
                before = (at, index)
    return before[1] if before is not None else None


def _is_charge(text: str, start: int) -> bool:
    """ "بقصف", "مسؤولية الهجوم", "عن الهجوم" are charges; "أسفر عن مقتل" (resulted in the killing) is none."""
    words = [key(word) for word in text[max(0, start - 30) : start].split()]
    if text[start - 1 : start] == "ب":
        return True
    context = load_context()
    results = words[-2:-1] and words[-2].removeprefix("و") in context["results"]
    return bool(words) and words[-1] in context["charges"] and not results


def _without(actors: tuple[ActorMention, ...], party: ActorMention) -> tuple[ActorMention, ...]:
    return tuple(actor for actor in actors if not actor_keys((actor,)) & actor_keys((party,)))
