"""What an event's modes, modality, tolls and day are, by both voices: the rules' answer for the whole event beside the tagger's readings of its mentions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sijill.extraction.modality import SURE
from sijill.extraction.scene import Scene
from sijill.extraction.tagged_arguments import toll_of
from sijill.extraction.tagged_voices import Voices, chance_of, hint_of, load_voices, log_odds
from sijill.model.draft import Draft
from sijill.model.tagging import TaggedTrigger
from sijill.model.value import Toll

Scores = dict[str, float]
YES, NO = 1.0, -1.0  # what the rules say of a value, in place of log-odds
VAGUE = -0.5  # a figure that is no number: "قتلى" (dead)


@dataclass(frozen=True, slots=True)
class TollChoice:
    """A figure that may be the event's, with what both voices say of it."""

    toll: Toll
    rules: float
    tagger: float


def reconsidered(
    scene: Scene, draft: Draft, said: Mapping[str, Sequence[Toll]], readings: Sequence[TaggedTrigger]
) -> Draft:
    """The draft with the values that both voices give; unchanged where the tagger has read none of its mentions.

    `said` holds the rules' figures of all mentions, "killed" and "wounded", in text order.
    """
    if not readings:
        return draft
    scores: Scores = {}
    draft = _with_modes(draft, readings, scores)
    draft = _with_modality(draft, readings, scores)
    draft = _with_day(draft, readings, scores)
    for field, other in (("killed", "wounded"), ("wounded", "killed")):
        choices = [
            c
            for c in toll_choices(scene, field, said[field], readings)
            if c.toll in said[field] or not any(c.toll.evidence.overlaps(t.evidence) for t in said[other])
        ]  # "مصرع 4 مسلحين وإصابة ضابط" (the death of 4 gunmen, the wounding of an officer): the 4 are not the wounded
        draft = _with_toll(draft, field, choices, scores)
    kept = tuple((name, score) for name, score in draft.scores if name not in scores)
    rules = tuple((name, f"rules and tagger {score:.2f}") for name, score in scores.items())
    weighed = tuple((name, round(score, 3)) for name, score in scores.items())
    return replace(draft, scores=(*kept, *weighed), rules=(*draft.rules, *rules))


# --- modes


def mode_chances(readings: Sequence[TaggedTrigger]) -> dict[str, float]:
    """Mode → mean probability over the readings."""
    return mean_chances([reading.modes for reading in readings])


def mean_chances(rows: Sequence[Sequence[tuple[str, float]]]) -> dict[str, float]:
    """Value → mean probability, in the order of the first row."""
    total: dict[str, float] = {}
    for row in rows:
        for value, chance in row:
            total[value] = total.get(value, 0.0) + chance / len(rows)
    return total


def _with_modes(draft: Draft, readings: Sequence[TaggedTrigger], scores: Scores) -> Draft:
    """The modes that words give and the tagger does not speak against; it adds none, since it names no words: "قتل جندي" (a soldier was killed) says not by what."""
    voices, chances = load_voices("modes"), mode_chances(readings)
    odds = {
        mode: voices.weigh(YES, log_odds(chance)) for mode, chance in chances.items() if mode in draft.modes
    }
    own = {mode for mode in draft.modes if mode not in odds}  # of a user's own type
    chosen = {mode for mode, score in odds.items() if score > voices.threshold}
    if chosen:
        scores["modes"] = sum(chance_of(odds[mode]) for mode in chosen) / len(chosen)
    return replace(draft, modes=tuple(sorted(own | chosen)))


# --- modality


def modality_odds(
    draft: Draft, readings: Sequence[TaggedTrigger], voices: Voices
) -> Iterator[tuple[str, float]]:
    """(modality, log-odds) of every modality."""
    for value, chance in mean_chances([reading.modalities for reading in readings]).items():
        yield value, voices.weigh(YES if value == draft.modality else NO, log_odds(chance))


def _with_modality(draft: Draft, readings: Sequence[TaggedTrigger], scores: Scores) -> Draft:
    odds = dict(modality_odds(draft, readings, load_voices("modality")))
    if not odds or draft.modality_rule.startswith(SURE):
        return draft
    best = max(odds, key=lambda value: odds[value])
    scores["modality"] = chance_of(odds[best])
    if best == draft.modality:
        return draft
    return replace(draft, modality=best, modality_rule=f"encoder, against {draft.modality_rule}")


# --- the day of an event for which no words give one


def _with_day(draft: Draft, readings: Sequence[TaggedTrigger], scores: Scores) -> Draft:
    """Told as background, so of no known day, or told as news, so of the day of publication?"""
    chances = mean_chances([reading.dates for reading in readings])
    if draft.time is not None or not chances:
        return draft
    odds = day_odds(draft, chances, load_voices("background"))
    background = odds > load_voices("background").threshold
    if not background:
        scores["when"] = chance_of(-odds)
    return replace(draft, background=background)


def day_odds(draft: Draft, chances: Mapping[str, float], voices: Voices) -> float:
    """Log-odds that an event without a date of its own is of no known day."""
    bare = chances["none"] / max(1e-6, chances["none"] + chances["implicit"])
    return voices.weigh(YES if draft.background else NO, log_odds(bare))


# --- tolls


def toll_choices(
    scene: Scene, field: str, said: Sequence[Toll], readings: Sequence[TaggedTrigger]
) -> list[TollChoice]:
    """The rules' figures, then those that only the tagger names."""

    def hint(toll: Toll) -> float:
        return log_odds(max(hint_of(reading, field, toll.evidence) for reading in readings))

    found = [TollChoice(toll, _weight(toll, YES), hint(toll)) for toll in said]
    for reading in readings:
        for argument in reading.of(field):
            toll = toll_of(scene, argument.evidence, field)
            if toll is not None and not any(toll.evidence.overlaps(c.toll.evidence) for c in found):
                found.append(TollChoice(toll, _weight(toll, NO), hint(toll)))
    return found


def _weight(toll: Toll, said: float) -> float:
    return said if toll.min is not None and toll.min == toll.max else said + VAGUE


def _with_toll(draft: Draft, field: str, choices: Sequence[TollChoice], scores: Scores) -> Draft:
    """The likeliest figure, the first of equals."""
    voices = load_voices(field)
    odds = [(voices.weigh(c.rules, c.tagger), c.toll) for c in choices]
    best, toll = max(odds, key=lambda pair: pair[0], default=(-9.0, None))
    if toll is None:
        return _put(draft, field, None)
    if best <= voices.threshold:
        refused = (field, f"«{toll.evidence.text}» is hardly its own ({chance_of(best):.2f})")
        return _put(replace(draft, refused=(*draft.refused, refused)), field, None)
    scores[field] = chance_of(best)
    return _put(draft, field, toll)


def _put(draft: Draft, field: str, toll: Toll | None) -> Draft:
    """The draft with that figure, or without it and those that differ from it."""
    if field == "killed":
        return replace(draft, killed=toll, killed_variants=draft.killed_variants if toll else ())
    return replace(draft, wounded=toll, wounded_variants=draft.wounded_variants if toll else ())
