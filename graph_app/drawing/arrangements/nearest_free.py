"""Boxes as near as can be to where they are wanted, where too many are wanted at the same place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from graph_app.drawing.overlaps import overlapping, parted

# Boxes of so many are of the usual size, which the places between are for; the rest is larger and comes first.
_USUAL_SHARE = 0.95
# Up to so many crowded boxes their places are given out by what is best for all, which takes the third power of it.
_FAIR_LIMIT = 1_200


def nearest_free(wanted: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.float64]:
    """Centres (n, 2) of boxes of these half widths and heights, none of which overlap; the first ones matter most.

    Who is in nobody's way, or larger than most, stands where it is wanted or hardly beside it. The others get places of
    one size in rows, like bricks, those that are nearest.
    """
    size = np.quantile(half, _USUAL_SHARE, axis=0) if len(half) else np.ones(2)
    crowded = np.zeros(len(wanted), dtype=bool)
    crowded[overlapping(wanted, half).ravel()] = True
    crowded &= (half <= size).all(axis=1)
    found = wanted.copy()
    found[~crowded] = parted(wanted[~crowded], half[~crowded])
    waiting = np.flatnonzero(crowded)
    if len(waiting):
        bricks = _bricks(wanted[waiting], size, len(wanted))
        free = bricks[_clear(bricks, size, found[~crowded], half[~crowded])]
        taken = _taken(wanted[waiting], free)
        found[waiting] = free[_fairly(wanted[waiting], free, taken)]
    return found


def _bricks(wanted: NDArray[np.float64], size: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Centres of rows of boxes around all that are wanted, each second row half a box further, with room for all."""
    reach = np.ceil(2 * count**0.5 + 2) * 2 * size.max()
    low, high = wanted.min(axis=0) - reach, wanted.max(axis=0) + reach
    # A hair wider than the boxes, so that rounding lets none touch.
    across, down = (np.arange(low[axis], high[axis], 2 * size[axis] + 0.2) for axis in (0, 1))
    x, y = np.meshgrid(across, down)
    x[1::2] += size[0]
    return np.column_stack([x.ravel(), y.ravel()])


def _clear(
    bricks: NDArray[np.float64], size: NDArray[np.float64], boxes: NDArray[np.float64], half: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether each brick overlaps none of these boxes."""
    clear = np.ones(len(bricks), dtype=bool)
    if len(boxes):
        reach = size + half.max(axis=0)
        found = cKDTree(bricks / reach).query_ball_point(boxes / reach, 1.0, p=np.inf)
        for places, box, its in zip(found, boxes, half, strict=True):
            near = np.array(places, dtype=np.intp)
            clear[near[(np.abs(bricks[near] - box) < size + its).all(axis=1)]] = False
    return clear


def _taken(wanted: NDArray[np.float64], free: NDArray[np.float64]) -> NDArray[np.intp]:
    """The nearest free brick for each in turn, as places in `free`; who wants the same place is served together."""
    tree, used = cKDTree(free), np.zeros(len(free), dtype=bool)
    taken = np.empty(len(wanted), dtype=np.intp)
    spots, of, counts = np.unique(wanted, axis=0, return_inverse=True, return_counts=True)
    members = np.split(np.argsort(of.reshape(-1), kind="stable"), np.cumsum(counts)[:-1])
    for spot in sorted(range(len(spots)), key=lambda spot: int(members[spot][0])):
        asked = 2 * int(counts[spot]) + 30
        while True:
            near = np.atleast_1d(tree.query(spots[spot], k=min(asked, len(free)))[1])
            near = near[~used[near]]
            if len(near) >= counts[spot]:
                break
            asked *= 2
        chosen = near[: counts[spot]]
        taken[members[spot]], used[chosen] = chosen, True
    return taken


def _fairly(wanted: NDArray[np.float64], free: NDArray[np.float64], taken: NDArray[np.intp]) -> NDArray[np.intp]:
    """The same bricks given out again, so that who is north of another stays north: least squares over all."""
    if len(wanted) > _FAIR_LIMIT:
        return taken
    # Of those at the very same place the first gets the nearest brick.
    importance = 1 + np.linspace(1e-3, 0, len(wanted))
    cost = cdist(wanted, free[taken], "sqeuclidean") * importance[:, None]
    fair: NDArray[np.intp] = taken[linear_sum_assignment(cost)[1]]
    return fair
