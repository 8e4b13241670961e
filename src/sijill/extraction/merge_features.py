"""Features of a pair of candidates: what speaks for and against their telling of one happening. The weights are in `lexicon/data/weights/merging.tsv`."""

from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.choosing import identity
from sijill.lexicon.cues import weapon_modes
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, PlaceMention
from sijill.text import key


def pair_features(first: Candidate, second: Candidate) -> Iterator[str]:
    """The features of a pair, as strings."""
    a, b = first.draft, second.draft
    gap = second.line - first.line
    where = (
        "sentence"
        if first.sentence == second.sentence
        else "line"
        if gap == 0
        else f"gap{min(gap, 3)}"
        if gap < 6
        else "far"
    )
    yield where
    yield f"{where}|{a.type}"
    if first.line == 0 and gap > 0:
        yield f"title-to-{'lead' if gap == 1 else 'body'}"
    yield from _trigger_features(first, second, where)
    yield from _mode_features(a, b)
    actors, others = actor_keys(a.actors), actor_keys(b.actors)
    recipients, sufferers = actor_keys(a.recipients), actor_keys(b.recipients)
    for name, keys in (
        ("place", _shared(place_keys(a.places), place_keys(b.places))),
        ("actor", _shared(actors, others)),
        ("recipient", _shared(recipients, sufferers)),
    ):
        yield f"{name}:{keys}"
        yield f"{where}|{name}:{keys}"
    if actors & sufferers or recipients & others:
        yield "roles-crossed"
    yield from _time_features(a, b, where)
    yield from _other_features(a, b)


def _trigger_features(first: Candidate, second: Candidate, where: str) -> Iterator[str]:
    frames = f"{first.trigger.entry.frame}>{second.trigger.entry.frame}"
    kinds = f"{_kind(first)}>{_kind(second)}"
    yield f"{where}|{frames}"
    yield f"{where}|{kinds}"
    yield f"{where}|same-entry:{first.trigger.entry.id == second.trigger.entry.id}|second-definite:{second.definite}"
    for mark in second.marks:
        yield f"second-mark:{mark}"
        yield f"{where}|second-mark:{mark}"
    yield f"second-weak:{second.weak}|first-weak:{first.weak}"
    yield f"numbers:{first.trigger.form.number}>{second.trigger.form.number}|second-definite:{second.definite}"
    if first.trigger.entry.id == second.trigger.entry.id:
        yield f"same-entry:{first.trigger.entry.id}"
    if where == "sentence":
        gap = second.trigger.first - first.trigger.last
        size = "touching" if gap <= 1 else "near" if gap <= 4 else "middle" if gap <= 10 else "distant"
        yield f"sentence|{size}"
        yield f"sentence|{size}|{kinds}"
        yield f"sentence|before-second:{second.link}|{frames}"
        yield f"sentence|before-second:{second.link}|{size}"


def _kind(candidate: Candidate) -> str:
    casualty = "casualty" if candidate.casualty else "act"
    return f"{'verb' if candidate.trigger.is_verb else 'noun'}-{casualty}"


def _mode_features(a: Draft, b: Draft) -> Iterator[str]:
    weapons = weapon_modes()
    first, second = set(a.modes), set(b.modes)
    if first & second:
        yield "mode-shared"
    if first & weapons and second & weapons and not first & second:
        yield "weapon-conflict"
        yield f"weapon-conflict|{min(first & weapons)}>{min(second & weapons)}"
    yield f"modes:{'some' if first else 'none'}>{'some' if second else 'none'}"


def _shared(first: frozenset[str], second: frozenset[str]) -> str:
    if not first or not second:
        return "unknown" if not first and not second else "one-sided"
    return "shared" if first & second else "conflict"


def _time_features(a: Draft, b: Draft, where: str) -> Iterator[str]:
    if a.time is None or b.time is None:
        state = "unknown" if a.time is b.time else "first-only" if a.time is not None else "second-only"
    elif a.time.evidence == b.time.evidence:
        state = "same-words"
    else:
        state = "shared" if (a.time.form, a.time.fields) == (b.time.form, b.time.fields) else "conflict"
    yield f"time:{state}"
    yield f"{where}|time:{state}"


def _other_features(a: Draft, b: Draft) -> Iterator[str]:
    yield f"modality:{a.modality if a.modality == b.modality else 'differs'}"
    yield f"count:{'one' if (a.count is None) != (b.count is None) else 'both' if a.count else 'none'}"
    yield f"background:{'differs' if a.background != b.background else a.background}"
    for name, x, y in (("killed", a.killed, b.killed), ("wounded", a.wounded, b.wounded)):
        if x is not None and y is not None:
            yield f"{name}:{'equal' if (x.min, x.max) == (y.min, y.max) else 'differs'}"


def actor_keys(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """What identifies participants across mentions."""
    return frozenset().union(*[identity(mention) for mention in mentions]) if mentions else frozenset()


def place_keys(mentions: Sequence[PlaceMention]) -> frozenset[str]:
    """Gazetteer candidates of the places and of the places that enclose them, else their names."""
    return frozenset(
        identity_
        for mention in mentions
        for one in (mention, *mention.parents)
        for identity_ in (one.candidates or (key(one.name.text),))
    )
