"""Scoring of event records against human coding, with the conventions of `docs/conventions.md`."""

from sijill.evaluation.causes import Cause, find_causes
from sijill.evaluation.score import Figure, Scores, score_documents

__all__ = ["Cause", "Figure", "Scores", "find_causes", "score_documents"]
