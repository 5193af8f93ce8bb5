"""The world's coasts and the middle of each country, in degrees."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# Made by remake_world.py from Natural Earth, which is in the public domain.
WORLD = Path(__file__).parent / "world.json"
_PER_DEGREE = 100


class World(NamedTuple):
    """`coasts` are closed rings (k, 2) of latitude and longitude, `middles` the same of each country by its ISO code.

    Longitudes may pass 180 where a piece of land would be cut. Coasts alone, on purpose: where borders run and what
    lands are called is disputed in many places, and a city's office should not have to take sides by its software.
    """

    coasts: tuple[NDArray[np.float64], ...]
    middles: dict[str, tuple[float, float]]


@cache
def world() -> World:
    """Read once per process."""
    told = json.loads(WORLD.read_text(encoding="utf-8"))
    rings = (np.array(ring, dtype=np.float64).reshape(-1, 2)[:, ::-1] / _PER_DEGREE for ring in told["coasts"])
    return World(tuple(rings), {code: (latitude, longitude) for code, (latitude, longitude) in told["middles"].items()})


def middle_of(country: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a country, by its ISO code; None where no known country is given."""
    return world().middles.get(country or "")
