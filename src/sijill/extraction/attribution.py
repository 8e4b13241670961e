"""Finding who says so, who claims and who is blamed: speech verbs, "according to", chains of sources."""

import bisect
from collections.abc import Iterator, Sequence

from sijill.extraction.actors import find_actors
from sijill.extraction.attribution_blame import REACH, Blame, blamed_by_noun, blamed_by_verb
from sijill.extraction.attribution_parties import Clause, after, between, subject
from sijill.extraction.word_memo import per_word
from sijill.lexicon.attribution import AttributionEntry, load_attribution
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention, AttributionMention, Evidence

_ENDS = frozenset(".!?؟…")
_ABOUT = "عن"
_FOR = "ل"


def find_attributions(
    text: str, tokens: Sequence[Token], actors: Sequence[ActorMention] | None = None
) -> list[AttributionMention]:
    """The attributions in text order. `actors` are the mentions of `find_actors`, found anew where they are not given.

    kind "source": `party` says so; "claim": claims the act; "blame": is blamed, `chain[0]` is who blames; "deny": denies. `chain` of a source holds
    those who pass it on, nearest first: "نقلت رويترز عن مصدر أمني" (Reuters quoted a security source) has the source as party and Reuters as its chain.
    """
    mentions = list(find_actors(text, tokens) if actors is None else actors)
    found: list[AttributionMention] = []
    for clause in clauses(text, tokens, mentions):
        found.extend(_merge(list(_in_clause(clause)), text))
    return found


def clauses(text: str, tokens: Sequence[Token], mentions: Sequence[ActorMention]) -> Iterator[Clause]:
    """The sentences of the text with the mentions in each. A line break or a closing mark ends one; "د." and digits with a point do not."""
    first = at = 0
    starts = [m.evidence.start for m in mentions]
    line_end = text.find("\n", tokens[0].start) if tokens else -1
    for index, token in enumerate(tokens):
        last = index + 1
        ends = last == len(tokens) or 0 <= line_end < tokens[last].start
        if ends and last < len(tokens):
            line_end = text.find("\n", tokens[last].start)
        if not ends and token.text in _ENDS:
            ends = index > 0 and len(tokens[index - 1].key) > 1 and tokens[last].start > token.end
        if ends:
            until = bisect.bisect_left(starts, token.end, at)
            yield Clause(text, tokens, first, last, mentions[at:until])
            first, at = last, until


def _in_clause(clause: Clause) -> Iterator[AttributionMention]:
    lexicon = load_attribution()
    headline = _headline(clause)
    if headline is not None:
        yield headline
    for index in range(clause.first, clause.last):
        token = clause.tokens[index]
        if not _may_attribute(token):
            continue
        found = _from_preposition(clause, index)
        noun = lexicon.nouns.get(token.key)
        if found is None and noun is not None:
            found = _accusation(clause, index, noun)
        entry = _verb_entry(clause, index) if found is None else None
        if entry is not None:
            found = _from_verb(clause, index, entry)
        elif found is None and token.base in lexicon.participles:
            found = _accusing(clause, index, lexicon.participles[token.base])
        if found is not None:
            yield found


@per_word
def _may_attribute(token: Token) -> bool:
    """Can an attribution begin at this word? A quick answer for the many at which none can."""
    if token.kind != "word" or token.definite:
        return False
    lexicon = load_attribution()
    return (
        token.key in lexicon.prepositions
        or token.base in lexicon.prepositions
        or token.key in lexicon.nouns
        or token.key in lexicon.verbs
        or token.base in lexicon.verbs
        or token.base in lexicon.participles
        or bool(_without_pronoun(token))
    )


def _headline(clause: Clause) -> AttributionMention | None:
    """ "موسكو: الغارة أصابت مخزنا": a party and a colon at the head of a line say what follows."""
    first, closing = clause.tokens[clause.first], clause.tokens[clause.last - 1]
    if clause.text.find(":", first.start, closing.start) < 0:
        return None
    party, last = after(clause, clause.first)
    if party is None or last >= clause.last - 2 or clause.tokens[last].text != ":":
        return None
    known = bool(party.candidates or party.group)
    entry = AttributionEntry("colon", "source")
    return _attribution(clause, clause.first, last, entry, party, ()) if known else None


def _verb_entry(clause: Clause, index: int) -> AttributionEntry | None:
    """The entry of a verb at `index` whose companions and "أن" are there; entries with companions come first."""
    lexicon = load_attribution()
    token = clause.tokens[index]
    entries = lexicon.verbs.get(token.key) or _inflected(clause, index)
    if not entries or set(token.proclitics) - {"و", "ف", "س", "ل"}:
        return None
    ahead = clause.tokens[index + 1 : min(index + 1 + REACH, clause.last)]
    keys = {t.key for t in ahead}
    for entry in sorted(entries, key=lambda e: (not e.companions, not e.that)):
        bound = (
            entry.pronoun and token.key not in lexicon.verbs and bool(token.enclitic or not token.proclitics)
        )
        if entry.companions and not entry.companions & keys and not bound:
            continue
        if entry.that and not lexicon.that & keys:
            continue
        return entry
    return None


def _inflected(clause: Clause, index: int) -> tuple[AttributionEntry, ...] | None:
    """Entries of a verb with "and" before it, or with an object pronoun in a relative clause: "وفق ما ذكرته الوكالة", "الذي تبناه التنظيم"."""
    lexicon = load_attribution()
    token = clause.tokens[index]
    if token.proclitics and not token.enclitic and token.base in lexicon.verbs:
        return lexicon.verbs[token.base]
    before = clause.tokens[index - 1].key if index > clause.first else ""
    for owners in _without_pronoun(token):
        entries = tuple(e for e in owners if e.kind in ("claim", "blame") or before in lexicon.relatives)
        if entries:
            return entries
    return None


@per_word
def _without_pronoun(token: Token) -> tuple[tuple[AttributionEntry, ...], ...]:
    """The entries of each verb that the word is with a pronoun cut off: "ذكرته" (mentioned it)."""
    lexicon = load_attribution()
    found = []
    for pronoun in lexicon.pronouns:
        stem = token.key.removesuffix(pronoun)
        if stem == token.key:
            continue
        writings = (stem, stem[:-1] + "ي" if stem.endswith("ا") else stem)
        found += [lexicon.verbs[written] for written in writings if written in lexicon.verbs]
    return tuple(found)


def _from_verb(clause: Clause, index: int, entry: AttributionEntry) -> AttributionMention | None:
    if entry.kind == "relay":
        return _relayed(clause, index, entry)
    if entry.kind == "blame":
        return _blamed(clause, index, entry)
    party, last = subject(clause, index)
    if party is None and entry.kind != "source":
        return None
    if party is None and not _says_that(clause, index, last):
        return None
    chain = _told(clause, last)
    return _attribution(clause, index, last, entry, party, chain)


def _says_that(clause: Clause, index: int, last: int) -> bool:
    return bool(
        load_attribution().that & {t.key for t in clause.tokens[index + 1 : min(last + 4, clause.last)]}
    )


def _told(clause: Clause, index: int) -> tuple[ActorMention, ...]:
    """The outlet that was told: "قال مصدر أمني لوكالة الأنباء" (a security source told the news agency)."""
    if index < clause.last and _FOR in clause.tokens[index].proclitics:
        outlet, _ = after(clause, index)
        if outlet is not None and clause.is_outlet(outlet):
            return (outlet,)
    return ()


def _relayed(clause: Clause, index: int, entry: AttributionEntry) -> AttributionMention | None:
    """ "نقلت A عن B": B says so, A passes it on."""
    about = next(
        (i for i in range(index + 1, min(index + REACH, clause.last)) if clause.tokens[i].key == _ABOUT), None
    )
    if about is None:
        return None
    source, last = after(clause, about + 1)
    if source is None:
        return None
    relay = between(clause, index + 1, about) or subject(clause, index)[0]
    chain = (relay,) if relay is not None and relay != source else ()
    return _attribution(clause, index, last, entry, source, chain)


def _blamed(clause: Clause, index: int, entry: AttributionEntry) -> AttributionMention | None:
    return _from_blame(clause, index, entry, blamed_by_verb(clause, index, entry))


def _accusation(clause: Clause, index: int, entry: AttributionEntry) -> AttributionMention | None:
    found = blamed_by_noun(clause, index)
    known = found.accused is not None and bool(
        found.accused.candidates or found.accused.group or found.accused.country
    )
    return _from_blame(clause, index, entry, found) if known else None


def _from_blame(
    clause: Clause, index: int, entry: AttributionEntry, found: Blame
) -> AttributionMention | None:
    if found.accused is None:
        return None
    chain = (found.accuser,) if found.accuser is not None else ()
    return _attribution(clause, index, found.last, entry, found.accused, chain)


def _accusing(clause: Clause, index: int, entry: AttributionEntry) -> AttributionMention | None:
    """ "متهمة إيران بـ…" (accusing Iran of …): the phrase after the participle is blamed."""
    accused, last = after(clause, index + 1)
    if accused is None or (
        entry.companions and not entry.companions & {t.key for t in clause.tokens[index : index + REACH]}
    ):
        return None
    accuser = clause.mention_before(index)
    return _attribution(clause, index, last, entry, accused, (accuser,) if accuser else ())


def _from_preposition(clause: Clause, index: int) -> AttributionMention | None:
    """ "بحسب المرصد", "وفقا لمصادر طبية", "نقلا عن الوكالة"."""
    lexicon = load_attribution()
    token = clause.tokens[index]
    for word in (token.key, token.base):
        for rest, entry in lexicon.prepositions.get(word, ()):
            at = _after_words(clause, index + 1, rest)
            if at is None or (at < clause.last and clause.tokens[at].base in lexicon.not_sources):
                continue
            if at < clause.last and clause.tokens[at].key in lexicon.not_sources:
                continue
            party, last = after(clause, at)
            if party is not None:
                return _attribution(clause, index, last, entry, party, ())
    return None


def _after_words(clause: Clause, index: int, rest: tuple[str, ...]) -> int | None:
    """Index after the words of a preposition; a final ل is the proclitic of the next word, which stays."""
    for word in rest:
        if index >= clause.last:
            return None
        token = clause.tokens[index]
        if word == _FOR and _FOR in token.proclitics:
            return index
        if token.key != word:
            return None
        index += 1
    return index


def _attribution(
    clause: Clause,
    first: int,
    last: int,
    entry: AttributionEntry,
    party: ActorMention | None,
    chain: tuple[ActorMention, ...],
) -> AttributionMention:
    start, end = clause.tokens[first].start, clause.tokens[max(first, last - 1)].end
    if party is not None and party.evidence.end < start:
        start = party.evidence.start
    governs = _governed(clause, first, last)
    kind = "source" if entry.kind == "relay" else entry.kind
    return AttributionMention(
        Evidence(start, end, clause.text[start:end]), kind, entry.id, party, governs[0], governs[1], chain
    )


def _governed(clause: Clause, first: int, last: int) -> tuple[int, int]:
    """What follows "أن" to the end of the sentence; without it, or where the attribution closes the sentence, the whole sentence."""
    that = load_attribution().that
    for index in range(last, min(last + REACH, clause.last)):
        if clause.tokens[index].key in that:
            return clause.tokens[index].start, clause.tokens[clause.last - 1].end
    return clause.tokens[clause.first].start, clause.tokens[clause.last - 1].end


def _merge(found: list[AttributionMention], text: str) -> list[AttributionMention]:
    """A source that itself quotes another right after: "ذكرت الوكالة نقلا عن مصدر" is one attribution with a chain."""
    merged: list[AttributionMention] = []
    for mention in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind == mention.kind == "source"
            and mention.rule == "quoting"
            and last.party is not None
            and mention.evidence.start - last.evidence.end < 12
        ):
            merged[-1] = AttributionMention(
                _joined(last.evidence, mention.evidence, text),
                "source",
                f"{last.rule}+{mention.rule}",
                mention.party,
                last.governs_start,
                last.governs_end,
                (last.party, *last.chain),
            )
        else:
            merged.append(mention)
    return merged


def _joined(one: Evidence, two: Evidence, text: str) -> Evidence:
    return Evidence(one.start, two.end, text[one.start : two.end])
