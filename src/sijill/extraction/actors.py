"""Finding who takes part: names of the registry, generic groups, titled persons, nationality adjectives on event nouns.

`find_actors` reads a whole text; `noun_phrase` delimits the phrase at a token; `describe` makes a mention of any token range.
"""

from collections.abc import Sequence

from sijill.extraction.actor_mentions import NATIONALS, STATE_ADJECTIVE, describe, national_form
from sijill.extraction.actor_names import (
    event_nouns,
    is_adjective,
    is_locative,
    is_stop,
    match_capital,
    match_group,
    match_name,
    nationality,
    starts_mention,
)
from sijill.extraction.actor_phrases import may_count, noun_phrase, phrase_end, skip_quantifiers
from sijill.extraction.actor_surnames import with_surnames
from sijill.extraction.word_memo import per_word
from sijill.lexicon.actor_groups import load_groups, opener_words, phrase_words, verb_keys
from sijill.lexicon.registry import actor
from sijill.lexicon.registry_names import SKIPPED
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention

__all__ = ["describe", "find_actors", "noun_phrase"]

ORGANISING = "organization"
_BACK = 6  # tokens of a quantity before a head
_PLURAL_ENDINGS = ("ون", "ين", "ان")
_INTO = frozenset({"ب"})  # "بإسرائيل": in or by, left to the places


def find_actors(text: str, tokens: Sequence[Token]) -> list[ActorMention]:
    """The mentions of participants in text order, none overlapping another. Coordinated participants are mentions of their own."""
    mentions: list[ActorMention] = []
    index, after = 0, -1
    while index < len(tokens):
        token = tokens[index]
        known = token.kind == "word" and starts_mention(token)
        found = _mention_at(text, tokens, index, index == after) if known else None
        if found is None:
            index += 1
            continue
        mention, index = found
        if mention is not None:
            mentions.append(mention)
            after = index
    return with_surnames(text, tokens, mentions)


def _mention_at(
    text: str, tokens: Sequence[Token], index: int, follows: bool
) -> tuple[ActorMention | None, int] | None:
    """`follows`: a mention ends right before. Gives (mention, index after it); (None, index) where words are read but no participant is meant; `None`: nothing starts here."""
    group = match_group(tokens, index)
    name = match_name(tokens, index)
    if (
        group is not None
        and group.last == index + 1
        and (is_stop(tokens[index]) or _is_modifier(tokens, index))
    ):
        group = None  # "طالب" (he demanded) is no student, "العمل العسكري" no soldier
    if name is not None and name.cued and not _quoted(tokens, index):
        name = None
    if name is not None and (group is None or name.last >= group.last):
        if actor(name.actors[0]).kind == "state":
            return _state(text, tokens, index, name.last)
        return _phrase(text, tokens, index)
    if group is not None and not _counts_more(tokens, index):
        return _group(text, tokens, index)
    people = nationality(tokens, index)
    if people is not None:
        if national_form(tokens, index) and not _follows_noun(tokens, index):
            return _phrase(text, tokens, index)
        return _adjective(text, tokens, index, people[1])
    capital = match_capital(tokens, index)
    joined = follows and "و" in tokens[index].proclitics
    if capital is not None and (joined or _acts(tokens, index, capital.last)):
        return describe(text, tokens, index, capital.last), capital.last
    return None


def _is_modifier(tokens: Sequence[Token], index: int) -> bool:
    """An adjective that agrees with the noun before it: "الصراع المسلح" (the armed conflict)."""
    if index == 0 or not is_adjective(tokens[index]):
        return False
    token, before = tokens[index], tokens[index - 1]
    if (
        before.kind != "word"
        or before.definite != token.definite
        or "و" in token.proclitics
        or is_stop(before)
    ):
        return False
    if {before.key, before.base} & phrase_words()["quantifiers"]:
        return False
    if token.base.endswith(_PLURAL_ENDINGS):
        noun = match_group(tokens, index - 1)
        return noun is not None and noun.form.plural  # "مقاتلين متشددين", not "هاجمهم متشددون"
    return True


def _counts_more(tokens: Sequence[Token], index: int) -> bool:
    """ "الآلاف من السكان", "عشرات المدنيين": a quantity whose head is still to come."""
    if tokens[index].key not in phrase_words()["quantifiers"] or index + 1 == len(tokens):
        return False
    after = tokens[index + 1]
    return after.key in opener_words()["of"] or after.definite


def _quoted(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in "\"«“'"


def _phrase(text: str, tokens: Sequence[Token], index: int) -> tuple[ActorMention, int]:
    last = phrase_end(tokens, index)
    return describe(text, tokens, _with_quantity(tokens, index), last), last


def _group(text: str, tokens: Sequence[Token], index: int) -> tuple[ActorMention | None, int]:
    mention, last = _phrase(text, tokens, index)
    group = load_groups().get(mention.group or "")
    if group is None or group.find == "always":
        named = mention.person or mention.candidates
        if group is not None and group.kind == "rank" and not named:
            return None, index + 1
        bare = mention.evidence.text == mention.head.text and not mention.anaphor
        if group is not None and group.kind == "org" and bare and not named:
            return None, index + 1  # "تنظيم" (organising) names nobody
        if group is not None and group.id == ORGANISING and not (named or mention.anaphor or mention.country):
            return None, index + 1  # nor does "تنظيم البطولة"
        return mention, last
    owned = bool(mention.candidates or mention.country)
    if group.find == "owned" and owned:
        return mention, last
    return None, index + 1


def _state(text: str, tokens: Sequence[Token], index: int, last: int) -> tuple[ActorMention | None, int]:
    """A state's name is a participant unless a word before it makes it a place ("في سوريا", "شمال سوريا")."""
    if tokens[index].key.endswith("ا") and index > 0 and tokens[index - 1].kind == "number":
        return describe(text, tokens, _with_quantity(tokens, index), last), last  # "19 روسيا" (19 Russians)
    if _INTO & set(tokens[index].proclitics) or (index > 0 and is_locative(tokens[index - 1])):
        return None, last
    return describe(text, tokens, index, last), last


def _acts(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Does a verb or cue beside a capital make it a government: "واشنطن تتهم" (Washington accuses), "اتهمت موسكو", "بين طهران والرياض"?"""
    back = index - 1
    while back >= 0 and tokens[back].text in SKIPPED:
        back -= 1
    before = tokens[back] if back >= 0 else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and is_locative(before):
        return False
    if _INTO & set(tokens[index].proclitics):
        return False
    return any(token is not None and _is_cue(token) for token in (before, after))


@per_word
def _is_cue(token: Token) -> bool:
    """A word of the list, or a verb in the feminine, with which a capital agrees when it means a government."""
    cues = phrase_words()["actor_cues"]
    if token.key in cues or token.base in cues:
        return True
    verb = token.key if token.key in verb_keys() else token.base
    return not token.definite and verb in verb_keys() and (verb.startswith("ت") or verb.endswith("ت"))


def _follows_noun(tokens: Sequence[Token], index: int) -> bool:
    return (
        index > 0
        and (tokens[index - 1].base in event_nouns() and not tokens[index - 1].definite)
        and tokens[index].base.endswith("ه")
    )


def _adjective(text: str, tokens: Sequence[Token], index: int, last: int) -> tuple[ActorMention | None, int]:
    """A nationality adjective whose noun, at most one adjective away, is an event: its state took part."""
    for before in (index - 1, index - 2):
        if before >= 0 and tokens[before].kind == "word" and tokens[before].base in event_nouns():
            return describe(text, tokens, index, last), last
    return None, last


def _with_quantity(tokens: Sequence[Token], index: int) -> int:
    """Index where the phrase begins when numbers and quantifiers before the head are taken in: "ما لا يقل عن 12 متظاهرا"."""
    for first in range(max(0, index - _BACK), index):
        if may_count(tokens[first]) and skip_quantifiers(tokens, first) == index:
            return first
    return index


def is_group(mention: ActorMention, *names: str) -> bool:
    """Is the mention's head one of these groups?"""
    return mention.group in names


def is_national(mention: ActorMention) -> bool:
    """Does the mention name people by nationality ("فلسطينيين") or a state by an adjective ("الإسرائيلية")?"""
    return mention.group in (NATIONALS, STATE_ADJECTIVE)
