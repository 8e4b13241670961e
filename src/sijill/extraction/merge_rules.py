"""Rules of merging that no weight may overrule: what tells two acts apart, and what makes two one."""

from collections.abc import Sequence

from sijill.extraction.candidates import Candidate
from sijill.model.mention import TimeMention

# Types whose modes are different acts: a curfew is no arrest. An assault may well have several means.
_ONE_MODE = frozenset({"COERCE", "SANCTION", "RETREAT", "AID", "COOPERATE"})


def can_merge(cluster: Sequence[Candidate], candidate: Candidate) -> bool:
    """False where the words themselves tell two acts apart: see `_constraint`."""
    return all(_constraint(member, candidate) is None for member in cluster)


def _constraint(first: Candidate, second: Candidate) -> str | None:
    """The name of the rule that keeps two candidates of one type apart, `None` if none does.

    A single act is not its aggregate ("25 هجوما" and "الهجوم"); what answers an act is another act ("الهجوم الانتقامي"); who acts in one and suffers in the
    other does not do so in one and the same act; two different calendar days are two acts.
    """
    a, b = first.draft, second.draft
    apart = first.sentence != second.sentence
    if apart and ((_is_single(first) and _is_several(second)) or (_is_several(first) and _is_single(second))):
        return "single and aggregate"
    if "answer" in second.marks and "answer" not in first.marks and second.casualty is None:
        return "answer"
    if not apart and "answered" in second.marks and not second.definite:
        return "answered"
    if a.time is not None and b.time is not None and _on_other_day(a.time, b.time):
        return "other day"
    if apart and "another" in second.marks and second.casualty is None and not _points_back(second):
        return "another"
    if a.type in _ONE_MODE and a.modes and b.modes and not set(a.modes) & set(b.modes):
        return "other mode"
    if _is_counted_anew(first, second):
        return "counted anew"
    if _is_plural_beside_single(first, second):
        return "plural and single, each with its time"
    if _is_new_and_dated(first, second):
        return "introduced anew with another time"
    if (
        a.count is not None
        and b.count is not None
        and (a.count.min, a.count.max) != (b.count.min, b.count.max)
    ):
        return "other count"
    return None


def _points_back(candidate: Candidate) -> bool:
    """A definite noun, save after ل, where the article is generic: "تخطط للانسحاب" (plans to withdraw)."""
    return candidate.definite and "ل" not in candidate.trigger.reading.proclitics


def _is_counted_anew(first: Candidate, second: Candidate) -> bool:
    """ "25 هجوما" (25 attacks) in the body brings up a set of acts of its own, unless the act before was counted alike."""
    if second.draft.count is None or second.definite or second.trigger.is_verb:
        return False
    return first.draft.count is None and first.line != second.line and first.line != 0


def _is_new_and_dated(first: Candidate, second: Candidate) -> bool:
    """An indefinite noun brings up a new act ("هجوم", an attack, not "الهجوم", the attack): one with a time of its own that shares nothing with the first's."""
    a, b = first.draft.time, second.draft.time
    nouns = not first.trigger.is_verb and not second.trigger.is_verb and not second.definite
    if (
        not nouns
        or first.line == 0
        or first.line == second.line
        or second.casualty
        or second.weak
        or a is None
        or b is None
    ):
        return False
    return a.evidence != b.evidence and not set(a.fields) & set(b.fields)


def _is_plural_beside_single(first: Candidate, second: Candidate) -> bool:
    """ "هجمات في الأشهر الأخيرة … هجوم في 28 ديسمبر" (attacks in recent months … an attack on 28 December)."""
    numbers = {first.trigger.form.number, second.trigger.form.number}
    nouns = (
        not first.trigger.is_verb
        and not second.trigger.is_verb
        and not first.definite
        and not second.definite
    )
    if numbers != {"plural", "singular"} or not nouns or first.casualty or second.casualty:
        return False
    a, b = first.draft.time, second.draft.time
    return a is not None and b is not None and (a.form, a.fields) != (b.form, b.fields)


def _is_several(candidate: Candidate) -> bool:
    count = candidate.draft.count
    return count is not None and (count.min or 0) > 1


def _is_single(candidate: Candidate) -> bool:
    """An act told in the singular; a casualty may belong to several acts, a weak word ("العملية") may sum them up."""
    return (
        candidate.casualty is None
        and candidate.trigger.form.number == "singular"
        and not candidate.weak
        and not candidate.definite
    )


def _on_other_day(a: TimeMention, b: TimeMention) -> bool:
    """Two calendar dates that differ; a weekday and a date may be the same day."""
    one, other = dict(a.fields), dict(b.fields)
    return (
        "day" in one
        and "month" in one
        and "day" in other
        and "month" in other
        and (one["day"], one["month"]) != (other["day"], other["month"])
    )


def must_merge(first: Candidate, second: Candidate) -> bool:
    """One named person is killed once: "اغتيال القائد" (the assassination of the commander) and "وقتل القائد" are one act."""
    if not _is_fatal(first) or not _is_fatal(second):
        return False
    return bool(_named_persons(first) & _named_persons(second))


def _is_fatal(candidate: Candidate) -> bool:
    return candidate.casualty == "killed" and candidate.draft.modality == "actual"


def _named_persons(candidate: Candidate) -> frozenset[str]:
    return frozenset(
        name for mention in candidate.draft.recipients if mention.person for name in mention.candidates
    )
