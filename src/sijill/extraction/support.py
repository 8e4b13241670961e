"""Support: does what surrounds a trigger make it an event?

Each candidate is weighed by named features (`lexicon/data/weights/trigger.tsv`, fitted on `gold/train` by `training/fit_triggers.py`): its entry, its grammar,
the participants, tolls and weapons that its words bring, the topic of sentence and document. A cluster is an event if one of its candidates passes.
"""

import functools
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.features import Group, bucket
from sijill.extraction.scene import Scene
from sijill.extraction.topic import speaks_of_conflict
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.cues import load_topics
from sijill.lexicon.weights import load_weights, weigh_groups
from sijill.model.report import VERBAL

NEVER = float("-inf")
_REACH = 6
_KEPT = 10_000  # groups of one kind
_PURPOSE_REACH = 8
_ARMED = frozenset({"MIL", "REB", "UAF", "COP"})


def find_support(scene: Scene, cluster: Sequence[Candidate], topics: Counter[str]) -> float:
    """By how much, in log-odds, the best candidate of the cluster passes the threshold; below 0 it is no event.

    A verbal act also needs a named party, and deaths in an accident are no event: these have `NEVER`.
    """
    if cluster[0].draft.type in VERBAL and not any(
        candidate.draft.actors or candidate.draft.recipients for candidate in cluster
    ):
        return NEVER
    if all(candidate.casualty and is_accident(scene, candidate) for candidate in cluster):
        return NEVER
    weights = load_weights("trigger")
    best = max(weigh_groups(trigger_groups(scene, candidate, topics), "trigger") for candidate in cluster)
    name = "remention-threshold" if all(_is_remention(candidate) for candidate in cluster) else "threshold"
    return best - weights.get(name, 0.0)


def is_accident(scene: Scene, candidate: Candidate) -> bool:
    """ "قتل خمسة في حادث سير" (five were killed in a road accident): do its own sentence's words name an accident?"""
    sentence = scene.sentences[candidate.sentence]
    bases = [token.base for token in scene.tokens[sentence.first : sentence.last]]
    phrases = [tuple(phrase.split()) for phrase in load_topics()["accident"]]
    there = set(bases)
    return any(
        tuple(bases[at : at + len(phrase)]) == phrase
        for phrase in phrases
        if phrase[0] in there
        for at in range(len(bases))
    )


def _is_remention(candidate: Candidate) -> bool:
    """ "الهجمات" (the attacks) in the body, with no day, toll or number of its own: it sums up what was told before."""
    draft = candidate.draft
    own = draft.time or draft.killed or draft.wounded or draft.count
    told = candidate.draft.modality == "actual" and "answer" not in candidate.marks
    return candidate.definite and candidate.line > 1 and not own and told


def trigger_features(scene: Scene, candidate: Candidate, topics: Counter[str]) -> Iterator[str]:
    """The features of one candidate: `topics` counts the document's words by topic."""
    return itertools.chain.from_iterable(trigger_groups(scene, candidate, topics))


def trigger_groups(scene: Scene, candidate: Candidate, topics: Counter[str]) -> Iterator[Group]:
    """The features of one candidate in groups that recur: see `features.py`."""
    trigger, draft = candidate.trigger, candidate.draft
    form, entry = trigger.form, trigger.entry.id
    kind = "verb" if trigger.is_verb else form.kind
    yield _entry_group(entry, kind, candidate.definite, draft.type)
    yield _form_group(draft.type, form.kind, form.voice, form.number, candidate.weak)
    armed = any(mention.role in _ARMED for mention in (*draft.actors, *draft.recipients))
    support = bool(draft.killed or draft.wounded or draft.weapons or armed)
    yield _support_group(support, candidate.weak, entry)
    yield _brings_group(
        draft.type,
        bool(draft.actors),
        bool(draft.recipients),
        bool(draft.places),
        bool(draft.time),
        bool(draft.killed or draft.wounded),
        bool(draft.modes),
        bool(draft.count),
    )
    yield _modality_group(draft.type, draft.modality, draft.modality_rule, draft.background)
    yield from _place_in_text(scene, candidate)
    yield from _topic_groups(scene, candidate, topics)


@functools.lru_cache(maxsize=_KEPT)
def _entry_group(entry: str, kind: str, definite: bool, event_type: str) -> Group:
    return f"entry:{entry}", f"entry:{entry}|{kind}|definite:{definite}", f"{event_type}|{kind}"


@functools.lru_cache(maxsize=_KEPT)
def _form_group(event_type: str, kind: str, voice: str, number: str, weak: bool) -> Group:
    return f"{event_type}|form:{kind}|{voice}|{number}", f"weak:{weak}"


@functools.lru_cache(maxsize=_KEPT)
def _support_group(support: bool, weak: bool, entry: str) -> Group:
    return f"supported:{support}|weak:{weak}", f"entry:{entry}|supported:{support}"


@functools.lru_cache(maxsize=_KEPT)
def _brings_group(event_type: str, *there: bool) -> Group:
    names = ("actor", "recipient", "place", "time", "toll", "modes", "count")
    return tuple(f"{event_type}|{name}:{one}" for name, one in zip(names, there, strict=True))


@functools.lru_cache(maxsize=_KEPT)
def _modality_group(event_type: str, modality: str, rule: str, background: bool) -> Group:
    return f"{event_type}|modality:{modality}", f"modality:{rule}", f"background:{background}"


def _place_in_text(scene: Scene, candidate: Candidate) -> Iterator[Group]:
    trigger, sentence = candidate.trigger, scene.sentences[candidate.sentence]
    event_type = candidate.draft.type
    yield _line_group(min(candidate.line, 4), event_type, candidate.link)
    if trigger.first > sentence.first:
        yield _before_group(scene.tokens[trigger.first - 1].key, event_type)
    if trigger.last < sentence.last:
        yield _after_group(scene.tokens[trigger.last].base, trigger.entry.id)
    yield _proclitic_group(trigger.reading.proclitics, event_type)
    earlier = scene.tokens[max(sentence.first, trigger.first - _REACH) : trigger.first]
    near = [token.base for token in earlier if token.kind == "word" and len(token.base) > 2]
    # each once, but no set: its order changes from process to process, and with it the last bit of the sum
    for base in dict.fromkeys(near):
        yield (f"near-before:{base}",)


@functools.lru_cache(maxsize=_KEPT)
def _line_group(line: int, event_type: str, link: str) -> Group:
    return f"line:{line}|{event_type}", f"link:{link}|{event_type}"


@functools.lru_cache(maxsize=_KEPT)
def _before_group(word: str, event_type: str) -> Group:
    return f"before:{word}", f"before:{word}|{event_type}"


@functools.lru_cache(maxsize=_KEPT)
def _after_group(word: str, entry: str) -> Group:
    return f"after:{word}", f"entry:{entry}|after:{word}"


@functools.lru_cache(maxsize=_KEPT)
def _proclitic_group(proclitics: tuple[str, ...], event_type: str) -> Group:
    return (f"proclitics:{'+'.join(proclitics)}|{event_type}",)


def _topic_groups(scene: Scene, candidate: Candidate, topics: Counter[str]) -> Iterator[Group]:
    sentence, entry = scene.sentences[candidate.sentence], candidate.trigger.entry.id
    conflict = speaks_of_conflict(
        scene.tokens, sentence.first, candidate.trigger.first
    ) or speaks_of_conflict(scene.tokens, candidate.trigger.last, sentence.last)
    share = 100 * topics["conflict"] // max(1, len(scene.tokens))
    yield _conflict_group(conflict, candidate.draft.type, entry, bucket(share))
    for topic in load_topics():
        if topic != "conflict" and topics[topic] * 2 > topics["conflict"]:
            yield (f"topic:{topic}",)


@functools.lru_cache(maxsize=_KEPT)
def _conflict_group(conflict: bool, event_type: str, entry: str, share: str) -> Group:
    return (
        f"conflict-in-sentence:{conflict}|{event_type}",
        f"entry:{entry}|conflict-in-sentence:{conflict}",
        f"conflict-share:{share}",
        f"conflict-share:{share}|{event_type}",
    )


def is_named_by_purpose(candidate: Candidate, triggers: Sequence[TriggerMention]) -> bool:
    """ "العملية … لاستعادة المدينة" (the operation … to retake the city): a bare word for an operation whose purpose is told is that taking, not a fight of its own."""
    if not candidate.weak or candidate.draft.killed or candidate.draft.wounded or candidate.trigger.is_verb:
        return False
    return any(
        other.entry.frame == "seize"
        and not other.is_verb
        and 0 <= other.first - candidate.trigger.last <= _PURPOSE_REACH
        for other in triggers
    )


def is_inside_name(scene: Scene, trigger: TriggerMention) -> bool:
    """ "قيادة العمليات المشتركة" (the Joint Operations Command): a word within the name of a participant names no act."""
    around = scene.actor_around(trigger.first, trigger.first + 1)
    return (
        around is not None
        and bool(around.mention.candidates)
        and around.first < trigger.first
        and not around.mention.person
    )


_ASKED = frozenset({"RETREAT", "AID", "COOPERATE", "AGREE", "CONSULT", "SUPPORT", "SANCTION"})


def is_governed_by_speech(scene: Scene, candidate: Candidate, triggers: Sequence[TriggerMention]) -> bool:
    """ "دعا إلى وقف القتال" (called for an end to the fighting): what is asked for or refused is the content of the REQUEST, no act of its own."""
    if candidate.draft.type not in _ASKED or candidate.trigger.is_verb:
        return False
    for other in triggers:
        gap = candidate.trigger.first - other.last
        if other.entry.type in ("REQUEST", "REJECT") and 0 <= gap <= _REACH:
            between = scene.tokens[other.last : candidate.trigger.first]
            return not any(token.text in "،.؛" for token in between)
    return False
