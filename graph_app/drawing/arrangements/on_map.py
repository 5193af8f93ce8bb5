"""Partners where they are on the map of the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.arrangements.arrangement import Arrangement, best_tied_first, block, room_of
from graph_app.drawing.arrangements.nearest_free import nearest_free
from graph_app.drawing.arrangements.projection import equal_earth, magnified, within_the_edge
from graph_app.drawing.arrangements.world import middle_of, world
from graph_app.drawing.picture import Backdrop
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Partner, Snapshot

PLACE_UNKNOWN = Text("Chưa rõ địa điểm", "Place unknown")
# The globe's radius for one partner; it grows with the square root of their number.
_RADIUS = 80.0
_FEWEST = 100
# Most partners of a city are near it, so its surroundings are drawn larger: gain, and how far it reaches in radii.
_POWER, _REACH = 2.5, 0.28
# From the map to the title of those under it, and on to them, in radii: words keep their size on the screen.
_TITLE_GAP = 0.08


@dataclass(frozen=True, eq=False)
class _Map:
    """`focus` (1, 2) is latitude and longitude around which it is larger, or empty; `radius` is the globe's."""

    focus: NDArray[np.float64]
    radius: float

    def drawn(self, where: NDArray[np.float64]) -> NDArray[np.float64]:
        """Latitudes and longitudes (k, 2) -> canvas units (k, 2)."""
        flat = equal_earth(*where.T)
        if len(self.focus):
            flat = magnified(flat, equal_earth(*self.focus.T)[0], _POWER, _REACH)
        return flat * self.radius

    def coasts(self) -> list[NDArray[np.float64]]:
        """The outlines of all land in canvas units."""
        rings = world().coasts
        return np.split(self.drawn(np.concatenate(rings)), np.cumsum([len(ring) for ring in rings])[:-1])


def on_map(snapshot: Snapshot, graph: SimpleGraph, language: str) -> Arrangement:
    """At their coordinates, else in the middle of their country, spread where many are near; the others under the map.

    Who is of our own side and has no coordinates stands with our city.
    """
    room, order = room_of(graph), best_tied_first(graph)
    our_city = _our_city([snapshot.partners[place] for place in order.tolist()])
    where = _where(snapshot.partners, our_city)
    known = ~np.isnan(where[:, 0])
    some, others = order[known[order]], np.flatnonzero(~known)
    drawn = _Map(_middle(where, snapshot.partners, our_city), _RADIUS * max(_FEWEST, len(some)) ** 0.5)
    coasts, below = drawn.coasts(), np.array([0.0, room.drop])
    found = nearest_free(drawn.drawn(where[some]) + below, room.of(some).half) - below
    positions = np.zeros((len(where), 2))
    positions[some] = found
    backdrop = Backdrop(polygons=[np.round(coast).tolist() for coast in coasts])
    if len(others):
        title = float(np.concatenate([*coasts, found])[:, 1].max()) + _TITLE_GAP * drawn.radius
        middle = float(found[:, 0].mean()) if len(found) else 0.0
        positions[others] = block(room.of(others), 4.0, middle, title + _TITLE_GAP * drawn.radius)
        backdrop = replace(backdrop, texts=[(middle, title, PLACE_UNKNOWN.told_in(language))])
    return Arrangement(np.round(positions, 1), backdrop, tuple(others.tolist()))


def _our_city(best_first: Sequence[Partner]) -> Partner | None:
    """The best tied of our own side, if possible one that has coordinates."""
    ours = [partner for partner in best_first if partner.home]
    return next(filter(_has_place, ours), next(iter(ours), None))


def _has_place(partner: Partner) -> bool:
    return partner.latitude is not None and partner.longitude is not None


def _where(partners: Sequence[Partner], our_city: Partner | None) -> NDArray[np.float64]:
    """Latitude and longitude of each partner, not a number where neither place nor country is known: (n, 2)."""

    def told(partner: Partner) -> tuple[float | None, float | None]:
        for known in (partner, our_city if partner.home else None):
            if known and _has_place(known):
                return known.latitude, known.longitude
        return middle_of(partner.country) or (None, None)

    where = np.array([told(partner) for partner in partners], dtype=np.float64).reshape(-1, 2)
    return np.column_stack([where[:, 0], within_the_edge(where[:, 1])])


def _middle(where: NDArray[np.float64], partners: Sequence[Partner], our_city: Partner | None) -> NDArray[np.float64]:
    """The middle (1, 2) of all partners in our country, empty where it is unknown."""
    if our_city is None:
        return np.zeros((0, 2))
    home = our_city.country
    near = np.array([of is our_city or (home is not None and of.country == home) for of in partners])
    known = where[near & ~np.isnan(where[:, 0])]
    return known.mean(axis=0, keepdims=True) if len(known) else known
