"""Boxes pushed apart until none lies on another, each moved as little as can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

_ROUNDS = 60
_WIDENINGS = 40


def parted(centres: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.float64]:
    """New centres (n, 2) of boxes with the given half widths and heights (n, 2), none of which overlap.

    Pairs that overlap are pushed apart along the axis on which less is needed. Where boxes are too crowded for that the
    whole picture is widened a little and pushed again, which always ends.
    """
    moved = _with_room(centres, half)
    for _ in range(_WIDENINGS):
        for _ in range(_ROUNDS):
            pairs = overlapping(moved, half)
            if not len(pairs):
                return moved
            moved = _pushed(moved, half, pairs)
        moved = moved.mean(axis=0) + (moved - moved.mean(axis=0)) * 1.06
    return moved


def overlapping(centres: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.intp]:
    """The pairs (m, 2) of boxes that overlap by more than a thousandth of a unit."""
    if len(centres) < 2:
        return np.zeros((0, 2), dtype=np.intp)
    # In units of the largest box two boxes can only overlap within a distance of 2 on both axes.
    tree = cKDTree(centres / half.max(axis=0))
    pairs = tree.query_pairs(2.0, p=np.inf, output_type="ndarray")
    apart = np.abs(centres[pairs[:, 0]] - centres[pairs[:, 1]])
    needed = half[pairs[:, 0]] + half[pairs[:, 1]]
    found: NDArray[np.intp] = pairs[np.all(needed - apart > 1e-3, axis=1)]
    return found


def _with_room(centres: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.float64]:
    """The picture about its middle, widened where the boxes would fill more than two thirds of its area."""
    if len(centres) < 2:
        return centres
    middle = centres.mean(axis=0)
    area = float(np.prod(np.maximum(centres.std(axis=0) * 12**0.5, half.mean(axis=0))))
    needed = float(np.sum(np.prod(2 * half, axis=1))) * 1.5
    widened: NDArray[np.float64] = middle + (centres - middle) * max(1.0, (needed / area) ** 0.5)
    return widened


def _pushed(centres: NDArray[np.float64], half: NDArray[np.float64], pairs: NDArray[np.intp]) -> NDArray[np.float64]:
    one, other = pairs.T
    between = centres[other] - centres[one]
    missing = half[one] + half[other] - np.abs(between)
    axis = np.argmin(missing, axis=1)
    rows = np.arange(len(pairs))
    # Of two at the very same place the later one goes right or down.
    side = np.where(between[rows, axis] < 0, -1.0, 1.0)
    step = np.zeros_like(between)
    step[rows, axis] = side * (missing[rows, axis] / 2 + 0.01)
    moves = np.zeros_like(centres)
    crowd = np.zeros(len(centres))
    for ends, sign in ((one, -1.0), (other, 1.0)):
        np.add.at(moves, ends, sign * step)
        np.add.at(crowd, ends, 1.0)
    # The sum of all pushes would overshoot in a crowd, their mean would creep: something between the two.
    return centres + moves / np.maximum(crowd, 1.0)[:, None] ** 0.7
