"""A candidate's participants, places and time, chosen by both voices: the rules' options, weighed anew by what the tagger says of their words."""

import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sijill.extraction.candidates import Candidate
from sijill.extraction.choosing import (
    FLOOR,
    Option,
    Options,
)
from sijill.extraction.scene import Scene
from sijill.extraction.tagged_arguments import RULE, actors_of, place_of, time_of
from sijill.extraction.tagged_voices import hint_of, load_voices, log_odds
from sijill.lexicon.weights import load_weights
from sijill.model.mention import ActorMention, Evidence, PlaceMention, TimeMention
from sijill.model.tagging import TaggedTrigger

Found = ActorMention | PlaceMention | TimeMention
UNSEEN = FLOOR - 1.0  # log-odds of the rules for a mention that is no option to them
ROLES = {"actor": "actor", "recipient": "recipient", "place": "place", "time": "date"}


def heard(scene: Scene, candidate: Candidate, reading: TaggedTrigger) -> Candidate:
    """The candidate with its options weighed by both voices.

    Its draft stays as the rules made it: merging and support were fitted on drafts of theirs. The event's values are chosen from the options.
    """
    own = candidate.options
    acting = _mixed(scene, candidate, reading, "actor", own.actors)
    suffering = _mixed(scene, candidate, reading, "recipient", own.recipients)
    options = Options(
        _without_likelier(acting, suffering),
        suffering,
        _mixed(scene, candidate, reading, "place", own.places),
        _mixed(scene, candidate, reading, "time", own.times),
    )
    return replace(candidate, options=options)


def _without_likelier(acting: Sequence[Option], suffering: Sequence[Option]) -> tuple[Option, ...]:
    """The options of the actor without those who are likelier to suffer the act: nobody is chosen for both, and the actor is chosen first."""
    lead = load_weights("actor").get("threshold", 0.0) - load_weights("recipient").get("threshold", 0.0)
    return tuple(
        one
        for one in acting
        if not any(
            other.score + lead > one.score and other.mention.evidence.overlaps(one.mention.evidence)
            for other in suffering
        )
    )


def evidence_of(
    scene: Scene, candidate: Candidate, reading: TaggedTrigger, name: str, options: Sequence[Option]
) -> Iterator[tuple[Option, float, float]]:
    """What both voices say: each option with the log-odds of the rules and of the tagger; mentions that only the tagger names come last.

    The tagger reads one line and the end of the line before: of a mention further away that it does not name it has seen nothing, and the
    option is left out here.
    """
    role = ROLES[name]
    for option in options:
        chance = hint_of(reading, role, option.mention.evidence)
        if not option.near or chance >= 0.05:
            yield option, option.score, log_odds(chance)
    for argument in reading.of(role):
        for mention in _mentions(scene, name, argument.evidence):
            if not any(mention.evidence.overlaps(o.mention.evidence) for o in options):
                chance = hint_of(reading, role, mention.evidence)
                near = not _is_own(scene, candidate, mention.evidence)
                yield Option(mention, UNSEEN, RULE, near), UNSEEN, log_odds(chance)


def _mixed(
    scene: Scene, candidate: Candidate, reading: TaggedTrigger, name: str, options: Sequence[Option]
) -> tuple[Option, ...]:
    """The options by both voices, best first, on the scale of the weights file: chosen over its threshold."""
    voices, weights = load_voices(name), load_weights(name)
    shift = weights.get("threshold", 0.0) - voices.threshold
    found, seen = [], set()
    for option, rules, tagger in evidence_of(scene, candidate, reading, name, options):
        seen.add(id(option))
        found.append(replace(option, score=voices.weigh(rules, tagger) + shift))
    found += [option for option in options if id(option) not in seen]
    return tuple(sorted(found, key=lambda option: (-option.score, option.mention.evidence.start)))


def _mentions(scene: Scene, name: str, span: Evidence) -> Sequence[Found]:
    if name in ("actor", "recipient"):
        return actors_of(scene, span)
    find: Callable[[Scene, Evidence], Found | None] = place_of if name == "place" else time_of
    mention = find(scene, span)
    return () if mention is None else (mention,)


def _is_own(scene: Scene, candidate: Candidate, evidence: Evidence) -> bool:
    """Does it stand in the candidate's own sentence?"""
    sentence = scene.sentences[candidate.sentence]
    at = bisect.bisect_right(scene.tokens, evidence.start, key=lambda token: token.end)
    return sentence.first <= at < sentence.last
