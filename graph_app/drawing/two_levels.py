"""Groups placed first, then each group's inside: for networks whose groups are really there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags

from graph_app.drawing.overlaps import parted, roomy
from graph_app.drawing.room import Room
from graph_app.drawing.springs import facing, lying, spring_positions

# Modularity from which on groups are taken as real.
CLEAR_MODULARITY = 0.4
# Within a group, where there are fewer to tell apart.
INNER_MODULARITY = 0.25
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
    ties: csr_matrix[np.float64],
    groups: NDArray[np.int64],
    seed: int,
    room: Room,
    inside: Inside,
    ways: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Positions (n, 2) of a graph: `inside` lays out each group, springs place the groups, none overlap.

    The whole is turned along `ways`, one for each partner, where they are given, else so that it is wide.
    """
    _, numbers, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    far = _group_positions(ties, numbers, seed)
    far = lying(far) if ways is None else facing(far, _sums(numbers, ways))
    found = np.zeros((len(groups), 2))
    middles, halves = np.zeros((len(sizes), 2)), np.zeros((len(sizes), 2))
    outward = _ways(ties, far[numbers], numbers) if ways is None else ways + _ways(ties, far[numbers], numbers)
    for number in range(len(sizes)):
        members = np.flatnonzero(numbers == number)
        found[members] = inside(members, outward[members])
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
    return _sums(rows, steps / np.maximum(np.hypot(*steps.T), 1e-9)[:, None], len(numbers))


def _sums(places: NDArray[np.intp], steps: NDArray[np.float64], count: int = 0) -> NDArray[np.float64]:
    """The sum (count, 2) of the steps at each place."""
    return np.column_stack([np.bincount(places, weights=along, minlength=count) for along in steps.T])
