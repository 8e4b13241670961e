"""From an actor mention to a participant: who it is, on which side, in which role.

A value is given only where one candidate remains; otherwise name, country or role stay `None` and `reason` says why. Conventions: GUIDELINES of the
annotation (PLOVER roles; country is that of the actor's side, "IGO" for international bodies).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.lexicon.actor_groups import load_groups
from sijill.lexicon.registry import Actor, actor, demonyms, holder
from sijill.model.mention import ActorMention
from sijill.model.value import Participant
from sijill.resolution.actor_antecedents import find_antecedent, has_pronoun, same_person
from sijill.resolution.actor_candidates import choose
from sijill.resolution.actor_sides import side_at

_OFFICIAL = frozenset({"GOV", "LEG"})  # "جيشه" after a president is the army of his state, not he himself
ARMED = "REB"
HOMELAND = "homeland"  # "بلاده" (his country)
FORCE = frozenset({"ASSAULT"})  # types in which a state that acts does so with its forces
_OFFICES = {
    "president": ("president", "king", "emir", "sultan"),
    "prime-minister": ("prime-minister",),
}


@dataclass(frozen=True, slots=True)
class ActorContext:
    """What surrounds a mention: the document's actor mentions in text order, its countries (ISO3, weightiest first), the day of publication.

    `event_type` and `side` ("actor" | "recipient") say in which record's slot the mention stands, where that is known: a state that
    assaults acts with its forces (MIL), otherwise a state is its government (GOV).
    """

    mentions: Sequence[ActorMention] = ()
    countries: tuple[str, ...] = ()
    published: dt.date | None = None
    event_type: str | None = None
    side: str | None = None


def resolve_actor(mention: ActorMention, context: ActorContext) -> Participant:
    """The participant that a mention means. `evidence` and the words are the mention's own; `rule` names what decided."""
    if mention.anaphor:
        antecedent = find_antecedent(mention, context.mentions)
        if antecedent is not None:
            return _like(mention, antecedent, context)
    unplaced = mention.country is None and not mention.candidates
    if unplaced and (mention.group is None or mention.person):
        other = same_person(mention, context.mentions)
        if other is not None:
            return _like(mention, other, context)
    return _direct(mention, context)


def _direct(mention: ActorMention, context: ActorContext) -> Participant:
    """What the mention's own words give, without looking for an antecedent."""
    if mention.candidates:
        return _named(mention, context)
    if mention.group is None:
        return _open(mention, "no registry name and no known head word")
    return _generic(mention, context)


def _like(mention: ActorMention, antecedent: ActorMention, context: ActorContext) -> Participant:
    """The antecedent's side and identity, in the role that the mention's own head gives."""
    found = _direct(antecedent, context)
    if mention.group == HOMELAND:
        rule = f"country of: {antecedent.evidence.text}"
        return Participant(mention.evidence, rule, country=found.country, role="GOV")
    group = load_groups().get(mention.group or "")
    owned = has_pronoun(mention) and found.role in _OFFICIAL
    if group is not None and (group.kind == "people" or (owned and group.role is not None)):
        rule = f"of: {antecedent.evidence.text}"
        return Participant(
            mention.evidence, rule, _english(mention, found.country), None, found.country, group.role
        )
    role = found.role
    if (
        group is not None
        and group.role is not None
        and group.kind != "org"
        and (group.strong or role in (None, "GOV"))
    ):
        role = group.role
    rule = f"antecedent: {antecedent.evidence.text}"
    return Participant(mention.evidence, rule, found.name, found.actor_id, found.country, role, found.reason)


def _named(mention: ActorMention, context: ActorContext) -> Participant:
    chosen, reason = choose(mention, context.mentions, context.countries, context.published)
    if chosen is None:
        living = [entry for entry in map(actor, mention.candidates) if entry.existed(context.published)]
        sides = {entry.country for entry in living}
        roles = {entry.role for entry in living}
        return Participant(
            mention.evidence,
            "candidates",
            country=sides.pop() if len(sides) == 1 else None,
            role=roles.pop() if len(roles) == 1 else None,
            reason=reason,
        )
    country = mention.country if len(mention.candidates) == 1 and mention.country else chosen.country
    if country is None and chosen.local:
        country = side_at(mention, context.mentions, context.countries)
    return Participant(
        mention.evidence,
        f"registry: {mention.rule}" + (f", {reason}" if reason else ""),
        chosen.name,
        chosen.id,
        country,
        _role(mention, chosen, context),
    )


def _role(mention: ActorMention, chosen: Actor, context: ActorContext) -> str | None:
    if mention.role is not None:
        return mention.role
    role = chosen.role_on(context.published)
    if chosen.kind == "state" and context.event_type in FORCE:
        # "قصفت إسرائيل" (Israel bombed): its forces did; a state that is assaulted is neither government nor forces.
        return "MIL" if context.side != "recipient" else None
    return role


def _generic(mention: ActorMention, context: ActorContext) -> Participant:
    """A described group or office: role from the head word, country from the phrase or, for local groups, from the place of the event."""
    group = load_groups().get(mention.group or "")
    country, rule = mention.country, mention.rule
    if country is None and group is not None and group.local:
        country = side_at(mention, context.mentions, context.countries, group.instead)
        rule = f"{mention.rule}, country of the event"
    role = _national_role(mention, context) if group is None else mention.role
    if group is not None and role == group.role:
        role = group.role_as(context.event_type, context.side) or group.role_in(country)
        if country is None and role == ARMED and role != group.role:
            country = side_at(mention, context.mentions, context.countries, group.instead)
    person = _office_holder(mention, country, context)
    if person is not None:
        return Participant(
            mention.evidence,
            f"{rule}, in office",
            person.name,
            person.id,
            country,
            person.role_on(context.published) or role,
        )
    reason = None if country else "neither the phrase nor the document says on whose side"
    return Participant(mention.evidence, rule, _english(mention, country), None, country, role, reason)


def _national_role(mention: ActorMention, context: ActorContext) -> str | None:
    """People named by nationality: protesters where the document speaks of protest, otherwise civilians."""
    if (context.event_type, context.side) == ("PROTEST", "actor") or any(
        m.role == "PRO" for m in context.mentions
    ):
        return "PRO"
    return "CVL"


def _office_holder(mention: ActorMention, country: str | None, context: ActorContext) -> Actor | None:
    offices = _OFFICES.get(mention.group or "")
    if offices is None or country is None or mention.person:
        return None
    return holder(offices, country, context.published)


def _english(mention: ActorMention, country: str | None) -> str | None:
    """English for a generic group: "Israeli soldiers"; `None` for a person whom the registry does not know."""
    if mention.person:
        return None
    group = load_groups().get(mention.group or "")
    demonym = demonyms().get(country or "")
    if group is None:
        return f"{demonym} people" if demonym else None
    return f"{demonym} {group.name}" if demonym else group.name


def _open(mention: ActorMention, reason: str) -> Participant:
    return Participant(
        mention.evidence, mention.rule, country=mention.country, role=mention.role, reason=reason
    )
