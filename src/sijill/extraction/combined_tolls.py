"""One figure for the dead and the wounded together: "مقتل وإصابة عشرة", "20 بين قتيل وجريح", "50 قتيلا وجريحا".

Of N people at least one was killed and at least one wounded, so each is 1 to N - 1; a vague figure ("عشرات") holds for each, as `gold/train` has it.
"""

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sijill.extraction.phrases import load_words
from sijill.extraction.scene import Placed, Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.model.mention import NumberMention
from sijill.text import phrase_key

RULE = "dead-and-wounded"
_BACK = 8  # tokens from a figure to "بين قتيل وجريح": "العشرات من عناصر التنظيم بين قتيل وجريح"
_AHEAD = 6  # tokens from "مقتل وإصابة" to its figure
_TOTAL = 4  # tokens from "عدد القتلى والجرحى" to its figure
_BARE = frozenset({"plural", "open", "shared"})
_SUMMED = frozenset({"exact", "about", "sum", "dual", "range", "between", "ceiling"})
Figure = Placed[NumberMention]


def share(mention: NumberMention) -> NumberMention:
    """What a figure for both says of either: 10 → 1 to 9, at least 10 → 1 and more, dozens → dozens."""
    if mention.rule in _SUMMED or mention.rule == "floor":
        high = mention.max - 1 if mention.max is not None and mention.max > 1 else None
        return replace(mention, min=1, max=high, rule=RULE)
    return (
        replace(mention, rule=RULE)
        if mention.rule not in _BARE
        else replace(mention, min=1, max=None, rule=RULE)
    )


def casualty_pairs(
    scene: Scene, triggers: Sequence[TriggerMention], kind: Callable[[TriggerMention], str | None]
) -> Iterator[tuple[TriggerMention, TriggerMention]]:
    """Casualty words that one figure follows: "مقتل وإصابة" (the killing and wounding of), "قتل أو جرح"; not "مصرعهم وأصيب" (their death, and there were wounded)."""
    for first, second in itertools.pairwise(triggers):
        between = [token.key for token in scene.tokens[first.last : second.first]]
        joined = between in (["و"], ["او"]) or (
            not between and scene.tokens[second.first].proclitics[:1] == ("و",)
        )
        if joined and not first.reading.enclitic and {kind(first), kind(second)} == {"killed", "wounded"}:
            yield first, second


def figure_of_pair(figures: Sequence[Figure], second: TriggerMention, limit: int) -> Figure | None:
    """The figure after both words, of two people or more; "مقتل وإصابة مدني" leaves open whether one or two suffered."""
    near = [f for f in figures if second.last <= f.first <= second.last + _AHEAD and f.first < limit]
    return near[0] if near and near[0].mention.rule != "singular" else None


def shared_figures(scene: Scene, first: int, last: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of the tokens `first`..`last` that their own words give to both."""
    starts = _phrases("dead_and_wounded")
    for index in range(first, last) if figures else ():
        if scene.tokens[index].key in starts and _phrase_at(scene, index, "dead_and_wounded"):
            yield from [f for f in figures if index - _BACK <= f.first and f.last <= index][-1:]
    for figure in figures:
        if (
            figure.mention.group == "dead"
            and figure.last < last
            and _phrase_at(scene, figure.last, "and_wounded")
        ):
            yield figure
    yield from _totals(scene, figures)


def _totals(scene: Scene, figures: Sequence[Figure]) -> Iterator[Figure]:
    """ "عدد القتلى والجرحى 75" (the number of dead and wounded is 75)."""
    heads = load_context()["toll_heads"]
    for dead, hurt, total in zip(figures, figures[1:], figures[2:], strict=False):
        both = (dead.mention.group, hurt.mention.group) == ("dead", "wounded") and hurt.first == dead.last
        bare = {dead.mention.rule, hurt.mention.rule} <= _BARE and total.mention.rule not in _BARE
        if both and bare and total.first - hurt.last <= _TOTAL and scene.tokens[dead.first - 1].base in heads:
            yield total


def _phrase_at(scene: Scene, index: int, name: str) -> bool:
    return any(
        tuple(token.key for token in scene.tokens[index : index + len(phrase)]) == phrase
        for phrase in _phrases(name).get(scene.tokens[index].key, ())
    )


@functools.cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the phrases that begin with it."""
    phrases = [phrase_key(phrase) for phrase in load_words("numbers")[name]]
    return {first: tuple(p for p in phrases if p[0] == first) for first, *_ in phrases}
