"""The conditions of trigger entries: which words must, and must not, stand around a word for it to name an act."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sijill.lexicon.load import load_yaml
from sijill.text import key

DEFAULT_GAP = 4
DEFAULT_REACH = 8
CONDITION_KEYS = (
    *("with", "near_verb", "with_clitic", "gap", "either_side"),
    *("without", "without_before", "without_after"),
    *("near", "reach", "need_any", "unless_any", "preceded_by"),
    *("definite", "indefinite", "purpose", "alone"),
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must, and must not, stand around a word for it to name the act. All word sets are keys.

    `companions`: one must follow within `gap` words (or, `either_side`, stand before), or a word with one of `clitics`; `verb_companions`: the
    same for verb forms alone. `near`: one must stand within `reach` words on either side; `needed`: one in the sentence, `excluded`: none;
    `preceded`: one in the two words before. `vetoes` may not stand among the 2 words before and 3 after, `vetoes_before` among the 5 before, `vetoes_after` among the 5 after.
    `definite`, `indefinite`: a noun must, or must not, carry the article or a pronoun (`indefinite`: the article alone). `purpose` false: no noun
    with ل ("للمطالبة", to demand). `alone`: only where no other trigger of the type stands in the sentence.
    """

    companions: frozenset[str] = frozenset()
    verb_companions: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    gap: int = DEFAULT_GAP
    either_side: bool = False
    vetoes: frozenset[str] = frozenset()
    vetoes_before: frozenset[str] = frozenset()
    vetoes_after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    reach: int = DEFAULT_REACH
    needed: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    preceded: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    purpose: bool = True
    alone: bool = False


@functools.cache
def word_groups() -> dict[str, tuple[str, ...]]:
    """The named word lists of `data/word_groups.yml`, which entries quote as `$name`."""
    return {name: tuple(words) for name, words in load_yaml("word_groups.yml").items()}


def conditions_of(raw: dict[str, Any]) -> Conditions:
    """The conditions that an entry of a trigger file sets. Raises KeyError for a group of words that does not exist."""
    return Conditions(
        companions=_keys(raw.get("with", ())),
        verb_companions=_keys(raw.get("near_verb", ())),
        clitics=frozenset(raw.get("with_clitic", ())),
        gap=int(raw.get("gap", DEFAULT_GAP)),
        either_side=bool(raw.get("either_side", False)),
        vetoes=_keys(raw.get("without", ())),
        vetoes_before=_keys(raw.get("without_before", ())),
        vetoes_after=_keys(raw.get("without_after", ())),
        near=_keys(raw.get("near", ())),
        reach=int(raw.get("reach", DEFAULT_REACH)),
        needed=_keys(raw.get("need_any", ())),
        excluded=_keys(raw.get("unless_any", ())),
        preceded=_keys(raw.get("preceded_by", ())),
        definite=bool(raw.get("definite", False)),
        indefinite=bool(raw.get("indefinite", False)),
        purpose=bool(raw.get("purpose", True)),
        alone=bool(raw.get("alone", False)),
    )


def _keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of a condition's words and of their case and number forms; `$name` stands for a group of words."""
    found: set[str] = set()
    for word in words:
        members = word_groups()[word[1:]] if word.startswith("$") else (word,)
        for member in members:
            found |= case_keys(member)
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def case_keys(word: str) -> frozenset[str]:
    """ "صاروخ" also stands for "صاروخا", "صاروخين", "صاروخان"; "مسلحون" for "مسلحين", "مسلحو", "مسلحي"."""
    stem = key(word)
    if len(stem) < 3 or not stem.isalpha():
        return frozenset((stem,))
    if stem.endswith("ون") and len(stem) > 4:
        return frozenset((stem, stem[:-2] + "ين", stem[:-1], stem[:-2] + "ي"))
    if stem.endswith("ه"):
        return frozenset((stem, stem[:-1] + "تين", stem[:-1] + "تان"))
    if stem[-1] == "ي":
        return frozenset((stem, stem + "ا"))
    if stem[-1] in "اء" or stem.endswith(("ين", "ات", "ان")):
        return frozenset((stem,))
    return frozenset((stem, stem + "ا", stem + "ين", stem + "ان"))
