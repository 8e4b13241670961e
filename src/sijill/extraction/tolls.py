"""Tolls: how many people a sentence says were killed and wounded, and which trigger the figure belongs to."""

from collections.abc import Iterator, Sequence

from sijill.extraction.argument_links import Argument
from sijill.extraction.combined_tolls import casualty_pairs, figure_of_pair, share, shared_figures
from sijill.extraction.count_phrases import count_of_phrase
from sijill.extraction.counted_tolls import counted_tolls
from sijill.extraction.scene import Placed, Scene, within
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.model.mention import NumberMention
from sijill.model.quick import quick
from sijill.model.value import Toll

_REACH = 6  # tokens between a casualty word and its figure
_KILLS = frozenset(
    {
        "kill",
        "killed-die",
        "death",
        "martyred",
        "fall-victims",
        "massacre",
        "execute",
        "assassinate",
        "eliminate",
        "neutralise",
    }
)
_OPEN = frozenset({"plural", "open"})  # rules of bare plurals: "قتلى" is one and more
_WOUNDS = frozenset({"wound"})
_GROUPS = {"dead": "killed", "wounded": "wounded"}


@quick
class FoundToll:
    """A toll of one kind ("killed" | "wounded") at token `first`, with the trigger that it was read from, if any."""

    kind: str
    first: int
    toll: Toll
    trigger: TriggerMention | None


def casualty_kind(trigger: TriggerMention) -> str | None:
    """ "killed" or "wounded" where the trigger itself names a casualty, else `None`."""
    if trigger.entry.id in _KILLS:
        return "killed"
    return "wounded" if trigger.entry.id in _WOUNDS else None


def find_tolls(
    scene: Scene,
    first: int,
    last: int,
    triggers: Sequence[TriggerMention],
    arguments: Sequence[Sequence[Argument]],
) -> list[FoundToll]:
    """The tolls of one sentence, in text order; figures of a breakdown ("بينهم 3 أطفال", among them 3 children) are left out."""
    figures = [n for n in within(scene.numbers, first, last) if n.mention.kind in ("people", "plain")]
    both = list(_of_both(scene, first, last, triggers, figures))
    covered = {toll.first for toll in both}
    paired = {toll.trigger.first for toll in both if toll.trigger is not None}
    free = [n for n in figures if n.first not in covered]
    numbers = [n for n in free if n.mention.kind == "people" and not n.mention.part_of]
    plain = [n for n in free if n.mention.kind == "plain"]
    counted = [toll for toll in _counted(scene, first, last, triggers) if toll.first not in covered]
    known = {toll.kind for toll in (*counted, *both)}
    found = [
        *both,
        *counted,
        *_none(numbers),
        *(t for t in _grouped(scene, numbers) if t.toll.rule not in _OPEN or t.kind not in known),
    ]
    taken = {toll.first for toll in found}
    for trigger, roles in zip(triggers, arguments, strict=True):
        kind = casualty_kind(trigger)
        if kind is None or trigger.first in paired:
            continue
        told = any(argument.role == "recipient" for argument in roles)
        usable = [n for n in numbers if n.first not in taken and not (told and n.mention.rule == "singular")]
        usable = [n for n in usable if not _acts(n, roles)]
        bare = next((n for n in plain if n.first == trigger.last), None)  # "مقتل خمسة" (the killing of five)
        if bare is None and _points_back(trigger):
            bare = next((n for n in plain if n.last == trigger.first), None)  # "لقي خمسة مصرعهم"
        number = bare or _figure_of(scene, trigger, triggers, usable)
        if number is not None:
            taken.add(number.first)
            found.append(FoundToll(kind, number.first, _toll(_summed(scene, number, last)), trigger))
        elif not any(t.kind == kind and abs(t.first - trigger.last) <= _REACH for t in found):
            described = list(_described(scene, kind, trigger, roles, taken))
            taken |= {toll.first for toll in described}
            found += described
    return sorted(found, key=lambda toll: toll.first)


def _of_both(
    scene: Scene,
    first: int,
    last: int,
    triggers: Sequence[TriggerMention],
    figures: Sequence[Placed[NumberMention]],
) -> Iterator[FoundToll]:
    """One figure for the dead and the wounded: "مقتل وإصابة عشرة" (the killing and wounding of ten), "20 بين قتيل وجريح"."""
    taken: set[int] = set()
    for one, other in casualty_pairs(scene, triggers, casualty_kind):
        limit = min((t.first for t in triggers if t.first > other.first), default=last)
        figure = figure_of_pair(figures, other, limit)
        if figure is not None:
            taken.add(figure.first)
            for trigger in (one, other):
                kind = casualty_kind(trigger) or ""
                yield FoundToll(kind, figure.first, _toll(share(figure.mention)), trigger)
    for figure in shared_figures(scene, first, last, figures):
        if figure.first not in taken:
            taken.add(figure.first)
            for kind in ("killed", "wounded"):
                yield FoundToll(kind, figure.first, _toll(share(figure.mention)), None)


def _counted(scene: Scene, first: int, last: int, triggers: Sequence[TriggerMention]) -> Iterator[FoundToll]:
    """ "ارتفع إلى ستة عدد الجنود الذين قتلوا" (the number of soldiers killed has risen to six)."""
    casualties = [
        (trigger.first, kind) for trigger in triggers if (kind := casualty_kind(trigger)) is not None
    ]
    for kind, number in counted_tolls(
        scene.tokens, first, last, within(scene.numbers, first, last), casualties
    ):
        trigger = next((t for t in triggers if casualty_kind(t) == kind), None)
        yield FoundToll(kind, number.first, _toll(number.mention), trigger)


def _grouped(scene: Scene, numbers: Sequence[Placed[NumberMention]]) -> Iterator[FoundToll]:
    """Figures whose own noun says it: "25 قتيلا" (25 dead), "عشرات الجرحى" (dozens of wounded), "أودى بحياة 30 شخصا" (took the lives of 30)."""
    lives = load_context()["lives"]
    for number in numbers:
        kind = _GROUPS.get(number.mention.group or "")
        if number.first and scene.tokens[number.first - 1].key in lives:
            kind = "killed"
        if kind:
            yield FoundToll(kind, number.first, _toll(number.mention), None)


def _none(numbers: Sequence[Placed[NumberMention]]) -> Iterator[FoundToll]:
    """ "دون وقوع إصابات" (without casualties): nobody killed, nobody wounded."""
    for number in numbers:
        if number.mention.rule == "zero":
            yield FoundToll("killed", number.first, _toll(number.mention), None)
            yield FoundToll("wounded", number.first, _toll(number.mention), None)


def _figure_of(
    scene: Scene,
    trigger: TriggerMention,
    triggers: Sequence[TriggerMention],
    numbers: Sequence[Placed[NumberMention]],
) -> Placed[NumberMention] | None:
    """The figure after a casualty word, or before one that points back to it: "ثلاثة جنود قتلوا" (three soldiers were killed), "لقي جنديان مصرعهما"."""
    limit = min(
        (
            t.first
            for t in triggers
            if t.first > trigger.first and not _is_pair(trigger, t) and not _is_subject(trigger, t)
        ),
        default=len(scene.tokens),
    )
    ahead = next(
        (n for n in numbers if trigger.first <= n.first <= trigger.last + _REACH and n.first < limit), None
    )
    if ahead is not None and not _points_back(trigger):
        return ahead
    if not trigger.is_verb and not _points_back(trigger):
        return None
    floor = max((t.last for t in triggers if t.last <= trigger.first), default=0)
    behind = [
        n
        for n in numbers
        if n.last <= trigger.first and n.first >= floor and trigger.first - n.last <= _REACH
    ]
    return behind[-1] if behind else ahead


def _points_back(trigger: TriggerMention) -> bool:
    """ "لقي خمسة جنود مصرعهم" (five soldiers met their death): a noun whose pronoun is those who were counted before it."""
    return not trigger.is_verb and bool(trigger.reading.enclitic)


def _acts(number: Placed[NumberMention], roles: Sequence[Argument]) -> bool:
    """ "قتلت القوات 61 متظاهرا" (the forces killed 61 protesters): the plural of who did it counts nobody who suffered it."""
    return number.mention.rule in _OPEN and any(
        a.role == "actor" and a.placed.first <= number.first < a.placed.last for a in roles
    )


def _summed(scene: Scene, number: Placed[NumberMention], limit: int) -> NumberMention:
    """The figure with what is joined to it: "ثلاثة من أفراد الجيش وضابطي شرطة ومدني" (three army men, two police officers and a civilian) is 6."""
    end = number.last
    for placed in scene.actors:
        overlaps = placed.first < end < placed.last or placed.first <= number.first < placed.last
        joined = placed.first == end and scene.tokens[end].proclitics[:1] == ("و",)
        if (overlaps or joined) and placed.last <= limit:
            end = max(end, placed.last)
    whole = count_of_phrase(scene.text, scene.tokens, number.first, end) if end > number.last else None
    return whole if whole is not None and whole.rule == "sum" else number.mention


def _is_subject(trigger: TriggerMention, other: TriggerMention) -> bool:
    """ "قتلت غارة على البلدة خمسة" (a raid on the town killed five): the act does the killing."""
    return (
        trigger.is_verb and not other.is_verb and other.first == trigger.last and casualty_kind(other) is None
    )


def _is_pair(trigger: TriggerMention, other: TriggerMention) -> bool:
    """ "مقتل وإصابة عشرة" (the killing and wounding of ten): one figure for two casualty words."""
    return other.first == trigger.last and casualty_kind(other) is not None


def _described(
    scene: Scene, kind: str, trigger: TriggerMention, roles: Sequence[Argument], taken: set[int]
) -> Iterator[FoundToll]:
    """Without a figure, the phrase itself counts: "مقتل جندي" is 1, "مقتل جنديين" 2, "مقتل مدنيين" 2 and more, a named person 1, with whom dies beside him 2."""
    sufferers = [a for a in roles if a.role == "recipient" and not a.rule.startswith("nationality")]
    if not sufferers:
        return
    placed = sufferers[0].placed
    if taken.intersection(range(placed.first, placed.last)):
        return  # "سقط عشرات الجرحى" (dozens of wounded fell): the figure is another one's
    mention = count_of_phrase(scene.text, scene.tokens, placed.first, placed.last, kind)
    if mention is None or not (placed.mention.group or placed.mention.person or mention.group):
        return
    beside = [a for a in sufferers[1:] if a.rule.endswith(("+and", "along-with")) and a.placed.mention.person]
    if beside and placed.mention.person and mention.min == mention.max == 1:
        total = 1 + len({a.placed.mention.candidates or a.placed.mention.evidence.text for a in beside})
        yield FoundToll(
            kind, placed.first, Toll(placed.mention.evidence, total, total, "persons named together"), trigger
        )
        return
    yield FoundToll(kind, placed.first, _toll(mention), trigger)


def _toll(mention: NumberMention) -> Toll:
    who = mention.group if mention.group not in _GROUPS else None
    return Toll(mention.evidence, mention.min, mention.max, mention.rule, who)
