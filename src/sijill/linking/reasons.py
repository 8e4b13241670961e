"""Reasons: what a feature compared, in plain words, for those who check a link."""

from sijill.linking.words import rarity
from sijill.model.linking import LinkActor, LinkPlace, LinkReport, Range


def detail(name: str, a: LinkReport, b: LinkReport) -> str:
    """What a feature compared, in plain words."""
    group = next((group for group, names in _COMPARED.items() if name in names), None)
    if group == "days":
        return f"{_days(a)} and {_days(b)}"
    if group == "places":
        return f"{_phrases(a.places)} and {_phrases(b.places)}"
    if group == "parties":
        return f"{_phrases((*a.actors, *a.recipients))} and {_phrases((*b.actors, *b.recipients))}"
    if name.startswith("killed"):
        return f"{_people(a.killed)} and {_people(b.killed)} killed"
    if group == "words":
        shared = (a.triggers & b.triggers) if name == "same_words" else (a.context & b.context)
        return "both say " + " ".join(sorted(shared, key=lambda word: (-rarity(word), word))[:8])
    return _PLAIN.get(name, name.replace("_", " "))


_COMPARED = {
    "days": {"same_days", "exact_day", "next_day", "days_off", "undated", "both_undated", "within_period"}
    | {"outside_period", "same_start", "periods_differ"},
    "places": {"same_point", "same_country", "other_place", "other_country", "one_placed", "place_words"},
    "parties": {
        "same_actor",
        "actor_country",
        "other_actor",
        "actor_unlike",
        "same_recipient",
        "shared_names",
    }
    | {
        "recipient_country",
        "other_recipient",
        "recipient_unlike",
        "crossed",
        "one_actor",
        "one_recipient",
        "no_actor",
    },
    "words": {"same_words", "shared_words"},
}
_PLAIN = {
    "prior": "two reports of one neighbourhood are seldom one happening",
    "same_news": "told without a date, published within two days of each other",
    "old_news": "told without a date, published more than three weeks apart",
    "one_counted": "one counts several events, the other does not",
    "other_words": "no word for the act in common",
    "verbal": "words are repeated more often than deeds",
    "planned_and_done": "one says it happened, the other that it may or will",
}


def _days(report: LinkReport) -> str:
    if report.first is None or report.last is None:
        return "no date"
    return str(report.first) if report.first == report.last else f"{report.first} to {report.last}"


def _phrases(held: tuple[LinkPlace, ...] | tuple[LinkActor, ...]) -> str:
    return ", ".join(" ".join(sorted(phrase.words)) for phrase in held) or "none"


def _people(number: Range | None) -> str:
    if number is None:
        return "none"
    low, high = number
    return str(low) if low == high else f"{low} to {'more' if high is None else high}"
