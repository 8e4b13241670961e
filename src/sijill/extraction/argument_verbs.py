"""Arguments of verbs: subject and object by order and agreement, passives, issuers of statements."""

from collections.abc import Iterator

from sijill.extraction.argument_links import (
    Argument,
    agents,
    governing_preposition,
    is_conjoined,
    prepositional,
)
from sijill.extraction.scene import Placed, Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.lexicon.frames import Frame
from sijill.lexicon.registry import actor
from sijill.model.mention import ActorMention
from sijill.text import key

REACH = 7  # tokens between a verb and its subject, or a trigger and a light verb
ARMED = frozenset({"MIL", "REB", "UAF", "COP", "GOV", "SPY"})
_SOFT = frozenset("،,")
_DAMMA = "\u064f"
_THEN = key("ثم")
_BUT = frozenset({key("لكن"), key("لكنه"), key("ولكنه"), key("ولكن"), key("ولكنها"), key("لكنها")})


def verb_arguments(
    scene: Scene,
    trigger: TriggerMention,
    frame: Frame,
    before: list[Placed[ActorMention]],
    after: list[Placed[ActorMention]],
) -> Iterator[Argument]:
    """The participants that a verb's prepositions, agent phrases and word order give: `before` and `after` are the phrases on its two sides."""
    yield from prepositional(scene, trigger, frame, after)
    doers = list(agents(scene, trigger, after))
    yield from doers
    bare = [
        p
        for p in after
        if p.first - trigger.last <= REACH
        and governing_preposition(scene, p, trigger.last) is None
        and not is_conjoined(scene, p)
        and all(p is not doer.placed for doer in doers)  # "برصاص الجنود" (by the soldiers' bullets)
    ]
    issuer = _issuer(scene, trigger, before)
    if issuer is not None and frame.subject:
        yield Argument(frame.subject, issuer, "issuer")
        if bare and frame.object:
            yield Argument(frame.object, bare[0], "object-of-statement")
        return
    yield from _by_order(scene, trigger, frame, bare, _subject_before(scene, trigger, before))


def _by_order(
    scene: Scene,
    trigger: TriggerMention,
    frame: Frame,
    bare: list[Placed[ActorMention]],
    subject_before: Placed[ActorMention] | None,
) -> Iterator[Argument]:
    """Verb, subject, object; subject, verb, object; or the one phrase of a passive."""
    if trigger.form.voice == "passive" or _reads_as_passive(scene, trigger, frame, bare, subject_before):
        undergoer = bare[0] if bare else subject_before
        role = frame.single or frame.passive
        if undergoer and role:
            yield Argument(role, undergoer, "held-responsible" if frame.single else "passive-subject")
        return
    leads = subject_before is not None and (
        len(bare) != 1 or trigger.form.number == "plural" or _is_next_to(scene, subject_before, trigger)
    )
    subject, rest = (subject_before, bare) if leads else (bare[0] if bare else None, bare[1:])
    if subject is not None and frame.subject:
        yield Argument(frame.subject, subject, "subject-before-verb" if leads else "subject")
    if rest and frame.object and not trigger.reading.enclitic:
        yield Argument(frame.object, rest[0], "object")


def _subject_before(
    scene: Scene, trigger: TriggerMention, before: list[Placed[ActorMention]]
) -> Placed[ActorMention] | None:
    """The phrase before a verb that can be its subject: "التحالف يقصف" (the coalition shells), "مسلحون هاجموا" (gunmen attacked)."""
    if trigger.reading.proclitics[:1] in (("و",), ("ف",)) or _opens_clause(scene, trigger):
        return None
    for placed in reversed(before):
        between = scene.tokens[placed.last : trigger.first]
        if len(between) > REACH or any(token.text in _SOFT for token in between):
            return None
        if governing_preposition(scene, placed, placed.first - 3) is None:
            return placed
    return None


def _opens_clause(scene: Scene, trigger: TriggerMention) -> bool:
    """ "ثم اعتقلت الشرطة ناشطين" (then the police arrested activists)."""
    return trigger.first > 0 and scene.tokens[trigger.first - 1].key == _THEN


def _issuer(
    scene: Scene, trigger: TriggerMention, before: list[Placed[ActorMention]]
) -> Placed[ActorMention] | None:
    """ "أصدرت القيادة بيانا يدين" (the command issued a statement condemning): who issues a statement does what it does."""
    statements = load_context()["statements"]
    tied = trigger.reading.proclitics[:1] == ("و",) or any(
        t.base in _BUT or t.key in _BUT for t in scene.tokens[max(0, trigger.first - 2) : trigger.first]
    )
    reach = range(max(0, trigger.first - (REACH + 3 if tied else 2)), trigger.first)
    if not any(scene.tokens[i].base in statements for i in reach):
        return None
    return next((p for p in before if governing_preposition(scene, p, p.first - 3) is None), None)


def _is_next_to(scene: Scene, placed: Placed[ActorMention], trigger: TriggerMention) -> bool:
    relatives = load_context()["relatives"]
    between = scene.tokens[placed.last : trigger.first]
    return len(between) <= 2 and not (trigger.reading.enclitic and any(t.key in relatives for t in between))


def _reads_as_passive(
    scene: Scene,
    trigger: TriggerMention,
    frame: Frame,
    bare: list[Placed[ActorMention]],
    subject_before: Placed[ActorMention] | None,
) -> bool:
    """ "قتل ثلاثة جنود" (three soldiers were killed): one phrase, counted or unarmed, after a verb whose letters hide the voice."""
    if not frame.can_be_passive or trigger.form.voice != "either" or trigger.reading.enclitic:
        return False
    if _DAMMA in scene.tokens[trigger.first].text[:4]:
        return True  # "قُتل": the editor wrote the vowel of the passive
    if trigger.form.number == "plural":
        return subject_before is not None and not bare
    if len(bare) >= 2:
        return False
    if not bare:
        return trigger.form.kind == "past" and subject_before is None
    if subject_before is not None:
        return False
    return (
        _starts_with_number(scene, bare[0])
        or not is_armed(bare[0].mention)
        or _names_one(bare[0].mention)
        or frame.single is not None
    )


def is_armed(mention: ActorMention) -> bool:
    """An armed or state actor, by its description or, "الحوثيون" (the Houthis), by what the registry says of its name."""
    roles = {mention.role} if mention.role else {actor(name).role for name in mention.candidates}
    return bool(roles & ARMED)


def _names_one(mention: ActorMention) -> bool:
    """ "قتل قائد ميداني" (a field commander was killed): one person after a verb of killing suffers it."""
    return mention.person or mention.group in ("soldiers", "commander", "leaders", "members")


def _starts_with_number(scene: Scene, placed: Placed[ActorMention]) -> bool:
    return any(n.first == placed.first and n.mention.kind == "people" for n in scene.numbers)
