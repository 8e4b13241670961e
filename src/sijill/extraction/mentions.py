"""All finders run once over the parts of a document that matter."""

from collections.abc import Sequence

from sijill.extraction.actor_places import without_place_names
from sijill.extraction.actors import find_actors
from sijill.extraction.attribution import find_attributions
from sijill.extraction.numbers import find_numbers
from sijill.extraction.place_aliases import join_aliases
from sijill.extraction.places import find_places
from sijill.extraction.times import find_times
from sijill.model.analysis import Token
from sijill.model.draft import Mentions


def find_mentions(text: str, tokens: Sequence[Token]) -> Mentions:
    """Numbers, times, places, actors and attributions among `tokens` of `text`, each kind in text order."""
    places = join_aliases(text, find_places(text, tokens))
    actors = without_place_names(tokens, find_actors(text, tokens), places)
    return Mentions(
        numbers=tuple(find_numbers(text, tokens)),
        times=tuple(find_times(text, tokens)),
        places=tuple(places),
        actors=tuple(actors),
        attributions=tuple(find_attributions(text, tokens, actors)),
    )
