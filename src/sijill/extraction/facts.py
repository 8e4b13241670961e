"""Facts beside events: force levels, bases held, other names and statements."""

import functools
from collections.abc import Iterator, Sequence

from sijill.extraction.scene import Placed, Scene, within
from sijill.lexicon.load import load_yaml
from sijill.model.analysis import Sentence
from sijill.model.fact import FactDraft
from sijill.model.mention import ActorMention, Evidence, NumberMention, PlaceMention
from sijill.text import key, phrase_key

_FEWEST = 10  # soldiers: fewer are members of a patrol, no force level
_SPEAKER_REACH = 2
_THAT_REACH = 40
_OPENING, _CLOSING = '"«“(', '"»”)'


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(key(word) for word in load_yaml("facts.yml")[name])


@functools.cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Longest first, so that "المعروف أيضا باسم" goes before "المعروف"."""
    return tuple(sorted((phrase_key(p) for p in load_yaml("facts.yml")[name]), key=len, reverse=True))


def find_facts(scene: Scene) -> list[FactDraft]:
    """The facts of a document in text order."""
    found = [fact for sentence in scene.sentences for fact in _facts_of(scene, sentence)]
    return sorted(found, key=lambda fact: fact.evidence.start)


def _facts_of(scene: Scene, sentence: Sentence) -> Iterator[FactDraft]:
    numbers = within(scene.numbers, sentence.first, sentence.last)
    yield from _force_strength(scene, sentence, numbers)
    yield from _bases_held(scene, sentence, numbers)
    yield from _aliases(scene, sentence)
    yield from _statements(scene, sentence)


def _force_strength(
    scene: Scene, sentence: Sentence, numbers: Sequence[Placed[NumberMention]]
) -> Iterator[FactDraft]:
    """ "العدد الرسمي للقوات بما يصل إلى 5200 جندي" (the official number of forces, up to 5,200 soldiers)."""
    if not numbers:
        return
    tokens = scene.tokens[sentence.first : sentence.last]
    bases = {token.base for token in tokens}
    if not bases & _words("strength_cues") or bases & _words("casualty_words"):
        return
    for number in numbers:
        noun = number.mention.noun
        if noun is None or key(noun.text) not in _words("strength_nouns") or number.mention.value is None:
            continue
        if (number.mention.max or number.mention.min or 0) < _FEWEST:
            continue
        actor = _actor_near(scene, sentence, number.first)
        values = (("min", number.mention.min), ("max", number.mention.max), ("unit", "soldiers"))
        yield FactDraft(
            "force_strength",
            number.mention.evidence,
            sentence.line,
            "number with a word of strength",
            values,
            actor,
        )


def _bases_held(
    scene: Scene, sentence: Sentence, numbers: Sequence[Placed[NumberMention]]
) -> Iterator[FactDraft]:
    """ "3 من أصل 8 قواعد لها" (3 of its 8 bases): the whole is what is held."""
    for number in numbers:
        noun_at = next(
            (
                i
                for i in range(number.first, min(number.last + 1, sentence.last))
                if scene.tokens[i].base in _words("base_nouns")
            ),
            None,
        )
        if noun_at is None:
            continue
        before = tuple(t.key for t in scene.tokens[max(sentence.first, number.first - 2) : number.first])
        has = any(
            t.key in _words("having")
            for t in scene.tokens[max(sentence.first, number.first - 4) : number.first]
        )
        if before in _phrases("out_of") or has or _inside_out_of(scene, number):
            start = _number_after_out_of(scene, number)
            evidence = scene.evidence(start, max(noun_at + 1, start + 1))
            value = _value_at(scene, numbers, start, number)
            values = (("min", value.min), ("max", value.max), ("unit", "bases"))
            yield FactDraft(
                "bases_held",
                evidence,
                sentence.line,
                "number of bases after out of",
                values,
                _actor_near(scene, sentence, number.first),
            )


def _inside_out_of(scene: Scene, number: Placed[NumberMention]) -> bool:
    return _number_after_out_of(scene, number) != number.first


def _number_after_out_of(scene: Scene, number: Placed[NumberMention]) -> int:
    keys = [t.key for t in scene.tokens[number.first : number.last]]
    for index in range(len(keys) - 2):
        if tuple(keys[index : index + 2]) in _phrases("out_of"):
            return number.first + index + 2
    return number.first


def _value_at(
    scene: Scene, numbers: Sequence[Placed[NumberMention]], start: int, default: Placed[NumberMention]
) -> NumberMention:
    return next((n.mention for n in numbers if n.first == start), default.mention)


def _actor_near(scene: Scene, sentence: Sentence, at: int) -> ActorMention | None:
    """The nearest participant of the sentence: whose forces or bases they are."""
    owners = [
        p
        for p in within(scene.actors, sentence.first, sentence.last)
        if (p.mention.candidates or p.mention.country) and not p.first <= at < p.last
    ]
    return min(owners, key=lambda p: abs(p.first - at)).mention if owners else None


def _aliases(scene: Scene, sentence: Sentence) -> Iterator[FactDraft]:
    cues = _alias_cues()
    for index in range(sentence.first + 1, sentence.last):
        if scene.tokens[index].key not in cues:
            continue
        for cue in cues[scene.tokens[index].key]:
            last = _match_cue(scene, index, sentence.last, cue)
            if last is None:
                continue
            alias = _name_after(scene, last, sentence.last)
            name = _name_before(scene, sentence.first, index)
            if alias is not None and name is not None:
                span = scene.evidence(index, _token_at(scene, alias.end, sentence) + 1)
                values = (("name", name.text), ("alias", alias.text))
                yield FactDraft("alias", span, sentence.line, "cue " + " ".join(cue), values, None)
            break


@functools.cache
def _alias_cues() -> dict[str, list[tuple[str, ...]]]:
    """First word → the cues that begin with it, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for cue in _phrases("alias_cues"):
        table.setdefault(cue[0], []).append(cue)
    return table


def _match_cue(scene: Scene, index: int, stop: int, cue: tuple[str, ...]) -> int | None:
    """The token after a cue; a final "ب" may be the proclitic of the name itself: "المعروف بكيو ويست"."""
    words = cue[:-1] if cue[-1] == "ب" else cue
    keys = tuple(t.key for t in scene.tokens[index : index + len(words)])
    last = index + len(words)
    if keys != words or last >= stop:
        return None
    if cue[-1] == "ب":
        following = scene.tokens[last]
        return last + 1 if following.key in ("ب", "بـ") else last if "ب" in following.proclitics else None
    return last


def _names(scene: Scene) -> list[Placed[PlaceMention] | Placed[ActorMention]]:
    return [*scene.places, *scene.actors]


def _name_after(scene: Scene, first: int, stop: int) -> Evidence | None:
    """The quoted words, else the first place, actor or word after a cue."""
    if first < stop and scene.tokens[first].text in _OPENING:
        close = next((i for i in range(first + 1, stop) if scene.tokens[i].text in _CLOSING), None)
        return scene.evidence(first + 1, close) if close is not None and close > first + 1 else None
    named = [p for p in _names(scene) if p.first == first]
    if named:
        return scene.stem_evidence(first, max(p.last for p in named))
    return (
        scene.stem_evidence(first, first + 1) if first < stop and scene.tokens[first].kind == "word" else None
    )


def _name_before(scene: Scene, floor: int, index: int) -> Evidence | None:
    at = index - 1 if scene.tokens[index - 1].text not in "،," else index - 2
    named = [p for p in _names(scene) if floor <= p.first <= at <= p.last]
    return max((p.mention.evidence for p in named), key=lambda e: len(e.text), default=None)


def _token_at(scene: Scene, end: int, sentence: Sentence) -> int:
    last = next(i for i in range(sentence.first, sentence.last) if scene.tokens[i].end >= end)
    following = last + 1
    return following if following < sentence.last and scene.tokens[following].text in _CLOSING else last


def _statements(scene: Scene, sentence: Sentence) -> Iterator[FactDraft]:
    """ "قال مسؤول كبير لـ«بي بي سي» إن …" (a senior official told the BBC that …): the words after إن, who said them, to whom."""
    verbs = _words("speech_verbs")
    for index in range(sentence.first, sentence.last - 2):
        if scene.tokens[index].base not in verbs:
            continue
        speaker = next((p for p in scene.actors if index < p.first <= index + _SPEAKER_REACH), None)
        that = next(
            (
                i
                for i in range(index + 2, min(sentence.last - 1, index + _THAT_REACH))
                if scene.tokens[i].key in _words("that")
            ),
            None,
        )
        if speaker is None or that is None or speaker.last > that:
            continue
        listener = next(
            (p for p in scene.actors if speaker.last <= p.first < that and _is_listener(scene, p)), None
        )
        last = sentence.last - 1 if scene.tokens[sentence.last - 1].text in ".؟!" else sentence.last
        values = (
            ("speaker", _with_office(scene, speaker).text),
            ("to", listener.mention.evidence.text if listener else None),
        )
        yield FactDraft(
            "statement", scene.evidence(that + 1, last), sentence.line, "said that", values, speaker.mention
        )
        return


def _with_office(scene: Scene, speaker: Placed[ActorMention]) -> Evidence:
    """ "مسؤول كبير في وزارة الدفاع" (a senior official in the Ministry of Defence): the institution after في belongs to the speaker's name."""
    at = speaker.last
    if at + 1 < len(scene.tokens) and scene.tokens[at].key in _words("at"):
        office = scene.actor_around(at + 1, at + 2)
        if office is not None and office.first == at + 1:
            return scene.evidence(speaker.first, office.last)
    return speaker.mention.evidence


def _is_listener(scene: Scene, placed: Placed[ActorMention]) -> bool:
    before = scene.tokens[max(0, placed.first - 2) : placed.first]
    return "ل" in scene.tokens[placed.first].proclitics or any(t.key == "ل" for t in before)
