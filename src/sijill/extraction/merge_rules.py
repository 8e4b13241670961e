"""Rules of merging that no weight may overrule: what tells two acts apart, and what makes two one."""

from collections.abc import Callable, Sequence

from sijill.extraction.candidates import Candidate
from sijill.extraction.totals import TOTAL, is_period
from sijill.model.mention import TimeMention

# Types whose modes are different acts: a curfew is no arrest. An assault may well have several means.
_ONE_MODE = frozenset({"COERCE", "SANCTION", "RETREAT", "AID", "COOPERATE"})


def can_merge(cluster: Sequence[Candidate], candidate: Candidate) -> bool:
    """False where the words themselves tell two acts apart: where one of the rules below holds for a member of the cluster and the candidate."""
    return not any(_are_apart(member, candidate) for member in cluster)


def _are_apart(first: Candidate, second: Candidate) -> bool:
    """Does a rule hold? Asked are only those that look at something which the two have."""
    a, b = first.draft, second.draft
    if (a.count is not None or b.count is not None) and _any(_BY_COUNT, first, second):
        return True
    if a.time is not None and b.time is not None and _any(_BY_TIME, first, second):
        return True
    if (first.marks or second.marks) and _any(_BY_MARK, first, second):
        return True
    return _is_of_another_kind(first, second)


def _any(rules: "tuple[Rule, ...]", first: Candidate, second: Candidate) -> bool:
    return any(rule(first, second) for rule in rules)


def _is_single_beside_aggregate(first: Candidate, second: Candidate) -> bool:
    """A single act is not its aggregate: "25 هجوما … هجوم" (25 attacks … an attack)."""
    if first.sentence == second.sentence:
        return False
    return (_is_single(first) and _is_several(second)) or (_is_several(first) and _is_single(second))


def _is_single_beside_total(first: Candidate, second: Candidate) -> bool:
    """ "قتل 12 في غارة … وقتل 900 منذ منتصف الشهر" (12 killed in a raid … 900 killed since the middle of the month): a toll of the day is not the period's."""
    if (TOTAL in first.marks) == (TOTAL in second.marks):
        return False
    single = second.draft if TOTAL in first.marks else first.draft
    return (
        single.killed is not None
        or single.wounded is not None
        or (single.time is not None and not is_period(single.time) and first.sentence != second.sentence)
    )


def _answers(first: Candidate, second: Candidate) -> bool:
    """What answers an act is another act: "الهجوم الانتقامي" (the retaliatory attack)."""
    return "answer" in second.marks and "answer" not in first.marks and second.casualty is None


def _is_answered(first: Candidate, second: Candidate) -> bool:
    """ "غارات ردا على هجوم" (raids in answer to an attack), "قصف … ردا على القصف" (shelled … in answer to the shelling): in one sentence never one act."""
    earlier, later = sorted((first, second), key=lambda c: c.trigger.first)
    return first.sentence == second.sentence and "answered" in later.marks and "answered" not in earlier.marks


def _is_on_another_day(first: Candidate, second: Candidate) -> bool:
    a, b = first.draft.time, second.draft.time
    return a is not None and b is not None and _on_other_day(a, b)


def _is_said_to_be_another(first: Candidate, second: Candidate) -> bool:
    """ "هجوم آخر" (another attack), "تخطط أيضا للانسحاب" (also plans to withdraw)."""
    if first.sentence == second.sentence or second.casualty is not None:
        return False
    return "another" in second.marks and not _points_back(second)


def _is_of_another_kind(first: Candidate, second: Candidate) -> bool:
    """A curfew is no arrest; an assault may well have several means."""
    a, b = first.draft, second.draft
    return a.type in _ONE_MODE and bool(a.modes) and bool(b.modes) and not set(a.modes) & set(b.modes)


def _is_counted_otherwise(first: Candidate, second: Candidate) -> bool:
    a, b = first.draft.count, second.draft.count
    return a is not None and b is not None and (a.min, a.max) != (b.min, b.max)


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


Rule = Callable[[Candidate, Candidate], bool]
# None of them holds unless one of the two has a count, both have a time, one has a mark.
_BY_COUNT: tuple[Rule, ...] = (_is_single_beside_aggregate, _is_counted_anew, _is_counted_otherwise)
_BY_TIME: tuple[Rule, ...] = (_is_on_another_day, _is_plural_beside_single, _is_new_and_dated)
_BY_MARK: tuple[Rule, ...] = (_is_single_beside_total, _answers, _is_answered, _is_said_to_be_another)


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
