"""Places without a gazetteer name: what a cue word announces ("قرية برميزة", the village of Barmiza), and territories ("الأراضي السورية")."""

from collections.abc import Sequence

from sijill.extraction.place_names import Found, name_offset
from sijill.extraction.place_words import load_place_words
from sijill.lexicon.countries import country_of_adjective
from sijill.model.analysis import Token

NISBA_FEMININE = "يه"  # "مدينة ساحلية" (a coastal town): an indefinite adjective, not a name
ARTICLE = "ال"


def match_unlisted(tokens: Sequence[Token], index: int, cue: str | None, inherited: bool) -> Found | None:
    """The one or two tokens from `index` taken for a name because of the cue before them, `None` where they look like ordinary words."""
    words = load_place_words()
    if cue is None or cue not in words.naming:
        return None
    token = tokens[index]
    proclitics = token.proclitics
    cut = "و" if inherited and proclitics[:1] == ("و",) else ""
    if (
        token.kind != "word"
        or len(token.key) < 3
        or any(p not in (ARTICLE, cut) for p in proclitics)
        or token.enclitic
    ):
        return None
    if not _is_name(token):
        return None
    last = index + 1
    if token.base in words.compound or token.key in words.compound:
        if last >= len(tokens) or tokens[last].kind != "word":
            return None
        last += 1
    name = " ".join(t.key for t in tokens[index:last])
    return Found(index, last, name_offset(token, cut), tokens[last - 1].end, name, (), cut, False)


def _is_name(token: Token) -> bool:
    words = load_place_words()
    if (
        not words.not_names.isdisjoint((token.key, token.base))
        or token.key in words.cues
        or token.key.isascii()
    ):
        return False
    indefinite = not token.definite
    return not (indefinite and (token.key.endswith(NISBA_FEMININE) or country_of_adjective(token.base)))


def match_territory(tokens: Sequence[Token], index: int) -> Found | None:
    """The nationality after a word such as "الأراضي" (the lands), which names the country; `None` elsewhere."""
    if index == 0 or not tokens[index].definite or not tokens[index - 1].definite:
        return None
    if tokens[index - 1].base not in load_place_words().territory or tokens[index].proclitics != (ARTICLE,):
        return None
    code = country_of_adjective(tokens[index].base)
    if code is None:
        return None
    token = tokens[index]
    return Found(index, index + 1, token.start, token.end, token.key, (code.lower(),), "", True)
