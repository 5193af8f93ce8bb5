"""Where each partner stands in the picture: computed once, the same in every process."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph_app.drawing.fans import fan_radius, fanned, hub_of_leaves
from graph_app.drawing.overlaps import parted
from graph_app.drawing.packing import packed
from graph_app.drawing.room import Room, label_room
from graph_app.drawing.stress import pivot_positions, stress_positions
from graph_app.drawing.style import node_sizes
from graph_app.drawing.two_levels import (
    CLEAR_MODULARITY,
    STRESS_LIMIT,
    modularity,
    spring_positions,
    two_level_positions,
)

TIE_LENGTH = 110.0
# How far into the fan of a hub its better tied partners may stand.
_FAN_SHARE = 0.5
# rustworkx's springs take seconds beyond.
_SPRING_LIMIT = 2_000


def positions(
    ties: csr_matrix[np.float64], groups: NDArray[np.int64], seed: int, sizes: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Positions (n, 2) in canvas units, y down, in the order of the matrix; no two nodes or labels overlap.

    `ties` is symmetric, weights are numbers of facts; `groups` are communities in any numbering; `sizes` are radii,
    taken from the number of ties where they are not given. Connected parts are laid out one by one and packed.
    """
    degree = np.diff(ties.indptr)
    radii = np.array(node_sizes(degree.tolist()) if sizes is None else sizes, dtype=np.float64)
    room = label_room(radii)
    _, label = connected_components(ties, directed=False)
    found = np.zeros((len(radii), 2))
    parts = _parts(label)
    frames = []
    for part in parts:
        laid = _laid_out(ties[part][:, part].tocsr(), groups[part], seed, room.of(part))
        middle, frame = _framed(laid, room.of(part))
        found[part] = laid - middle
        frames.append(frame)
    for part, shift in zip(parts, packed(frames), strict=True):
        found[part] += shift
    return np.round(found, 1)


def _parts(label: NDArray[np.int32]) -> list[NDArray[np.intp]]:
    """The places of each connected part, the largest part first."""
    parts = [np.flatnonzero(label == number) for number in range(int(label.max(initial=-1)) + 1)]
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _framed(laid: NDArray[np.float64], room: Room) -> tuple[NDArray[np.float64], tuple[float, float]]:
    """The middle of all boxes of a part and their common width and height."""
    centres = laid + np.array([0.0, room.drop])
    low, high = (centres - room.half).min(axis=0), (centres + room.half).max(axis=0)
    width, height = (high - low).tolist()
    return (low + high) / 2, (width, height)


def _laid_out(ties: csr_matrix[np.float64], groups: NDArray[np.int64], seed: int, room: Room) -> NDArray[np.float64]:
    """One connected part: the middle first, then the leaves around it."""
    hub = hub_of_leaves(ties)
    inner = np.flatnonzero(hub < 0)
    leaf_counts = np.bincount(hub[hub >= 0], minlength=len(hub))[inner]
    drawn = _middle(ties[inner][:, inner].tocsr(), groups[inner], seed, fan_radius(leaf_counts, room))
    drop = np.array([0.0, room.drop])
    laid = np.zeros((len(hub), 2))
    laid[inner] = parted(_lying(drawn) + drop, room.half[inner]) - drop
    laid = fanned(laid, hub, ties, room)
    clear: NDArray[np.float64] = parted(laid + drop, room.half) - drop
    return clear


def _middle(
    ties: csr_matrix[np.float64], groups: NDArray[np.int64], seed: int, fans: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Positions of the partners with two ties or more, each with room for its fan."""
    count = ties.shape[0]
    if count == 1:
        return np.zeros((1, 2))
    entries = ties.tocoo()
    lengths = TIE_LENGTH + _FAN_SHARE * (fans[entries.row] + fans[entries.col])
    wanted = csr_matrix((lengths, (entries.row, entries.col)), shape=ties.shape)
    if count <= STRESS_LIMIT:
        return stress_positions(wanted)
    if modularity(ties, groups) >= CLEAR_MODULARITY:
        return two_level_positions(ties, groups, seed) * TIE_LENGTH
    if count <= _SPRING_LIMIT:
        return spring_positions(ties, seed) * TIE_LENGTH
    return pivot_positions(wanted)


def _lying(drawn: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turned so that the picture is wider than high, like a screen."""
    centred: NDArray[np.float64] = drawn - drawn.mean(axis=0)
    if len(drawn) < 2:
        return centred
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1] * np.sign(axes[np.argmax(np.abs(axes), axis=0), [0, 1]])[::-1]
    turned: NDArray[np.float64] = centred @ axes
    return turned
