"""Groups placed first, then each group's inside: for networks whose groups are really there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags

from graph_app.drawing.overlaps import parted, roomy
from graph_app.drawing.room import Room
from graph_app.drawing.springs import lying, spring_positions

# Modularity from which on groups are taken as real.
CLEAR_MODULARITY = 0.4
_GROUP_GAP = 60.0

# The partners of a group, and for each the way to the groups it is tied to -> their positions about the origin.
Inside = Callable[[NDArray[np.intp], NDArray[np.float64]], NDArray[np.float64]]


def modularity(ties: csr_matrix[np.float64], groups: NDArray[np.int64]) -> float:
    """Newman's modularity of groups, -0.5 to 1, weighted; 0 where there are no ties."""
    total = float(ties.sum())
    if total == 0:
        return 0.0
    entries = ties.tocoo()
    inside = float(entries.data[groups[entries.row] == groups[entries.col]].sum())
    _, numbers = np.unique(groups, return_inverse=True)
    held = np.bincount(numbers, weights=np.asarray(ties.sum(axis=1)).ravel())
    return inside / total - float(np.sum((held / total) ** 2))


def two_level_positions(
    ties: csr_matrix[np.float64], groups: NDArray[np.int64], seed: int, room: Room, inside: Inside
) -> NDArray[np.float64]:
    """Positions (n, 2) of a connected graph: `inside` lays out each group, springs place the groups, none overlap."""
    _, numbers, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    far = lying(_group_positions(ties, numbers, seed))
    found = np.zeros((len(groups), 2))
    middles, halves = np.zeros((len(sizes), 2)), np.zeros((len(sizes), 2))
    ways = _ways(ties, far[numbers], numbers)
    for number in range(len(sizes)):
        members = np.flatnonzero(numbers == number)
        found[members] = inside(members, ways[members])
        middles[number], halves[number] = room.of(members).frame(found[members])
    halves += _GROUP_GAP / 2
    return found + (parted(roomy(far, halves, fill=0.7), halves) - middles)[numbers]


def _group_positions(ties: csr_matrix[np.float64], numbers: NDArray[np.intp], seed: int) -> NDArray[np.float64]:
    """Where groups stand to each other, in no particular unit."""
    ends = (numbers, np.arange(len(numbers)))
    member = coo_matrix((np.ones(len(numbers)), ends)).tocsr()
    between = csr_matrix(member @ ties @ member.T)
    between = csr_matrix(between - diags(between.diagonal()))
    between.eliminate_zeros()
    return spring_positions(between, seed)


def _ways(ties: csr_matrix[np.float64], middles: NDArray[np.float64], numbers: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each partner (n, 2) the sum of the directions from its group to the groups of those it is tied to."""
    entries = ties.tocoo()
    leaving = numbers[entries.row] != numbers[entries.col]
    rows = entries.row[leaving]
    steps = middles[entries.col[leaving]] - middles[rows]
    steps = steps / np.maximum(np.hypot(*steps.T), 1e-9)[:, None]
    return np.column_stack([np.bincount(rows, weights=along, minlength=len(numbers)) for along in steps.T])
