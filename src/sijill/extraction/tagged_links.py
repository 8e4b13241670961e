"""Do two candidates tell of one happening? The weights of merging and the tagger's link, weighed together."""

from collections.abc import Mapping

from sijill.extraction.candidates import Candidate
from sijill.extraction.merging import Agreement, pair_score
from sijill.extraction.tagged_voices import load_voices, log_odds
from sijill.model.tagging import TaggedTrigger, Tagging


def link_agreement(read: Mapping[int, TaggedTrigger | None], tagging: Tagging) -> Agreement:
    """The agreement of a pair by both voices; by the rules alone where the tagger has not read both, or has read both as one.

    `read` gives the reading of a candidate by its `id`.
    """
    voices = load_voices("merging")
    numbers = {id(trigger): i for i, trigger in enumerate(tagging.triggers)}
    links = {(i, j): log_odds(chance) for i, j, chance in tagging.links}

    def agreement(first: Candidate, second: Candidate) -> float:
        rules = pair_score(first, second)
        pair = sorted(
            numbers[id(reading)] for c in (first, second) if (reading := read.get(id(c))) is not None
        )
        link = links.get((pair[0], pair[1])) if len(pair) == 2 else None
        return rules if link is None else voices.weigh(rules, link)

    return agreement
