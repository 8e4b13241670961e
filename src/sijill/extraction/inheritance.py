"""Inheritance: places, dates and participants that a clause leaves unsaid, taken from the sentences before it, the lead or the title."""

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.scene import Scene
from sijill.lexicon.gazetteer import load_gazetteer
from sijill.model.draft import Draft
from sijill.model.mention import PlaceMention
from sijill.model.report import VERBAL

_LINES_BACK = 2


def inherit(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with places filled from before: first what the same line or the lines just before say, then the title."""
    return [_with_place(scene, draft, drafts) for draft in drafts]


def _with_place(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.places or draft.type in VERBAL:
        return draft
    place = _place_before(scene, draft) or _place_of_story(draft, drafts)
    if place is None:
        return draft
    return replace(draft, places=(place,), inherited=(*draft.inherited, "places"))


def _place_before(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The last place named before the first mention, in its line or the lines just before."""
    first = draft.mentions[0]
    floor = min((s.start for s in scene.sentences if first.line - _LINES_BACK <= s.line), default=0)
    before = [
        p.mention
        for p in scene.places
        if floor <= p.mention.evidence.start < first.evidence.start and not p.mention.as_actor
    ]
    return _finest(before) if before else None


def _finest(before: Sequence[PlaceMention]) -> PlaceMention:
    """The last place; the words that take up a town ("المنطقة", the area) before their country: "كانت المنطقة أول مكان في العراق" (the area was the first place in Iraq)."""
    gazetteer = load_gazetteer()
    last = before[-1]
    entry = gazetteer.entry(last.candidates[0]) if last.candidates else None
    if entry is None or entry.level != "country" or len(before) < 2:
        return last
    other = before[-2]
    inside = other.candidates and gazetteer.entry(other.candidates[0]).country == entry.country
    return other if inside and other.rule == "anaphor" else last


def _place_of_story(draft: Draft, drafts: Sequence[Draft]) -> PlaceMention | None:
    """The place of the first draft of the same type that has one."""
    return next((other.places[0] for other in drafts if other.places and other.type == draft.type), None)
