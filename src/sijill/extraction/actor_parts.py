"""The parts of a participant's phrase, read from left to right: heads, registry names, nationalities."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.extraction.actor_names import (
    GroupMatch,
    NameMatch,
    is_adjective,
    match_capital,
    match_group,
    match_name,
    nationality,
    next_word,
)
from sijill.extraction.actor_phrases import skip_quantifiers
from sijill.lexicon.actor_groups import Group, opener_words
from sijill.lexicon.countries import country_of_name
from sijill.lexicon.registry import actor
from sijill.model.analysis import Token

_ORGANISED = frozenset({"org", "part", "organ", "office", "rank"})
# "قائد القاعدة" and "قوات القاعدة" are of a base, not of al-Qaeda
_NO_CUE = frozenset({"commander", "sites", "forces", "officials", "aircraft", "artillery"})
_PLURAL = ("ين", "ون")
_QUOTE_MARKS = frozenset("\"«“”'„‘")


@dataclass(slots=True)
class Parts:
    """What the words of a phrase give. Indices are of tokens; -9 stands for none."""

    head: Group | None = None
    head_first: int = 0
    head_last: int = 0
    definite: bool = False
    owner: bool = False
    groups: list[GroupMatch] = field(default_factory=list)
    names: list[NameMatch] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    national_head: bool = False
    people: bool = False
    unknown: int = 0
    last_unknown: int = -9
    country_first: int = -9
    backed: int = -9

    @property
    def titled(self) -> bool:
        """Does the head call for a person's name?"""
        return self.head is not None and self.head.kind in ("office", "rank")


def read_parts(tokens: Sequence[Token], first: int, last: int) -> Parts:
    """The parts of the half-open token range."""
    head = min(skip_quantifiers(tokens, next_word(tokens, first)), last - 1)
    parts = Parts(head_first=head)
    counted = head > first and any(token.kind == "number" for token in tokens[first:head])
    if counted and _counted_nationals(tokens[head], parts):
        return parts
    index = head
    while index < last:
        index = _take(tokens, index, last, parts)
    return parts


def _counted_nationals(token: Token, parts: Parts) -> bool:
    """ "19 روسيا": after a number the word is the accusative of the nationality, not the country."""
    state = country_of_name(token.key) if token.key.endswith("ا") else None
    if state is not None:
        parts.countries.append(state)
        parts.national_head = parts.people = True
    return state is not None


def _take(tokens: Sequence[Token], index: int, last: int, parts: Parts) -> int:
    """Read the unit at `index` into `parts`; the index after it."""
    if tokens[index].kind != "word":
        return index + 1
    at_head = index == parts.head_first
    name = match_name(tokens, index, last)
    group = match_group(tokens, index, last)
    if not at_head and name is not None and _is_syrian(tokens[index], name, parts):
        return _take_nationality(
            tokens[index], (actor(name.actors[0]).country or "", index + 1), parts, False, index
        )
    if name is not None and (
        not _has_cue(tokens, index, parts, name) or _is_other_person(tokens, name, last, parts)
    ):
        name = None
    if name is not None and (group is None or name.last >= group.last):
        parts.names.append(name)
        if at_head:
            parts.head_last = name.last
        return name.last
    people = nationality(tokens, index)
    is_modifier = not at_head and (people is not None or (parts.head is None and is_adjective(tokens[index])))
    if group is not None and not is_modifier:
        _take_group(parts, group, at_head)
        return group.last
    if people is not None and people[1] <= last:
        return _take_nationality(tokens[index], people, parts, at_head, index)
    state = match_capital(tokens, index, last)
    if state is not None and (not at_head or state.last == last):
        parts.names.append(state)
        parts.head_last = state.last if at_head else parts.head_last
        return state.last
    if tokens[index].base in opener_words()["backed_by"]:
        parts.backed = index
    parts.unknown += not is_adjective(tokens[index])
    parts.last_unknown = index
    if at_head:
        parts.definite = tokens[index].definite
    return index + 1


def _take_group(parts: Parts, group: GroupMatch, at_head: bool) -> None:
    parts.groups.append(group)
    if parts.head is None and (at_head or parts.unknown <= 1) and not parts.names:
        parts.head, parts.head_last = group.form.group, group.last
        parts.head_first = group.first
        parts.definite, parts.owner = group.definite, group.owner


def _is_syrian(token: Token, name: NameMatch, parts: Parts) -> bool:
    """ "أهداف سورية": after an indefinite head the word is the adjective, although Syria is written alike."""
    return (
        not parts.definite
        and name.last - name.first == 1
        and token.key.endswith("يه")
        and actor(name.actors[0]).kind == "state"
    )


def _take_nationality(token: Token, people: tuple[str, int], parts: Parts, at_head: bool, index: int) -> int:
    if not parts.countries:
        parts.country_first = index
    parts.countries.append(people[0])
    if at_head:
        parts.national_head, parts.head_last = True, people[1]
        parts.definite = token.definite
        parts.people = names_people(token)
    return people[1]


def _has_cue(tokens: Sequence[Token], index: int, parts: Parts, name: NameMatch) -> bool:
    """A name that needs a cue has one: an organisation word or title before it, or quotation marks."""
    if not name.cued:
        return True
    if index > 0 and tokens[index - 1].text in _QUOTE_MARKS:
        return True
    if actor(name.actors[0]).adjectives and parts.groups:
        return True
    last = parts.groups[-1].form.group if parts.groups else None
    return last is not None and last.kind in _ORGANISED and last.id not in _NO_CUE


def _is_other_person(tokens: Sequence[Token], name: NameMatch, last: int, parts: Parts) -> bool:
    """A registered surname within a longer unknown name is another person: "عباس أمير انتظام" is not Abbas, "أحمد الصماد" not al-Sammad."""
    if name.last - name.first > 1 or actor(name.actors[0]).kind != "person":
        return False
    follows = name.last < last and tokens[name.last].kind == "word" and not tokens[name.last].definite
    goes_on = name.cued and follows and not tokens[name.last].proclitics
    return goes_on or (parts.last_unknown == name.first - 1 and name.first > parts.head_first)


def names_people(token: Token) -> bool:
    """ "الفلسطينيون" and "أتراك" are people; "الإسرائيلية" and "الروسي" agree with a noun that is not in the phrase."""
    base = token.base
    return (
        base.endswith(_PLURAL)
        or not base.endswith(("ي", "يه"))
        or (base.endswith("ي") and not token.definite)
    )
