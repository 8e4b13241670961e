"""The lexicon engine: triggers → candidates → clusters → drafts → what documents leave unsaid."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sijill.extraction.assembly import assemble
from sijill.extraction.attributing import attribute
from sijill.extraction.candidates import Candidate, find_candidates
from sijill.extraction.inheritance import inherit
from sijill.extraction.mentions import find_mentions
from sijill.extraction.merging import cluster_candidates
from sijill.extraction.retaliation import link_retaliation
from sijill.extraction.scene import Scene, build_scene
from sijill.extraction.scoring import event_score
from sijill.extraction.support import find_support, is_governed_by_speech, is_inside_name, is_named_by_purpose
from sijill.extraction.topic import is_about_conflict, topic_counts
from sijill.extraction.triggers import TriggerMention, find_triggers
from sijill.lexicon.triggers import TriggerLexicon, load_triggers
from sijill.model.analysis import Analysis
from sijill.model.document import Document
from sijill.model.draft import Draft


class LexiconExtractor:
    """Reads events by the trigger lexicon and clause rules; needs no model. `extra` is a user's folder of trigger files: its words are taken unasked."""

    def __init__(self, extra: Path | None = None) -> None:
        self._lexicon: TriggerLexicon = load_triggers(extra) if extra else load_triggers()
        self._has_own = any(entry.forced for entry in self._lexicon.entries)

    def extract(self, document: Document, analysis: Analysis) -> tuple[Scene | None, list[Draft]]:
        """The document's scene and its drafts in order of first mention; no scene where nothing in it speaks of conflict."""
        scene, candidates = self.candidates(document, analysis)
        if scene is None:
            return None, []
        topics = topic_counts(analysis.tokens)
        supports = [(c, self.support(scene, c, topics)) for c in cluster_candidates(candidates)]
        drafts = [_scored(assemble(cluster), support) for cluster, support in supports if support > 0]
        drafts = attribute(scene, drafts)
        drafts = inherit(scene, drafts)
        return scene, link_retaliation(scene, drafts)

    @staticmethod
    def support(scene: Scene, cluster: Sequence[Candidate], topics: Counter[str]) -> float:
        """By how much, in log-odds, a cluster passes for an event; without limit where a user's own word is in it."""
        own = any(candidate.trigger.entry.forced for candidate in cluster)
        return math.inf if own else find_support(scene, cluster, topics)

    def candidates(self, document: Document, analysis: Analysis) -> tuple[Scene | None, list[Candidate]]:
        """The scene and the triggers with what their own sentences say, in text order: what merging works on."""
        if is_about_conflict(topic_counts(analysis.tokens), len(analysis.tokens)):
            triggers = self.triggers(analysis)
        elif self._has_own:
            triggers = only_forced(self.triggers(analysis))
        else:
            return None, []  # half of all news: seen from its words, before any sentence is looked at
        if not triggers:
            return None, []
        scene = build_scene(document, analysis, find_mentions(document.text, analysis.tokens))
        free = {
            number: [t for t in mentions if t.entry.forced or not is_inside_name(scene, t)]
            for number, mentions in triggers.items()
        }
        found = [c for number, mentions in free.items() for c in find_candidates(scene, number, mentions)]
        return scene, [c for c in found if not is_content(scene, c, triggers[c.sentence])]

    def triggers(self, analysis: Analysis) -> dict[int, list[TriggerMention]]:
        """Sentence index → its triggers, of the sentences that have any."""
        found = {
            number: find_triggers(analysis.tokens, sentence.first, sentence.last, self._lexicon)
            for number, sentence in enumerate(analysis.sentences)
        }
        return {number: triggers for number, triggers in found.items() if triggers}


def only_forced(triggers: Mapping[int, list[TriggerMention]]) -> dict[int, list[TriggerMention]]:
    """The triggers of a user's own words: all that counts in a document that does not speak of conflict."""
    found = {number: [t for t in mentions if t.entry.forced] for number, mentions in triggers.items()}
    return {number: mentions for number, mentions in found.items() if mentions}


def _scored(draft: Draft, support: float) -> Draft:
    return replace(draft, scores=(("event", event_score(support)), *draft.scores))


def is_content(scene: Scene, candidate: Candidate, triggers: Sequence[TriggerMention]) -> bool:
    """Is the trigger only what another one asks for, or the means to it? Never, where it is a user's own word."""
    if candidate.trigger.entry.forced:
        return False
    return is_governed_by_speech(scene, candidate, triggers) or is_named_by_purpose(candidate, triggers)
