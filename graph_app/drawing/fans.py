"""Partners that have one tie only, fanned out in rings around the one they are tied to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.drawing.room import Room

# Labels are wider than high, so rings are wider than high, too.
STRETCH = 1.3
_RING_STEP = 14.0
_ARC_STEP = 9.0
# Of the angle that each tie of a hub would have if all were spread evenly, how much a leaf keeps from the others.
_ANGLE_SHARE = 0.35


def hub_of_leaves(ties: csr_matrix[np.float64]) -> NDArray[np.intp]:
    """For each partner the one that it hangs on, -1 for those in the middle: (n,).

    A leaf has one tie. Of two that are only tied to each other the second is the leaf.
    """
    degree = np.diff(ties.indptr)
    hub = np.full(len(degree), -1, dtype=np.intp)
    leaves = np.flatnonzero(degree == 1)
    hub[leaves] = ties.indices[ties.indptr[leaves]]
    first = leaves[(degree[hub[leaves]] == 1) & (hub[leaves] > leaves)]
    hub[first] = -1
    return hub


def fan_radius(leaf_counts: NDArray[np.int64], room: Room) -> NDArray[np.float64]:
    """About how far out the leaves of each partner reach, given how many there are."""
    each = 4 * float(np.prod(room.half.mean(axis=0)))
    radii: NDArray[np.float64] = np.sqrt(leaf_counts * each * 1.4 / np.pi)
    return radii


def fanned(
    positions: NDArray[np.float64], hub: NDArray[np.intp], ties: csr_matrix[np.float64], room: Room
) -> NDArray[np.float64]:
    """Positions with the leaves put around their hubs, clear of all boxes and, near the hub, of its other ties.

    Positions of leaves in the argument do not matter. Hubs with few leaves come first and get the places next to them.
    """
    placed = positions.copy()
    done = np.flatnonzero(hub < 0)
    hubs, counts = np.unique(hub[hub >= 0], return_counts=True)
    for centre in hubs[np.lexsort((hubs, counts))].tolist():
        leaves = np.flatnonzero(hub == centre)
        lines = np.setdiff1d(ties[[centre]].indices, leaves)
        _fan(placed, centre, leaves, done, placed[lines] - placed[centre], room)
        done = np.concatenate([done, leaves])
    return placed


def _fan(
    placed: NDArray[np.float64],
    centre: int,
    leaves: NDArray[np.intp],
    done: NDArray[np.intp],
    lines: NDArray[np.float64],
    room: Room,
) -> None:
    """Writes the positions of `leaves` into `placed`, ring by ring from the inside."""
    half = room.half[leaves].max(axis=0)
    below = np.array([0.0, room.drop])
    boxes = placed[done] - placed[centre] + below
    halves = room.half[done]
    spacing = 2 * np.pi / (len(leaves) + len(lines))
    outward = _outward(lines) if len(lines) or len(leaves) == 1 else np.zeros(2)
    inner = np.zeros((0, 2))
    radius = float(room.half[centre][1] + half[1])
    while len(inner) < len(leaves):
        ring = _ring(radius, outward)
        clear = _clear_of_boxes(ring + below, half, boxes, halves) & _clear_of_lines(ring, lines)
        clear &= _apart(ring, inner) > _ANGLE_SHARE * spacing
        chosen = _evenly(ring[clear], half, len(leaves) - len(inner))
        inner = np.concatenate([inner, chosen])
        boxes = np.concatenate([boxes, chosen + below])
        halves = np.concatenate([halves, np.tile(half, (len(chosen), 1))])
        radius += _RING_STEP
    placed[leaves] = placed[centre] + inner


def _outward(lines: NDArray[np.float64]) -> NDArray[np.float64]:
    """The way that leads from where the lines go, of length 0 where they go all round and 1 where they go one way.

    To the right where there are no lines.
    """
    if not len(lines):
        return np.array([1.0, 0.0])
    away: NDArray[np.float64] = -np.mean(lines / np.maximum(np.hypot(*lines.T), 1e-6)[:, None], axis=0)
    return away


def _ring(radius: float, outward: NDArray[np.float64]) -> NDArray[np.float64]:
    """Places close together about the origin, on an ellipse that reaches farther outward and begins there."""
    count = max(12, int(2 * np.pi * radius * STRETCH / _ARC_STEP))
    angles = np.arctan2(outward[1], outward[0]) + np.arange(count) * (2 * np.pi / count)
    ways = np.column_stack([np.cos(angles), np.sin(angles)])
    reach = radius * (1 - 0.5 * (np.hypot(*outward) - ways @ outward))
    ring: NDArray[np.float64] = reach[:, None] * ways * np.array([STRETCH, 1.0])
    return ring


def _apart(ring: NDArray[np.float64], inner: NDArray[np.float64]) -> NDArray[np.float64]:
    """The angle between each place and the nearest of those further in, so that no line runs over another."""
    if not len(inner):
        return np.full(len(ring), np.pi)
    known = np.sort(np.arctan2(inner[:, 1], inner[:, 0]))
    known = np.concatenate([known[-1:] - 2 * np.pi, known, known[:1] + 2 * np.pi])
    angles = np.arctan2(ring[:, 1], ring[:, 0])
    after = np.searchsorted(known, angles)
    nearest: NDArray[np.float64] = np.minimum(known[after] - angles, angles - known[after - 1])
    return nearest


def _clear_of_boxes(
    centres: NDArray[np.float64], half: NDArray[np.float64], boxes: NDArray[np.float64], halves: NDArray[np.float64]
) -> NDArray[np.bool_]:
    stretch = np.array([STRETCH, 1.0])
    ring, far = np.hypot(*(centres / stretch).T), np.hypot(*(boxes / stretch).T)
    reach = np.hypot(*((half + halves) / stretch).T)
    near = (far > ring.min() - reach) & (far < ring.max() + reach)
    beside, above = (
        np.abs(np.subtract.outer(centres[:, axis], boxes[near, axis])) < half[axis] + halves[near, axis]
        for axis in (0, 1)
    )
    clear: NDArray[np.bool_] = ~(beside & above).any(axis=1)
    return clear


def _clear_of_lines(ring: NDArray[np.float64], lines: NDArray[np.float64], margin: float = 16.0) -> NDArray[np.bool_]:
    """Whether a node at each place is beside all the straight lines from the origin to `lines`."""
    length = np.maximum(np.hypot(*lines.T), 1e-6)
    along = ring @ (lines / length[:, None]).T
    beside = np.abs(ring[:, :1] * (lines[:, 1] / length) - ring[:, 1:] * (lines[:, 0] / length))
    clear: NDArray[np.bool_] = ~np.any((along > 0) & (along < length + margin) & (beside < margin), axis=1)
    return clear


def _evenly(free: NDArray[np.float64], half: NDArray[np.float64], wanted: int) -> NDArray[np.float64]:
    """As many of the free places as fit side by side, or `wanted` of them spread evenly where more would fit."""
    chosen: list[NDArray[np.float64]] = []
    for place in free:
        if all(np.any(np.abs(place - other) >= 2 * half) for other in chosen[-1:] + chosen[:2]):
            chosen.append(place)
    if len(chosen) > wanted:
        picked = np.linspace(0, len(chosen), wanted, endpoint=False).astype(int)
        chosen = [chosen[place] for place in picked]
    return np.array(chosen).reshape(-1, 2)
