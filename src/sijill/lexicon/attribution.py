"""The words of attribution (`data/attribution.yml`): speech verbs, claims, blame, denial, and the prepositions of sources."""

import functools
from dataclasses import dataclass

from sijill.errors import LexiconError
from sijill.lexicon.actor_groups import adjective_forms
from sijill.lexicon.forms import verb_forms
from sijill.lexicon.load import load_yaml
from sijill.text import key, phrase_key

KINDS = frozenset({"source", "relay", "claim", "blame", "deny"})


@dataclass(frozen=True, slots=True)
class AttributionEntry:
    """One entry. `companions`: keys one of which must follow in the sentence. `that`: "أن" must follow. `pronoun`: an object pronoun stands for the companion.

    `frame`, where the party stands: "subject" (who does the verb), "object" (the accused after or beside the accuser), "to" (after "إلى" or ل), "on" (after "على").
    """

    id: str
    kind: str
    frame: str = "subject"
    companions: frozenset[str] = frozenset()
    that: bool = False
    pronoun: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributionLexicon:
    """`verbs`: key of a form → entries; `prepositions`: first key → (keys of the rest, entry); `participles`: "متهمة" (accusing), `nouns`: "اتهام" (accusation) → entry;
    `sources`, `not_sources`: keys of heads that are, or never are, who says something; `adverbs`: words between a verb and its subject."""

    entries: tuple[AttributionEntry, ...]
    verbs: dict[str, tuple[AttributionEntry, ...]]
    participles: dict[str, AttributionEntry]
    prepositions: dict[str, tuple[tuple[tuple[str, ...], AttributionEntry], ...]]
    nouns: dict[str, AttributionEntry]
    sources: frozenset[str]
    not_sources: frozenset[str]
    that: frozenset[str]
    adverbs: frozenset[str]
    relatives: frozenset[str]
    pronouns: tuple[str, ...]
    oblique: frozenset[str]


def _entry(row: dict[str, object]) -> AttributionEntry:
    if row.get("kind") not in KINDS or not row.get("yes"):
        raise LexiconError(
            f"attribution.yml, entry {row.get('id')}: a kind of {sorted(KINDS)} and a `yes` example are needed"
        )
    listed = {name: _words(row, name) for name in ("with", "yes", "no")}
    return AttributionEntry(
        str(row["id"]),
        str(row["kind"]),
        str(row.get("frame", "subject")),
        frozenset(key(word) for word in listed["with"]),
        bool(row.get("that")),
        bool(row.get("pronoun")),
        listed["yes"],
        listed["no"],
    )


def _words(row: dict[str, object], name: str) -> tuple[str, ...]:
    value = row.get(name) or ()
    return tuple(str(word) for word in value) if isinstance(value, (list, tuple)) else (str(value),)


@functools.cache
def load_attribution() -> AttributionLexicon:
    """The lexicon of attribution. Raises `LexiconError` naming the entry that is malformed."""
    content = load_yaml("attribution.yml")
    verbs: dict[str, dict[str, AttributionEntry]] = {}
    participles: dict[str, AttributionEntry] = {}
    prepositions: dict[str, list[tuple[tuple[str, ...], AttributionEntry]]] = {}
    entries = []
    for row in content["verbs"]:
        entry = _entry(row)
        entries.append(entry)
        for form in verb_forms(*row["verb"]):
            if form.voice != "passive":
                verbs.setdefault(key(form.word), {})[entry.id] = entry
        for word in adjective_forms(row.get("participles", ())):
            participles[word] = entry
    nouns: dict[str, AttributionEntry] = {}
    for row in content["nouns"]:
        entry = _entry(row)
        entries.append(entry)
        nouns |= {key(word): entry for word in row["words"]}
    for row in content["prepositions"]:
        entry = _entry(row)
        entries.append(entry)
        for words in row["words"]:
            first, *rest = phrase_key(words)
            prepositions.setdefault(first, []).append((tuple(rest), entry))
    return AttributionLexicon(
        tuple(entries),
        {form: tuple(found.values()) for form, found in verbs.items()},
        participles,
        {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in prepositions.items()},
        nouns,
        frozenset(key(word) for word in content["sources"]),
        frozenset(key(word) for word in content["not_sources"]),
        frozenset(key(word) for word in content["that"]),
        frozenset(key(word) for word in content["adverbs"]),
        frozenset(key(word) for word in content["relatives"]),
        tuple(key(word) for word in content["pronouns"]),
        frozenset(key(word) for word in content["oblique"]),
    )
