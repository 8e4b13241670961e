"""Who blames whom: "اتهمت A B بكذا", "حمّلت A B المسؤولية", "وجهت الاتهام إلى B", "متهمة B", "اتهامات لـB"."""

from typing import NamedTuple

from sijill.extraction.attribution_parties import Clause, after, subject
from sijill.lexicon.attribution import AttributionEntry, load_attribution
from sijill.model.mention import ActorMention

_TOWARDS = {"to": frozenset({"الي"}), "on": frozenset({"علي"})}
_FOR = "ل"
REACH = 12  # tokens between a verb and what belongs to it
FAR = 20  # tokens between the accuser and the accused, over "في مقابلة مع القناة"
_ABOUT_WHAT = "ب"  # "بقصف السوق": the charge, after which no accused is sought


class Blame(NamedTuple):
    """The accused (`None`: none found), the index after the last word read, the accuser."""

    accused: ActorMention | None
    last: int
    accuser: ActorMention | None


def blamed_by_verb(clause: Clause, index: int, entry: AttributionEntry) -> Blame:
    """With a phrase before the verb ("A تتهم B") the first phrase after it is accused, otherwise the second ("تتهم A B")."""
    if entry.frame in _TOWARDS:
        return _directed(clause, index, entry.frame)
    one, middle = after(clause, index + 1)
    if one is None:
        return Blame(None, index, None)
    two, last = (None, middle) if _is_charge(clause, middle) else after(clause, middle)
    if two is not None:
        return Blame(two, last, one)
    before = clause.mention_before(index)
    if before is not None:
        return Blame(one, middle, before)
    far = _next_party(clause, middle)
    return Blame(far[0], far[1], one) if far is not None else Blame(one, middle, None)


def _directed(clause: Clause, index: int, frame: str) -> Blame:
    for at in range(index + 1, min(index + REACH, clause.last)):
        token = clause.tokens[at]
        alone = token.key in _TOWARDS[frame]
        if alone or (frame == "to" and _FOR in token.proclitics):
            accused, last = after(clause, at + alone)
            if accused is not None:
                accuser = subject(clause, index)[0]
                return Blame(accused, last, accuser if accuser != accused else None)
    return Blame(None, index, None)


def _next_party(clause: Clause, index: int) -> tuple[ActorMention, int] | None:
    """The next mention that is the object: not after a preposition, and before the charge ("بتجنيد أطفال")."""
    for at in range(index, min(index + FAR, clause.last)):
        token = clause.tokens[at]
        if at > index and _ABOUT_WHAT in token.proclitics and not token.definite:
            return None
        if token.text == _COMMA and at + 1 < clause.last and clause.tokens[at + 1].proclitics[:1] == (_AND,):
            return None  # "حمل التنظيم المسؤولية، وأعقب ذلك" (held the group responsible, and there followed): another clause
        found = next((m for m in clause.actors if token.start <= m.evidence.start < token.end), None)
        if found is None or _OBLIQUE & set(token.proclitics) or _in_apposition(clause, at, found):
            continue
        if at > clause.first and clause.tokens[at - 1].key in load_attribution().oblique:
            continue
        last = next(
            (i for i in range(at, clause.last) if clause.tokens[i].start >= found.evidence.end), clause.last
        )
        return found, last
    return None


def _is_charge(clause: Clause, index: int) -> bool:
    return index < clause.last and bool(_OBLIQUE & set(clause.tokens[index].proclitics))


def _in_apposition(clause: Clause, index: int, mention: ActorMention) -> bool:
    """Between two commas: "المتحدث باسم الجيش، سالم الكندي، …" names the accuser."""
    before, after_it = (
        clause.text[: mention.evidence.start].rstrip(),
        clause.text[mention.evidence.end :].lstrip(),
    )
    return index > clause.first and mention.person and before.endswith(_COMMA) and after_it.startswith(_COMMA)


_OBLIQUE = frozenset({"ل", "ب", "ك"})
_COMMA = "،"
_AND = "و"


def blamed_by_noun(clause: Clause, index: int) -> Blame:
    """ "اتهام الحركة", "اتهامات للحركة", "اتهام الحكومة للحركة" (the government's accusing the movement)."""
    first, middle = after(clause, index + 1)
    if first is None:
        return Blame(None, index, None)
    if (
        middle < clause.last
        and _FOR in clause.tokens[middle].proclitics
        and _FOR not in clause.tokens[index + 1].proclitics
    ):
        second, last = after(clause, middle)
        if second is not None:
            return Blame(second, last, first)
    return Blame(first, middle, None)
