"""Sentences read up to the stage that a test looks at."""

import datetime as dt
import functools

from sijill.analysis import analyze
from sijill.extraction.argument_links import Argument
from sijill.extraction.arguments import argument_field, find_arguments
from sijill.extraction.candidates import Candidate
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.mentions import find_mentions
from sijill.extraction.scene import Scene, build_scene
from sijill.extraction.triggers import TriggerMention, find_triggers
from sijill.lexicon.triggers import load_triggers
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.report import DocumentRecord
from sijill.pipeline import Pipeline
from sijill.settings import Settings

PUBLISHED = dt.date(2018, 3, 15)  # a Thursday


@functools.cache
def extractor() -> LexiconExtractor:
    return LexiconExtractor()


@functools.cache
def pipeline() -> Pipeline:
    return Pipeline(Settings(engine="lexicon"))


def document(*lines: str, published: dt.date | None = PUBLISHED) -> Document:
    return Document("own", "\n".join(lines), lines[0] if lines else "", published=published)


def scene_of(*lines: str) -> Scene:
    """The scene of a text with all its mentions, whatever its topic."""
    read = document(*lines)
    analysis = analyze(read)
    return build_scene(read, analysis, find_mentions(read.text, analysis.tokens))


def triggers_of(scene: Scene) -> list[list[TriggerMention]]:
    """The triggers of each sentence."""
    return [find_triggers(scene.tokens, s.first, s.last, load_triggers()) for s in scene.sentences]


def arguments_of(text: str, trigger: str) -> list[tuple[Argument, str]]:
    """The arguments of the first trigger whose word begins with `trigger`, each with its words."""
    scene = scene_of(text)
    for sentence, triggers in zip(scene.sentences, triggers_of(scene), strict=True):
        for mention in triggers:
            if scene.text.startswith(trigger, scene.tokens[mention.first].start):
                field = argument_field(scene, sentence.first, sentence.last, mention, triggers)
                return [(a, a.placed.mention.evidence.text) for a in find_arguments(scene, mention, field)]
    raise AssertionError(f"no trigger {trigger}")


def candidates_of(*lines: str) -> tuple[Scene, list[Candidate]]:
    """The scene and the candidates of a text that speaks of conflict."""
    read = document(*lines)
    scene, candidates = extractor().candidates(read, analyze(read))
    assert scene is not None, "not about conflict"
    return scene, candidates


def drafts_of(*lines: str) -> list[Draft]:
    """The drafts of a text, before anything is resolved."""
    read = document(*lines)
    return extractor().extract(read, analyze(read))[1]


def read(*lines: str, published: dt.date | None = PUBLISHED) -> DocumentRecord:
    """What the whole pipeline makes of a text."""
    return pipeline().read(document(*lines, published=published))
