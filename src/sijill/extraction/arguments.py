"""Arguments: which noun phrases of a sentence act in an event and which undergo it, by clause, order, preposition and frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.extraction.scene import Placed, Scene, within
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.lexicon.frames import Frame, load_frames
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention
from sijill.text import key, phrase_key

_REACH = 7  # tokens between a verb and its subject, or a trigger and a light verb
_ARMED = frozenset({"MIL", "REB", "UAF", "COP", "GOV", "SPY"})
_FAR = 25  # tokens after a clause in which "إلى جانب" still counts
_STOPS = frozenset(".؟!؛")
_SOFT = frozenset("،,")
_TO = key("إلى")
_BUT = frozenset({key("لكن"), key("لكنه"), key("ولكنه"), key("ولكن"), key("ولكنها"), key("لكنها")})
_BESIDE = frozenset({phrase_key("إلى جانب"), phrase_key("فضلا عن"), phrase_key("إضافة إلى"), phrase_key("علاوة على")})
_DAMMA = "\u064f"


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant found for a trigger: its role ("actor" | "recipient") and the rule that gave it."""

    role: str
    placed: Placed[ActorMention]
    rule: str


@dataclass(frozen=True, slots=True)
class Field:
    """The part of a sentence in which a trigger looks for its arguments: half-open token ranges left and right of it."""

    left: int
    right: int


def argument_field(scene: Scene, first: int, last: int, trigger: TriggerMention, triggers: Sequence[TriggerMention]) -> Field:
    """From the end of the trigger before to the start of the trigger after, not over a full stop or a clause opener."""
    openers = load_context()["clause_openers"]
    left = max((t.last for t in triggers if t.last <= trigger.first), default=first)
    right = min((t.first for t in triggers if t.first >= trigger.last), default=last)
    for index in range(trigger.first - 1, left - 1, -1):
        if scene.tokens[index].text in _STOPS:
            left = index + 1
            break
    for index in range(trigger.last + 1, right):
        token = scene.tokens[index]
        if token.text in _STOPS or (token.key in openers and not _relative_of_trigger(scene, trigger, index)):
            right = index
            break
    return Field(left, right)


def _relative_of_trigger(scene: Scene, trigger: TriggerMention, index: int) -> bool:
    """ "الهجوم الذي شنته" (the attack which … launched): the relative clause right after a trigger noun tells who did it."""
    is_relative = scene.tokens[index].key in load_context()["relatives"]
    return is_relative and not trigger.is_verb and index - trigger.last <= 3


def find_arguments(scene: Scene, trigger: TriggerMention, field: Field) -> list[Argument]:
    """The participants of one trigger within its field, nearest first within each rule."""
    frame = load_frames()[trigger.entry.frame]
    phrases = [p for p in within(scene.actors, field.left, field.right) if p.last <= trigger.first or p.first >= trigger.last]
    before = [p for p in phrases if p.last <= trigger.first]
    after = [p for p in phrases if p.first >= trigger.last]
    found = list(_verb_arguments(scene, trigger, frame, before, after) if trigger.is_verb else _noun_arguments(scene, trigger, frame, before, after, field))
    if trigger.entry.frame == "vote" and trigger.companion is not None:
        found += _voted_on(scene, trigger)
    found += _coordinated(scene, found, phrases)
    found += _along_with(scene, found, field)
    return _once(found)


def _voted_on(scene: Scene, trigger: TriggerMention) -> Iterator[Argument]:
    """ "التصويت لطرد القوات" (the vote to expel the forces): whom the demanded act concerns."""
    assert trigger.companion is not None
    at = trigger.companion + 1
    target = next((p for p in scene.actors if at <= p.first <= at + 2), None)
    if target is not None:
        yield Argument("recipient", target, "voted-on")


def _once(found: Sequence[Argument]) -> list[Argument]:
    seen: dict[tuple[int, int], Argument] = {}
    for argument in found:
        seen.setdefault((argument.placed.first, argument.placed.last), argument)
    return list(seen.values())


# --- verbs


def _verb_arguments(
    scene: Scene, trigger: TriggerMention, frame: Frame, before: list[Placed[ActorMention]], after: list[Placed[ActorMention]]
) -> Iterator[Argument]:
    yield from _prepositional(scene, trigger, frame, after)
    yield from _agents(scene, trigger, after)
    bare = [p for p in after if governing_preposition(scene, p, trigger.last) is None and not _is_conjoined(scene, p)]
    bare = [p for p in bare if p.first - trigger.last <= _REACH]
    issuer = _issuer(scene, trigger, before)
    if issuer is not None and frame.subject:
        yield Argument(frame.subject, issuer, "issuer")
        if bare and frame.object:
            yield Argument(frame.object, bare[0], "object-of-statement")
        return
    subject_before = _subject_before(scene, trigger, before)
    if trigger.form.voice == "passive" or _reads_as_passive(scene, trigger, frame, bare, subject_before):
        undergoer = bare[0] if bare else subject_before
        role = frame.single or frame.passive
        if undergoer and role:
            yield Argument(role, undergoer, "held-responsible" if frame.single else "passive-subject")
        return
    if subject_before is not None and (len(bare) != 1 or trigger.form.number == "plural" or _is_next_to(scene, subject_before, trigger)):
        if frame.subject:
            yield Argument(frame.subject, subject_before, "subject-before-verb")
        if bare and frame.object and not trigger.reading.enclitic:
            yield Argument(frame.object, bare[0], "object")
        return
    if bare and frame.subject:
        yield Argument(frame.subject, bare[0], "subject")
    if len(bare) > 1 and frame.object and not trigger.reading.enclitic:
        yield Argument(frame.object, bare[1], "object")


def _subject_before(scene: Scene, trigger: TriggerMention, before: list[Placed[ActorMention]]) -> Placed[ActorMention] | None:
    """The phrase before a verb that can be its subject: "التحالف يقصف" (the coalition shells), "مسلحون هاجموا" (gunmen attacked)."""
    if trigger.reading.proclitics[:1] in (("و",), ("ف",)):
        return None
    for placed in reversed(before):
        between = scene.tokens[placed.last : trigger.first]
        if len(between) > _REACH or any(token.text in _SOFT for token in between):
            return None
        if governing_preposition(scene, placed, placed.first - 3) is None:
            return placed
    return None


def _issuer(scene: Scene, trigger: TriggerMention, before: list[Placed[ActorMention]]) -> Placed[ActorMention] | None:
    """ "أصدرت القيادة بيانا يدين" (the command issued a statement condemning): who issues a statement does what it does."""
    statements = load_context()["statements"]
    tied = trigger.reading.proclitics[:1] == ("و",) or any(t.base in _BUT or t.key in _BUT for t in scene.tokens[max(0, trigger.first - 2) : trigger.first])
    reach = range(max(0, trigger.first - (_REACH + 3 if tied else 2)), trigger.first)
    if not any(scene.tokens[i].base in statements for i in reach):
        return None
    return next((p for p in before if governing_preposition(scene, p, p.first - 3) is None), None)


def _is_next_to(scene: Scene, placed: Placed[ActorMention], trigger: TriggerMention) -> bool:
    relatives = load_context()["relatives"]
    between = scene.tokens[placed.last : trigger.first]
    return len(between) <= 2 and not (trigger.reading.enclitic and any(t.key in relatives for t in between))


def _reads_as_passive(
    scene: Scene, trigger: TriggerMention, frame: Frame, bare: list[Placed[ActorMention]], subject_before: Placed[ActorMention] | None
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
    return _starts_with_number(scene, bare[0]) or bare[0].mention.role not in _ARMED or _names_one(bare[0].mention) or frame.single is not None


def _names_one(mention: ActorMention) -> bool:
    """ "قتل قائد ميداني" (a field commander was killed): one person after a verb of killing suffers it."""
    return mention.person or mention.group in ("soldiers", "commander", "leaders", "members")


def _starts_with_number(scene: Scene, placed: Placed[ActorMention]) -> bool:
    return any(n.first == placed.first and n.mention.kind == "people" for n in scene.numbers)


# --- nouns


def _noun_arguments(
    scene: Scene,
    trigger: TriggerMention,
    frame: Frame,
    before: list[Placed[ActorMention]],
    after: list[Placed[ActorMention]],
    field: Field,
) -> Iterator[Argument]:
    yield from _genitive(scene, trigger, frame, after)
    yield from _light_verb_after(scene, trigger, after, field)
    yield from _agents(scene, trigger, after)
    yield from _prepositional(scene, trigger, frame, after)
    yield from _light_verb_before(scene, trigger, before, field)


def _genitive(scene: Scene, trigger: TriggerMention, frame: Frame, after: list[Placed[ActorMention]]) -> Iterator[Argument]:
    """The phrase right after a trigger noun: "قصف الجيش" (the army's shelling), "غارات أمريكية" (American raids), "الهجوم الصاروخي الإيراني"."""
    for placed in after:
        gap = scene.tokens[trigger.last : placed.first]
        if _is_adjective(placed) and len(gap) <= 2 and not any(t.kind == "punct" for t in gap):
            yield Argument("actor" if frame.subject == "actor" or frame.genitive == "auto" else "recipient", placed, "nationality-adjective")
            continue
        if gap or governing_preposition(scene, placed, trigger.last) is not None or frame.genitive is None or "ال" in trigger.reading.proclitics:
            return
        role = frame.genitive
        if role == "auto":
            role = "actor" if placed.mention.role in _ARMED else "recipient"
        elif role == "recipient" and frame.subject == "actor" and _has_object(scene, placed, after):
            role = "actor"  # "اغتيال الدولة للقائد" (the state's assassination of the commander)
        yield Argument(role, placed, "genitive")


def _has_object(scene: Scene, subject: Placed[ActorMention], after: list[Placed[ActorMention]]) -> bool:
    return any(p.first == subject.last and "ل" in scene.tokens[p.first].proclitics for p in after)


def _is_adjective(placed: Placed[ActorMention]) -> bool:
    return "adjective" in placed.mention.rule


def _light_verb_after(scene: Scene, trigger: TriggerMention, after: list[Placed[ActorMention]], field: Field) -> Iterator[Argument]:
    """ "الهجوم الذي شنته القوات" (the attack that the forces launched): the light verb's subject acts."""
    light = load_context()["light_verbs"]
    for index in range(trigger.last, min(field.right, trigger.last + _REACH)):
        if scene.tokens[index].base in light or scene.tokens[index].key in light:
            subject = next((p for p in after if p.first > index and p.first - index <= 3), None)
            if subject is not None and governing_preposition(scene, subject, index + 1) is None:
                yield Argument("actor", subject, "light-verb-after")
            return


def _light_verb_before(scene: Scene, trigger: TriggerMention, before: list[Placed[ActorMention]], field: Field) -> Iterator[Argument]:
    """ "شن الجيش هجوما" (the army launched an attack) gives the actor, "تعرضت القاعدة لهجوم" (the base came under attack) the recipient."""
    context = load_context()
    for index in range(trigger.first - 1, max(field.left, trigger.first - _REACH - 4) - 1, -1):
        token = scene.tokens[index]
        role = "actor" if token.base in context["light_verbs"] else "recipient" if token.base in context["undergo"] else None
        if role is None:
            continue
        inside = [p for p in before if p.first > index and governing_preposition(scene, p, index + 1) is None]
        outside = [p for p in before if p.last <= index and index - p.last <= 3 and governing_preposition(scene, p, field.left) is None]
        chosen = inside[0] if inside else outside[-1] if outside else None
        if chosen is not None:
            yield Argument(role, chosen, "light-verb")
        return


# --- prepositions, agents, coordination


def _prepositional(scene: Scene, trigger: TriggerMention, frame: Frame, after: list[Placed[ActorMention]]) -> Iterator[Argument]:
    for placed in after:
        preposition = governing_preposition(scene, placed, trigger.last)
        role = frame.to.get(preposition) if preposition else None
        if role in ("actor", "recipient"):
            yield Argument(role, placed, f"after-{preposition}")


def _agents(scene: Scene, trigger: TriggerMention, after: list[Placed[ActorMention]]) -> Iterator[Argument]:
    """ "على يد مسلحين" (at the hands of gunmen), "من قبل الجيش" (by the army), "برصاص الجنود" (by the soldiers' bullets); not "إلى جانب" (beside)."""
    markers = load_context()["agent_markers"]
    for placed in after:
        index = placed.first - 1
        if index >= trigger.last and scene.tokens[index].key in markers and scene.tokens[index - 1].key != _TO:
            yield Argument("actor", placed, "agent-phrase")


def governing_preposition(scene: Scene, placed: Placed[ActorMention], floor: int) -> str | None:
    """Key of the preposition that governs a phrase, looking back at most two nouns ("على مواقع الجماعة", on the group's positions); `None` if there is none.

    A ل inside such a group gives way to the preposition before it: "على مواقع للجماعة" is governed by على.
    """
    prepositions = load_context()["prepositions"]
    own = _proclitic_preposition(scene.tokens[placed.first])
    for index in range(placed.first - 1, max(floor, placed.first - 3) - 1, -1):
        token = scene.tokens[index]
        if token.kind == "punct" and token.text not in "\"«»“”#_":
            break
        if token.base in prepositions or token.key in prepositions:
            return token.key if token.key in prepositions else token.base
        inner = _proclitic_preposition(token)
        if inner is not None and own in (None, "ل"):
            return inner
    return own


def _proclitic_preposition(token: Token) -> str | None:
    return next((clitic for clitic in token.proclitics if clitic in ("ب", "ل", "ك")), None)


def _is_conjoined(scene: Scene, placed: Placed[ActorMention]) -> bool:
    token = scene.tokens[placed.first]
    return token.proclitics[:1] == ("و",) or (placed.first > 0 and scene.tokens[placed.first - 1].key in ("و", "او"))


def _along_with(scene: Scene, found: Sequence[Argument], field: Field) -> Iterator[Argument]:
    """ "قتل القائد … إلى جانب مساعده" (the commander was killed … along with his aide): who is named beside the sufferer suffers too, also beyond the clause."""
    sufferers = [a for a in found if a.role == "recipient" and a.rule in ("passive-subject", "genitive", "object")]
    if not sufferers:
        return
    for placed in scene.actors:
        if not sufferers[-1].placed.last <= placed.first <= field.right + _FAR:
            continue
        between = scene.tokens[sufferers[-1].placed.last : placed.first]
        before = tuple(token.key for token in between[-2:])
        if before in _BESIDE and not any(token.text in _STOPS for token in between):
            yield Argument("recipient", placed, "along-with")


def _coordinated(scene: Scene, found: Sequence[Argument], phrases: Sequence[Placed[ActorMention]]) -> Iterator[Argument]:
    """ "الجيش والشرطة" (the army and the police): what is joined to a participant shares its role."""
    by_end = {argument.placed.last: argument for argument in found}
    for placed in phrases:
        if not _is_conjoined(scene, placed):
            continue
        for end in (placed.first, placed.first - 1):
            leader = by_end.get(end)
            if leader is not None:
                joined = Argument(leader.role, placed, f"{leader.rule}+and")
                by_end[placed.last] = joined
                yield joined
                break
