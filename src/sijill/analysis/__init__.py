"""From a document's text to sentences and tokens."""

from sijill.analysis.sentences import split_sentences
from sijill.analysis.tokens import tokenize
from sijill.model.analysis import Analysis
from sijill.model.document import Document

__all__ = ["analyze", "tokenize"]


def analyze(document: Document) -> Analysis:
    """Sentences and tokens of a document."""
    tokens = tokenize(document.text)
    return Analysis(split_sentences(document.text, tokens), tokens)
