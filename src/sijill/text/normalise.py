"""Normalisation keys: what two spellings of one word have in common. A key is computed per token and never written back."""

import unicodedata

from sijill.text import characters


def _fold_table() -> dict[int, str]:
    # Letters that stay are listed too: `translate` takes ten times as long over a character that its table lacks.
    table: dict[int, str] = {c: chr(c) for c in (*range(0x80), *range(0x0600, 0x0700))}
    table |= dict.fromkeys(map(ord, characters.MARKS + characters.FORMAT), "")
    table |= {ord(letter): folded for letter, folded in characters.FOLDED_LETTERS.items()}
    table |= characters.DIGITS
    for character in characters.PRESENTATION:
        plain = unicodedata.normalize("NFKC", character)
        table[ord(character)] = plain.translate(table).replace(" ", "")
    return table


_FOLD = _fold_table()


def key(text: str) -> str:
    """The normalisation key of a word or phrase: lower case, folded letters, ASCII digits, no marks and no format characters.

    "أمريكيّة" and "امريكية" give "امريكيه"; "٢٥" gives "25". Other characters, spaces among them, stay.
    """
    return text.translate(_FOLD).lower()


def phrase_key(text: str) -> tuple[str, ...]:
    """The keys of the blank-separated words of a lexicon entry."""
    return tuple(key(word) for word in text.split())
