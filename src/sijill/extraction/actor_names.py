"""Registry names, heads and nationality adjectives at a token: the look-ups under the actor finder."""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from sijill.extraction.word_memo import per_word
from sijill.lexicon.actor_groups import GroupForm, adjectives, group_index, phrase_words, verb_keys
from sijill.lexicon.countries import ARTICLE, adjective_forms, country_of_adjective, load_countries
from sijill.lexicon.registry_names import SKIPPED, Name, capital_index, name_index
from sijill.lexicon.triggers import load_triggers
from sijill.model.analysis import Token

_AL = ARTICLE
LONGEST_GAP = 3  # marks that may stand between two words of a name: حركة "طالبان"


class NameMatch(NamedTuple):
    """Registry ids and the half-open token range of the name."""

    actors: tuple[str, ...]
    first: int
    last: int
    cued: bool


class GroupMatch(NamedTuple):
    """A head and the half-open token range of its words; `definite`: written with the article; `owner`: with a pronoun ("عناصره")."""

    form: GroupForm
    first: int
    last: int
    definite: bool
    owner: bool


@per_word
def word_forms(token: Token) -> tuple[tuple[str, str], ...]:
    """(form with its article, enclitic) of a word: as written, then by reading with the other proclitics cut off."""
    forms = [(token.key, "")]
    for reading in token.readings:
        form = _AL + reading.base if _AL in reading.proclitics else reading.base
        if form != token.key:
            forms.append((form, reading.enclitic))
    return tuple(forms)


@per_word
def _names_from(token: Token) -> tuple[dict[str, tuple[Name, ...]], ...]:
    """For each form of the word that begins names of the registry: key of the second word → these names."""
    index = name_index()
    return tuple(index[form] for form, enclitic in word_forms(token) if form in index and not enclitic)


@per_word
def _heads_from(token: Token) -> tuple[tuple[str, str, tuple[GroupForm, ...]], ...]:
    """(form, enclitic, heads) for each form of the word that begins a head."""
    index = group_index()
    return tuple((form, enclitic, index[form]) for form, enclitic in word_forms(token) if form in index)


@per_word
def _capitals_from(token: Token) -> tuple[tuple[tuple[str, ...], str], ...]:
    """(further words, state) of the capitals that begin with a form of the word."""
    index = capital_index()
    return tuple(row for form, enclitic in word_forms(token) if not enclitic for row in index.get(form, ()))


@per_word
def _nationalities_from(token: Token) -> tuple[str, ...]:
    """The forms of the word that are a nationality, or that begin one of two words."""
    if token.kind != "word":
        return ()
    return tuple(
        form
        for form, enclitic in word_forms(token)
        if not enclitic and (_country(form) is not None or form in _double_firsts())
    )


def next_word(tokens: Sequence[Token], index: int) -> int:
    """Index of the first token from `index` on that is no mark which a name may hold; at most `LONGEST_GAP` are passed."""
    end = index + LONGEST_GAP
    while index < len(tokens) and index < end and tokens[index].text in SKIPPED:
        index += 1
    return index


def _rest_matches(tokens: Sequence[Token], index: int, rest: tuple[str, ...], end: int) -> int | None:
    """Index after the words of `rest` if they stand at `index` and before `end`, else `None`."""
    for word in rest:
        index = next_word(tokens, index)
        if index >= end or tokens[index].key != word:
            return None
        index += 1
    return index


def match_name(tokens: Sequence[Token], index: int, end: int | None = None) -> NameMatch | None:
    """The longest registry name that begins at the token and ends by `end`, cued or not."""
    starts = _names_from(tokens[index])
    if not starts:
        return None
    end = len(tokens) if end is None else end
    best: NameMatch | None = None
    for seconds in starts:
        after = next_word(tokens, index + 1)
        second = tokens[after].key if after < end else ""
        for name in (*seconds.get(second, ()), *seconds.get("", ())):
            last = _rest_matches(tokens, index + 1, name.rest, end) if name.rest else index + 1
            if last is not None and (best is None or last > best.last):
                best = NameMatch(name.actors, index, last, name.cued)
                break
    return best


def match_capital(tokens: Sequence[Token], index: int, end: int | None = None) -> NameMatch | None:
    """The state that a capital's name at the token can stand for."""
    for rest, state in _capitals_from(tokens[index]):
        last = _rest_matches(tokens, index + 1, rest, len(tokens) if end is None else end)
        if last is not None:
            return NameMatch((state,), index, last, False)
    return None


def match_group(tokens: Sequence[Token], index: int, end: int | None = None) -> GroupMatch | None:
    """The longest head that begins at the token and ends by `end`."""
    starts = _heads_from(tokens[index])
    if not starts:
        return None
    end = len(tokens) if end is None else end
    best: GroupMatch | None = None
    for form, enclitic, heads in starts:
        for head in heads:
            last = _rest_matches(tokens, index + 1, head.rest, end) if head.rest else index + 1
            if last is None or (best is not None and last <= best.last):
                continue
            definite = form.startswith(_AL) or (
                bool(head.rest) and any(word.startswith(_AL) for word in head.rest)
            )
            best = GroupMatch(head, index, last, definite, bool(enclitic) or head.owner)
            break
    return best


@functools.lru_cache(maxsize=100_000)
def _country(word: str) -> str | None:
    return country_of_adjective(word)


@functools.cache
def _double_firsts() -> frozenset[str]:
    """Keys of the first words of nationality adjectives of two words: "كوريه" of "كورية جنوبية", with and without the article."""
    doubles = (
        form.split()[0]
        for c in load_countries()
        for a in c.adjectives
        if " " in a
        for form in adjective_forms(a)
    )
    return frozenset(word for first in doubles for word in (first, _AL + first))


def nationality(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """(ISO3, index after it) of a nationality adjective or demonym of one or two words at the token, `None` if there is none."""
    after = index + 1
    for form in _nationalities_from(tokens[index]):
        if after < len(tokens) and form in _double_firsts():
            both = _country(f"{form} {tokens[after].key}")
            if both is not None:
                return both, after + 1
        one = _country(form)
        if one is not None:
            return one, after
    return None


@per_word
def starts_mention(token: Token) -> bool:
    """Can a name, a head, a capital or a nationality begin at this word? A quick answer for the many that cannot."""
    names, groups, capitals = name_index(), group_index(), capital_index()
    return any(
        form in names
        or form in groups
        or form in capitals
        or form in _double_firsts()
        or _country(form) is not None
        for form, _ in word_forms(token)
    )


@per_word
def is_adjective(token: Token) -> bool:
    """Is the word a descriptive adjective of the list, in any form?"""
    return token.base in adjectives() or token.key in adjectives()


@per_word
def is_locative(token: Token) -> bool:
    """Does a place name follow a word like this ("في", "مدينة")?"""
    words = phrase_words()["locatives"]
    return token.key in words or token.base in words


@functools.cache
def event_nouns() -> frozenset[str]:
    """Keys of the trigger lexicon's nouns: what a nationality adjective may qualify ("غارات أمريكية"), and what no name holds ("مقتل")."""
    forms = load_triggers().forms
    return frozenset(word for word, uses in forms.items() if any(form.kind == "noun" for _, form in uses))


@per_word
def is_stop(token: Token) -> bool:
    """Does this word end a noun phrase: a verb, a preposition, a relative pronoun, a particle?"""
    words = phrase_words()
    if token.key in words["stop"] or (token.enclitic and token.base in words["stop"]):
        return True
    if token.definite or token.key in words["not_verbs"]:
        return False
    return token.key in verb_keys() or (
        bool(token.proclitics or token.enclitic) and token.base in verb_keys()
    )
