"""Support: does what surrounds a trigger make it an event?

Each candidate is weighed by named features (`lexicon/data/weights/trigger.tsv`, fitted on `gold/train` by `training/fit_triggers.py`): its entry, its grammar,
the participants, tolls and weapons that its words bring, the topic of sentence and document. A cluster is an event if one of its candidates passes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.features import bucket
from sijill.extraction.scene import Scene
from sijill.extraction.topic import speaks_of_conflict
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.cues import load_topics
from sijill.lexicon.weights import load_weights, weigh
from sijill.model.report import VERBAL

NEVER = float("-inf")
_REACH = 6
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
    best = max(weigh(trigger_features(scene, candidate, topics), weights) for candidate in cluster)
    name = "remention-threshold" if all(_is_remention(candidate) for candidate in cluster) else "threshold"
    return best - weights.get(name, 0.0)


def is_accident(scene: Scene, candidate: Candidate) -> bool:
    """ "قتل خمسة في حادث سير" (five were killed in a road accident): do its own sentence's words name an accident?"""
    sentence = scene.sentences[candidate.sentence]
    bases = [token.base for token in scene.tokens[sentence.first : sentence.last]]
    phrases = [tuple(phrase.split()) for phrase in load_topics()["accident"]]
    return any(
        tuple(bases[at : at + len(phrase)]) == phrase for phrase in phrases for at in range(len(bases))
    )


def _is_remention(candidate: Candidate) -> bool:
    """ "الهجمات" (the attacks) in the body, with no day, toll or number of its own: it sums up what was told before."""
    draft = candidate.draft
    own = draft.time or draft.killed or draft.wounded or draft.count
    told = candidate.draft.modality == "actual" and "answer" not in candidate.marks
    return candidate.definite and candidate.line > 1 and not own and told


def trigger_features(scene: Scene, candidate: Candidate, topics: Counter[str]) -> Iterator[str]:
    """The features of one candidate: `topics` counts the document's words by topic."""
    trigger, draft = candidate.trigger, candidate.draft
    kind = "verb" if trigger.is_verb else trigger.form.kind
    yield f"entry:{trigger.entry.id}"
    yield f"entry:{trigger.entry.id}|{kind}|definite:{candidate.definite}"
    yield f"{draft.type}|{kind}"
    yield f"{draft.type}|form:{trigger.form.kind}|{trigger.form.voice}|{trigger.form.number}"
    yield f"weak:{candidate.weak}"
    yield from _brings(candidate)
    yield from _place_in_text(scene, candidate)
    yield from _topic_features(scene, candidate, topics)


def _brings(candidate: Candidate) -> Iterator[str]:
    draft, entry = candidate.draft, candidate.trigger.entry.id
    armed = {mention.role for mention in (*draft.actors, *draft.recipients)} & _ARMED
    support = bool(draft.killed or draft.wounded or draft.weapons or armed)
    yield f"supported:{support}|weak:{candidate.weak}"
    yield f"entry:{entry}|supported:{support}"
    for name, there in (
        ("actor", draft.actors),
        ("recipient", draft.recipients),
        ("place", draft.places),
        ("time", draft.time),
        ("toll", draft.killed or draft.wounded),
        ("modes", draft.modes),
        ("count", draft.count),
    ):
        yield f"{draft.type}|{name}:{bool(there)}"
    yield f"{draft.type}|modality:{draft.modality}"
    yield f"modality:{draft.modality_rule}"
    yield f"background:{draft.background}"


def _place_in_text(scene: Scene, candidate: Candidate) -> Iterator[str]:
    trigger, sentence = candidate.trigger, scene.sentences[candidate.sentence]
    yield f"line:{min(candidate.line, 4)}|{candidate.draft.type}"
    yield f"link:{candidate.link}|{candidate.draft.type}"
    if trigger.first > sentence.first:
        before = scene.tokens[trigger.first - 1]
        yield f"before:{before.key}"
        yield f"before:{before.key}|{candidate.draft.type}"
    if trigger.last < sentence.last:
        yield f"after:{scene.tokens[trigger.last].base}"
        yield f"entry:{trigger.entry.id}|after:{scene.tokens[trigger.last].base}"
    yield f"proclitics:{'+'.join(trigger.reading.proclitics)}|{candidate.draft.type}"
    earlier = scene.tokens[max(sentence.first, trigger.first - _REACH) : trigger.first]
    yield from {
        f"near-before:{token.base}" for token in earlier if token.kind == "word" and len(token.base) > 2
    }


def _topic_features(scene: Scene, candidate: Candidate, topics: Counter[str]) -> Iterator[str]:
    sentence, entry = scene.sentences[candidate.sentence], candidate.trigger.entry.id
    conflict = speaks_of_conflict(
        scene.tokens, sentence.first, candidate.trigger.first
    ) or speaks_of_conflict(scene.tokens, candidate.trigger.last, sentence.last)
    yield f"conflict-in-sentence:{conflict}|{candidate.draft.type}"
    yield f"entry:{entry}|conflict-in-sentence:{conflict}"
    share = 100 * topics["conflict"] // max(1, len(scene.tokens))
    yield f"conflict-share:{bucket(share)}"
    yield f"conflict-share:{bucket(share)}|{candidate.draft.type}"
    for topic in load_topics():
        if topic != "conflict" and topics[topic] * 2 > topics["conflict"]:
            yield f"topic:{topic}"


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
