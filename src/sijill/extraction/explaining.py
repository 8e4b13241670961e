"""Explaining: the triggers that an engine considered in a document, and why each was kept or dropped.

What was kept is read off the drafts; the reason of the rest is asked of the same rules and weights that the engine went by.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.engine import LexiconExtractor, only_forced
from sijill.extraction.mentions import find_mentions
from sijill.extraction.merging import cluster_candidates
from sijill.extraction.scene import Scene, build_scene
from sijill.extraction.support import NEVER, find_support, is_accident, is_inside_name, trigger_features
from sijill.extraction.topic import is_about_conflict, topic_counts
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.weights import load_weights, weigh
from sijill.model.analysis import Analysis
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.explanation import Considered
from sijill.model.mention import Evidence
from sijill.model.report import VERBAL
from sijill.model.tagging import TaggedTrigger, Tagging

NO_TRIGGER = "no word of the lexicon's in it"
OFF_TOPIC = "it speaks hardly of conflict, or more of sport, the markets, culture or the weather"


class Explainer:
    """Goes over one document again. `tagging` is what the tagger said of it, `None` for the lexicon engine."""

    def __init__(
        self,
        engine: LexiconExtractor,
        document: Document,
        analysis: Analysis,
        drafts: Sequence[Draft],
        tagging: Tagging | None = None,
    ) -> None:
        self._tagging = tagging
        self._topics: Counter[str] = topic_counts(analysis.tokens)
        self._about = is_about_conflict(self._topics, len(analysis.tokens))
        self._triggers = engine.triggers(analysis)
        self._scene: Scene = build_scene(document, analysis, find_mentions(document.text, analysis.tokens))
        _, candidates = engine.candidates(document, analysis)
        self._candidates = {c.trigger.first: c for c in candidates}
        self._clusters = {c.trigger.first: own for own in cluster_candidates(candidates) for c in own}
        self._told = {(d.type, m.evidence.start): m.evidence.end for d in drafts for m in d.mentions}
        self._chances = {(c.start, c.type): p for c, p in tagging.judged} if tagging else {}

    def note(self) -> str | None:
        """Why no event was looked for at all, if so."""
        if not self._triggers and not (self._tagging and self._tagging.triggers):
            return NO_TRIGGER
        if not self._about and not only_forced(self._triggers) and self._tagging is None:
            return OFF_TOPIC
        return None

    def considered(self) -> tuple[Considered, ...]:
        """Every trigger of the lexicon, then those that only the tagger saw, all in text order."""
        found = [self._of_lexicon(n, t) for n, mentions in self._triggers.items() for t in mentions]
        seen = {(c.type, i) for c in found for i in range(c.evidence.start, c.evidence.end)}
        if self._tagging is not None:
            found += [
                self._of_tagger(t)
                for t in self._tagging.triggers
                if not any((t.type, i) in seen for i in range(t.evidence.start, t.evidence.end))
            ]
        return tuple(sorted(found, key=lambda c: (c.evidence.start, c.type)))

    def _of_lexicon(self, number: int, trigger: TriggerMention) -> Considered:
        words = self._scene.stem_evidence(trigger.first, trigger.last)
        candidate = self._candidates.get(trigger.first)
        kept = self._is_told(trigger.entry.type, words)
        support = self._support_of(candidate) if candidate is not None else None
        start = self._scene.tokens[trigger.first].start
        return Considered(
            evidence=words,
            line=self._scene.sentences[number].line,
            type=trigger.entry.type,
            rule=trigger.entry.id,
            kept=kept,
            reason="; ".join(self._reasons(number, trigger, candidate, kept)),
            support=support,
            chance=self._chances.get((start, trigger.entry.type), 0.0) if self._tagging else None,
        )

    def _is_told(self, type_: str, words: Evidence) -> bool:
        return any(
            kind == type_ and start < words.end and words.start < end
            for (kind, start), end in self._told.items()
        )

    def _support_of(self, candidate: Candidate) -> float:
        weights = load_weights("trigger")
        return weigh(trigger_features(self._scene, candidate, self._topics), weights) - weights.get(
            "threshold", 0.0
        )

    def _reasons(
        self, number: int, trigger: TriggerMention, candidate: Candidate | None, kept: bool
    ) -> Iterator[str]:
        if trigger.entry.forced and kept:
            yield "a word of your own, taken unasked"
        elif candidate is None and kept:
            yield "seen by the encoder, though the rules leave it out"
        elif candidate is None:
            yield self._why_no_candidate(number, trigger)
        elif kept:
            yield self._why_kept(candidate)
        else:
            yield self._why_dropped(candidate)

    def _why_no_candidate(self, number: int, trigger: TriggerMention) -> str:
        if not self._about:
            return f"the document is not read for events by its words: {OFF_TOPIC}"
        if is_inside_name(self._scene, trigger):
            return "a word inside the name of a participant"
        return "only what another act in its sentence asks for or refuses, or the purpose of one"

    def _why_kept(self, candidate: Candidate) -> str:
        cluster = self._clusters[candidate.trigger.first]
        others = [c for c in cluster if c is not candidate]
        if others and self._support_of(candidate) < max(map(self._support_of, others)):
            return "a further mention of an event"
        return "passes for an event" if self._tagging is None else "both voices together pass for an event"

    def _why_dropped(self, candidate: Candidate) -> str:
        cluster = self._clusters[candidate.trigger.first]
        support = find_support(self._scene, cluster, self._topics)
        if support == NEVER and self._tagging is None:
            if cluster[0].draft.type in VERBAL and not any(
                c.draft.actors or c.draft.recipients for c in cluster
            ):
                return "an act of words without a named party"
            if all(c.casualty and is_accident(self._scene, c) for c in cluster):
                return "its sentence tells of an accident"
        voices = "the lexicon" if self._tagging is None else "the lexicon and the encoder together"
        again = " (a re-mention that sums up what was told has to pass more)" if support < 0 < self._support_of(candidate) else ""  # fmt: skip
        return f"too weak for {voices}{again}"

    def _of_tagger(self, trigger: TaggedTrigger) -> Considered:
        kept = self._is_told(trigger.type, trigger.evidence)
        why = "seen by the encoder alone" if kept else "seen by the encoder alone, and not surely enough"
        return Considered(
            trigger.evidence, trigger.line, trigger.type, trigger.rule, kept, why, None, trigger.score
        )
