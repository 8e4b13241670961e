"""Features of a pair of candidates: what speaks for and against their telling of one happening. The weights are in `lexicon/data/weights/merging.tsv`."""

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sijill.extraction.candidates import Candidate
from sijill.extraction.choosing import identity
from sijill.extraction.features import Group
from sijill.lexicon.cues import weapon_modes
from sijill.model.draft import Draft
from sijill.model.mention import ActorMention, PlaceMention
from sijill.text import key

M = TypeVar("M", ActorMention, PlaceMention)
_KEPT = 10_000  # groups of one kind
_KEPT_KEYS = 500
_TO_LEAD, _TO_BODY, _CROSSED = ("title-to-lead",), ("title-to-body",), ("roles-crossed",)


def pair_features(first: Candidate, second: Candidate) -> Iterator[str]:
    """The features of a pair, as strings."""
    return itertools.chain.from_iterable(pair_groups(first, second))


def pair_groups(first: Candidate, second: Candidate) -> list[Group]:
    """The features of a pair, in groups that recur: see `features.py`."""
    a, b = first.draft, second.draft
    gap = second.line - first.line
    where = _where(first.sentence == second.sentence, gap)
    groups = [_where_group(where, a.type)]
    if first.line == 0 and gap > 0:
        groups.append(_TO_LEAD if gap == 1 else _TO_BODY)
    groups += _trigger_groups(first, second, where)
    groups.append(_mode_group(a.modes, b.modes))
    actors, others = _kept_keys(a.actors, actor_keys), _kept_keys(b.actors, actor_keys)
    recipients, sufferers = _kept_keys(a.recipients, actor_keys), _kept_keys(b.recipients, actor_keys)
    places = _kept_keys(a.places, place_keys), _kept_keys(b.places, place_keys)
    groups.append(
        _shared_group(where, _shared(*places), _shared(actors, others), _shared(recipients, sufferers))
    )
    if actors & sufferers or recipients & others:
        groups.append(_CROSSED)
    groups.append(_time_group(where, _time_state(a, b)))
    groups.append(_other_group(*_others(a, b)))
    return groups


def _where(same: bool, gap: int) -> str:
    if same:
        return "sentence"
    return "line" if gap == 0 else f"gap{min(gap, 3)}" if gap < 6 else "far"


@functools.lru_cache(maxsize=_KEPT)
def _where_group(where: str, event_type: str) -> Group:
    return where, f"{where}|{event_type}"


def _trigger_groups(first: Candidate, second: Candidate, where: str) -> Iterator[Group]:
    one, other = first.trigger, second.trigger
    frames = one.entry.frame, other.entry.frame
    kinds = _kind(first), _kind(second)
    same = one.entry.id if one.entry.id == other.entry.id else None
    yield _pair_group(where, *frames, *kinds, same is not None, second.definite)
    for mark in second.marks:
        yield _mark_group(where, mark)
    yield _form_group(second.weak, first.weak, one.form.number, other.form.number, second.definite, same)
    if where == "sentence":
        gap = other.first - one.last
        size = "touching" if gap <= 1 else "near" if gap <= 4 else "middle" if gap <= 10 else "distant"
        yield _sentence_group(size, *kinds, second.link, *frames)


@functools.lru_cache(maxsize=_KEPT)
def _pair_group(
    where: str, frame: str, other: str, kind: str, other_kind: str, same: bool, definite: bool
) -> Group:
    return (
        f"{where}|{frame}>{other}",
        f"{where}|{kind}>{other_kind}",
        f"{where}|same-entry:{same}|second-definite:{definite}",
    )


@functools.lru_cache(maxsize=_KEPT)
def _mark_group(where: str, mark: str) -> Group:
    return f"second-mark:{mark}", f"{where}|second-mark:{mark}"


@functools.lru_cache(maxsize=_KEPT)
def _form_group(
    second: bool, first: bool, number: str | None, other: str | None, definite: bool, same: str | None
) -> Group:
    return (
        f"second-weak:{second}|first-weak:{first}",
        f"numbers:{number}>{other}|second-definite:{definite}",
        *((f"same-entry:{same}",) if same is not None else ()),
    )


@functools.lru_cache(maxsize=_KEPT)
def _sentence_group(size: str, kind: str, other_kind: str, link: str, frame: str, other: str) -> Group:
    return (
        f"sentence|{size}",
        f"sentence|{size}|{kind}>{other_kind}",
        f"sentence|before-second:{link}|{frame}>{other}",
        f"sentence|before-second:{link}|{size}",
    )


def _kind(candidate: Candidate) -> str:
    if candidate.trigger.is_verb:
        return "verb-casualty" if candidate.casualty else "verb-act"
    return "noun-casualty" if candidate.casualty else "noun-act"


@functools.lru_cache(maxsize=_KEPT)
def _mode_group(modes: tuple[str, ...], others: tuple[str, ...]) -> Group:
    weapons = weapon_modes()
    first, second = set(modes), set(others)
    found = ["mode-shared"] if first & second else []
    if first & weapons and second & weapons and not first & second:
        found += [
            "weapon-conflict",
            f"weapon-conflict|{min(first & weapons)}>{min(second & weapons)}",
        ]
    return (*found, f"modes:{'some' if first else 'none'}>{'some' if second else 'none'}")


def _shared(first: frozenset[str], second: frozenset[str]) -> str:
    if not first or not second:
        return "unknown" if not first and not second else "one-sided"
    return "shared" if first & second else "conflict"


@functools.lru_cache(maxsize=_KEPT)
def _shared_group(where: str, places: str, actors: str, recipients: str) -> Group:
    named = (("place", places), ("actor", actors), ("recipient", recipients))
    return tuple(text for name, keys in named for text in (f"{name}:{keys}", f"{where}|{name}:{keys}"))


def _time_state(a: Draft, b: Draft) -> str:
    if a.time is None or b.time is None:
        return "unknown" if a.time is b.time else "first-only" if a.time is not None else "second-only"
    if a.time.evidence == b.time.evidence:
        return "same-words"
    return "shared" if (a.time.form, a.time.fields) == (b.time.form, b.time.fields) else "conflict"


@functools.lru_cache(maxsize=_KEPT)
def _time_group(where: str, state: str) -> Group:
    return f"time:{state}", f"{where}|time:{state}"


def _others(a: Draft, b: Draft) -> tuple[str, str, str, str | None, str | None]:
    """Modality, count, background, the dead and the wounded of two drafts."""
    killed, wounded = (
        None if x is None or y is None else "equal" if (x.min, x.max) == (y.min, y.max) else "differs"
        for x, y in ((a.killed, b.killed), (a.wounded, b.wounded))
    )
    return (
        a.modality if a.modality == b.modality else "differs",
        "one" if (a.count is None) != (b.count is None) else "both" if a.count else "none",
        "differs" if a.background != b.background else str(a.background),
        killed,
        wounded,
    )


@functools.lru_cache(maxsize=_KEPT)
def _other_group(
    modality: str, count: str, background: str, killed: str | None, wounded: str | None
) -> Group:
    tolls = (("killed", killed), ("wounded", wounded))
    return (
        f"modality:{modality}",
        f"count:{count}",
        f"background:{background}",
        *(f"{name}:{state}" for name, state in tolls if state is not None),
    )


_keys: dict[int, tuple[object, frozenset[str]]] = {}


def _kept_keys(mentions: tuple[M, ...], ask: Callable[[Sequence[M]], frozenset[str]]) -> frozenset[str]:
    """What `ask` says of the mentions of one draft, which is compared with many: kept for the last few hundred, by identity."""
    if not mentions:
        return frozenset()
    kept = _keys.get(id(mentions))
    if kept is None:
        if len(_keys) >= _KEPT_KEYS:
            _keys.clear()
        kept = _keys[id(mentions)] = (mentions, ask(mentions))  # held, so that its `id` stays its own
    return kept[1]


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
