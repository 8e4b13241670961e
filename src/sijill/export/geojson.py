"""Events as GeoJSON (RFC 7946): a FeatureCollection, one Feature per event, `flat.COLUMNS` as properties."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from sijill.export.column import Written
from sijill.export.flat import COLUMNS
from sijill.model.ledger import Event

_POINT = frozenset({"latitude", "longitude"})


def feature(event: Event) -> dict[str, Any]:
    """One Feature. `geometry` is null where no point is known; an event on several places with points is a MultiPoint, the chosen place first."""
    places = (event.place.where, *event.place.others) if event.place else ()
    points = [[w.lon, w.lat] for w in places if w.lat is not None and w.lon is not None]
    geometry: dict[str, Any] | None = None
    if len(points) == 1:
        geometry = {"type": "Point", "coordinates": points[0]}
    elif points:
        geometry = {"type": "MultiPoint", "coordinates": points}
    properties = {c.name: c.value(event) for c in COLUMNS if c.name != "id" and c.name not in _POINT}
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}


def write_geojson(events: Iterable[Event], out: TextIO) -> Written:
    """Writes the features as they come, one a line; says how many."""
    done = Written()
    out.write('{"type": "FeatureCollection", "features": [')
    for event in events:
        out.write(",\n" if done.written else "\n")
        out.write(json.dumps(feature(event), ensure_ascii=False))
        done.written += 1
    out.write("\n]}\n")
    return done
