"""`sijill who`: the participants that a text names, and who says so."""

import datetime as dt
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sijill.errors import SettingsError

if TYPE_CHECKING:
    from sijill.model.mention import ActorMention, AttributionMention
    from sijill.model.value import Participant

ISOLATE, POP = "\u2068", "\u2069"  # keep right-to-left words from reordering the line around them


@click.command()
@click.argument("text", required=False)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of publication: decides between names, offices and roles that changed.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write one JSON object for each participant and attribution."
)
def who(text: str | None, published: dt.datetime | None, as_json: bool) -> None:
    """Find who takes part in Arabic TEXT, and who says so.

    TEXT is read from standard input if it is left out or "-". Each participant comes with its words, registry name, country, PLOVER role and the rule that
    decided, or the reason why it is open; then each source, claim, blame and denial with its party and those who passed it on.
    """
    from sijill.analysis import tokenize
    from sijill.extraction.actors import find_actors
    from sijill.extraction.attribution import find_attributions
    from sijill.extraction.places import find_places
    from sijill.resolution.actors import ActorContext, resolve_actor
    from sijill.resolution.places import place_context

    if text in (None, "-"):
        text = sys.stdin.read()
    if not text or not text.strip():
        raise SettingsError("there is no text to look for participants in")
    tokens = tokenize(text)
    mentions = find_actors(text, tokens)
    countries = place_context(find_places(text, tokens)).countries
    ranked = tuple(sorted(countries, key=lambda code: (-countries[code], code)))
    context = ActorContext(mentions, ranked, published.date() if published else None)
    pairs = [(mention, resolve_actor(mention, context)) for mention in mentions]
    attributions = find_attributions(text, tokens, mentions)
    for line in _json(pairs, attributions) if as_json else _lines(pairs, attributions):
        click.echo(line)


def _json(
    pairs: "list[tuple[ActorMention, Participant]]", attributions: "list[AttributionMention]"
) -> list[str]:
    participants = [asdict(p) | {"kind": "participant", "group": m.group} for m, p in pairs]
    sources = [
        {
            "kind": a.kind,
            "evidence": asdict(a.evidence),
            "rule": a.rule,
            "party": asdict(a.party.evidence) if a.party else None,
            "chain": [asdict(link.evidence) for link in a.chain],
            "governs": {"start": a.governs_start, "end": a.governs_end},
        }
        for a in attributions
    ]
    return [json.dumps(item, ensure_ascii=False) for item in (*participants, *sources)]


def _lines(
    pairs: "list[tuple[ActorMention, Participant]]", attributions: "list[AttributionMention]"
) -> list[str]:
    lines = [_participant(mention, participant) for mention, participant in pairs] or ["no participant found"]
    return lines + [_attribution(attribution) for attribution in attributions]


def _participant(mention: "ActorMention", participant: "Participant") -> str:
    """One line: words, name, country, role, rule; why it is open, where it is."""
    name = participant.name or ("a person not in the registry" if mention.person else "unresolved")
    side = f"{participant.country or 'no country'}, {participant.role or 'no role'}"
    reason = f"  ({participant.reason})" if participant.reason else ""
    return f"{_isolate(participant.evidence.text)}  {name}, {side}  [{participant.rule}]{reason}"


def _attribution(mention: "AttributionMention") -> str:
    party = _isolate(mention.party.evidence.text) if mention.party else "a subject not named here"
    chain = "".join(f", through {_isolate(link.evidence.text)}" for link in mention.chain)
    if mention.kind == "blame":
        chain = "".join(f", blamed by {_isolate(link.evidence.text)}" for link in mention.chain)
    return f"{mention.kind}: {party}{chain}  [{mention.rule}]"


def _isolate(words: str) -> str:
    return f"{ISOLATE}{words}{POP}"
