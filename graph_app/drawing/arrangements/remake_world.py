"""Writes world.json anew: `python -m graph_app.drawing.arrangements.remake_world FOLDER`.

FOLDER holds `land-50m.json` and `countries-50m.json` of the npm package world-atlas (2.0.2), which are Natural Earth's
1:50m data, in the public domain, as TopoJSON. Only who wants other coasts runs this; the site reads world.json.
Of countries nothing is kept but one point in the middle of each: no border is drawn anywhere.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from babel.core import get_global
from numpy.typing import NDArray

from graph_app.drawing.arrangements.projection import MIDDLE_MERIDIAN
from graph_app.drawing.arrangements.world import WORLD

# In square degrees at the equator: how much may be cut off at a corner, and how small an island may be.
SMALLEST_CORNER = 0.06
SMALLEST_ISLAND = 0.12
# South of it lies Antarctica, which takes much room and has no partners.
SOUTHERN_END = -58.0
# Pieces cut at the 180th meridian are drawn over each other by so many degrees, so that no seam is seen.
OVER_THE_SEAM = 0.3
# (latitude, longitude) of countries too small for the 1:50m map, or that it shows as a part of another, of those whose
# capital is far from their largest piece of land, and of one so long that the widest point is no middle.
GIVEN_MIDDLES = {
    **{"AC": (-7.9, -14.4), "BV": (-54.4, 3.4), "CC": (-12.2, 96.8), "CP": (10.3, -109.2), "CQ": (49.4, -2.4)},
    **{"CX": (-10.5, 105.6), "DG": (-7.3, 72.4), "EA": (35.9, -5.3), "GF": (4.0, -53.0), "GI": (36.1, -5.3)},
    **{"GP": (16.2, -61.5), "IC": (28.3, -16.0), "BQ": (12.2, -68.3), "MQ": (14.7, -61.0), "RE": (-21.1, 55.5)},
    **{"SJ": (78.6, 16.5), "TA": (-37.1, -12.3), "TK": (-9.2, -171.8), "TV": (-8.0, 178.3), "UM": (19.3, 166.6)},
    **{"XK": (42.6, 20.9), "YT": (-12.8, 45.1), "EH": (24.5, -13.5)},
    **{"FJ": (-17.8, 178.0), "KI": (1.4, 173.0), "MY": (4.0, 102.2), "VN": (15.9, 107.9)},
}

Ring = NDArray[np.float64]  # (n, 2), longitude and latitude, the first point not said again at the end


def polygons(topology: dict[str, Any], geometry: dict[str, Any]) -> Iterator[list[Ring]]:
    """The polygons of one geometry, each as its rings: the outer one first, then its holes."""
    scale, shift = (np.array(topology["transform"][name]) for name in ("scale", "translate"))

    def arc(number: int) -> Ring:
        steps = np.array(topology["arcs"][number if number >= 0 else ~number], dtype=np.float64)
        points: Ring = np.cumsum(steps, axis=0) * scale + shift
        return points if number >= 0 else points[::-1]

    for part in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
        yield [unbroken(np.concatenate([arc(number)[:-1] for number in ring])) for ring in part]


def unbroken(ring: Ring) -> Ring:
    """A ring that goes over the 180th meridian, in longitudes beyond 180 instead of from the other end."""
    longitude = np.unwrap(ring[:, 0], period=360)
    return np.column_stack([longitude - 360 * np.round(longitude.mean() / 360), ring[:, 1]])


def area(ring: Ring) -> float:
    """In square degrees at the equator, by the shoelace formula on the cylindrical equal-area projection."""
    x, y = ring[:, 0], np.degrees(np.sin(np.radians(ring[:, 1])))
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def simpler(ring: Ring) -> Ring:
    """Corners left out, the one first whose triangle with its neighbours is smallest.

    Source: Visvalingam and Whyatt 1993, Line generalisation by repeated elimination of points.
    """
    count = len(ring)
    before, after = [*range(-1, count - 1)], [*range(1, count), 0]
    before[0] = count - 1

    def cut(corner: int) -> float:
        return area(ring[[before[corner], corner, after[corner]]])

    sizes = [cut(corner) for corner in range(count)]
    queue = [(size, corner) for corner, size in enumerate(sizes)]
    heapq.heapify(queue)
    left = count
    while queue and left > 3:
        size, corner = heapq.heappop(queue)
        if size != sizes[corner]:
            continue  # its neighbours have changed since
        if size > SMALLEST_CORNER:
            break
        sizes[corner] = -1.0
        left -= 1
        one, other = before[corner], after[corner]
        after[one], before[other] = other, one
        for neighbour in (one, other):
            sizes[neighbour] = max(size, cut(neighbour))
            heapq.heappush(queue, (sizes[neighbour], neighbour))
    return ring[[corner for corner in range(count) if sizes[corner] >= 0]]


def filled(outer: Ring, hole: Ring) -> Ring:
    """One ring that leaves a hole open: it goes in to the hole, around it, and back out the same way."""
    apart = np.hypot(*(outer[:, None] - hole[None]).transpose(2, 0, 1))
    leave, enter = np.unravel_index(int(np.argmin(apart)), apart.shape)
    around = np.roll(hole, -int(enter), axis=0)
    return np.concatenate([outer[: leave + 1], around, around[:1], outer[leave:]])


def coasts(topology: dict[str, Any]) -> list[Ring]:
    """The land, largest pieces first, each wholly on one side of the map's edge."""
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for outer, *holes in polygons(topology, geometry):
            if outer[:, 1].max() < SOUTHERN_END or area(outer) < SMALLEST_ISLAND:
                continue
            outer[outer[:, 0] > 179.99, 0] += OVER_THE_SEAM
            outer[outer[:, 0] < -179.99, 0] -= OVER_THE_SEAM
            ring = simpler(outer)
            for hole in holes:
                if area(hole) > SMALLEST_ISLAND:
                    ring = filled(ring, simpler(hole))
            ring[:, 0] += 360 * (ring[:, 0].mean() < MIDDLE_MERIDIAN - 180)
            found.append(ring)
    return sorted(found, key=lambda ring: -area(ring))


def middle(ring: Ring) -> tuple[float, float]:
    """Latitude and longitude of about the point within a ring that is farthest from its coast or border."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    grid = np.stack(np.meshgrid(*(np.linspace(low[axis], high[axis], 60) for axis in (0, 1))), axis=-1).reshape(-1, 2)
    one, other = ring, np.roll(ring, -1, axis=0)
    crossed = (one[:, 1] > grid[:, 1:]) != (other[:, 1] > grid[:, 1:])
    with np.errstate(divide="ignore", invalid="ignore"):
        there = one[:, 0] + (grid[:, 1:] - one[:, 1]) / (other[:, 1] - one[:, 1]) * (other[:, 0] - one[:, 0])
    inside = grid[(crossed & (grid[:, :1] < there)).sum(axis=1) % 2 == 1]
    narrower = np.array([np.cos(np.radians(ring[:, 1].mean())), 1.0])
    steps = (other - one) * narrower
    away = (inside[:, None] - one) * narrower
    along = np.clip((away * steps).sum(axis=2) / np.maximum((steps**2).sum(axis=1), 1e-12), 0, 1)
    nearest = np.hypot(*(away - along[..., None] * steps).transpose(2, 0, 1)).min(axis=1)
    longitude, latitude = inside[int(np.argmax(nearest))] if len(inside) else ring.mean(axis=0)
    return round(float(latitude), 1), round(float(longitude), 1)


def middles(topology: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """ISO 3166-1 code -> the middle of the largest piece of each country."""
    codes = get_global("territory_aliases")
    pieces: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") in codes:
            # More than one may have the same: reefs that lie apart have the number of their country.
            its = pieces.setdefault(codes[geometry["id"]][0], [])
            its.extend(outer for outer, *_ in polygons(topology, geometry))
    found = {code: middle(max(rings, key=area)) for code, rings in pieces.items()}
    return dict(sorted((found | GIVEN_MIDDLES).items()))


if __name__ == "__main__":
    land, countries = (
        json.loads((Path(sys.argv[1]) / f"{name}-50m.json").read_text(encoding="utf-8"))
        for name in ("land", "countries")
    )
    # Hundredths of a degree, longitude and latitude in turn.
    rings = [np.round(ring * 100).astype(int).ravel().tolist() for ring in coasts(land)]
    text = json.dumps({"middles": middles(countries), "coasts": rings}, separators=(",", ":"))
    WORLD.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")
    print(f"{len(rings)} pieces of land, {sum(map(len, rings)) // 2} points, {WORLD.stat().st_size} bytes")
