"""From a phrase to an `ActorMention`: its head, the actors it names, the country and the role that its own words give."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.extraction.actor_names import (
    GroupMatch,
    NameMatch,
    match_capital,
    match_group,
    match_name,
    nationality,
    next_word,
    word_forms,
)
from sijill.extraction.actor_phrases import skip_quantifiers
from sijill.lexicon.actor_groups import Group, opener_words
from sijill.lexicon.countries import country_of_name
from sijill.lexicon.registry import actor
from sijill.lexicon.registry_names import SKIPPED
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention, Evidence

NATIONALS = "nationals"
STATE_ADJECTIVE = "state-adjective"
_ORGANISED = frozenset({"org", "part", "organ", "office", "rank"})
_PLURAL = ("ين", "ون")
_AND_LETTERS = ("و", "ف")
_AND = tuple((letter,) for letter in _AND_LETTERS)
_PAIRS = {'"': '"', "«": "»", "“": "”", "'": "'", "„": "“", "(": ")", "‘": "’"}
_EDGES = frozenset(_PAIRS) | frozenset(_PAIRS.values()) | {"#", "_", "،"}
_TITLE_ACTORS = frozenset({"un-envoy", "un-secretary-general", "iran-supreme-leader"})
_QUOTE_MARKS = frozenset("\"«“”'„‘")


@dataclass(slots=True)
class _Parts:
    """What the words of a phrase give, gathered from left to right."""

    head: Group | None = None
    head_first: int = 0
    head_last: int = 0
    definite: bool = False
    owner: bool = False
    plural: bool = False
    groups: list[GroupMatch] = field(default_factory=list)
    names: list[NameMatch] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    national_head: bool = False
    people: bool = False
    unknown: int = 0


def describe(text: str, tokens: Sequence[Token], first: int, last: int) -> ActorMention:
    """The actor mention of the half-open token range: any phrase, whoever delimited it.

    Registry candidates come from the name that is the head or that the head belongs to ("مقاتلو حركة طالبان"), the group from the head word, the country from
    a nationality adjective, a state's name or the named actor. Nothing known: no candidates, no group, rule "phrase".
    """
    parts = _gather(tokens, first, last)
    evidence = _evidence(text, tokens, first, last)
    head = _evidence(text, tokens, parts.head_first, max(parts.head_last, parts.head_first + 1))
    names = [name for name in parts.names if not _is_place_of(parts, name)]
    main = _main_name(parts, names)
    country = _country(parts, names)
    candidates = _candidates(parts, main)
    return ActorMention(
        evidence=evidence,
        head=head,
        rule=_rule(parts, main, tokens, last),
        candidates=candidates,
        group=_group_name(parts, tokens),
        country=country,
        role=_role(parts, candidates),
        person=_is_person(parts, candidates, tokens, last),
        anaphor=_is_anaphor(parts, main, tokens, last),
    )


def _evidence(text: str, tokens: Sequence[Token], first: int, last: int) -> Evidence:
    """The words as written, without "and" before them and without a quotation mark that opens or closes nothing."""
    while last - 1 > first and tokens[last - 1].text in _EDGES and not _is_closed(tokens, first, last):
        last -= 1
    while first < last - 1 and tokens[first].text in SKIPPED:
        first += 1
    start, end = tokens[first].start, tokens[last - 1].end
    if tokens[first].proclitics[:1] in _AND and len(tokens[first].base) > 1 and text[start] in _AND_LETTERS:
        start += 1
    return Evidence(start, end, text[start:end])


def _is_closed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Does the mark at the end close one that stands within the phrase?"""
    mark = tokens[last - 1].text
    return any(_PAIRS.get(token.text) == mark for token in tokens[first : last - 1])


def _gather(tokens: Sequence[Token], first: int, last: int) -> _Parts:
    head = min(skip_quantifiers(tokens, next_word(tokens, first)), last - 1)
    parts = _Parts(head_first=head)
    index = head
    while index < last:
        index = _take(tokens, index, last, parts)
    return parts


def _take(tokens: Sequence[Token], index: int, last: int, parts: _Parts) -> int:
    """Read the unit at `index` into `parts`; the index after it."""
    token = tokens[index]
    if token.kind != "word":
        return index + 1
    at_head = index == parts.head_first
    name = match_name(tokens, index)
    group = match_group(tokens, index)
    if name is not None and name.last > last:
        name = None
    if group is not None and group.last > last:
        group = None
    if name is not None and name.cued and not _has_cue(tokens, index, parts):
        name = None
    if name is not None and (group is None or name.last > group.last or _beats(name, group)):
        parts.names.append(name)
        if at_head:
            parts.head_last = name.last
        return name.last
    people = nationality(tokens, index)
    if group is not None and not (people and not at_head):
        _take_group(parts, group, at_head)
        return group.last
    if people is not None:
        parts.countries.append(people[0])
        if at_head:
            parts.national_head, parts.head_last = True, people[1]
            parts.definite = token.definite
            parts.people = _names_people(token)
        return min(people[1], last)
    state = None if at_head and last > index + 1 else match_capital(tokens, index)
    if state is not None:
        parts.names.append(state)
        parts.head_last = state.last if at_head else parts.head_last
        return min(state.last, last)
    parts.unknown += 1
    if at_head:
        parts.definite = token.definite
    return index + 1


def _beats(name: NameMatch, group: GroupMatch) -> bool:
    return name.last == group.last and not name.cued


def _take_group(parts: _Parts, group: GroupMatch, at_head: bool) -> None:
    parts.groups.append(group)
    if parts.head is None and (at_head or parts.unknown <= 1) and not parts.names:
        parts.head, parts.head_last = group.form.group, group.last
        parts.head_first = group.first
        parts.plural = group.form.plural
        parts.definite, parts.owner = group.definite, group.owner


def _has_cue(tokens: Sequence[Token], index: int, parts: _Parts) -> bool:
    """An organisation word or title before it, or quotation marks."""
    quoted = index > 0 and tokens[index - 1].text in _QUOTE_MARKS
    return quoted or bool(parts.groups and parts.groups[-1].form.group.kind in _ORGANISED)


def _is_place_of(parts: _Parts, name: NameMatch) -> bool:
    """A state's name after a head is where the head belongs, not who it is: "حكومة العراق" is no mention of the state itself."""
    return parts.head is not None and actor(name.actors[0]).kind == "state"


def _main_name(parts: _Parts, names: list[NameMatch]) -> NameMatch | None:
    """Whom the phrase names: after a title the person, otherwise the first name ("زعيم حركة حماس إسماعيل هنية": the person)."""
    titled = (parts.head is not None and parts.head.kind in ("office", "rank")) or any(
        _TITLE_ACTORS & set(name.actors) for name in names[:1]
    )
    if titled:
        for name in reversed(names):
            if actor(name.actors[0]).kind == "person":
                return name
    return names[0] if names else None


def _country(parts: _Parts, names: list[NameMatch]) -> str | None:
    """The country that the phrase gives: an adjective before the named actor's own, a state's name last."""
    if parts.head is not None and parts.head.country:
        return parts.head.country
    if names:
        sides = {actor(identifier).country for name in names[:1] for identifier in name.actors}
        if len(sides) == 1 and (side := sides.pop()) is not None:
            return side
    if parts.countries:
        return parts.countries[0]
    for name in parts.names:
        if actor(name.actors[0]).kind == "state":
            return actor(name.actors[0]).country
    return None


def _candidates(parts: _Parts, main: NameMatch | None) -> tuple[str, ...]:
    """Registry ids: those of the name, unless the head says that these are people apart from it (protesters against somebody)."""
    if main is not None:
        if parts.head is not None and parts.head.kind == "people":
            return ()
        return main.actors
    if parts.national_head and parts.head is None and not parts.people:
        return (f"state-{parts.countries[0]}",)
    return ()


def _group_name(parts: _Parts, tokens: Sequence[Token]) -> str | None:
    if parts.head is not None:
        return parts.head.id
    if parts.national_head:
        return NATIONALS if _names_people(tokens[parts.head_first]) else STATE_ADJECTIVE
    return None


def _names_people(token: Token) -> bool:
    """ "الفلسطينيون" and "أتراك" are people; "الإسرائيلية" and "الروسي" agree with a noun that is not in the phrase."""
    base = token.base
    return (
        base.endswith(_PLURAL)
        or not base.endswith(("ي", "يه"))
        or (base.endswith("ي") and not token.definite)
    )


def _role(parts: _Parts, candidates: tuple[str, ...]) -> str | None:
    """The role that the words give. A strong head keeps its own before a state's or its organs' ("قوات الحكومة" MIL), never before an armed group's."""
    head = parts.head
    if head is None:
        return None
    own = {actor(identifier).role for identifier in candidates}
    if not candidates:
        return _inner_role(parts) or head.role
    official = own <= {"GOV", "LEG", None}
    if official and (head.strong or head.role in ("MIL", "COP", "SPY", "JUD", "LEG")):
        return head.role
    if official and head.kind == "part" and head.role == "REB" and own != {None}:
        return None
    return None


def _inner_role(parts: _Parts) -> str | None:
    """The role of the institution to which members, leaders or speakers belong: "المتحدث باسم الشرطة" (the police spokesman) COP."""
    if parts.head is None or parts.head.strong or parts.head.kind not in ("office", "part", "rank", "org"):
        return None
    inner = [
        match.form.group for match in parts.groups[1:] if match.form.group.kind in ("organ", "part", "people")
    ]
    return next(
        (group.role for group in inner if group.role and (group.kind == "organ" or parts.head.role is None)),
        None,
    )


def _rule(parts: _Parts, main: NameMatch | None, tokens: Sequence[Token], last: int) -> str:
    if main is not None and parts.head is None:
        kind = actor(main.actors[0]).kind
        return {"state": "state-name", "person": "person-name", "organ": "state-organ"}.get(
            kind, "registry-name"
        )
    if main is not None and parts.head is not None:
        return f"{parts.head.id}-of-name"
    if parts.head is not None:
        return f"{parts.head.id}-of-country" if parts.countries or parts.names else parts.head.id
    if parts.national_head:
        return NATIONALS if _names_people(tokens[parts.head_first]) else STATE_ADJECTIVE
    return "phrase"


def _is_person(parts: _Parts, candidates: tuple[str, ...], tokens: Sequence[Token], last: int) -> bool:
    """A named individual: a registered person, or a title followed by words that are no head, country or adjective."""
    if candidates and actor(candidates[0]).kind == "person":
        return True
    return parts.head is not None and parts.head.kind in ("office", "rank") and parts.unknown > 0


def _is_anaphor(parts: _Parts, main: NameMatch | None, tokens: Sequence[Token], last: int) -> bool:
    """A definite head that nothing defines ("الحركة", "قواته"): it needs an antecedent."""
    if main is not None or parts.countries or parts.names or parts.head is None or not parts.head.anaphor:
        return False
    bare = len(parts.groups) == 1 and parts.unknown == 0
    return parts.owner or (parts.definite and bare)


def national_form(tokens: Sequence[Token], index: int) -> bool:
    """Is the word at `index` a nationality that stands for people ("إسرائيليين") rather than an adjective of a noun before it?"""
    return nationality(tokens, index) is not None and _names_people(tokens[index])


def names_country(token: Token) -> bool:
    """Is the word a country's name?"""
    return any(country_of_name(form) for form, enclitic in word_forms(token) if not enclitic)


def in_name_opener(token: Token) -> bool:
    """ "باسم", "بقيادة": words that tie a name to a head."""
    return token.key in opener_words()["in_name"]
