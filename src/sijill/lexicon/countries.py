"""Countries: Arabic names, capitals, and nationality adjectives in every form, looked up by key. Data: `data/countries.tsv`."""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sijill.errors import LexiconError
from sijill.text import key

ARTICLE = key("ال")
# Endings of a nisba in key form, appended to the masculine singular, which ends in "ي": "سوري" + "ين" (Syrians), + "ه" for ة (Syrian, f.).
# "" and "ه" singular, "ين"/"ون"/"ان" plural and dual, "تان"/"تين" feminine dual, "ات" feminine plural, "ي"/"و" construct plural, "ا" accusative.
ENDINGS = ("", "ه", "ين", "ون", "ان", "تان", "تين", "ات", "و", "ي", "ا")
ACCUSATIVE = "ا"


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory. `names`, `capitals` are Arabic, the first the usual one; `lat`, `lon` in degrees, near the middle."""

    iso3: str
    iso2: str
    name: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    capital: str
    adjectives: tuple[str, ...]
    plurals: tuple[str, ...]
    lat: float
    lon: float


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def load_countries() -> tuple[Country, ...]:
    """All countries, in the order of the file. Raises `LexiconError` for a malformed row."""
    source = resources.files("sijill.lexicon") / "data" / "countries.tsv"
    lines = [line for line in source.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    countries = []
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            countries.append(
                Country(
                    row["iso3"],
                    row["iso2"],
                    row["name"],
                    _split(row["names_ar"]),
                    _split(row["capitals_ar"]),
                    row["capital"],
                    _split(row["adjectives"]),
                    _split(row["plurals"]),
                    float(row["lat"]),
                    float(row["lon"]),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            raise LexiconError(f"countries.tsv, entry {row.get('iso3')}: {error}") from error
    return tuple(countries)


@cache
def _by_iso3() -> dict[str, Country]:
    return {country.iso3: country for country in load_countries()}


@cache
def _by_iso2() -> dict[str, Country]:
    return {country.iso2: country for country in load_countries()}


def country(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-3 or alpha-2 code, `None` if the file has no such code."""
    return _by_iso3().get(code) or _by_iso2().get(code)


@cache
def country_names() -> dict[str, str]:
    """Key of a country's Arabic name → ISO3. A name of several words has its keys joined by single blanks."""
    return {key(name): entry.iso3 for entry in reversed(load_countries()) for name in entry.names}


@cache
def capitals() -> dict[str, str]:
    """Key of a capital's Arabic name → ISO3 of its country. Capitals that bear the country's name (Kuwait, Djibouti) are not here."""
    return {key(name): entry.iso3 for entry in reversed(load_countries()) for name in entry.capitals}


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """All written forms, as keys without the article, of an adjective of one or two words in the masculine singular.

    "سوري" → "سوري", "سوريه", "سوريين" …; "كوري جنوبي" → "كوري جنوبي", "كوريه جنوبيه" … (both words agree).
    A compound whose first word is a direction ("جنوب سوداني") bends only its second word.
    """
    words = key(adjective).split()
    # "كوري" bends, "جنوب" does not: only a word in "ي" takes the endings.
    return tuple(
        " ".join(word + ending if word.endswith("ي") else word for word in words) for ending in ENDINGS
    )


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    names = set(country_names())
    for entry in load_countries():
        for adjective in entry.adjectives:
            for form in adjective_forms(adjective):
                # "سوريا" in "شابا سوريا" is an adjective, but far oftener the country: left to country_names().
                if not (form.endswith(ACCUSATIVE) and form in names):
                    found.setdefault(form, set()).add(entry.iso3)
        for plural in entry.plurals:
            found.setdefault(key(plural), set()).add(entry.iso3)
    return {form: next(iter(codes)) for form, codes in found.items() if len(codes) == 1}


@lru_cache(maxsize=50_000)
def country_of_adjective(word: str) -> str | None:
    """ISO3 of the country that a nationality adjective or demonym names, `None` if it names none or fits several.

    `word` is a key (a string is folded again, which changes nothing in a key), with or without the article, in any inflection:
    "امريكيه", "الاميركيين", "سعودي", "اتراك"; two-word ones with one blank: "كوريه جنوبيه", "الكوريه الجنوبيه".
    """
    adjectives = _adjectives()
    folded = key(word)
    found = adjectives.get(folded)
    if found is None and folded.startswith(ARTICLE):
        bare = " ".join(part.removeprefix(ARTICLE) for part in folded.split())
        found = adjectives.get(bare)
    return found


def country_of_name(name: str) -> str | None:
    """ISO3 of the country with that Arabic name (any spelling of the file, folded by key), `None` if there is none."""
    return country_names().get(key(name))


def country_of_capital(name: str) -> str | None:
    """ISO3 of the country whose capital has that Arabic name, `None` if there is none."""
    return capitals().get(key(name))
