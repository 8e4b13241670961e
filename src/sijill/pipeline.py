"""The order of the stages. It decides nothing: each stage does."""

from collections.abc import Callable

from sijill.analysis import analyze
from sijill.errors import ModelError
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.facts import find_facts
from sijill.extraction.scene import Scene, mentions_of
from sijill.model.analysis import Analysis
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.report import DocumentRecord
from sijill.resolution.reports import resolve_document
from sijill.settings import Settings

Extract = Callable[[Document, Analysis], tuple[Scene | None, list[Draft]]]


class Pipeline:
    """Reads documents, one after another, with the engine that the settings name.

    `problem` is `None`, or why the lexicon engine reads in the tagger's place. Raises LexiconError where a word list is malformed.
    """

    def __init__(self, settings: Settings) -> None:
        self.problem: str | None = None
        self._extract: Extract = LexiconExtractor().extract
        if settings.engine == "tagger":
            try:
                self._extract = _tagger()
            except ModelError as error:
                self.problem = f"{error}; the lexicon engine reads instead"

    def read(self, document: Document) -> DocumentRecord:
        """All that one document yields: its reports and facts, numbered in order of first mention."""
        scene, drafts = self._extract(document, analyze(document))
        if scene is None:
            return DocumentRecord(document.id, ())
        return resolve_document(document, drafts, find_facts(scene), mentions_of(scene))


def _tagger() -> Extract:
    """The tagger's engine: the lexicon proposes, the encoder reads, both decide. Raises ModelError where the model cannot be loaded."""
    from sijill.analysis.tagger import (
        Tagger,
    )  # ONNX Runtime takes a third of a second that the lexicon engine does not need
    from sijill.extraction.tagged import TaggedExtractor

    tagger, extractor = Tagger.load(), TaggedExtractor()

    def extract(document: Document, analysis: Analysis) -> tuple[Scene | None, list[Draft]]:
        tagging = tagger.tag(document.text, extractor.propose(analysis))
        return extractor.extract(document, analysis, tagging)

    return extract
