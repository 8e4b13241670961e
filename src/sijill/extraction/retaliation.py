"""Retaliation: which act answers which, where the document says so."""

import functools
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.merge_features import actor_keys
from sijill.extraction.scene import Scene
from sijill.lexicon.context import load_context
from sijill.lexicon.cues import load_retaliation, retaliation_adjectives
from sijill.model.draft import Draft
from sijill.text import key

_TYPES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})


def link_retaliation(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with `retaliation_for` set to the index of the draft that each answers."""
    result = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.type in _TYPES:
            target = _answered_by_adjective(draft, drafts, index)
            if target is not None:
                result[index] = replace(draft, retaliation_for=target)
    for kind, at, end in _cue_spans(scene):
        left, right = _neighbours(drafts, at, end)
        answer, cause = (left, right) if kind == "answers" else (right, left)
        if answer is not None and cause is not None and answer != cause and result[answer].type in _TYPES:
            result[answer] = replace(result[answer], retaliation_for=cause)
            result[cause] = _without_answerer(result[cause], result[answer])
    return result


def _without_answerer(cause: Draft, answer: Draft) -> Draft:
    """ "قصف الجيش … ردا على القصف" (the army shelled … in answer to the shelling): nobody answers what he did himself."""
    words = {mention.evidence for mention in answer.actors}
    names = actor_keys(answer.actors)
    others = tuple(m for m in cause.actors if m.evidence not in words and not actor_keys((m,)) & names)
    return replace(cause, actors=others)


def _answered_by_adjective(draft: Draft, drafts: Sequence[Draft], index: int) -> int | None:
    """ "الهجوم الانتقامي" (the retaliatory attack) answers the assault named last before it."""
    adjectives = retaliation_adjectives()
    if not any(
        key(word).removeprefix("ال") in adjectives
        for trigger in draft.mentions
        for word in trigger.evidence.text.split()
    ):
        return None
    at = draft.mentions[0].evidence.start
    before = [
        i
        for i, other in enumerate(drafts)
        if i != index and other.type == "ASSAULT" and other.mentions[0].evidence.start < at
    ]
    return before[-1] if before else None


def _cue_spans(scene: Scene) -> list[tuple[str, int, int]]:
    cues = _cues_by_first_word()
    found = []
    for index, token in enumerate(scene.tokens):
        if token.base not in cues:
            continue
        for kind, phrase in cues[token.base]:
            last = index + len(phrase)
            if tuple(t.key for t in scene.tokens[index + 1 : last]) == phrase[1:]:
                pointed = last < len(scene.tokens) and scene.tokens[last].key in load_context()["pointers"]
                turned = (
                    "answered" if pointed else kind
                )  # "وردا على ذلك، قصفت" (and in answer to that it shelled)
                found.append((turned, token.start, scene.tokens[last - 1].end))
                break
    return found


@functools.cache
def _cues_by_first_word() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """First word → (class, phrase) of the cues that begin with it, longest first."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind in ("answers", "answered"):
        for phrase in sorted(load_retaliation()[kind], key=lambda words: (-len(words), words)):
            table.setdefault(phrase[0], []).append((kind, phrase))
    return table


def _neighbours(drafts: Sequence[Draft], at: int, end: int) -> tuple[int | None, int | None]:
    """The drafts with the last mention before `at` and the first mention after `end`."""
    before = [
        (t.evidence.start, i)
        for i, d in enumerate(drafts)
        if d.type in _TYPES
        for t in d.mentions
        if t.evidence.end <= at
    ]
    after = [
        (t.evidence.start, i)
        for i, d in enumerate(drafts)
        if d.type in _TYPES
        for t in d.mentions
        if t.evidence.start >= end
    ]
    return (max(before)[1] if before else None, min(after)[1] if after else None)
