"""A user's own words: are they found where their examples say so, and nowhere where they say not?"""

from collections.abc import Callable

from sijill.errors import LexiconError
from sijill.extraction.triggers import find_triggers
from sijill.lexicon.triggers import TriggerEntry, TriggerLexicon
from sijill.model.analysis import Analysis
from sijill.model.document import Document

Analyze = Callable[[Document], Analysis]


def check_own_words(lexicon: TriggerLexicon, analyze: Analyze) -> None:
    """Tries every `yes` and `no` sentence of the entries from a user's files. Raises LexiconError naming file, entry and sentence of the first that fails."""
    for entry in lexicon.entries:
        if entry.file is not None:
            _check(entry, lexicon, analyze)


def _check(entry: TriggerEntry, lexicon: TriggerLexicon, analyze: Analyze) -> None:
    where = f"{entry.file}: entry '{entry.id}'"
    for name, sentences in (("yes", entry.yes), ("no", entry.no)):
        if not sentences:
            raise LexiconError(f"{where}: give it at least one '{name}' sentence")
    for sentence in entry.yes:
        if entry.id not in (found := _found(sentence, lexicon, analyze)):
            instead = f", only '{found[0]}' is" if found else ""
            raise LexiconError(f"{where}: is not found in its 'yes' sentence «{sentence}»{instead}")
    for sentence in entry.no:
        if entry.id in _found(sentence, lexicon, analyze):
            raise LexiconError(f"{where}: is found in its 'no' sentence «{sentence}»")


def _found(text: str, lexicon: TriggerLexicon, analyze: Analyze) -> list[str]:
    """The ids of the entries whose words stand in a text, in its order."""
    analysis = analyze(Document("example", text))
    return [
        mention.entry.id
        for sentence in analysis.sentences
        for mention in find_triggers(analysis.tokens, sentence.first, sentence.last, lexicon)
    ]
