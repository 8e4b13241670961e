"""`sijill where`: the places that a text names."""

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sijill.errors import SettingsError

if TYPE_CHECKING:
    from sijill.model.mention import PlaceMention
    from sijill.model.value import Where

ISOLATE, POP = "\u2068", "\u2069"  # keep right-to-left words from reordering the line around them


@click.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object for each place.")
@click.option(
    "--scores", is_flag=True, help="Show what was weighed: the parts of the score and the other candidates."
)
def where(text: str | None, as_json: bool, scores: bool) -> None:
    """Find the places in Arabic TEXT and say where they are.

    TEXT is read from standard input if it is left out or "-". Each place comes with its words, gazetteer entry, point, and how exactly it is
    known (UCDP where_prec 1 to 7, ACLED geo_precision 1 to 3); a name for a government ("Washington accuses") is marked so.
    """
    from sijill.analysis import tokenize
    from sijill.extraction.places import find_places
    from sijill.resolution.places import place_context, resolve_place

    if text in (None, "-"):
        text = sys.stdin.read()
    if not text or not text.strip():
        raise SettingsError("there is no text to look for places in")
    mentions = find_places(text, tokenize(text))
    context = place_context(mentions)
    pairs = [(mention, resolve_place(mention, context)) for mention in mentions]
    if as_json:
        for mention, place in pairs:
            click.echo(json.dumps(asdict(place) | {"as_actor": mention.as_actor}, ensure_ascii=False))
        return
    if not pairs:
        click.echo("no place found")
    for mention, place in pairs:
        click.echo(describe(mention, place))
        if scores:
            click.echo(weighed(place))


def describe(mention: "PlaceMention", place: "Where") -> str:
    """One line for a place: words, entry, point and precision, or why there is none."""
    words = f"{ISOLATE}{place.evidence.text}{POP}"
    role = "  [government]" if mention.as_actor else ""
    if place.gazetteer_id is None:
        country = f" ({place.country})" if place.country else ""
        return f"{words}  unresolved{country}: {place.reason}{role}"
    parts = [place.name, place.level or ""]
    if place.admin1 and place.admin1 != place.name:
        parts.append(place.admin1)
    parts.append(place.country or "no country")
    point = "no point" if place.lat is None else f"{place.lat:.2f}, {place.lon:.2f}"
    relation = f"  [{place.relation}]" if place.relation else ""
    precision = f"UCDP {place.ucdp_precision}, ACLED {place.acled_precision}"
    return f"{words}  {', '.join(filter(None, parts))}  ({point})  {precision}  {place.rule}{relation}{role}"


def weighed(place: "Where") -> str:
    """What the choice rests on, indented under its place."""
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in place.scores) or "nothing"
    others = [identifier for identifier in place.candidates if identifier != place.gazetteer_id]
    lines = [f"    score: {parts}"]
    if others:
        lines.append(f"    also weighed: {', '.join(others)}")
    if place.gazetteer_id is not None and place.reason:
        lines.append(f"    note: {place.reason}")
    return "\n".join(lines)
