"""The lexicon engine: triggers → candidates → clusters → drafts → what documents leave unsaid."""

from collections.abc import Sequence
from pathlib import Path

from sijill.extraction.assembly import assemble
from sijill.extraction.attributing import attribute
from sijill.extraction.candidates import Candidate, find_candidates
from sijill.extraction.inheritance import inherit
from sijill.extraction.mentions import find_mentions
from sijill.extraction.merging import cluster_candidates
from sijill.extraction.retaliation import link_retaliation
from sijill.extraction.scene import Scene, build_scene
from sijill.extraction.support import is_governed_by_speech, is_inside_name, is_named_by_purpose, is_supported
from sijill.extraction.topic import is_about_conflict, topic_counts
from sijill.extraction.triggers import TriggerMention, find_triggers
from sijill.lexicon.triggers import TriggerLexicon, load_triggers
from sijill.model.analysis import Analysis
from sijill.model.document import Document
from sijill.model.draft import Draft


class LexiconExtractor:
    """Reads events by the trigger lexicon and clause rules; needs no model. `extra` is a user's folder of trigger files."""

    def __init__(self, extra: Path | None = None) -> None:
        self._lexicon: TriggerLexicon = load_triggers(extra) if extra else load_triggers()

    def extract(self, document: Document, analysis: Analysis) -> tuple[Scene | None, list[Draft]]:
        """The document's scene and its drafts in order of first mention; no scene where nothing in it speaks of conflict."""
        scene, candidates = self.candidates(document, analysis)
        if scene is None:
            return None, []
        topics = topic_counts(analysis.tokens)
        clusters = [
            cluster for cluster in cluster_candidates(candidates) if is_supported(scene, cluster, topics)
        ]
        drafts = [assemble(cluster) for cluster in clusters]
        drafts = attribute(scene, drafts)
        drafts = inherit(scene, drafts)
        return scene, link_retaliation(scene, drafts)

    def candidates(self, document: Document, analysis: Analysis) -> tuple[Scene | None, list[Candidate]]:
        """The scene and the triggers with what their own sentences say, in text order: what merging works on."""
        if not is_about_conflict(topic_counts(analysis.tokens), len(analysis.tokens)):
            return None, []  # half of all news: seen from its words, before any sentence is looked at
        triggers = self._triggers(analysis)
        if not triggers:
            return None, []
        scene = build_scene(document, analysis, find_mentions(document.text, analysis.tokens))
        free = {
            number: [t for t in mentions if not is_inside_name(scene, t)]
            for number, mentions in triggers.items()
        }
        found = [c for number, mentions in free.items() for c in find_candidates(scene, number, mentions)]
        return scene, [c for c in found if not _is_content(scene, c, triggers[c.sentence])]

    def _triggers(self, analysis: Analysis) -> dict[int, list[TriggerMention]]:
        """Sentence index → its triggers."""
        found = {
            number: find_triggers(analysis.tokens, sentence.first, sentence.last, self._lexicon)
            for number, sentence in enumerate(analysis.sentences)
        }
        return {number: triggers for number, triggers in found.items() if triggers}


def _is_content(scene: Scene, candidate: Candidate, triggers: Sequence[TriggerMention]) -> bool:
    """Is the trigger only what another one asks for, or the means to it?"""
    return is_governed_by_speech(scene, candidate, triggers) or is_named_by_purpose(candidate, triggers)
