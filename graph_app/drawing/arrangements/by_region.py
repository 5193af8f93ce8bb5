"""Regions of the world as the petals of a flower, our own side in its middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.arrangements.arrangement import Arrangement, best_tied_first, cell, room_of
from graph_app.drawing.arrangements.petals import Petal, petals
from graph_app.drawing.colouring import by_region as coloured_by_region
from graph_app.drawing.picture import Backdrop
from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Partner, Snapshot

_GOLDEN_ANGLE = np.pi * (3 - 5**0.5)
# With it the nearest seeds of a sunflower are just a step apart.
_SEEDS = 0.72
# How wide a petal is at least, for its name, in steps from one partner to the next.
_NAME_WIDTH = 2.0
# Words keep their size on the screen, so in the picture they grow with it. As shares of the whole flower's radius: how
# far a name is from the petal, how much further at the sides, where partners' names stand out of it, and a letter.
_NAME_GAP, _SIDE_GAP, _LETTER_WIDTH = 0.055, 0.05, 0.022


def by_region(snapshot: Snapshot, graph: SimpleGraph, language: str) -> Arrangement:
    """Each region has a petal as wide as it has partners; in it countries stand side by side, the best tied inside."""
    room, order = room_of(graph), best_tied_first(graph)
    ours = np.array([partner.home for partner in snapshot.partners], dtype=bool)
    step = float(np.hypot(*cell(room)))
    positions = np.zeros((len(ours), 2))
    home = order[ours[order]]
    positions[home] = sunflower(len(home), step)
    hole = (float(np.hypot(*positions[home].T).max()) if len(home) else 0.0) + 1.3 * step

    others = order[~ours[order]]
    colouring = coloured_by_region([snapshot.partners[place] for place in others.tolist()])
    counts = np.bincount(colouring.of, minlength=len(colouring.entries)).tolist()
    texts, apart = [], np.zeros(0, dtype=np.intp)
    flower = petals(counts, hole, step, _NAME_WIDTH * step)
    whole = max((petal.outer for petal in flower), default=0.0)
    for number, (petal, entry) in enumerate(zip(flower, colouring.entries, strict=True)):
        members = others[colouring.of == number]
        seats = petal.seats[_seating([snapshot.partners[place] for place in members.tolist()], petal)]
        positions[members] = seats[:, :1] * np.column_stack([np.cos(seats[:, 1]), np.sin(seats[:, 1])])
        name = entry.caption.told_in(language)
        texts.append((*_beyond(petal, whole, len(name)), name))
        if entry.name == "unknown":
            apart = np.sort(members)
    backdrop = Backdrop(polygons=[petal.outline() for petal in flower], texts=texts)
    return Arrangement(np.round(room.parted(positions), 1), backdrop, tuple(apart.tolist()))


def sunflower(count: int, step: float) -> NDArray[np.float64]:
    """Points (count, 2) around the origin, the first in it, at least a step from each other.

    Source: Vogel 1979, A better way to construct the sunflower head, Mathematical Biosciences 44.
    """
    numbers = np.arange(count)
    radii = _SEEDS * step * np.sqrt(numbers + (numbers > 0))
    placed: NDArray[np.float64] = np.column_stack([np.cos(numbers * _GOLDEN_ANGLE), np.sin(numbers * _GOLDEN_ANGLE)])
    return placed * radii[:, None]


def _seating(best_first: Sequence[Partner], petal: Petal) -> NDArray[np.intp]:
    """The seat of each partner of a region: countries side by side, the largest first; in each the best tied inside."""
    size = Counter(partner.country for partner in best_first)
    countries = sorted(size, key=lambda country: (-size[country], country or ""))
    rank = {country: place for place, country in enumerate(countries)}
    by_country = np.argsort([rank[partner.country] for partner in best_first], kind="stable")
    around = np.lexsort((petal.seats[:, 0], petal.seats[:, 1]))
    seats = np.empty(len(best_first), dtype=np.intp)
    done = 0
    for country in countries:
        theirs = around[done : done + size[country]]
        seats[by_country[done : done + size[country]]] = theirs[np.argsort(petal.seats[theirs, 0], kind="stable")]
        done += size[country]
    return seats


def _beyond(petal: Petal, whole: float, letters: int) -> tuple[float, float]:
    """Where the middle of a region's name goes: beyond the petal, further where the name lies along the way."""
    across, down = np.cos(petal.middle), np.sin(petal.middle)
    radius = petal.outer + whole * (_NAME_GAP + (_SIDE_GAP + _LETTER_WIDTH / 2 * letters) * abs(across))
    return float(radius * across), float(radius * down)
