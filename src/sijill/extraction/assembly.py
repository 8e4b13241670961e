"""Assembly: one draft from the candidates that tell of one happening."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.candidates import Candidate
from sijill.extraction.choosing import chosen_actors, chosen_places, chosen_recipients, chosen_time
from sijill.extraction.combined_tolls import RULE
from sijill.extraction.scoring import field_scores
from sijill.extraction.totals import TOTAL
from sijill.lexicon.cues import weapon_modes
from sijill.model.draft import Draft
from sijill.model.mention import TimeMention
from sijill.model.report import Trigger
from sijill.model.value import Toll, Variant


def assemble(cluster: Sequence[Candidate]) -> Draft:
    """The draft of a cluster, its candidates in text order: what the act itself says goes before what a casualty word says."""
    acts = [c.draft for c in cluster if c.casualty is None and not c.weak] or [c.draft for c in cluster]
    drafts = [*acts, *(c.draft for c in cluster if c.draft not in acts)]
    modality, modality_rule = _modality(acts)
    actors = chosen_actors([c.options.actors for c in cluster])
    draft = replace(
        drafts[0],
        modes=_modes(drafts),
        mentions=_mentions(cluster),
        modality=modality,
        modality_rule=modality_rule,
        actors=actors,
        recipients=chosen_recipients([c.options.recipients for c in cluster], actors),
        places=chosen_places([c.options.places for c in cluster]),
        time=_time(cluster),
        killed=_toll([c.draft.killed for c in cluster]),
        wounded=_toll([c.draft.wounded for c in cluster]),
        killed_variants=_variants([c.draft.killed for c in cluster]),
        wounded_variants=_variants([c.draft.wounded for c in cluster]),
        weapons=tuple({w.evidence: w for d in drafts for w in d.weapons}.values()),
        count=next((d.count for d in drafts if d.count is not None), None),
        aggregate=any(d.aggregate for d in drafts),
        outcome=next((d.outcome for d in drafts if d.outcome), None),
        background=drafts[0].background or (bool(_totals(cluster)) and _time(cluster) is None),
    )
    return replace(draft, scores=field_scores(cluster, draft))


def _totals(cluster: Sequence[Candidate]) -> list[Candidate]:
    """The candidates whose toll is one of a period ("منذ 18 فبراير", since 18 February)."""
    return [candidate for candidate in cluster if TOTAL in candidate.marks]


def _time(cluster: Sequence[Candidate]) -> TimeMention | None:
    """The time with the best score; beside a toll of a period, that period."""
    totals = _totals(cluster)
    if totals:
        return next((c.draft.time for c in totals if c.draft.time is not None), None)
    return chosen_time([c.options.times for c in cluster])


def _mentions(cluster: Sequence[Candidate]) -> tuple[Trigger, ...]:
    triggers = [mention for candidate in cluster for mention in candidate.draft.mentions]
    return tuple(sorted(triggers, key=lambda t: t.evidence.start))


def _modes(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """All modes said of the act; a weapon that only one mention gives by default gives way to weapons that several share."""
    counted = Counter(mode for draft in drafts for mode in draft.modes)
    weapons = {mode: n for mode, n in counted.items() if mode in weapon_modes()}
    most = max(weapons.values(), default=0)
    dropped = {mode for mode, n in weapons.items() if most >= 3 and n == 1}
    return tuple(sorted(set(counted) - dropped))


def _modality(drafts: Sequence[Draft]) -> tuple[str, str]:
    """What most mentions say; among equals the first."""
    counted = Counter(draft.modality for draft in drafts)
    best = max(counted.values())
    return next((d.modality, d.modality_rule) for d in drafts if counted[d.modality] == best)


def _toll(tolls: Sequence[Toll | None]) -> Toll | None:
    """The document's own figure: the first that is a number, else the first vague one."""
    said = [toll for toll in tolls if toll is not None]
    exact = [
        toll for toll in said if toll.rule not in ("plural", "open", "singular", "everyone", "vague", RULE)
    ]
    return next(iter(exact or said), None)


def _variants(tolls: Sequence[Toll | None]) -> tuple[Variant, ...]:
    """All differing figures where there are at least two."""
    figures = {t.min: t for t in tolls if t is not None and t.min is not None and t.min > 0}
    if len(figures) < 2:
        return ()
    return tuple(Variant(n, toll.evidence) for n, toll in figures.items() if n is not None)
