"""Explicit sums and breakdowns: "3 جنود وشرطيين ومدني" is 6; "10 قتلى بينهم 3 أطفال" is 10, of whom 3."""

import functools
from dataclasses import replace

from sijill.extraction.casualty_words import is_casualty_word
from sijill.extraction.counted_nouns import counted_noun
from sijill.extraction.number_phrases import before_table, vague_table, word_set
from sijill.extraction.number_words import number_word
from sijill.extraction.phrases import Line, PhraseTable, load_words
from sijill.model.mention import Evidence, NumberMention
from sijill.text import key

Found = tuple[NumberMention, int, int]
_SUMMED = frozenset(
    {"exact", "about", "dual", "floor", "range", "between", "singular", "vague", "ceiling", "sum"}
)
# A lone singular after "و" joins a sum only if it names a plain person: "وشرطي"; "ورئيس البلاد" begins a new clause too often.
_PLAIN = frozenset(
    {
        "persons",
        "civilians",
        "children",
        "women",
        "soldiers",
        "police",
        "fighters",
        "medics",
        "journalists",
        "workers",
        "nationals",
    }
)
_GAP = 4


@functools.cache
def _part_table() -> PhraseTable:
    return PhraseTable((form, True) for form in load_words("numbers")["part_of"])


@functools.cache
def _added_table() -> PhraseTable:
    return PhraseTable((form, True) for form in load_words("numbers")["added"] if " " in form)


def joined_by_and(line: Line, index: int) -> bool:
    """Does the word at `index` carry the conjunction: "وثلاثة", "وشرطي"? Not "واحد" (one)."""
    word = line.key(index)
    number, noun = number_word(word), counted_noun(word)
    reading = number or noun
    if reading:
        return reading.prefix.startswith("و")
    return any(
        prefix.startswith("و") for prefix, _, _ in vague_table().starts(word) + before_table().starts(word)
    )


def join_sums(line: Line, found: list[Found]) -> list[NumberMention]:
    """The mentions of a line with sums joined and members of a breakdown marked `part_of`."""
    return [mention for mention, _, _ in join_parts(line, found)]


def join_parts(line: Line, found: list[Found]) -> list[Found]:
    """As `join_sums`, with the token range of each mention."""
    marked = _mark_parts(line, found)
    result: list[Found] = []
    for mention, first, last in marked:
        if result and _shares(line, result[-1], (mention, first, last)):
            mention = replace(mention, min=result[-1][0].min, max=result[-1][0].max, rule="shared")
        if result and _adds(line, result[-1], (mention, first, last)):
            result[-1] = _sum(line, result[-1], (mention, first, last))
        else:
            result.append((mention, first, last))
        result[-1] = _with_singulars(line, result[-1])
    return result


def _mark_parts(line: Line, found: list[Found]) -> list[Found]:
    result: list[Found] = []
    open_until = -9
    for mention, first, last in found:
        opens = any(_part_table().longest(line, back) for back in range(max(0, first - 3), first))
        continues = (first <= open_until + 1 and joined_by_and(line, first)) or (
            line.key(first - 1) == "و" and first <= open_until + 2
        )
        if mention.kind == "people" and (opens or continues):
            result.append((replace(mention, part_of=True), first, last))
            open_until = last
        else:
            result.append((mention, first, last))
    return result


def _adds(line: Line, left: Found, right: Found) -> bool:
    """Does the right mention continue the sum of the left one?"""
    (a, _, end), (b, start, _) = left, right
    if (
        a.kind != "people"
        or b.kind != "people"
        or a.part_of
        or b.part_of
        or b.others
        or a.others
        or b.rule == "zero"
        or a.rule == "zero"
    ):
        return False
    if (
        a.rule not in _SUMMED
        or b.rule not in _SUMMED
        or b.noun is None
        or a.noun is None
        or _casualty(a) != _casualty(b)
    ):
        return False
    between = line.keys[end:start]
    if len(between) > _GAP or not all(word == "و" or _in_phrase(word) for word in between):
        return False
    joined = joined_by_and(line, start) or between[-1:] == ["و"]
    added = any(_added_table().longest(line, place) for place in range(end, start))
    return joined or added


def _in_phrase(word: str) -> bool:
    """May a word stand between two members of a sum: an adjective or a genitive, "3 من أفراد الجيش العراقي وخمسة مدنيين"?"""
    return bool(_added_table().starts(word)) or (
        word.isalpha() and word not in word_set("not_nouns") and not is_casualty_word(word)
    )


def _shares(line: Line, left: Found, right: Found) -> bool:
    """ "عشرات القتلى والجرحى": the vague quantity holds for both nouns."""
    (a, _, end), (b, start, _) = left, right
    bare = b.rule == "plural" and b.value is None and _casualty(b) is not None and _casualty(a) is not None
    return bare and end == start and joined_by_and(line, start) and a.rule in ("vague", "floor", "shared")


def _is_modifier(word: str) -> bool:
    """An adjective of the noun before, which does not end the phrase: "3 جنود عراقيين"."""
    return word.endswith(("ين", "ون", "يا", "ات", "ي", "ه")) and not word.startswith("و")


def _casualty(mention: NumberMention) -> str | None:
    return mention.group if mention.group in ("dead", "wounded") else None


def _sum(line: Line, left: Found, right: Found) -> Found:
    (a, first, _), (b, _, last) = left, right
    parts = (a.parts or (a,)) + (b.parts or (b,))
    lows, highs = [part.min for part in parts], [part.max for part in parts]
    low = sum(n for n in lows if n is not None) if any(n is not None for n in lows) else None
    high = None if any(n is None for n in highs) else sum(n for n in highs if n is not None)
    evidence = Evidence(a.evidence.start, b.evidence.end, line.text[a.evidence.start : b.evidence.end])
    return (
        NumberMention(evidence, low, high, "people", "sum", noun=a.noun, group=a.group, parts=parts),
        first,
        last,
    )


def _with_singulars(line: Line, found: Found) -> Found:
    """Takes in members without a number that follow with و: "3 جنود وشرطيين ومدني", "ثلاثة من أفراد الجيش العراقي وضابطي شرطة"."""
    while True:
        mention, _, last = found
        if (
            mention.kind != "people"
            or mention.part_of
            or mention.others
            or mention.noun is None
            or mention.rule not in _SUMMED
            or _casualty(mention)
        ):
            return found
        place = _next_member(line, mention, last)
        if place is None:
            return found
        noun = counted_noun(line.key(place))
        low = high = 2 if noun and noun.number == "construct" else 1
        token = line.tokens[place]
        evidence = Evidence(token.start, token.end, token.text)
        rule = "dual" if high == 2 else "singular"
        part = NumberMention(
            evidence, low, high, "people", rule, noun=evidence, group=noun.group if noun else None
        )
        found = _sum(line, found, (part, place, place + 1))


def _next_member(line: Line, mention: NumberMention, last: int) -> int | None:
    """The token of the next member without a number; a bare singular must follow closely, and not where one number counts both nouns.

    A plural is no member: "تسعة صحفيين ومصورين" (nine journalists and photographers) are nine.
    """
    for place in range(last, min(last + _GAP, len(line.keys))):
        noun = counted_noun(line.key(place))
        one = number_word(line.key(place + 1))
        if noun and noun.prefix == "و" and noun.group in _PLAIN:
            if noun.number == "construct":
                return place
            near = place == last or (place == last + 1 and _is_modifier(line.key(last)))
            if noun.number != "sg" or not near or (one and one.value == 1) or _counts_both(mention):
                return None
            return place
        if not _in_phrase(line.key(place)):
            return None
    return None


def _counts_both(mention: NumberMention) -> bool:
    """ "20 مليون جندي ومواطن": both nouns are counted by the one number."""
    counted = counted_noun(key(mention.noun.text)) if mention.noun else None
    return bool(counted and counted.number == "sg" and (mention.min or 0) > 10 and not mention.parts)
