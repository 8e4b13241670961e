"""What the words beside a place name say: its kind (cue), its relation to the event's spot, whether it stands for a government."""

from collections.abc import Sequence

from sijill.extraction.place_words import PlaceWords, load_place_words
from sijill.extraction.word_memo import per_word
from sijill.lexicon.countries import country_of_adjective
from sijill.model.analysis import Token
from sijill.model.quick import quick
from sijill.text import key

OPENERS = frozenset("\"«“”'#(‘’")
CAPITAL = "عاصمه"  # "the capital Sanaa": the only cue that stands in apposition
BETWEEN = "بين"
AND = "و"
FROM = "من"


@quick
class Relation:
    """`name` as in `PlaceMention.relation`, the distance if given, and the index of the first token that belongs to the expression."""

    name: str | None
    distance_km: float | None
    first: int


def bases(token: Token) -> tuple[str, ...]:
    """The forms under which a token can be a listed word: its base, the base with its ending, the key less its proclitics."""
    reading = token.readings[0]
    return (reading.base, reading.base + reading.enclitic) if reading.enclitic else (reading.base,)


def _listed(token: Token, words: frozenset[str]) -> bool:
    return token.kind == "word" and (token.key in words or not words.isdisjoint(bases(token)))


def before(tokens: Sequence[Token], index: int, text: str) -> int:
    """Index of the token before `index`, opening quotes, hashes and brackets passed over; -1 at the start or at a line break."""
    position = index - 1
    while position >= 0 and tokens[position].text in OPENERS:
        position -= 1
    if position >= 0 and "\n" in text[tokens[position].end : tokens[index].start]:
        return -1
    return position


def find_cue(tokens: Sequence[Token], index: int, text: str) -> tuple[str | None, int]:
    """(the cue word's key, its token index) before a name that begins at `index`; (None, index) if there is no cue."""
    position = index - 1
    while position >= 0 and tokens[position].text in OPENERS:
        position -= 1
    if position < 0:
        return None, index
    token = tokens[position]
    cue, nation = _cue_of(token), _is_nation(token)
    if (cue is None and not nation) or before(tokens, index, text) < 0:
        return None, index
    earlier = tokens[position - 1] if position > 0 else None
    if cue is not None and not (
        cue != CAPITAL
        and earlier is not None
        and earlier.key == FROM
        and token.base in load_place_words().adverbial
    ):
        return cue, position
    if nation and earlier is not None and earlier.base == CAPITAL:
        return CAPITAL, position - 1
    return None, index


@per_word
def _cue_of(token: Token) -> str | None:
    """The cue that the word is, the capital's last."""
    if token.kind != "word":
        return None
    words = load_place_words()
    for form in (token.key, *bases(token)):
        if form in words.cues and not token.definite and form != CAPITAL and _spelled(token, form, words):
            return form
    return CAPITAL if token.base == CAPITAL and not token.enclitic else None


@per_word
def leads_to_place(token: Token) -> bool:
    """May a place follow the word, for what the word is: a cue, "الأراضي" (the lands), a nationality after "العاصمة", a mark that is passed over?"""
    territory = token.definite and token.base in load_place_words().territory
    return token.text in OPENERS or territory or _cue_of(token) is not None or _is_nation(token)


@per_word
def _is_nation(token: Token) -> bool:
    """Is the word a nationality with the article?"""
    return token.kind == "word" and token.definite and country_of_adjective(token.base) is not None


def _spelled(token: Token, form: str, words: PlaceWords) -> bool:
    """False where the spelling shows another word: "وأدى" (and led to) has the key of "وادي" (valley)."""
    exact = [word for word in words.spelled if key(word) == form]
    return not exact or any(token.text.endswith(word) for word in exact)


def find_relation(tokens: Sequence[Token], first: int, last: int, text: str) -> Relation:
    """The relation of a place expression that covers the tokens `first`..`last` (cue and name) to what stands around it."""
    words = load_place_words()
    position = before(tokens, first, text)
    while position > 0 and tokens[position].key in words.links and tokens[position].key not in words.near:
        position -= 1
    if position < 0 or tokens[position].kind != "word":
        return Relation(None, None, first)
    token = tokens[position]
    direct = position == first - 1 or tokens[first - 1].text in OPENERS
    if _listed(token, words.countryside):
        return Relation("countryside" + _suffix(_directions_after(tokens, last, words)), None, position)
    if (
        token.key in words.direction_adjectives
        and position > 0
        and _listed(tokens[position - 1], words.countryside)
    ):
        return Relation("countryside-" + words.direction_adjectives[token.key], None, position - 1)
    if direct and token.base in words.centre and not token.definite:
        return Relation("centre", None, position)
    direction, start = _direction_before(tokens, position, words)
    if direction:
        distance, start = _distance_before(tokens, start, words)
        return Relation(direction + "-of", distance, start)
    if _listed(token, words.near):
        return Relation("near", None, position)
    if _listed(token, words.border):
        return Relation("border", None, position)
    if not direct and token.key in words.units:
        distance, start = _distance_before(tokens, position + 1, words)
        return Relation("near", distance, start) if distance else Relation(None, None, first)
    if direct and token.key == BETWEEN and last < len(tokens) and tokens[last].key.startswith(AND):
        if position > 0 and _listed(tokens[position - 1], words.border):
            return Relation("border", None, position - 1)
        return Relation("between", None, position)
    return Relation(None, None, first)


def _suffix(direction: str | None) -> str:
    return f"-{direction}" if direction else ""


def _combine(directions: Sequence[str]) -> str | None:
    """ "north", "north-east" …: of two words the one on the north–south line comes first."""
    ordered = sorted(set(directions), key=lambda d: d in ("east", "west"))
    return "-".join(ordered[:2]) if ordered else None


def _direction_before(tokens: Sequence[Token], position: int, words: PlaceWords) -> tuple[str | None, int]:
    """Direction words that end at `position` ("شمال شرقي"), and the index where they start."""
    found: list[str] = []
    while position >= 0 and len(found) < 2:
        token = tokens[position]
        direction = words.directions.get(token.key) or words.directions.get(token.base)
        if direction is None or (token.definite and token.key in words.direction_adjectives):
            break
        found.append(direction)
        position -= 1
    return _combine(found), position + 1


def _directions_after(tokens: Sequence[Token], last: int, words: PlaceWords) -> str | None:
    """Direction adjectives after a name: "ريف حلب الشمالي الغربي"."""
    found: list[str] = []
    while last < len(tokens) and len(found) < 2 and tokens[last].key in words.direction_adjectives:
        found.append(words.direction_adjectives[tokens[last].key])
        last += 1
    return _combine(found)


def _distance_before(tokens: Sequence[Token], start: int, words: PlaceWords) -> tuple[float | None, int]:
    """A distance that ends before token `start` ("35 كلم"), in km, and where it starts; link words may stand between ("إلى الشمال من")."""
    position = start - 1
    while position > 0 and tokens[position].key in words.links:
        position -= 1
    if position < 1 or tokens[position].key not in words.units or tokens[position - 1].kind != "number":
        return None, start
    try:
        amount = float(tokens[position - 1].key.replace(",", "."))
    except ValueError:
        return None, start
    return amount * words.units[tokens[position].key], position - 1


def end_with_adjectives(tokens: Sequence[Token], last: int, relation: str | None) -> int:
    """Token index after the adjectives that belong to the name: a nationality ("دوما السورية") or, after "ريف", a direction."""
    words = load_place_words()
    if relation and relation.startswith("countryside"):
        while last < len(tokens) and tokens[last].key in words.direction_adjectives:
            last += 1
    if last == len(tokens) or not tokens[last].definite or "و" in tokens[last].proclitics:
        return last
    return last + 1 if country_of_adjective(tokens[last].base) else last


def is_government(tokens: Sequence[Token], first: int, last: int, cut: str) -> bool:
    """Does a capital's or state's name act here ("واشنطن تتهم", Washington accuses)? Not after a preposition: "في واشنطن"."""
    words = load_place_words()
    previous = tokens[first - 1] if first else None
    if "ب" in cut or (previous and (previous.key in words.locative or previous.base in words.locative)):
        return False
    if last < len(tokens) and (
        tokens[last].key in words.verbs_after or tokens[last].base in words.verbs_after
    ):
        return True
    return bool(previous and (previous.key in words.verbs_before or previous.base in words.verbs_before))


def is_title(tokens: Sequence[Token], first: int) -> bool:
    """Is the name part of an agreement's, channel's or club's name ("محادثات جنيف", the Geneva talks)?"""
    return (
        first > 0 and tokens[first - 1].base in load_place_words().titles and not tokens[first - 1].definite
    )


def is_locative(tokens: Sequence[Token], first: int, cut: str) -> bool:
    """Does a preposition say that the name is a place ("في حجة", "بحجة")?"""
    words = load_place_words()
    if "ب" in cut:
        return True
    return first > 0 and (tokens[first - 1].key in words.locative or tokens[first - 1].base in words.locative)
