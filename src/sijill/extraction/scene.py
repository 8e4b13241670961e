"""A scene: one document's tokens with the mentions that the finders put on them, addressed by token index."""

import bisect
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from sijill.model.analysis import Analysis, Sentence, Token
from sijill.model.document import Document
from sijill.model.draft import Mentions
from sijill.model.mention import (
    ActorMention,
    AttributionMention,
    Evidence,
    NumberMention,
    PlaceMention,
    TimeMention,
)
from sijill.model.quick import quick
from sijill.text import key

FIRST = operator.attrgetter("first")  # the order of mentions and sentences, for `bisect`
_COMMAS = frozenset("،,")
M = TypeVar("M", NumberMention, TimeMention, PlaceMention, ActorMention, AttributionMention)


@quick
class Placed(Generic[M]):
    """A mention on tokens `first` up to, not including, `last`."""

    first: int
    last: int
    mention: M


class Standing(NamedTuple):
    """How a participant phrase stands in the text, whichever trigger asks: the preposition that governs it in its sentence ("-" for none), what is true
    of it ("person", "anaphor", "counted", "definite", "conjoined", "in-title"), whether it is a source."""

    preposition: str
    flags: tuple[str, ...]
    source: bool


class PlaceStanding(NamedTuple):
    """How a place stands in the text, whichever trigger asks: the word that makes it one, the participant phrase that holds it and whether it is the whole of
    that, whether it is in the title, whether "و" joins it to what precedes."""

    preposition: str
    inside: "Placed[ActorMention] | None"
    whole: bool
    in_title: bool
    conjoined: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What the extraction rules look at. Each list of mentions is in text order."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    numbers: tuple[Placed[NumberMention], ...]
    times: tuple[Placed[TimeMention], ...]
    places: tuple[Placed[PlaceMention], ...]
    actors: tuple[Placed[ActorMention], ...]
    attributions: tuple[AttributionMention, ...]
    title_end: int  # index of the first token after the title line
    commas: tuple[int, ...] = field(init=False, repr=False, compare=False)  # indices of these tokens
    sources: tuple[Evidence, ...] = field(init=False, repr=False, compare=False)  # who is named as a source
    # Answers about a mention that do not depend on who asks, by the mention's `id`, with the mention, so that its `id` stays its own.
    standings: "dict[int, tuple[Placed[ActorMention], Standing]]" = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    place_standings: "dict[int, tuple[Placed[PlaceMention], PlaceStanding]]" = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        commas = tuple([index for index, token in enumerate(self.tokens) if token.text in _COMMAS])
        object.__setattr__(self, "commas", commas)
        parties = [a.party for a in self.attributions if a.kind == "source" and a.party is not None]
        object.__setattr__(self, "sources", tuple([party.evidence for party in parties]))

    def actors_of(self, sentence: Sentence) -> "list[Placed[ActorMention]]":
        """The participants named in a sentence."""
        return within(self.actors, sentence.first, sentence.last)

    def numbers_at(self, first: int) -> "list[Placed[NumberMention]]":
        """The quantities that begin at a token."""
        at = bisect.bisect_left(self.numbers, first, key=FIRST)
        return [placed for placed in self.numbers[at : at + 2] if placed.first == first]

    def actor_around(self, first: int, last: int) -> "Placed[ActorMention] | None":
        """The participant phrase that holds tokens `first`..`last`, if one does."""
        at = bisect.bisect_right(self.actors, first, key=FIRST)
        for placed in self.actors[max(0, at - 2) : at]:
            if last <= placed.last:
                return placed
        return None

    def evidence(self, first: int, last: int) -> Evidence:
        """The words of tokens `first`..`last` (half-open) as evidence."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Evidence(start, end, self.text[start:end])

    def stem_evidence(self, first: int, last: int) -> Evidence:
        """As `evidence`, without the proclitics و ف ب ل ك of the first word: "وبالقصف" gives "القصف" (the shelling)."""
        token = self.tokens[first]
        cut = sum(1 for clitic in token.proclitics if clitic not in ("ال", "س"))
        if "ال" in token.proclitics and "ل" in token.proclitics:
            cut -= 1  # "للجيش" is written with one lam for the article: it cannot be cut out
        whole = cut > 0 and key(token.text[:cut]) == token.key[:cut] and key(token.text[cut]) != ""
        start = token.start + cut if whole else token.start  # not amid the marks of "وَبِالقصف"
        return Evidence(start, self.tokens[last - 1].end, self.text[start : self.tokens[last - 1].end])


def build_scene(document: Document, analysis: Analysis, mentions: Mentions) -> Scene:
    """The scene of one document."""
    starts = [token.start for token in analysis.tokens]
    return Scene(
        document.text,
        analysis.tokens,
        analysis.sentences,
        tuple(_placed(starts, mentions.numbers)),
        tuple(_placed(starts, mentions.times)),
        tuple(_placed(starts, mentions.places)),
        tuple(_placed(starts, mentions.actors)),
        mentions.attributions,
        next((s.first for s in analysis.sentences if s.line > 0), len(analysis.tokens)),
    )


def _placed(starts: Sequence[int], found: Sequence[M]) -> Iterator[Placed[M]]:
    for mention in found:
        first = max(0, bisect.bisect_right(starts, mention.evidence.start) - 1)
        last = bisect.bisect_left(starts, mention.evidence.end)
        yield Placed(first, max(last, first + 1), mention)


def within(found: Sequence[Placed[M]], first: int, last: int) -> list[Placed[M]]:
    """The mentions that lie wholly on tokens `first`..`last` (half-open)."""
    at = bisect.bisect_left(found, first, key=FIRST)
    end = bisect.bisect_left(found, last, key=FIRST)
    return [placed for placed in found[at:end] if placed.last <= last]


def mentions_of(scene: Scene) -> Mentions:
    """The mentions of a scene without their places on the tokens."""
    return Mentions(
        tuple(placed.mention for placed in scene.numbers),
        tuple(placed.mention for placed in scene.times),
        tuple(placed.mention for placed in scene.places),
        tuple(placed.mention for placed in scene.actors),
        scene.attributions,
    )
