"""Distances and bearings on a sphere."""

import math

EARTH_KM = 6371.0
BEARINGS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
BEARINGS |= {"north-east": 45.0, "south-east": 135.0, "south-west": 225.0, "north-west": 315.0}


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    p, q = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def moved(lat: float, lon: float, direction: str, km: float) -> tuple[float, float]:
    """The point `km` kilometres from (lat, lon) in a direction named as in `BEARINGS`, in degrees to two decimals."""
    bearing, angle = math.radians(BEARINGS[direction]), km / EARTH_KM
    p, q = math.radians(lat), math.radians(lon)
    new = math.asin(math.sin(p) * math.cos(angle) + math.cos(p) * math.sin(angle) * math.cos(bearing))
    east = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(p), math.cos(angle) - math.sin(p) * math.sin(new)
    )
    return round(math.degrees(new), 2), round(math.degrees(q + east), 2)
