"""The tagger's engine: the encoder decides which words name an event, the rules that both engines share say what the words mean.

Candidates of the lexicon are kept or dropped by the encoder's probability together with the lexicon's own support. Events that only the
encoder sees get the arguments that it tagged. With `rules=False` everything comes from the tagger: what the model can do by itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sijill.extraction.assembly import assemble
from sijill.extraction.attributing import attribute
from sijill.extraction.candidates import Candidate
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.inheritance import inherit
from sijill.extraction.mentions import find_mentions
from sijill.extraction.merging import cluster_candidates
from sijill.extraction.retaliation import link_retaliation
from sijill.extraction.scene import Scene, build_scene
from sijill.extraction.support import find_support
from sijill.extraction.tagged_arguments import tokens_of
from sijill.extraction.tagged_clusters import cluster_triggers
from sijill.extraction.tagged_drafts import tagged_draft, trigger_of
from sijill.extraction.tagged_links import link_agreement
from sijill.extraction.tagged_options import heard
from sijill.extraction.tagged_rules import fill
from sijill.extraction.tagged_values import reconsidered
from sijill.extraction.tagged_voices import chance_of, find_readings, load_voices, log_odds
from sijill.extraction.topic import topic_counts
from sijill.extraction.triggers import find_triggers
from sijill.lexicon.triggers import load_triggers
from sijill.lexicon.weights import load_weights
from sijill.model.analysis import Analysis
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.tagging import TaggedTrigger, Tagging, TriggerCandidate

SUPPORT = 6.0  # log-odds beyond which the lexicon's support counts no more
Read = tuple[Candidate, TaggedTrigger | None]


@dataclass(frozen=True, slots=True)
class Gates:
    """How the two voices are weighed on whether words name an event.

    Log-odds of a cluster of candidates are `lexicon` times its support in the lexicon engine, plus `encoder` times the encoder's log-odds of its likeliest
    candidate, plus `bias`; those of a single candidate likewise, with its own in place of the cluster's.
    A cluster is an event from probability `keep`, a candidate a mention of it from `mention`; a trigger that only the encoder sees founds an event from
    `own`. Without rules, a candidate of the lexicon counts from the encoder's probability `proposed`.
    """

    lexicon: float
    encoder: float
    bias: float
    keep: float = 0.5
    mention: float = 0.2
    own: float = 0.7
    proposed: float = 0.3

    @classmethod
    def fitted(cls) -> "Gates":
        """The gates of `lexicon/data/weights/voices.tsv`: fitted by `training/weigh.py` on documents that neither voice was fitted on."""
        voices, weights = load_voices("event"), load_weights("voices")
        more = {
            name: weights[f"event:{name}"]
            for name in ("keep", "mention", "own", "proposed")
            if f"event:{name}" in weights
        }
        return cls(voices.rules, voices.tagger, voices.bias, **more)

    def likelihood(self, support: float, encoder: float) -> float:
        """Probability of an event or a mention; what it is given is in log-odds."""
        return chance_of(self.lexicon * support + self.encoder * encoder + self.bias)


class TaggedExtractor:
    """Makes drafts of a tagging. `extra` is a user's folder of trigger files, whose entries are forced upon the tagger and always kept."""

    def __init__(self, extra: Path | None = None, rules: bool = True, gates: Gates | None = None) -> None:
        self._lexicon = load_triggers(extra)
        self._engine = LexiconExtractor(extra)
        shipped = {entry.id for entry in load_triggers().entries}
        self._forced = {entry.id for entry in self._lexicon.entries} - shipped
        self._rules, self._gates = rules, gates or Gates.fitted()

    def propose(self, analysis: Analysis) -> list[TriggerCandidate]:
        """The lexicon's triggers, for the tagger to judge; entries of the user's own are forced."""
        return [
            TriggerCandidate(
                analysis.tokens[t.first].start, analysis.tokens[t.last - 1].end, t.entry.type, t.entry.id, t.entry.id in self._forced
            )
            for sentence in analysis.sentences
            for t in find_triggers(analysis.tokens, sentence.first, sentence.last, self._lexicon)
        ]  # fmt: skip

    def extract(
        self, document: Document, analysis: Analysis, tagging: Tagging
    ) -> tuple[Scene | None, list[Draft]]:
        """The document's scene and its drafts in order of first mention; no scene where neither tagger nor lexicon found a trigger."""
        scene, candidates = self._engine.candidates(document, analysis) if self._rules else (None, [])
        if scene is None:
            if not tagging.triggers:
                return None, []
            scene = build_scene(document, analysis, find_mentions(document.text, analysis.tokens))
        drafts, taken = self._of_both(scene, candidates, tagging, topic_counts(analysis.tokens))
        drafts = self._with_own(scene, drafts, taken, tagging)
        drafts = attribute(scene, drafts) if self._rules else drafts
        return scene, link_retaliation(scene, inherit(scene, drafts))

    def _of_both(
        self, scene: Scene, candidates: Sequence[Candidate], tagging: Tagging, topics: Counter[str]
    ) -> tuple[list[Draft], list[Candidate]]:
        """The events of the lexicon's candidates by both voices, and the candidates that are mentions of them."""
        chances = {(c.start, c.type): p for c, p in tagging.judged}
        readings = find_readings(scene, candidates, tagging)
        listed = [c if r is None else heard(scene, c, r) for c, r in zip(candidates, readings, strict=True)]
        read = {id(c): r for c, r in zip(listed, readings, strict=True)}
        drafts, taken = [], []
        for cluster in cluster_candidates(listed, link_agreement(read, tagging)):
            best, kept = self._judge(scene, cluster, chances, topics)
            if best < self._gates.keep:
                continue
            draft = self._scored(assemble(kept), chances, best)
            said = {
                field: [toll for c in kept if (toll := getattr(c.draft, field))]
                for field in ("killed", "wounded")
            }
            drafts.append(reconsidered(scene, draft, said, [r for c in kept if (r := read[id(c)])]))
            taken += kept
        return drafts, taken

    def _judge(
        self,
        scene: Scene,
        cluster: Sequence[Candidate],
        chances: Mapping[tuple[int, str], float],
        topics: Counter[str],
    ) -> tuple[float, list[Candidate]]:
        """The probability that a cluster is an event, and its candidates that are mentions; a user's own word makes it 1 and is always one."""
        gates = self._gates
        forced = [c for c in cluster if c.trigger.entry.id in self._forced]
        odds = [log_odds(candidate_chance(scene, c, chances)) for c in cluster]
        event = gates.likelihood(support_of(scene, cluster, topics), max(odds))
        kept = [
            c
            for c, own in zip(cluster, odds, strict=True)
            if c in forced or gates.likelihood(support_of(scene, [c], topics), own) >= gates.mention
        ]
        return (1.0 if forced else event), kept or list(cluster)

    @staticmethod
    def _scored(draft: Draft, chances: Mapping[tuple[int, str], float], event: float) -> Draft:
        """The draft with the encoder's probability on each mention, and that of both voices on the event."""
        starts = {start: chance for (start, kind), chance in chances.items() if kind == draft.type}
        mentions = tuple(replace(m, score=_near(starts, m.evidence.start)) for m in draft.mentions)
        return replace(draft, mentions=mentions, scores=(("event", round(event, 3)), *draft.scores))

    def _with_own(
        self, scene: Scene, drafts: list[Draft], candidates: Sequence[Candidate], tagging: Tagging
    ) -> list[Draft]:
        """The drafts with what only the encoder saw: a new mention of one of them, or an event of its own."""
        taken = {(i, c.draft.type) for c in candidates for i in range(c.trigger.first, c.trigger.last)}
        places = [{(i, t.type) for i in range(*tokens_of(scene, t.evidence))} for t in tagging.triggers]
        modes = {entry.id: entry.modes for entry in self._lexicon.entries}
        for numbers in cluster_triggers(tagging):
            group = [
                tagging.triggers[n]
                for n in numbers
                if not places[n] & taken and self._is_own(tagging.triggers[n])
            ]
            known = {place for n in numbers for place in places[n] & taken}
            if not group:
                continue
            home = _home(scene, drafts, known)
            own = tagged_draft(scene, group, modes)
            if home is None:
                if not self._rules or max(t.score for t in group) >= self._gates.own:
                    drafts = [*drafts, own]
                continue
            mentions = sorted(
                (*drafts[home].mentions, *(trigger_of(scene, t) for t in group)),
                key=lambda m: m.evidence.start,
            )
            drafts[home] = fill(replace(drafts[home], mentions=tuple(mentions)), [own])
        return sorted(drafts, key=lambda d: d.mentions[0].evidence.start)

    def _is_own(self, trigger: TaggedTrigger) -> bool:
        """Is a trigger the encoder's business alone? One of the lexicon's is, where no rules are asked."""
        if trigger.rule == "tagger" or trigger.rule in self._forced:
            return True
        return not self._rules and trigger.score >= self._gates.proposed


def candidate_chance(scene: Scene, candidate: Candidate, chances: Mapping[tuple[int, str], float]) -> float:
    """The encoder's probability of a candidate's type at its words."""
    return chances.get((scene.tokens[candidate.trigger.first].start, candidate.draft.type), 0.0)


def support_of(scene: Scene, cluster: Sequence[Candidate], topics: Counter[str]) -> float:
    """The lexicon engine's log-odds over its threshold that a cluster is an event, kept within ±6."""
    return max(-SUPPORT, min(SUPPORT, find_support(scene, cluster, topics)))


def _near(chances: Mapping[int, float], at: int) -> float | None:
    """The probability of the candidate that begins here or up to three characters before: a mention is shown without its proclitics."""
    return next((chances[i] for i in range(at, at - 4, -1) if i in chances), None)


def _home(scene: Scene, drafts: Sequence[Draft], known: set[tuple[int, str]]) -> int | None:
    """The first draft that one of the places (token, type) belongs to."""
    for index, draft in enumerate(drafts):
        for mention in draft.mentions:
            if any((i, draft.type) in known for i in range(*tokens_of(scene, mention.evidence))):
                return index
    return None
