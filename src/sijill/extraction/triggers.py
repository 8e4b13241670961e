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
        if tokens[index].kind != "word" or not _may_name(tokens[index], lexicon):
            continue
        candidates = list(_candidates(_Place(tokens, index, first, last), lexicon))
        if candidates:
            found.append(min(candidates, key=_rank))
    return _without_attendants(found)


def _may_name(token: Token, lexicon: TriggerLexicon) -> bool:
    """Can the word name an act at all? A quick answer for the many that cannot."""
    forms = lexicon.forms
    for reading in token.readings:
        if reading.base in forms:
            return True
    return token.key[-1:] in _OBJECT_ENDS and not token.text.endswith("ة")


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


def _candidates(place: _Place, lexicon: TriggerLexicon) -> Iterator[TriggerMention]:
    token = place.tokens[place.index]
    for reading in token.readings:
        owners = lexicon.forms.get(reading.base)
        if owners:
            yield from _completed(place, reading, owners)
            return  # a better reading that is in the lexicon shuts out worse ones
    if token.key[-1:] in _OBJECT_ENDS and not token.text.endswith("ة"):
        yield from _cut_by_lexicon(place, lexicon)


def _cut_by_lexicon(place: _Place, lexicon: TriggerLexicon) -> Iterator[TriggerMention]:
    """Verbs whose object pronoun the analysis left on, since the form is rare: "جندتهم" (they recruited them) holds "جندت"."""
    best = place.tokens[place.index].readings[0]
    for enclitic in _OBJECTS:
        if not best.base.endswith(enclitic) or len(best.base) < len(enclitic) + 4:
            continue
        stem = best.base[: -len(enclitic)]
        owners = tuple(owner for owner in lexicon.forms.get(stem, ()) if owner[1].kind in _VERBS)
        if owners:
            yield from _completed(place, Reading(best.proclitics, stem, enclitic), owners)
            return


def _completed(
    place: _Place, reading: Reading, owners: Sequence[tuple[TriggerEntry, Form]]
) -> Iterator[TriggerMention]:
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
            and _any_in(place, (*place.before(_BEFORE), *place.after(_AFTER)), conditions.vetoes)
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
    return not conditions.near or _any_in(place, (*place.before(reach), *place.after(reach)), conditions.near)


def _any_in(place: _Place, window: Iterable[int], words: frozenset[str], but: int = -1) -> bool:
    if not words:
        return False
    tokens = place.tokens
    return any(
        index != but and (tokens[index].key in words or tokens[index].base in words) for index in window
    )


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
