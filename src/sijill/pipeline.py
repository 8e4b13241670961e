"""The order of the stages. It decides nothing: each stage does."""

from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.facts import find_facts
from sijill.extraction.scene import mentions_of
from sijill.model.document import Document
from sijill.model.report import DocumentRecord
from sijill.resolution.reports import resolve_document
from sijill.settings import Settings


class Pipeline:
    """Reads documents, one after another, with the engine that the settings name. Raises LexiconError where a word list is malformed."""

    def __init__(self, settings: Settings) -> None:
        self._extractor = LexiconExtractor()

    def read(self, document: Document) -> DocumentRecord:
        """All that one document yields: its reports and facts, numbered in order of first mention."""
        analysis = analyze(document)
        scene, drafts = self._extractor.extract(document, analysis)
        if scene is None:
            return DocumentRecord(document.id, ())
        return resolve_document(document, drafts, find_facts(scene), mentions_of(scene))
