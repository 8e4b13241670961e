"""The order of the stages. It decides nothing: each stage does."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sijill.analysis import analyze
from sijill.errors import ModelError
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.facts import find_facts
from sijill.extraction.own_words import check_own_words
from sijill.extraction.scene import Scene, mentions_of
from sijill.lexicon.triggers import load_triggers
from sijill.model.analysis import Analysis
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.explanation import Explanation
from sijill.model.report import DocumentRecord
from sijill.model.tagging import Tagging
from sijill.resolution.confidence import leave_out_doubtful, with_confidence
from sijill.resolution.reports import resolve_document
from sijill.settings import Settings

ENOUGH_THREADS = 4  # the windows of one document do not keep more of them busy
Tag = Callable[[Document, Analysis], Tagging]
Extract = Callable[[Document, Analysis, Tagging | None], tuple[Scene | None, list[Draft]]]


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads: its name, what it makes of a document, and, for the tagger, what the encoder says of it first."""

    name: str
    extract: Extract
    tag: Tag | None = None

    def tagging(self, document: Document, analysis: Analysis) -> Tagging | None:
        return self.tag(document, analysis) if self.tag else None


class Pipeline:
    """Reads documents, one after another, with the engine that the settings name.

    `problem` is `None`, or why the lexicon engine reads in the tagger's place. Raises LexiconError where a word list is malformed, or an example of a
    user's own words fails.
    """

    def __init__(self, settings: Settings) -> None:
        self.problem: str | None = None
        self._least = settings.min_confidence
        self._extra = Path(settings.lexicon) if settings.lexicon else None
        if self._extra is not None:
            check_own_words(load_triggers(self._extra), analyze)
        self._engine = _lexicon(self._extra)
        if settings.engine == "tagger":
            try:
                self._engine = _tagger(
                    self._extra, settings.threads or min(ENOUGH_THREADS, os.cpu_count() or 1)
                )
            except ModelError as error:
                self.problem = f"{error}; the lexicon engine reads instead"

    def read(self, document: Document) -> DocumentRecord:
        """All that one document yields: its reports and facts, numbered in order of first mention."""
        analysis = analyze(document)
        tagging = self._engine.tagging(document, analysis)
        return self._resolved(document, *self._engine.extract(document, analysis, tagging))[1]

    def explain(self, document: Document) -> Explanation:
        """What `read` gives, with every trigger that was considered and what became of it."""
        from sijill.extraction.explaining import Explainer

        analysis = analyze(document)
        tagging = self._engine.tagging(document, analysis)
        scene, drafts = self._engine.extract(document, analysis, tagging)
        whole, record = self._resolved(document, scene, drafts)
        explainer = Explainer(LexiconExtractor(self._extra), document, analysis, drafts, tagging)
        told = {report.mentions[0].evidence for report in record.reports}
        doubtful = tuple(r for r in whole.reports if r.mentions[0].evidence not in told)
        return Explanation(
            self._engine.name, record, explainer.considered(), doubtful, None if drafts else explainer.note()
        )

    def _resolved(
        self, document: Document, scene: Scene | None, drafts: list[Draft]
    ) -> tuple[DocumentRecord, DocumentRecord]:
        """The record with all that was found, and the one without what is too doubtful."""
        if scene is None:
            return DocumentRecord(document.id, ()), DocumentRecord(document.id, ())
        raw = resolve_document(document, drafts, find_facts(scene), mentions_of(scene))
        whole = with_confidence(raw, self._engine.name)
        return whole, leave_out_doubtful(whole, self._least) if self._least else whole


def _lexicon(extra: Path | None) -> Engine:
    """The lexicon engine."""
    extractor = LexiconExtractor(extra)
    return Engine("lexicon", lambda document, analysis, tagging: extractor.extract(document, analysis))


def _tagger(extra: Path | None, threads: int) -> Engine:
    """The tagger's engine: the lexicon proposes, the encoder reads, both decide. Raises ModelError where the model cannot be loaded."""
    # here and not above: ONNX Runtime takes a third of a second that the lexicon engine does not need
    from sijill.analysis.tagger import Tagger
    from sijill.extraction.tagged import TaggedExtractor

    tagger, extractor = Tagger.load(threads=threads), TaggedExtractor(extra)

    def extract(
        document: Document, analysis: Analysis, tagging: Tagging | None
    ) -> tuple[Scene | None, list[Draft]]:
        assert tagging is not None
        return extractor.extract(document, analysis, tagging)

    return Engine("tagger", extract, lambda document, analysis: tagger.tag(document.text, extractor.propose(analysis)))  # fmt: skip
