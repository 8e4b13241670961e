"""The phrase that is the party of an attribution: the speaker after or before a verb, the phrase after a preposition."""

from collections.abc import Sequence

from sijill.extraction.actor_names import is_stop
from sijill.extraction.actor_phrases import noun_phrase
from sijill.extraction.actors import describe
from sijill.lexicon.attribution import load_attribution
from sijill.lexicon.registry import actor
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention
from sijill.model.quick import quick

_OUTLETS = frozenset({"journalists"})
_NEAR = 2  # tokens between a subject and its verb: "الجيش، في بيان، قال" is not read
_LONGEST = 7  # tokens of a subject that is no mention: "مصادر عسكرية أكدت"
_ADVERBS = 4


@quick
class Clause:
    """A sentence: the half-open token range, and the actor mentions within it."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int
    actors: Sequence[ActorMention]

    def mention_before(self, index: int) -> ActorMention | None:
        """The phrase that ends right before the token at `index`, a comma or particle between them at most."""
        start = self.tokens[index].start
        earlier = [m for m in self.actors if m.evidence.end <= start]
        if earlier and len(self.text[earlier[-1].evidence.end : start].split()) <= _NEAR:
            return earlier[-1]
        for first in range(max(self.first, index - _LONGEST), index):
            if starts_nothing(self.tokens[first]):
                continue
            if noun_phrase(self.tokens, first) == (first, index):
                mention = describe(self.text, self.tokens, first, index)
                return mention if mention.group or mention.candidates else None
        return None

    def is_outlet(self, mention: ActorMention) -> bool:
        """Is the mention a news agency, a paper, a channel?"""
        return mention.group in _OUTLETS or any(actor(i).role == "MED" for i in mention.candidates)


def subject(clause: Clause, verb: int) -> tuple[ActorMention | None, int]:
    """(who does the verb, index after the phrase): the phrase after it, else the mention right before it."""
    party, last = after(clause, verb + 1)
    if party is not None:
        return party, last
    return clause.mention_before(verb), verb + 1


def after(clause: Clause, index: int) -> tuple[ActorMention | None, int]:
    """(the phrase at `index`, index after it), passing over "أمس", "اليوم", "من جهته" and the like; (`None`, index) where none starts."""
    index = _skip_adverbs(clause, index)
    if index >= clause.last or clause.tokens[index].key in load_attribution().that:
        return None, index
    first, last = noun_phrase(clause.tokens, index)
    last = min(last, clause.last)
    if last <= first:
        return None, index
    whole = next(
        (m for m in clause.actors if m.evidence.start <= clause.tokens[first].start < m.evidence.end), None
    )
    mention = describe(clause.text, clause.tokens, first, last)
    if whole is not None and whole.evidence.end > mention.evidence.end:
        return whole, next(
            i
            for i in range(first, clause.last + 1)
            if i == clause.last or clause.tokens[i].start >= whole.evidence.end
        )
    return mention, last


def between(clause: Clause, first: int, last: int) -> ActorMention | None:
    """The phrase that starts at `first` and ends by `last`, `None` where there is none."""
    mention, end = after(clause, first)
    return mention if mention is not None and end <= last else None


def _skip_adverbs(clause: Clause, index: int) -> int:
    skipped = load_attribution().adverbs
    limit = min(clause.last, index + _ADVERBS)
    while index < limit and clause.tokens[index].key in skipped:
        index += 1
    return index


def starts_nothing(token: Token) -> bool:
    """Can no phrase start at this word?"""
    return token.kind == "punct" or is_stop(token)
