"""What the analysis of a document's text gives: sentences and tokens, with offsets into the text."""

from dataclasses import dataclass

from sijill.model.quick import quick


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to cut a written word: proclitics, base, enclitic, all in key form.

    "وبالصواريخ" (and with the rockets) → `(("و", "ب", "ال"), "صواريخ", "")`.
    A base that lost its ta marbuta to a pronoun has it back: "قاعدتها" (its base) → base "قاعده", enclitic "ها".
    """

    proclitics: tuple[str, ...]
    base: str
    enclitic: str


# Not frozen, though nobody changes a token: there are 300 in a document, and a frozen one takes three times as long to make.
@dataclass(slots=True, unsafe_hash=True)
class Token:
    """A word, number or punctuation mark: half-open offsets, the text as written, its key, its readings, best first.

    `base` (the key without clitics), `proclitics` and `enclitic` are those of the best reading; `definite` is true when it carries the article: "الهجوم" (the attack).
    """

    start: int
    end: int
    text: str
    key: str
    kind: str  # "word" | "number" | "punct"
    readings: tuple[Reading, ...]
    base: str
    proclitics: tuple[str, ...]
    enclitic: str
    definite: bool


@quick
class Sentence:
    """Half-open offsets, and the half-open range `first`..`last` of its tokens in `Analysis.tokens`."""

    start: int
    end: int
    first: int
    last: int
    line: int  # index of the "\n"-separated line of the document; 0 is the title


@dataclass(frozen=True, slots=True)
class Analysis:
    """Sentences and tokens of one document, in text order; together the sentences hold every token."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]
