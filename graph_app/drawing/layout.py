"""Where each partner stands in the picture: computed once, the same in every process."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph_app.drawing.fans import fan_radius, fanned, hub_of_leaves
from graph_app.drawing.overlaps import roomy
from graph_app.drawing.packing import packed
from graph_app.drawing.room import Room, label_room
from graph_app.drawing.springs import facing, lying, spring_positions
from graph_app.drawing.stress import pivot_positions, stress_positions
from graph_app.drawing.style import node_sizes
from graph_app.drawing.two_levels import CLEAR_MODULARITY, INNER_MODULARITY, modularity, two_level_positions

TIE_LENGTH = 110.0
# How far into the fan of a hub its better tied partners may stand.
_FAN_SHARE = 0.5
# Up to so many partners stress is quick and better than springs; springs take seconds beyond the second number.
_STRESS_LIMIT = 300
_SPRING_LIMIT = 2_000


def positions(
    ties: csr_matrix[np.float64],
    groups: NDArray[np.int64],
    seed: int,
    sizes: NDArray[np.float64] | None = None,
    subgroups: NDArray[np.int64] | None = None,
) -> NDArray[np.float64]:
    """Positions (n, 2) in canvas units, y down, in the order of the matrix; no two nodes or labels overlap.

    `ties` is symmetric, weights are numbers of facts; `groups` are communities in any numbering and `subgroups`
    communities within them; `sizes` are radii, taken from the number of ties where they are not given. Connected parts
    are laid out one by one and packed.
    """
    degree = np.diff(ties.indptr)
    room = label_room(np.array(node_sizes(degree.tolist()) if sizes is None else sizes, dtype=np.float64))
    _, label = connected_components(ties, directed=False)
    found = np.zeros((len(degree), 2))
    parts, frames = _parts(label), []
    for part in parts:
        inner = None if subgroups is None else subgroups[part]
        laid = _part(ties[part][:, part].tocsr(), groups[part], inner, seed, room.of(part))
        middle, half = room.of(part).frame(laid)
        found[part] = laid - middle
        frames.append((2 * float(half[0]), 2 * float(half[1])))
    for part, shift in zip(parts, packed(frames), strict=True):
        found[part] += shift
    return np.round(found, 1)


def _parts(label: NDArray[np.int32]) -> list[NDArray[np.intp]]:
    """The places of each connected part, the largest part first."""
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if len(label) else []
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _part(
    ties: csr_matrix[np.float64],
    groups: NDArray[np.int64],
    subgroups: NDArray[np.int64] | None,
    seed: int,
    room: Room,
) -> NDArray[np.float64]:
    """One connected part, in two levels where it is large and its groups are real, or too large for anything else."""
    count = ties.shape[0]
    if count <= _STRESS_LIMIT or (count <= _SPRING_LIMIT and modularity(ties, groups) < CLEAR_MODULARITY):
        return _flat(ties, seed, room, None)

    def flat(members: NDArray[np.intp], ways: NDArray[np.float64]) -> NDArray[np.float64]:
        return _flat(ties[members][:, members].tocsr(), seed, room.of(members), ways)

    def inside(members: NDArray[np.intp], ways: NDArray[np.float64]) -> NDArray[np.float64]:
        if subgroups is None:
            return flat(members, ways)
        inner = ties[members][:, members].tocsr()
        if modularity(inner, subgroups[members]) < INNER_MODULARITY:
            return flat(members, ways)
        return two_level_positions(
            inner, subgroups[members], seed, room.of(members), lambda some, their: flat(members[some], their), ways
        )

    return two_level_positions(ties, groups, seed, room, inside)


def _flat(ties: csr_matrix[np.float64], seed: int, room: Room, ways: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """The middle first, then the leaves around it; turned along `ways` where they are given."""
    hub = hub_of_leaves(ties)
    inner = np.flatnonzero(hub < 0)
    fans = fan_radius(np.bincount(hub[hub >= 0], minlength=len(hub))[inner], room)
    drawn = _middle(ties[inner][:, inner].tocsr(), seed, fans, room.of(inner))
    laid = np.zeros((len(hub), 2))
    laid[inner] = room.of(inner).parted(lying(drawn) if ways is None else facing(drawn, ways[inner]))
    return room.parted(fanned(laid, hub, ties, room))


def _middle(ties: csr_matrix[np.float64], seed: int, fans: NDArray[np.float64], room: Room) -> NDArray[np.float64]:
    """Positions of the partners with two ties or more, each with room for its fan."""
    count = ties.shape[0]
    if count == 1:
        return np.zeros((1, 2))
    entries = ties.tocoo()
    lengths = TIE_LENGTH + _FAN_SHARE * (fans[entries.row] + fans[entries.col])
    wanted = csr_matrix((lengths, (entries.row, entries.col)), shape=ties.shape)
    if count <= _STRESS_LIMIT:
        return stress_positions(wanted)
    half = room.half + fans[:, None] / 2
    return roomy(spring_positions(ties, seed) if count <= _SPRING_LIMIT else pivot_positions(wanted), half)
