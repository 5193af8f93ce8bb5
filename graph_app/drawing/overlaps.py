"""Boxes pushed apart until none lies on another, each moved as little as can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

# Rounds of pushing before the picture is widened, and between two widenings.
_FIRST_ROUNDS = 120
_MORE_ROUNDS = 25
_WIDENING = 1.08
# What each of two boxes moves, in proportion to what they overlap, and in units: half would be enough for two alone,
# more ends in a third of the rounds where many push each other.
_PUSH = 0.625
_GAP = 0.5


def parted(centres: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.float64]:
    """New centres (n, 2) of boxes with the given half widths and heights (n, 2), none of which overlap.

    Pairs that overlap are pushed apart along the axis on which less is needed. Where boxes are too crowded for that the
    whole picture is widened a little and pushed again; that ends, because widening alone would do.
    """
    moved = centres
    rounds = 0
    while len(pairs := overlapping(moved, half)):
        moved = _pushed(moved, half, pairs)
        rounds += 1
        if rounds >= _FIRST_ROUNDS and rounds % _MORE_ROUNDS == 0:
            moved = moved.mean(axis=0) + (moved - moved.mean(axis=0)) * _WIDENING
    return moved


def roomy(positions: NDArray[np.float64], half: NDArray[np.float64], fill: float = 0.5) -> NDArray[np.float64]:
    """Positions about the origin, scaled so that boxes of the given halves fill about that share of the picture."""
    centred = positions - positions.mean(axis=0)
    area = float(np.prod(np.maximum(centred.std(axis=0), 1e-9) * 12**0.5))
    needed = float(np.sum(np.prod(2 * half, axis=1))) / fill
    scaled: NDArray[np.float64] = centred * (needed / area) ** 0.5
    return scaled


def overlapping(centres: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.intp]:
    """The pairs (m, 2) of boxes that overlap by more than a thousandth of a unit."""
    if len(centres) < 2:
        return np.zeros((0, 2), dtype=np.intp)
    # In units of the largest box two boxes can only overlap within a distance of 2 on both axes.
    tree = cKDTree(centres / half.max(axis=0))
    pairs = tree.query_pairs(2.0, p=np.inf, output_type="ndarray")
    one, other = pairs.T
    missing = half[one] + half[other] - np.abs(centres[one] - centres[other])
    found: NDArray[np.intp] = pairs[(missing[:, 0] > 1e-3) & (missing[:, 1] > 1e-3)]
    return found


def _pushed(centres: NDArray[np.float64], half: NDArray[np.float64], pairs: NDArray[np.intp]) -> NDArray[np.float64]:
    one, other = pairs.T
    between = centres[other] - centres[one]
    missing = half[one] + half[other] - np.abs(between)
    axis = np.argmin(missing, axis=1)
    rows = np.arange(len(pairs))
    # Of two at the very same place the later one goes right or down.
    side = np.where(between[rows, axis] < 0, -1.0, 1.0)
    step = np.zeros_like(between)
    step[rows, axis] = side * (missing[rows, axis] * _PUSH + _GAP)
    moves = [
        np.bincount(other, weights=along, minlength=len(centres))
        - np.bincount(one, weights=along, minlength=len(centres))
        for along in step.T
    ]
    pushed: NDArray[np.float64] = centres + np.column_stack(moves)
    return pushed
