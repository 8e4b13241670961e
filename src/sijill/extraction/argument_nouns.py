"""Arguments of trigger nouns: genitives, nationality adjectives, light verbs, votes."""

from collections.abc import Iterator

from sijill.extraction.argument_links import Argument, Field, agents, governing_preposition, prepositional
from sijill.extraction.argument_verbs import REACH, is_armed
from sijill.extraction.scene import Placed, Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.lexicon.frames import Frame
from sijill.model.mention import ActorMention


def noun_arguments(
    scene: Scene,
    trigger: TriggerMention,
    frame: Frame,
    before: list[Placed[ActorMention]],
    after: list[Placed[ActorMention]],
    field: Field,
) -> Iterator[Argument]:
    yield from _genitive(scene, trigger, frame, after)
    yield from _light_verb_after(scene, trigger, after, field)
    yield from agents(scene, trigger, after)
    yield from prepositional(scene, trigger, frame, after)
    yield from _light_verb_before(scene, trigger, before, field)


def _genitive(
    scene: Scene, trigger: TriggerMention, frame: Frame, after: list[Placed[ActorMention]]
) -> Iterator[Argument]:
    """The phrase right after a trigger noun: "قصف الجيش" (the army's shelling), "غارات أمريكية" (American raids), "الهجوم الصاروخي الإيراني"."""
    for placed in after:
        gap = scene.tokens[trigger.last : placed.first]
        if _is_adjective(placed) and len(gap) <= 2 and not any(t.kind == "punct" for t in gap):
            yield Argument(
                "actor" if frame.subject == "actor" or frame.genitive == "auto" else "recipient",
                placed,
                "nationality-adjective",
            )
            continue
        if (
            gap
            or governing_preposition(scene, placed, trigger.last) is not None
            or frame.genitive is None
            or "ال" in trigger.reading.proclitics
        ):
            return
        role = frame.genitive
        if role == "auto":
            role = "actor" if is_armed(placed.mention) else "recipient"
        elif role == "recipient" and frame.subject == "actor" and _has_object(scene, placed, after):
            role = "actor"  # "اغتيال الدولة للقائد" (the state's assassination of the commander)
        yield Argument(role, placed, "genitive")


def _has_object(scene: Scene, subject: Placed[ActorMention], after: list[Placed[ActorMention]]) -> bool:
    return any(p.first == subject.last and "ل" in scene.tokens[p.first].proclitics for p in after)


def _is_adjective(placed: Placed[ActorMention]) -> bool:
    return "adjective" in placed.mention.rule


def _light_verb_after(
    scene: Scene, trigger: TriggerMention, after: list[Placed[ActorMention]], field: Field
) -> Iterator[Argument]:
    """ "الهجوم الذي شنته القوات" (the attack that the forces launched): the light verb's subject acts."""
    light = load_context()["light_verbs"]
    for index in range(trigger.last, min(field.right, trigger.last + REACH)):
        if scene.tokens[index].base in light or scene.tokens[index].key in light:
            subject = next((p for p in after if p.first > index and p.first - index <= 3), None)
            if subject is not None and governing_preposition(scene, subject, index + 1) is None:
                yield Argument("actor", subject, "light-verb-after")
            return


def _light_verb_before(
    scene: Scene, trigger: TriggerMention, before: list[Placed[ActorMention]], field: Field
) -> Iterator[Argument]:
    """ "شن الجيش هجوما" (the army launched an attack) gives the actor, "تعرضت القاعدة لهجوم" (the base came under attack) the recipient."""
    context = load_context()
    for index in range(trigger.first - 1, max(field.left, trigger.first - REACH - 4) - 1, -1):
        token = scene.tokens[index]
        role = (
            "actor"
            if token.base in context["light_verbs"]
            else "recipient"
            if token.base in context["undergo"]
            else None
        )
        if role is None:
            continue
        inside = [p for p in before if p.first > index and governing_preposition(scene, p, index + 1) is None]
        outside = [
            p
            for p in before
            if p.last <= index and index - p.last <= 3 and governing_preposition(scene, p, field.left) is None
        ]
        chosen = inside[0] if inside else outside[-1] if outside else None
        if chosen is not None:
            yield Argument(role, chosen, "light-verb")
        return


def voted_on(scene: Scene, trigger: TriggerMention) -> Iterator[Argument]:
    """ "التصويت لطرد القوات" (the vote to expel the forces): whom the demanded act concerns."""
    assert trigger.companion is not None
    at = trigger.companion + 1
    target = next((p for p in scene.actors if at <= p.first <= at + 2), None)
    if target is not None:
        yield Argument("recipient", target, "voted-on")
