"""Reading a participant's phrase from its head to the right: possession, adjectives, names after titles, complements."""

from collections.abc import Sequence

from sijill.extraction.actor_names import (
    event_nouns,
    is_adjective,
    is_stop,
    match_group,
    match_name,
    nationality,
    next_word,
)
from sijill.extraction.word_memo import per_word
from sijill.lexicon.actor_groups import GroupForm, group_index, opener_words, phrase_words
from sijill.lexicon.countries import ARTICLE, country_of_capital, country_of_name
from sijill.lexicon.registry import actor
from sijill.model.analysis import Token

LONGEST = 14  # tokens
_QUOTES = {'"': '"', "«": "»", "“": "”", "'": "'", "„": "“", "(": ")", "‘": "’"}
_CLOSING = frozenset(_QUOTES.values())
_COMMA = "،"
_NAMED = frozenset({"office", "rank"})
_TO = "ل"
_PLURAL = ("ين", "ون")
_NISBA = ("ي", "يه")
_ALIF = "ا"
_TANWIN = "ً"


class PhraseReader:
    """Reads a phrase from its head to the right.

    `definite`: the chain of possession is closed ("قوات الأمن"), only adjectives and, after a title, a name follow. `closed`: an adjective or a plural
    in ون/ين has been read, which nothing can own ("مسلحون | النار"). `named`: a registry name has been read. `naming`: the last word is part of a person's name.
    """

    def __init__(self, tokens: Sequence[Token], head: int) -> None:
        self.tokens = tokens
        self.start = self.index = head
        self.definite = self.closed = self.named = self.naming = self.titled = False
        self.group: GroupForm | None = None

    def read(self) -> int:
        limit = min(len(self.tokens), self.start + LONGEST)
        self._take_unit()
        while self.index < limit and self._step():
            pass
        return self._with_closing_mark()

    def _with_closing_mark(self) -> int:
        """Take in the quotation mark that closes one within the phrase: حركة "فتح"."""
        if self.index < len(self.tokens):
            inside = [
                t.text
                for t in self.tokens[self.start : self.index]
                if t.text in _QUOTES or t.text in _CLOSING
            ]
            if len(inside) % 2 == 1 and _QUOTES.get(inside[-1]) == self.tokens[self.index].text:
                return self.index + 1
        return self.index

    def _take_unit(self) -> None:
        """Take the registry name or head at the index as a whole, else one word."""
        token = self.tokens[self.index]
        name = match_name(self.tokens, self.index)
        group = match_group(self.tokens, self.index)
        self.titled = False
        longer = name is not None and (
            group is None or name.last > group.last or (name.last == group.last and not name.cued)
        )
        if name is not None and longer and (not name.cued or self.group):
            self.index, self.definite, self.named = name.last, True, True
            self._take_titled_person()
            return
        if group is not None:
            self.group = self.group or group.form
            self.index = group.last
            self.definite = group.definite or group.owner
            self.closed = group.form.plural and _has_nun(self.tokens[group.last - 1])
            self.titled = group.form.group.kind in _NAMED
            return
        self.index += 1
        self.definite = token.definite or bool(token.enclitic) or _is_country(token)

    def _take_titled_person(self) -> None:
        """ "مبعوث الأمم المتحدة مارتن غريفيث": a registered person right after a name."""
        person = match_name(self.tokens, self.index) if self.index < len(self.tokens) else None
        if person is not None and not person.cued and actor(person.actors[0]).kind == "person":
            self.index = person.last

    def _step(self) -> bool:
        token = self.tokens[self.index]
        if token.kind == "punct":
            return self._punctuation(token)
        if self.tokens[self.index - 1].key in opener_words()["in_name"]:
            return self._complement(self.index)
        if token.key in opener_words()["of"]:
            return self._after_of()
        if token.key in opener_words()["in_name"] and self.group is not None:
            return self._complement(self.index + 1)
        if is_stop(token) or "و" in token.proclitics or "ف" in token.proclitics:
            return False
        if _TO in token.proclitics:
            return self._belonging(token)
        if "ب" in token.proclitics or "ك" in token.proclitics or token.kind == "number":
            return False
        return self._word(token)

    def _word(self, token: Token) -> bool:
        nation = nationality(self.tokens, self.index)
        if nation is not None and (token.definite or not self.definite):
            self.index = nation[1]
            self.definite = self.definite or token.definite
            self.closed, self.naming, self.titled = True, False, False
            return True
        if not self.definite:
            return self._after_indefinite(token)
        if token.definite:
            return self._after_definite(token)
        return self._person_name(token)

    def _after_indefinite(self, token: Token) -> bool:
        """An indefinite head: what owns it ("قوات الأمن"), an adjective ("مسلحون مجهولون"), another head ("قوات حفظ السلام"), a country."""
        if not token.definite and (is_adjective(token) or self._agrees(token)):
            self.index += 1
            self.closed = True
            return True
        if self.closed or (not token.definite and _is_accusative(token)):
            return self._person_name(token) if not token.definite else False
        name = match_name(self.tokens, self.index)
        if token.definite or name is not None or match_group(self.tokens, self.index) or _is_country(token):
            self._take_unit()
            return True
        return self._person_name(token)

    def _agrees(self, token: Token) -> bool:
        """Has the word an adjective's ending ("دورية مشتركة", a joint patrol) and no known meaning as a noun?"""
        if self.group is None or len(token.key) < 5 or token.enclitic or _looks_verbal(token):
            return False
        return token.key.endswith(("ه", "ين", "ون", "ات")) and match_group(self.tokens, self.index) is None

    def _after_definite(self, token: Token) -> bool:
        """A definite phrase takes definite adjectives, and a name after a title; any other noun begins another phrase ("المعارضة | القرار", "التنظيم | المسؤولية")."""
        if token.base in phrase_words()["not_adjectives"]:
            return False
        group = match_group(self.tokens, self.index)
        ranked = (
            group is not None
            and group.form.group.kind == "rank"
            and self.group is not None
            and self.group.group.kind == "office"
        )
        if ranked:
            self._take_unit()
            return True
        if self._awaits_name() and (group is None or group.form.group.kind in _NAMED or self.naming):
            naming = self.naming
            self._take_unit()
            self.naming = False
            self.titled = self.titled and not naming
            return True
        name = match_name(self.tokens, self.index)
        if name is not None and not name.cued and actor(name.actors[0]).kind != "state":
            return False  # "الحكومة اليمنية الحوثيين": subject and object side by side
        known = is_adjective(token)
        if group is not None and not known and not self.named:
            return False
        if token.base.endswith(_PLURAL) and not (known and self._is_plural()):
            return False
        if not known and (self.named or not token.base.endswith(_NISBA)):
            return False
        self.index += 1
        self.titled = self.naming = False
        return True

    def _awaits_name(self) -> bool:
        """Right after a title ("العقيد | الحمداني"), or within a name ("سالم | الحمداني")."""
        if self.tokens[self.index].base in event_nouns():
            return False  # "أدان الوزير | الهجوم"
        return self.titled or self.naming

    def _is_plural(self) -> bool:
        """May the head take a plural adjective? "المقاتلين الأجانب" yes, "الجيش المدنيين" (the army … the civilians) no."""
        return self.group is None or self.group.plural or self.group.group.kind in ("people", "part")

    def _person_name(self, token: Token) -> bool:
        """Words of a name after a title: "الرئيس إيمانويل ماكرون". Neither what begins like an imperfect verb nor an event noun ("مقتل")."""
        titled = self.group is not None and (self.group.group.kind in _NAMED or self._one_person(token))
        if not titled or _looks_verbal(token) or token.base in event_nouns():
            return False
        if self.tokens[self.index - 1].definite and self.index - 1 > self.start and not self._title_before():
            return False  # "العقيد سالم الحمداني | نتيجة": a surname with the article closes the name
        registered = match_name(self.tokens, self.index)
        if registered and self.naming and not self.titled and actor(registered.actors[0]).kind != "person":
            return False  # "محافظ ديالى | تنظيم الدولة": subject and object side by side
        self._take_unit()
        self.definite, self.closed = True, False
        self.naming = registered is None
        return True

    def _title_before(self) -> bool:
        """Is the word before a title or an adjective of one, rather than a surname?"""
        before = self.index - 1
        group = match_group(self.tokens, before)
        if (
            group is not None
            or is_adjective(self.tokens[before])
            or nationality(self.tokens, before) is not None
        ):
            return True
        return self.named or self.tokens[before].base.endswith(_NISBA)

    def _one_person(self, token: Token) -> bool:
        """ "الجاسوس سيرغي …": a definite masculine singular person, then a word of no known kind."""
        group = self.group
        if group is None or not group.group.human or group.plural or not self.definite or len(token.key) < 3:
            return False
        head = self.tokens[self.start].base
        return self.tokens[self.start].definite and not head.endswith(("ه", "ين", "ون", "ات", "ان"))

    def _belonging(self, token: Token) -> bool:
        """ "مواقع للحوثيين" (positions of the Houthis), "التابعة للجيش" (that belongs to the army); after a finished phrase ل is a preposition."""
        linked = self._is_linked()
        if not linked and (self.definite or self.group is None or self.group.group.kind == "people"):
            return False
        return self._complement(self.index)

    def _is_linked(self) -> bool:
        """Does an adjective that ties the head to another party stand before ("التابعة", "المدعومة")?"""
        return (
            self.index - 1 > self.start
            and self.tokens[self.index - 1].base in opener_words()["adjective_links"]
        )

    def _after_of(self) -> bool:
        """ "عناصر من الشرطة" (members of the police), "مسلحون من الجماعة": only after an indefinite head, before a phrase."""
        if self.definite and not self._is_linked():
            return False
        return (self.group is not None or self.named) and self._complement(self.index + 1)

    def _complement(self, index: int) -> bool:
        """Take the name, head or nationality at `index` into the phrase; nothing is taken where there is none."""
        index = next_word(self.tokens, index)
        if index >= len(self.tokens) or self.tokens[index].kind != "word" or is_stop(self.tokens[index]):
            return False
        known = (
            match_name(self.tokens, index)
            or match_group(self.tokens, index)
            or _is_country(self.tokens[index])
        )
        if not known and nationality(self.tokens, index) is None and not self.tokens[index].definite:
            return False
        self.index, self.closed = index, False
        self._take_unit()
        return True

    def _punctuation(self, token: Token) -> bool:
        if token.text in "#_":
            self.index += 1
            return self.index < len(self.tokens)
        if token.text in _QUOTES:
            return self._quoted(_QUOTES[token.text])
        if token.text == _COMMA:
            return self._name_after_comma()
        return False

    def _quoted(self, closing: str) -> bool:
        """Take a short quoted name: حركة "أنصار الحق"."""
        for offset in range(2, 8):
            last = self.index + offset
            if last < len(self.tokens) and self.tokens[last].text == closing:
                self.index = last + 1
                self.definite = self.named = True
                return True
        return False

    def _name_after_comma(self) -> bool:
        """ "رئيس الوزراء الإسرائيلي، بنيامين نتنياهو": a registered person's name in apposition to an office."""
        if self.group is None or self.group.group.kind not in _NAMED or self.named:
            return False
        index = next_word(self.tokens, self.index + 1)
        name = match_name(self.tokens, index) if index < len(self.tokens) else None
        if name is None or name.cued or self.tokens[index].definite or self.tokens[index].proclitics:
            return False
        self.index, self.definite, self.named = name.last, True, True
        return True


def _is_accusative(token: Token) -> bool:
    """ "مستودعا" is an object, never the second part of a construct; "ميليشيا" ends in alif by itself."""
    return _TANWIN in token.text or (token.base.endswith(_ALIF) and token.base[:-1] in group_index())


def _has_nun(token: Token) -> bool:
    """ "مسلحون", "جنديين": a plural or dual that keeps its nun owns nothing after it."""
    return token.base.endswith((*_PLURAL, "ان"))


@per_word
def _is_country(token: Token) -> bool:
    forms = (token.key, (ARTICLE if token.definite else "") + token.base)
    return any(country_of_name(form) or country_of_capital(form) for form in forms)


def _looks_verbal(token: Token) -> bool:
    if match := token.key[:1] in "يت" and len(token.key) > 3:
        return match and token.key not in phrase_words()["not_verbs"]
    return False
