"""From the tagger's spans to mentions: the finders' mention under a span where there is one, else the span itself.

The tagger says which words fill a role; what the words mean (a number, a day, a registered actor) stays with the finders and resolvers
that the lexicon engine uses too.
"""

import bisect
from collections.abc import Iterable, Sequence

from sijill.extraction.count_phrases import count_of_phrase
from sijill.extraction.merge_features import actor_keys
from sijill.extraction.scene import M, Placed, Scene
from sijill.lexicon.context import load_context
from sijill.model.mention import ActorMention, Evidence, NumberMention, PlaceMention, TimeMention
from sijill.model.value import Toll, Weapon

RULE = "tagger"
_NOT_PEOPLE = frozenset({"age", "distance", "percent", "money", "date", "time", "ordinal", "name"})
_CASUALTIES = frozenset({"dead", "wounded"})


def tokens_of(scene: Scene, evidence: Evidence) -> tuple[int, int]:
    """Token range (half-open) that a span touches; empty where it touches none."""
    first = bisect.bisect_right(scene.tokens, evidence.start, key=lambda t: t.end)
    last = bisect.bisect_left(scene.tokens, evidence.end, key=lambda t: t.start)
    return first, max(first, last)


def shared(a: Evidence, b: Evidence) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def under(found: Sequence[Placed[M]], span: Evidence) -> list[M]:
    """Mentions that touch a span, those first that share most of it; among equals the shorter, then the earlier."""
    touching = [p.mention for p in found if p.mention.evidence.overlaps(span)]
    return sorted(touching, key=lambda m: (-shared(m.evidence, span), m.evidence.end - m.evidence.start))


def trimmed(scene: Scene, span: Evidence) -> Evidence | None:
    """The span on whole tokens, without proclitics of its first word; `None` where it holds no word."""
    first, last = tokens_of(scene, span)
    while first < last and scene.tokens[first].kind == "punct":
        first += 1
    while last > first and scene.tokens[last - 1].kind == "punct":
        last -= 1
    return scene.stem_evidence(first, last) if first < last else None


def actors_of(scene: Scene, span: Evidence) -> tuple[ActorMention, ...]:
    """The participants that a span names: the mentions inside it one by one, or the one that holds it, or the bare phrase."""
    touching = under(scene.actors, span)
    inside = [m for m in touching if span.covers(m.evidence)]
    if inside and 2 * sum(shared(m.evidence, span) for m in _apart(inside)) >= span.end - span.start:
        return tuple(sorted(_apart(inside), key=lambda m: m.evidence.start))
    if touching and 2 * shared(touching[0].evidence, span) >= span.end - span.start:
        return (touching[0],)
    words = trimmed(scene, span)
    if words is None:
        return ()
    first, _ = tokens_of(scene, words)
    role = touching[0] if touching and span.covers(touching[0].evidence) else None
    head = scene.stem_evidence(first, first + 1)
    return (
        ActorMention(
            words, head, RULE, country=role.country if role else None, role=role.role if role else None
        ),
    )


def _apart(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    kept: list[ActorMention] = []
    for mention in sorted(mentions, key=lambda m: m.evidence.start - m.evidence.end):
        if not any(mention.evidence.overlaps(other.evidence) for other in kept):
            kept.append(mention)
    return kept


def join_participants(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """Each participant once, by its fullest mention; a definite re-mention ("الحركة", the movement) only where nothing fuller is there."""
    listed = list(mentions)
    kept: list[ActorMention] = []
    for mention in [m for m in listed if not m.anaphor] or listed:
        names = actor_keys((mention,))
        twin = next(
            (
                i
                for i, k in enumerate(kept)
                if mention.evidence.overlaps(k.evidence) or names & actor_keys((k,))
            ),
            None,
        )
        if twin is None:
            kept.append(mention)
        elif len(mention.evidence.text) > len(kept[twin].evidence.text):
            kept[twin] = mention
    return tuple(kept)


def place_of(scene: Scene, span: Evidence) -> PlaceMention | None:
    """The place that a span names: the first mention in it that has most in common with it, else the bare phrase."""
    touching = under(scene.places, span)
    if touching:
        return touching[0]
    words = trimmed(scene, span)
    return PlaceMention(words, words, (), RULE) if words else None


def time_of(scene: Scene, span: Evidence) -> TimeMention | None:
    """The time expression that shares most with a span."""
    return next(iter(under(scene.times, span)), None)


def toll_of(scene: Scene, span: Evidence, field: str) -> Toll | None:
    """The number of people that a span gives: "29 طفلا", or without a figure what the phrase counts ("قائد ميداني" is 1).

    `None` where it counts no people, "مئات" of "مئات الأمتار" (hundreds of metres), for `field` "wounded" where the sentence tells of no wounds, and for
    "killed" where it tells of people taken and of no death: "36 مدنيا خطفوا" (36 civilians were kidnapped).
    """
    if field == "wounded" and not _tells_of(scene, span, "wounds"):
        return None
    if field == "killed" and _tells_of(scene, span, "taken") and not _tells_of(scene, span, "deaths"):
        return None
    numbers = [n for n in under(scene.numbers, span) if not n.part_of or span.covers(n.evidence)]
    if any(n.kind in _NOT_PEOPLE and n.evidence.covers(span) for n in numbers):
        return None
    people = [n for n in numbers if n.kind not in _NOT_PEOPLE]
    mention = next((n for n in people if not n.part_of), people[0] if people else None)
    if mention is None:
        first, last = tokens_of(scene, span)
        if first == last or scene.tokens[last - 1].base in load_context()["toll_heads"]:
            return None  # "عدد" (the number of)
        mention = count_of_phrase(scene.text, scene.tokens, first, last)
    return _toll(mention) if mention else None


def _tells_of(scene: Scene, span: Evidence, what: str) -> bool:
    """Has the sentence of a span a word of that list of `context.yml`? "وأصيب 12 شخصا" (and 12 were wounded) tells of wounds, "مجموعة من 12 شخصا" (a group of 12) does not."""
    first, _ = tokens_of(scene, span)
    sentence = next((s for s in scene.sentences if s.first <= first < s.last), None)
    words = load_context()[what]
    return sentence is not None and any(
        token.base in words or token.key in words for token in scene.tokens[sentence.first : sentence.last]
    )


def _toll(mention: NumberMention) -> Toll:
    who = mention.group if mention.group not in _CASUALTIES else None
    return Toll(mention.evidence, mention.min, mention.max, f"{RULE}: {mention.rule}", who)


def weapon_of(scene: Scene, span: Evidence) -> Weapon | None:
    """The weapon as written, with its number if a plain figure stands in the span."""
    words = trimmed(scene, span)
    if words is None:
        return None
    figures = [n for n in under(scene.numbers, span) if n.kind not in _NOT_PEOPLE and n.min is not None]
    n = figures[0].min if figures and figures[0].max in (None, figures[0].min) else None
    return Weapon(words, RULE, n)
