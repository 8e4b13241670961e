"""Antecedents: whom a definite re-mention ("الحركة", the movement), a pronoun ("قواته", his forces) or a bare surname points back to."""

from collections.abc import Sequence

from sijill.lexicon.actor_groups import load_groups
from sijill.lexicon.registry import Actor, actor
from sijill.model.mention import ActorMention
from sijill.text import key

# Heads that any armed non-state party can be called by: the nearest such party before them is meant.
_ARMED_HEADS = frozenset({"fighters", "gunmen", "loaded-terrorists", "militia", "factions", "members"})
_WEAPON_HEADS = frozenset(
    {"aircraft", "artillery"}
)  # "المقاتلات" (the jets): of the last regular force named
_ARMED_ROLES = frozenset({"REB"})
_ORGANISATION_HEADS = frozenset({"movement", "organization", "group", "front", "body", "ngos", "experts"})
_REACH = 40  # mentions to look back


def before(mention: ActorMention, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions that precede it, nearest first."""
    earlier = [m for m in mentions if m.evidence.end <= mention.evidence.start]
    return earlier[::-1][:_REACH]


def find_antecedent(mention: ActorMention, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The mention that an anaphor points back to; `None` where none fits."""
    earlier = before(mention, mentions)
    if has_pronoun(mention):
        return next((m for m in earlier if m.candidates and not m.anaphor), None)
    if mention.group in _ORGANISATION_HEADS:
        head = _bare(mention.head.text)
        return next((m for m in earlier if m.candidates and _called(m, head)), None)
    if mention.group in _WEAPON_HEADS:
        return next(
            (m for m in earlier if m.candidates and all(actor(i).role == "MIL" for i in m.candidates)), None
        )
    if mention.group in _ARMED_HEADS:
        return next(
            (m for m in earlier if m.candidates and all(actor(i).role in _ARMED_ROLES for i in m.candidates)),
            None,
        )
    same = [m for m in earlier if not m.anaphor and _same_kind(m, mention)]
    return next((m for m in same if m.country or m.candidates), None)


def has_pronoun(mention: ActorMention) -> bool:
    """Written with a pronoun ("عناصرها"), hence anaphoric without the article."""
    return mention.rule.endswith("of-pronoun")


def _bare(word: str) -> str:
    return (
        key(word)
        .split()[0]
        .removeprefix("و")
        .removeprefix("ف")
        .removeprefix("لل")
        .removeprefix("ب")
        .removeprefix("ال")
    )


def _called(mention: ActorMention, head: str) -> bool:
    """Is the antecedent a "حركة", a "تنظيم" …: by its own words or by a name of the registry?"""
    if head in {word.removeprefix("ال") for word in key(mention.evidence.text).split()}:
        return True
    return any(
        head == key(name).split()[0].removeprefix("ال") for i in mention.candidates for name in actor(i).names
    )


def _same_kind(mention: ActorMention, anaphor: ActorMention) -> bool:
    """An institution or group of the same kind: "الجيش" after "الجيش المصري"."""
    if mention.group == anaphor.group:
        return True
    group = load_groups().get(anaphor.group or "")
    return group is not None and any(_is_organ(actor(i), group.id) for i in mention.candidates)


def _is_organ(entry: Actor, group: str) -> bool:
    if entry.kind == "organ":
        return entry.id.partition("-")[2] == group
    return (
        group == "army"
        and entry.role == "MIL"
        and entry.kind == "group"
        and any("جيش" in name for name in entry.names)
    )


def same_person(mention: ActorMention, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The nearest other mention of a person whose words hold the last word of this one: "لقديم" after "رضوان لقديم"."""
    last = key(mention.evidence.text).split()[-1]
    if len(last) < 3:
        return None
    earlier = before(mention, mentions)
    later = [
        m for m in mentions if m.evidence.start >= mention.evidence.end
    ]  # a title gives the surname, the text the name
    for other in (*earlier, *later):
        if other.person and not other.rule.startswith("surname") and last in key(other.evidence.text).split():
            return other
    return None
