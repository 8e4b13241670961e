"""Triggers: words that name an act, found by the lexicon and judged by the words around them."""

from collections.abc import Iterable, Iterator, Sequence

from sijill.lexicon.conditions import Conditions
from sijill.lexicon.context import load_context
from sijill.lexicon.forms import Form
from sijill.lexicon.triggers import TriggerEntry, TriggerLexicon
from sijill.model.analysis import Reading, Token
from sijill.model.quick import quick

_AFTER = 3  # words after a trigger in which a veto counts
_BEFORE = 2
_FAR = 5  # the same for vetoes of one side
_STOPS = frozenset(".؟!؛")
_VERBS = ("past", "present")
_OBJECTS = ("هما", "هم", "ها", "هن", "نا", "ه")
_OBJECT_ENDS = frozenset(word[-1] for word in _OBJECTS)
_SHORTEST_CUT = 5  # letters of a verb with its pronoun
Owners = Sequence[tuple[TriggerEntry, Form]]


@quick
class TriggerMention:
    """A trigger at token `first` up to, not including, `last`; `companion` is the token that completed it, if the entry asks for one."""

    first: int
    last: int
    entry: TriggerEntry
    form: Form
    reading: Reading
    companion: int | None = None

    @property
    def is_verb(self) -> bool:
        return self.form.kind in _VERBS


@quick
class _Place:
    """A token of a sentence: its index and the sentence's range."""

    tokens: Sequence[Token]
    index: int
    first: int
    last: int

    def around(self, back: int, ahead: int) -> range:
        """The tokens on both sides, and the token itself."""
        return range(max(self.first, self.index - back), min(self.last, self.index + 1 + ahead))

    def before(self, reach: int) -> range:
        return range(self.index - 1, max(self.first, self.index - reach) - 1, -1)

    def after(self, reach: int) -> range:
        return range(self.index + 1, min(self.last, self.index + 1 + reach))


def find_triggers(
    tokens: Sequence[Token], first: int, last: int, lexicon: TriggerLexicon
) -> list[TriggerMention]:
    """The triggers among tokens `first`..`last` (one sentence), in text order, at most one a token.

    Where several entries own a word, the one with more of its own conditions met wins: a companion, the nearest first, then words near it;
    last, one that is not weak.
    """
    found = []
    for index in range(first, last):
        listed = _listed(tokens[index], lexicon) if tokens[index].kind == "word" else None
        if listed is None:
            continue
        candidates = list(_completed(_Place(tokens, index, first, last), *listed))
        if candidates:
            found.append(min(candidates, key=_rank) if len(candidates) > 1 else candidates[0])
    return _without_attendants(found)


def _listed(token: Token, lexicon: TriggerLexicon) -> tuple[Reading, Owners] | None:
    """The reading under which the lexicon has the word, and the entries that own it; `None` for the many words that can name no act."""
    forms = lexicon.forms
    for reading in token.readings:
        owners = forms.get(reading.base)
        if owners:
            return reading, owners  # a better reading that is in the lexicon shuts out worse ones
    if token.key[-1:] in _OBJECT_ENDS and not token.text.endswith("ة"):
        return _cut_by_lexicon(token.readings[0], lexicon)
    return None


def _without_attendants(found: list[TriggerMention]) -> list[TriggerMention]:
    """Drops the entries that count `alone` where another trigger of their type is at hand: "المتظاهرون" (the protesters) beside "مظاهرة"."""
    leaders = {mention.entry.type for mention in found if not mention.entry.conditions.alone}
    return [
        mention
        for mention in found
        if not mention.entry.conditions.alone or mention.entry.type not in leaders
    ]


def _rank(mention: TriggerMention) -> tuple[bool, bool, bool, int, bool]:
    conditions = mention.entry.conditions
    distance = abs(mention.companion - mention.first) if mention.companion is not None else 99
    return (
        mention.entry.file is None,  # a user's own word goes before the shipped ones
        mention.companion is None,
        not (conditions.near or conditions.needed or conditions.preceded),
        distance,
        mention.entry.weak,
    )


def _cut_by_lexicon(best: Reading, lexicon: TriggerLexicon) -> tuple[Reading, Owners] | None:
    """Verbs whose object pronoun the analysis left on, since the form is rare: "جندتهم" (they recruited them) holds "جندت"."""
    base = best.base
    if len(base) < _SHORTEST_CUT or not base.endswith(_OBJECTS):
        return None
    for enclitic in _OBJECTS:
        if not base.endswith(enclitic) or len(base) < len(enclitic) + 4:
            continue
        stem = base[: -len(enclitic)]
        owners = tuple(owner for owner in lexicon.forms.get(stem, ()) if owner[1].kind in _VERBS)
        if owners:
            return Reading(best.proclitics, stem, enclitic), owners
    return None


def _completed(place: _Place, reading: Reading, owners: Owners) -> Iterator[TriggerMention]:
    as_noun = _must_be_noun(place, reading)
    for entry, form in owners:
        if _agrees(reading, form, as_noun):
            mention = _complete(place, TriggerMention(place.index, place.index + 1, entry, form, reading))
            if mention is not None:
                yield mention


def _must_be_noun(place: _Place, reading: Reading) -> bool:
    """After a preposition or a noun that takes an act as its genitive: "في قصف" (in a shelling), "محاولة قتل" (attempted murder)."""
    context = load_context()
    if {"ال", "ب", "ك"} & set(reading.proclitics):
        return True
    if place.index == place.first:
        return False
    before = place.tokens[place.index - 1]
    if reading.proclitics[:1] == ("و",) and place.index - 2 >= place.first:
        return False
    return _is_in(before, context["prepositions"]) or before.base in context["act_heads"]


def _agrees(reading: Reading, form: Form, as_noun: bool) -> bool:
    cut = set(reading.proclitics)
    if form.kind in _VERBS:
        if cut & {"ال", "ب", "ك"} or (
            as_noun and not form.word.startswith("ي")
        ):  # no noun is written like "يسيطر"
            return False
        if cut & {"س", "ل"}:  # "سيقصف", "ليقصف"
            return form.kind == "present"
        return True
    if form.kind == "manner":
        return not as_noun and not cut & {"ال", "ب", "ك", "ل", "س"}
    return "س" not in cut


def _complete(place: _Place, mention: TriggerMention) -> TriggerMention | None:
    """The mention with its companion, or `None` if the entry's conditions fail."""
    conditions = mention.entry.conditions
    if (
        not _has_right_form(place, mention)
        or _is_vetoed(place, conditions)
        or not _has_company(place, conditions)
    ):
        return None
    wanted = (
        conditions.verb_companions
        if mention.is_verb and conditions.verb_companions
        else conditions.companions
    )
    if not wanted and not conditions.clitics:
        return mention
    companion = _companion(place, conditions, wanted)
    if companion is None:
        return None
    last = companion + 1 if companion - place.index == 1 else place.index + 1
    return TriggerMention(place.index, last, mention.entry, mention.form, mention.reading, companion)


def _has_right_form(place: _Place, mention: TriggerMention) -> bool:
    conditions = mention.entry.conditions
    if mention.is_verb:
        return True
    if not conditions.purpose and "ل" in mention.reading.proclitics:
        return False
    if conditions.indefinite and "ال" in mention.reading.proclitics:
        return False
    return not conditions.definite or _is_definite(place, mention.reading)


def _is_definite(place: _Place, reading: Reading) -> bool:
    demonstrative = (
        place.index > place.first and place.tokens[place.index - 1].base in load_context()["demonstratives"]
    )
    return "ال" in reading.proclitics or bool(reading.enclitic) or demonstrative


def _is_vetoed(place: _Place, conditions: Conditions) -> bool:
    return (
        (
            bool(conditions.vetoes)
            and _any_in(place, place.around(_BEFORE, _AFTER), conditions.vetoes, but=place.index)
        )
        or (bool(conditions.vetoes_before) and _any_in(place, place.before(_FAR), conditions.vetoes_before))
        or (bool(conditions.vetoes_after) and _any_in(place, place.after(_FAR), conditions.vetoes_after))
    )


def _has_company(place: _Place, conditions: Conditions) -> bool:
    if conditions.preceded and not _any_in(place, place.before(_BEFORE), conditions.preceded):
        return False
    if _any_in(place, range(place.first, place.last), conditions.excluded):
        return False
    if conditions.needed and not _any_in(
        place, range(place.first, place.last), conditions.needed, but=place.index
    ):
        return False
    reach = conditions.reach
    return not conditions.near or _any_in(place, place.around(reach, reach), conditions.near, but=place.index)


def _any_in(place: _Place, window: Iterable[int], words: frozenset[str], but: int = -1) -> bool:
    if not words:
        return False
    tokens = place.tokens
    for index in window:  # no `any`: this is asked for every window of every trigger
        token = tokens[index]
        if (token.key in words or token.base in words) and index != but:
            return True
    return False


def _companion(place: _Place, conditions: Conditions, wanted: frozenset[str]) -> int | None:
    """The nearest word that completes the trigger; punctuation does not count into the gap, a full stop ends the search."""
    for window in (
        place.after(conditions.gap + 3),
        place.before(conditions.gap + 3) if conditions.either_side else (),
    ):
        words = 0
        for index in window:
            token = place.tokens[index]
            if token.text in _STOPS:
                break
            words += token.kind != "punct"
            if words > conditions.gap:
                break
            if _is_in(token, wanted) or (conditions.clitics and conditions.clitics & set(token.proclitics)):
                return index
    return None


def _is_in(token: Token, words: frozenset[str]) -> bool:
    return token.key in words or token.base in words
