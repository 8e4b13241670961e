"""Words that describe participants rather than name them: generic groups, titles, and the function words around them.

Data: `data/groups.yml`, `data/titles.yml`, `data/actor_phrases.yml`.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sijill.errors import LexiconError
from sijill.lexicon.countries import ARTICLE
from sijill.lexicon.forms import noun_forms, participle_forms, verb_forms
from sijill.lexicon.load import load_yaml
from sijill.text import key, phrase_key

KINDS = frozenset({"people", "part", "organ", "org", "office", "rank"})
_TA_MARBUTA, _T, _HAMZA, _SEAT = key("ة"), key("ت"), key("ء"), key("ئ")
_LONG_PRONOUNS = (key("ها"), key("هم"), key("هما"))
_PRONOUNS = (
    key("ه"),
    *_LONG_PRONOUNS,
)  # "ه" after a singular would make a feminine: "مدرسه" is read as "مدرسة" (school)
_CLASSES = frozenset(
    {
        "stop",
        "quantifiers",
        "not_verbs",
        "not_adjectives",
        "not_owned",
        "named_after",
        "locatives",
        "actor_cues",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """A class of head words; `data/groups.yml` says what the fields mean. `name` is English, in the plural where it counts people."""

    id: str
    name: str
    kind: str
    role: str | None
    strong: bool = False
    local: bool = False
    anaphor: bool = False
    possession: bool = False
    loaded: bool = False
    human: bool = False
    find: str = "always"
    country: str | None = None
    roles: tuple[tuple[str, str], ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    event_roles: tuple[tuple[str, str], ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def role_in(self, country: str | None) -> str | None:
        """The role where the side is that country's: the opposition is OPP, in Syria REB."""
        return dict(self.roles).get(country or "", self.role)

    def role_as(self, event_type: str | None, side: str | None) -> str | None:
        """The role that taking this side of such an event gives, `None` if it gives none: people who protest are PRO, an unnamed man who attacks is UAF."""
        return dict(self.event_roles).get(f"{event_type}-{side}")


@dataclass(frozen=True, slots=True)
class GroupForm:
    """One written form of a head: keys of the words after the first, its group, whether it is a plural or dual, and whether a pronoun ends it ("عناصره")."""

    rest: tuple[str, ...]
    group: Group
    plural: bool = False
    owner: bool = False


def _rows() -> Iterator[tuple[Group, list[str]]]:
    for row in load_yaml("groups.yml")["groups"]:
        words = row.pop("words")
        row.pop("note", None)
        for examples in ("yes", "no"):
            row[examples] = tuple(row.get(examples, ()))
        for table in ("roles", "instead", "event_roles"):
            row[table] = tuple((row.get(table) or {}).items())
        try:
            yield Group(**row), words
        except TypeError as error:
            raise LexiconError(f"groups.yml, entry {row.get('id')}: {error}") from error
    for row in load_yaml("titles.yml")["ranks"]:
        group = Group(
            row["id"], "person", "rank", row["role"], yes=tuple(row["yes"]), no=tuple(row.get("no", ()))
        )
        yield group, ["=" + word for word in row["words"]]


def _forms(word: str) -> Iterator[tuple[str, bool]]:
    """(written form, is it plural or dual) of one entry of a `words` list."""
    if word.startswith("="):
        yield word[1:], False
        return
    singular, _, plural = word.partition("/")
    for form in noun_forms(singular, (plural,) if plural else ()):
        yield form.word, form.number != "singular"
    if plural.endswith("ون"):
        yield plural[:-2] + "ي", True  # construct: "مسلحي الحركة" (the movement's gunmen)


@functools.cache
def load_groups() -> dict[str, Group]:
    """Group id → group, in the order of the files. Raises `LexiconError` for a malformed entry."""
    return {group.id: group for group, _ in _rows()}


@functools.cache
def group_index() -> dict[str, tuple[GroupForm, ...]]:
    """Key of a head's first word (with its article, where it has one) → the heads that begin so, longest first.

    A head of one word without the article is also found with it; a head given with the article or of several words, only as it stands.
    """
    index: dict[str, dict[tuple[str, ...], GroupForm]] = {}
    for group, words in _rows():
        for word in words:
            for form, plural in _forms(word):
                first, *rest = phrase_key(form)
                found = GroupForm(tuple(rest), group, plural)
                index.setdefault(first, {}).setdefault(tuple(rest), found)
                if not rest and not first.startswith(ARTICLE):
                    index.setdefault(ARTICLE + first, {}).setdefault((), found)
    _add_owned(index)
    return {
        first: tuple(sorted(forms.values(), key=lambda f: -len(f.rest))) for first, forms in index.items()
    }


def _add_owned(index: dict[str, dict[tuple[str, ...], GroupForm]]) -> None:
    """Add the plurals with a pronoun that the clitic tables are too rare to cut: "مرافقيه" (his companions), "خبرائها" (its experts)."""
    heads = [
        (first, forms[()]) for first, forms in index.items() if () in forms and not first.startswith(ARTICLE)
    ]
    for first, form in heads:
        stem = first[:-1] + _T if first.endswith(_TA_MARBUTA) else first
        stem = first[:-1] + _SEAT if first.endswith(_HAMZA) else stem
        for pronoun in (
            _PRONOUNS
            if form.plural or stem != first or form.group.kind in ("org", "organ")
            else _LONG_PRONOUNS
        ):
            owned = GroupForm((), form.group, form.plural, True)
            if stem + pronoun not in phrase_words()["not_owned"]:
                index.setdefault(stem + pronoun, {}).setdefault((), owned)


@functools.cache
def phrase_words() -> dict[str, frozenset[str]]:
    """Class of `data/actor_phrases.yml` → keys of its words ("stop", "quantifiers", "locatives" …)."""
    content = load_yaml("actor_phrases.yml")
    return {name: _keys(words) for name, words in content.items() if name in _CLASSES}


@functools.cache
def opener_words() -> dict[str, frozenset[str]]:
    """ "of" | "in_name" | "adjective_links" | "backed_by" → keys; links in every form of the participle."""
    openers = {name: _keys(words) for name, words in load_yaml("actor_phrases.yml")["openers"].items()}
    for name in ("adjective_links", "backed_by"):
        openers[name] = adjective_forms(load_yaml("actor_phrases.yml")["openers"][name])
    return openers


@functools.cache
def adjectives() -> frozenset[str]:
    """Keys, without the article, of every form of the descriptive adjectives ("مسلح" armed, "مجهول" unknown)."""
    return adjective_forms(load_yaml("actor_phrases.yml")["adjectives"])


def adjective_forms(words: Iterable[str]) -> frozenset[str]:
    """Keys of all gender, number and case forms of adjectives given in the masculine singular."""
    forms = set()
    for word in words:
        forms |= {key(form.word) for form in participle_forms(word)} | {key(word)}
        if not word.endswith(("ة", "ى", "ي", "ا")):
            forms |= {key(word + "ي"), key(word + "ية")}  # defective: "موال" → "الموالية" (loyal)
    return frozenset(forms)


@functools.cache
def phrase_starts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First key of a quantifier of several words → keys of the rest: "ما" → ("لا", "يقل", "عن") …"""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_yaml("actor_phrases.yml")["quantifier_phrases"]:
        first, *rest = phrase_key(phrase)
        starts.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in starts.items()}


@functools.cache
def verb_keys() -> frozenset[str]:
    """Keys of verb forms that end a noun phrase: those of `attribution.yml` and of `actor_phrases.yml`."""
    pairs = [tuple(row) for row in load_yaml("actor_phrases.yml")["verbs"]]
    pairs += [tuple(row["verb"]) for row in load_yaml("attribution.yml")["verbs"]]
    return frozenset(key(form.word) for past, present in pairs for form in verb_forms(past, present))


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)
