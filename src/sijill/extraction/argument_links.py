"""What ties a noun phrase to its surroundings: prepositions, agent phrases, coordination, "along with"."""

from collections.abc import Iterator, Sequence

from sijill.extraction.scene import Placed, Scene
from sijill.extraction.triggers import TriggerMention
from sijill.lexicon.context import load_context
from sijill.lexicon.frames import Frame
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention
from sijill.model.quick import quick
from sijill.text import key, phrase_key

STOPS = frozenset(".؟!؛")
_FAR = 25  # tokens after a clause in which "إلى جانب" still counts
_BESIDE = frozenset(
    {phrase_key("إلى جانب"), phrase_key("فضلا عن"), phrase_key("إضافة إلى"), phrase_key("علاوة على")}
)
_TO = key("إلى")


@quick
class Argument:
    """A participant found for a trigger: its role ("actor" | "recipient") and the rule that gave it."""

    role: str
    placed: Placed[ActorMention]
    rule: str


@quick
class Field:
    """The part of a sentence in which a trigger looks for its arguments: half-open token ranges left and right of it."""

    left: int
    right: int


def prepositional(
    scene: Scene, trigger: TriggerMention, frame: Frame, after: list[Placed[ActorMention]]
) -> Iterator[Argument]:
    for placed in after:
        preposition = governing_preposition(scene, placed, trigger.last)
        role = frame.to.get(preposition) if preposition else None
        if role in ("actor", "recipient"):
            yield Argument(role, placed, f"after-{preposition}")


def agents(scene: Scene, trigger: TriggerMention, after: list[Placed[ActorMention]]) -> Iterator[Argument]:
    """ "على يد مسلحين" (at the hands of gunmen), "من قبل الجيش" (by the army), "برصاص الجنود" (by the soldiers' bullets); not "إلى جانب" (beside)."""
    markers = load_context()["agent_markers"]
    for placed in after:
        index = placed.first - 1
        if (
            index >= trigger.last
            and scene.tokens[index].key in markers
            and scene.tokens[index - 1].key != _TO
        ):
            yield Argument("actor", placed, "agent-phrase")


def governing_preposition(scene: Scene, placed: Placed[ActorMention], floor: int) -> str | None:
    """Key of the preposition that governs a phrase, looking back at most two nouns ("على مواقع الجماعة", on the group's positions); `None` if there is none.

    A ل inside such a group gives way to the preposition before it: "على مواقع للجماعة" is governed by على.
    """
    prepositions = load_context()["prepositions"]
    own = _proclitic_preposition(scene.tokens[placed.first])
    for index in range(placed.first - 1, max(0, floor, placed.first - 3) - 1, -1):
        token = scene.tokens[index]
        if token.kind == "punct" and token.text not in '"«»“”#_':
            break
        if token.base in prepositions or token.key in prepositions:
            return token.key if token.key in prepositions else token.base
        inner = _proclitic_preposition(token)
        if inner is not None and own in (None, "ل"):
            return inner
    return own


def _proclitic_preposition(token: Token) -> str | None:
    for clitic in token.proclitics:
        if clitic in ("ب", "ل", "ك"):
            return clitic
    return None


def is_conjoined(scene: Scene, placed: Placed[ActorMention]) -> bool:
    token = scene.tokens[placed.first]
    return token.proclitics[:1] == ("و",) or (
        placed.first > 0 and scene.tokens[placed.first - 1].key in ("و", "او")
    )


def coordinated(
    scene: Scene, found: Sequence[Argument], phrases: Sequence[Placed[ActorMention]]
) -> Iterator[Argument]:
    """ "الجيش والشرطة" (the army and the police): what is joined to a participant shares its role."""
    by_end = {argument.placed.last: argument for argument in found}
    for placed in phrases:
        if not is_conjoined(scene, placed):
            continue
        for end in (placed.first, placed.first - 1):
            leader = by_end.get(end)
            if leader is not None:
                joined = Argument(leader.role, placed, f"{leader.rule}+and")
                by_end[placed.last] = joined
                yield joined
                break


def along_with(scene: Scene, found: Sequence[Argument], field: Field) -> Iterator[Argument]:
    """ "قتل القائد … إلى جانب مساعده" (the commander was killed … along with his aide): who is named beside the sufferer suffers too, also beyond the clause."""
    sufferers = [
        a for a in found if a.role == "recipient" and a.rule in ("passive-subject", "genitive", "object")
    ]
    if not sufferers:
        return
    for placed in scene.actors:
        if not sufferers[-1].placed.last <= placed.first <= field.right + _FAR:
            continue
        between = scene.tokens[sufferers[-1].placed.last : placed.first]
        before = tuple(token.key for token in between[-2:])
        if before in _BESIDE and not any(token.text in STOPS for token in between):
            yield Argument("recipient", placed, "along-with")
