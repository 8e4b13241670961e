"""From a phrase to an `ActorMention`: its head, the actors it names, the country and the role that its own words give."""

from collections.abc import Sequence

from sijill.extraction.actor_names import NameMatch, nationality
from sijill.extraction.actor_parts import Parts, names_people, read_parts
from sijill.lexicon.actor_groups import Group
from sijill.lexicon.registry import actor
from sijill.lexicon.registry_names import SKIPPED
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention, Evidence

NATIONALS = "nationals"
STATE_ADJECTIVE = "state-adjective"
KURDS = "kurds"
OF_PRONOUN = "of-pronoun"  # the rule's ending where a pronoun says whose ("قواته")
_AND_LETTERS = ("و", "ف")
_AND = tuple((letter,) for letter in _AND_LETTERS)
_PAIRS = {'"': '"', "«": "»", "“": "”", "'": "'", "„": "“", "(": ")", "‘": "’"}
_EDGES = frozenset(_PAIRS) | frozenset(_PAIRS.values()) | {"#", "_", "،"}
_TITLE_ACTORS = frozenset({"un-envoy", "un-secretary-general", "iran-supreme-leader"})
_FORCE_ROLES = frozenset({"MIL", "COP", "SPY", "JUD", "LEG"})
_STATE_ROLES = frozenset({"GOV", "LEG", None})
_RULES = {"state": "state-name", "person": "person-name", "organ": "state-organ"}


def describe(text: str, tokens: Sequence[Token], first: int, last: int) -> ActorMention:
    """The actor mention of the half-open token range: any phrase, whoever delimited it.

    Registry candidates come from the name that is the head or that the head belongs to ("مقاتلو حركة طالبان"), the group from the head word, the country from
    a nationality adjective, a state's name or the named actor. Nothing known: no candidates, no group, rule "phrase".
    """
    parts = read_parts(tokens, first, last)
    names = _identifying(parts)
    main = _main_name(parts, names)
    anaphor = _is_anaphor(parts, main)
    _move_head(parts, anaphor, main)
    candidates = _candidates(parts, main)
    return ActorMention(
        evidence=_evidence(text, tokens, first, last),
        head=_evidence(text, tokens, parts.head_first, max(parts.head_last, parts.head_first + 1)),
        rule=_rule(parts, main),
        candidates=candidates,
        group=_group_name(parts, tokens),
        country=_country(parts, names),
        role=_role(parts, candidates),
        person=_is_person(parts, candidates),
        anaphor=anaphor,
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


def _identifying(parts: Parts) -> list[NameMatch]:
    """The names that say who is meant. Left out: a state after a head ("حكومة العراق"), what follows "المدعومة من" (backed by), and, after an
    office holder whose country is told, the body he is accredited to ("السفير الروسي لدى الأمم المتحدة")."""
    names = [name for name in parts.names if not 0 <= parts.backed < name.first]
    if parts.head is None:
        return names
    told = [parts.country_first] if parts.countries else []
    told += [name.first for name in names if actor(name.actors[0]).kind == "state"]
    kept = [name for name in names if actor(name.actors[0]).kind != "state"]
    if parts.titled and told:
        kept = [name for name in kept if name.first < min(told) or actor(name.actors[0]).kind == "person"]
    return kept


def _main_name(parts: Parts, names: list[NameMatch]) -> NameMatch | None:
    """Whom the phrase names: after a title the person, otherwise the first name ("زعيم حركة حماس إسماعيل هنية": the person)."""
    if parts.titled or (names and not _TITLE_ACTORS.isdisjoint(names[0].actors)):
        for name in reversed(names):
            if actor(name.actors[0]).kind == "person":
                return name
    return names[0] if names else None


def _move_head(parts: Parts, anaphor: bool, main: NameMatch | None) -> None:
    """Members of an institution or of a party named before are that party: the head of "عناصر الشرطة" is the police."""
    if len(parts.groups) < 2 or main is not None or parts.head is None:
        return
    inner = parts.groups[-1]
    member = parts.head.id == "persons" or (
        parts.head.kind == "part" and not (parts.head.strong and parts.head.possession)
    )
    institution = inner.form.group.kind == "organ" and member
    presiding = parts.head.kind == "office" and parts.head.strong and inner.form.group.role in _FORCE_ROLES
    if anaphor or institution or presiding:
        parts.head, parts.head_first, parts.head_last = inner.form.group, inner.first, inner.last


def _country(parts: Parts, names: list[NameMatch]) -> str | None:
    """The country that the phrase gives: the named actor's, then a nationality adjective's, then a state's name."""
    if parts.head is not None and parts.head.country:
        return parts.head.country
    if names:
        sides = {actor(identifier).country for name in names[:1] for identifier in name.actors}
        if len(sides) == 1 and (side := sides.pop()) is not None:
            return side
    if parts.countries:
        return parts.countries[0]
    states = (actor(name.actors[0]) for name in parts.names)
    return next((state.country for state in states if state.kind == "state"), None)


def _candidates(parts: Parts, main: NameMatch | None) -> tuple[str, ...]:
    """Registry ids: those of the name, unless the head says that these are people apart from it (protesters against somebody) or is not known."""
    if main is not None:
        apart = parts.head is not None and parts.head.kind == "people"
        unknown_head = parts.head is None and parts.names[0].first > parts.head_first
        return () if apart or unknown_head else main.actors
    if parts.national_head and parts.head is None and not parts.people:
        return (f"state-{parts.countries[0]}",)
    return ()


def _group_name(parts: Parts, tokens: Sequence[Token]) -> str | None:
    if parts.head is not None:
        return parts.head.id
    if parts.national_head:
        return NATIONALS if parts.people else STATE_ADJECTIVE
    return None


def _role(parts: Parts, candidates: tuple[str, ...]) -> str | None:
    """The role that the words give. A strong head keeps its own before a state's or its organs' ("قوات الحكومة" MIL), never before an armed group's."""
    head = parts.head
    if head is None:
        return _owner_role(parts, candidates)
    if not candidates:
        return _inner_role(parts) or _armed_side(parts) or head.role_in(_country(parts, parts.names))
    official = {actor(identifier).role for identifier in candidates} <= _STATE_ROLES
    inner = [match.form.group.role for match in parts.groups[1:] if match.form.group.kind == "organ"]
    if official and inner and inner[0] in _FORCE_ROLES:
        return inner[0]
    return head.role if official and (head.strong or head.role in _FORCE_ROLES) else None


def _owner_role(parts: Parts, candidates: tuple[str, ...]) -> str | None:
    """An unknown head of an armed group or an international body takes its role ("فرع تنظيم القاعدة"), of a state or person it does not."""
    if candidates or not parts.names:
        return None
    roles = {
        actor(identifier).role for identifier in parts.names[0].actors if actor(identifier).kind == "group"
    }
    return next(iter(roles)) if len(roles) == 1 and roles <= {"REB", "IGO"} else None


def _inner_role(parts: Parts) -> str | None:
    """The role of the institution to which members, leaders or speakers belong: "المتحدث باسم الشرطة" (the police spokesman) COP."""
    if parts.head is None or parts.head.strong or parts.head.kind not in ("office", "part", "rank", "org"):
        return None
    inner: list[Group] = [match.form.group for match in parts.groups[1:]]
    for group in inner:
        if group.role and (
            group.kind == "organ" or (parts.head.role is None and group.kind in ("part", "people"))
        ):
            return group.role
    return None


def _armed_side(parts: Parts) -> str | None:
    """Gunmen whose nation is told are a known armed side: "مسلحون أكراد" (Kurdish gunmen) REB; unknown ones are UAF."""
    if parts.head is None or parts.head.id != "gunmen":
        return None
    told = bool(parts.countries) or any(match.form.group.id == KURDS for match in parts.groups)
    return "REB" if told else None


def _rule(parts: Parts, main: NameMatch | None) -> str:
    if main is not None and parts.head is None:
        return _RULES.get(actor(main.actors[0]).kind, "registry-name")
    if parts.head is not None:
        if main is not None:
            return f"{parts.head.id}-of-name"
        if parts.owner:
            return f"{parts.head.id}-{OF_PRONOUN}"
        return f"{parts.head.id}-of-country" if parts.countries or parts.names else parts.head.id
    if parts.national_head:
        return NATIONALS if parts.people else STATE_ADJECTIVE
    return "phrase"


def _is_person(parts: Parts, candidates: tuple[str, ...]) -> bool:
    """A named individual: a registered person, or a title followed by words that are no head, country or adjective."""
    if candidates and actor(candidates[0]).kind == "person":
        return True
    return (
        parts.head is not None
        and parts.unknown > 0
        and (parts.titled or (parts.head.human and parts.definite))
    )


def _is_anaphor(parts: Parts, main: NameMatch | None) -> bool:
    """A definite head that nothing defines ("الحركة", "قواته", "عناصر الميليشيات"): it needs an antecedent."""
    if main is not None or parts.countries or parts.names or parts.head is None:
        return False
    if parts.owner:
        return True
    if len(parts.groups) > 1:
        last = parts.groups[-1]
        outer = parts.groups[:-1]
        return last.definite and last.form.group.anaphor and all(_defers(match.form.group) for match in outer)
    return parts.head.anaphor and parts.definite and parts.unknown == 0


def _defers(group: Group) -> bool:
    """Members, forces, positions: who they are, the last head says ("مواقع وتجمعات للميليشيات")."""
    return group.kind == "part" and (group.role is None or group.possession or group.id == "forces")


def national_form(tokens: Sequence[Token], index: int) -> bool:
    """Is the word at `index` a nationality that stands for people ("إسرائيليين") rather than an adjective of a noun before it?"""
    return nationality(tokens, index) is not None and names_people(tokens[index])
