"""Drafts from the tagger's own spans: one draft from the triggers that it says name one event."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sijill.extraction.argument_links import STOPS
from sijill.extraction.scene import Scene
from sijill.extraction.tagged_arguments import (
    RULE,
    actors_of,
    join_participants,
    place_of,
    time_of,
    tokens_of,
    toll_of,
    trimmed,
    weapon_of,
)
from sijill.lexicon.context import load_context
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, AttributionMention, PlaceMention, TimeMention
from sijill.model.report import Trigger
from sijill.model.tagging import TaggedArgument, TaggedTrigger
from sijill.model.value import Count, Toll, Weapon

MODE = 0.5
_PLUPERFECT = 6  # words between "كان" and its verb
COUNTABLE = frozenset({"event", "thing", "plain"})


def tagged_draft(
    scene: Scene, group: Sequence[TaggedTrigger], own_modes: Mapping[str, tuple[str, ...]]
) -> Draft:
    """One event from the triggers that name it, in text order."""
    time = _time(scene, group)
    count = _count(scene, group)
    actors, recipients = _parties(scene, group)
    modality, share = _modality(group)
    claimed = _party(scene, group, "claimed_by")
    forced = {mode for t in group if t.rule != RULE for mode in own_modes.get(t.rule, ()) if t.score == 0}
    return Draft(
        type=group[0].type,
        modes=tuple(sorted(set(_modes(group)) | forced)),
        mentions=tuple(trigger_of(scene, t) for t in group),
        modality=modality,
        modality_rule=f"{RULE} {share:.2f}",
        actors=actors or ((claimed,) if claimed else ()),
        recipients=recipients,
        places=_places(scene, group),
        time=time,
        killed=_toll(scene, group, "killed"),
        wounded=_toll(scene, group, "wounded"),
        weapons=_weapons(scene, group),
        count=count,
        aggregate=max(t.aggregate for t in group) >= 0.5 or (count is not None and (count.min or 0) > 2),
        outcome="intercepted" if max(t.intercepted for t in group) >= 0.5 else None,
        claimed_by=claimed,
        blamed=_party(scene, group, "blamed"),
        attribution=_source(scene, group),
        background=time is None and (_date_kind(group) == "none" or _is_pluperfect(scene, group[0])),
        rules=tuple(_rules(group)),
        scores=tuple((name, round(score, 3)) for name, score in _scores(group, share)),
    )


def trigger_of(scene: Scene, trigger: TaggedTrigger) -> Trigger:
    """The mention as a report shows it, without the proclitics of its first word."""
    words = trimmed(scene, trigger.evidence) or trigger.evidence
    return Trigger(words, trigger.line, trigger.rule, round(trigger.score, 3))


def _arguments(group: Sequence[TaggedTrigger], role: str) -> list[TaggedArgument]:
    return [argument for trigger in group for argument in trigger.of(role)]


def _best_first(group: Sequence[TaggedTrigger], role: str) -> list[TaggedArgument]:
    return sorted(_arguments(group, role), key=lambda a: (-a.score, a.evidence.start))


def _modes(group: Sequence[TaggedTrigger]) -> Iterator[str]:
    total: dict[str, float] = defaultdict(float)
    for trigger in group:
        for mode, chance in trigger.modes:
            total[mode] += chance / len(group)
    yield from (mode for mode, chance in total.items() if chance >= MODE)


def _modality(group: Sequence[TaggedTrigger]) -> tuple[str, float]:
    total: dict[str, float] = defaultdict(float)
    for trigger in group:
        total[trigger.modality] += trigger.modality_score / len(group)
    best = max(total, key=lambda m: total[m])
    return best, total[best]


def _parties(
    scene: Scene, group: Sequence[TaggedTrigger]
) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """Who acts and who undergoes it. A phrase tagged as both is what the tagger is surer of: nobody does it to himself."""
    chances = {
        role: {m.evidence: a.score for a in reversed(_best_first(group, role)) for m in actors_of(scene, a.evidence)}
        for role in ("actor", "recipient")
    }  # fmt: skip
    acting, suffering = chances["actor"], chances["recipient"]
    actors = _participants(scene, group, "actor")
    recipients = _participants(scene, group, "recipient")
    return (
        tuple(m for m in actors if suffering.get(m.evidence, 0.0) <= acting.get(m.evidence, 1.0)),
        tuple(m for m in recipients if acting.get(m.evidence, 0.0) < suffering.get(m.evidence, 1.0)),
    )


def _participants(scene: Scene, group: Sequence[TaggedTrigger], role: str) -> tuple[ActorMention, ...]:
    return join_participants(m for a in _arguments(group, role) for m in actors_of(scene, a.evidence))


def _party(scene: Scene, group: Sequence[TaggedTrigger], role: str) -> ActorMention | None:
    return next((mention for a in _best_first(group, role) for mention in actors_of(scene, a.evidence)), None)


def _places(scene: Scene, group: Sequence[TaggedTrigger]) -> tuple[PlaceMention, ...]:
    """Places of all mentions, each once; a bare phrase gives way to what the gazetteer knows by the same name."""
    found: dict[tuple[str, ...], PlaceMention] = {}
    for argument in _arguments(group, "place"):
        place = place_of(scene, argument.evidence)
        if place is not None:
            found.setdefault(place.candidates or (place.name.text,), place)
    return tuple(found.values())


def _date_kind(group: Sequence[TaggedTrigger]) -> str:
    kinds = [t.date_kind for t in group]
    return max(dict.fromkeys(kinds), key=kinds.count)


def _is_pluperfect(scene: Scene, trigger: TaggedTrigger) -> bool:
    """ "وكان الرئيس حذر من الهجوم" (the president had warned of the attack) is told as background."""
    first, _ = tokens_of(scene, trigger.evidence)
    before = scene.tokens[max(0, first - _PLUPERFECT) : first]
    words = load_context()["background"]
    return any(
        token.base in words and not any(t.text in STOPS for t in before[i:]) for i, token in enumerate(before)
    )


def _time(scene: Scene, group: Sequence[TaggedTrigger]) -> TimeMention | None:
    times = [time_of(scene, argument.evidence) for argument in _best_first(group, "date")]
    return next((time for time in times if time is not None), None)


def _toll(scene: Scene, group: Sequence[TaggedTrigger], role: str) -> Toll | None:
    """The first mention's figure in text order that is a number, else the first vague one."""
    tolls = [toll for a in _arguments(group, role) if (toll := toll_of(scene, a.evidence, role)) is not None]
    exact = [toll for toll in tolls if toll.min is not None and toll.min == toll.max]
    return next(iter(exact or tolls), None)


def _weapons(scene: Scene, group: Sequence[TaggedTrigger]) -> tuple[Weapon, ...]:
    found = [weapon_of(scene, a.evidence) for a in _arguments(group, "weapon")]
    return tuple({w.evidence: w for w in found if w is not None}.values())


def _count(scene: Scene, group: Sequence[TaggedTrigger]) -> Count | None:
    """The number said of a trigger noun: "25 هجوما" (25 attacks)."""
    for trigger in group:
        first, last = tokens_of(scene, trigger.evidence)
        for number in scene.numbers:
            mention = number.mention
            joined = (number.first < last and first < number.last) or (
                number.last == first and mention.noun is None
            )
            if joined and mention.kind in COUNTABLE and number.first <= first:
                return Count(mention.evidence, mention.min, mention.max, f"{RULE}: {mention.rule}")
    return None


def _source(scene: Scene, group: Sequence[TaggedTrigger]) -> AttributionMention | None:
    """Who says so: the finders' attribution with that party, else the tagger's words."""
    for argument in _best_first(group, "source"):
        for known in scene.attributions:
            if known.kind == "source" and known.party and known.party.evidence.overlaps(argument.evidence):
                return known
        for party in actors_of(scene, argument.evidence):
            trigger = group[0].evidence
            return AttributionMention(argument.evidence, "source", RULE, party, trigger.start, trigger.end)
    return None


_FIELDS = {
    "actor": "actors", "recipient": "recipients", "place": "places", "date": "when", "killed": "killed", "wounded": "wounded",
}  # fmt: skip


def _scores(group: Sequence[TaggedTrigger], modality: float) -> Iterator[tuple[str, float]]:
    """(field, raw score): the event's likeliest trigger, the mean of a field's arguments."""
    yield "event", max(t.score for t in group)
    yield "modality", modality
    for role, field in _FIELDS.items():
        found = [argument.score for argument in _arguments(group, role)]
        if found:
            yield field, sum(found) / len(found)


def _rules(group: Sequence[TaggedTrigger]) -> Iterator[tuple[str, str]]:
    for trigger in group:
        for argument in trigger.arguments:
            yield argument.role, f"{RULE} {argument.score:.2f}"
