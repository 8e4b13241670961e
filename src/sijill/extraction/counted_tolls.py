"""Tolls told as a count of casualties: "ارتفاع عدد القتلى إلى ستة" (the number of dead rises to six), "بلغت حصيلة الجرحى 30"."""

from collections.abc import Iterator, Sequence

from sijill.extraction.scene import Placed
from sijill.lexicon.context import load_context
from sijill.model.analysis import Token
from sijill.model.mention import NumberMention

_REACH = 9  # tokens from "عدد" to its figure, or from the figure to what it counts
_KINDS = {"dead": "killed", "wounded": "wounded"}


def counted_tolls(
    tokens: Sequence[Token],
    first: int,
    last: int,
    numbers: Sequence[Placed[NumberMention]],
    casualties: Sequence[tuple[int, str]],
) -> Iterator[tuple[str, Placed[NumberMention]]]:
    """(kind, figure) of each count in the tokens `first`..`last`. `casualties` are the casualty words of the sentence: (token, "killed" | "wounded")."""
    listed = load_context()["toll_heads"]
    heads = [i for i in range(first, last) if tokens[i].base in listed]
    nouns = [
        (n.first, _KINDS[n.mention.group])
        for n in numbers
        if n.mention.group in _KINDS and n.mention.rule in ("plural", "open")
    ]
    words = sorted([*nouns, *casualties])
    for number in numbers:
        if (
            number.mention.kind not in ("plain", "thing", "people")
            or number.mention.group in _KINDS
            or number.mention.part_of
        ):
            continue
        head = _head_of(heads, number, tokens)
        if head is None:
            continue
        counted = [
            (abs(at - head), kind)
            for at, kind in words
            if head < at <= head + _REACH and not number.first <= at < number.last
        ]
        if counted:
            yield min(counted)[1], number


def _head_of(heads: Sequence[int], number: Placed[NumberMention], tokens: Sequence[Token]) -> int | None:
    """The word "عدد" before the figure ("عدد القتلى إلى ستة"), or right after it ("إلى ستة عدد القتلى"), where a rise or "بلغ" is told."""
    told = load_context()["rises"]
    near = tokens[max(0, number.first - _REACH) : number.first]
    if not any(token.base in told or token.key in told for token in near):
        return None
    after = next((head for head in heads if number.first < head <= number.last), None)
    before = [head for head in heads if 0 <= number.first - head <= _REACH]
    return after if after is not None else before[-1] if before else None
