"""What every arrangement answers, and what they build with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.picture import Backdrop
from graph_app.drawing.room import Room, label_room
from graph_app.drawing.style import node_sizes
from graph_app.partner_graph.projection import SimpleGraph


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Positions (n, 2) of all partners of a snapshot in canvas units, y down; no two nodes or labels overlap.

    `apart` are the places of the partners that the rule does not reach: without a country, a known day, a way.
    """

    positions: NDArray[np.float64]
    backdrop: Backdrop
    apart: Sequence[int]


def degrees(graph: SimpleGraph) -> NDArray[np.float64]:
    """How many partners each is tied to: (n,)."""
    return np.diff(graph.ties.indptr).astype(np.float64)


def best_tied_first(graph: SimpleGraph) -> NDArray[np.intp]:
    """The places of all partners, those with the most ties first: (n,)."""
    return np.argsort(-degrees(graph), kind="stable")


def room_of(graph: SimpleGraph) -> Room:
    """The room of every partner, as large as its number of ties makes it: another choice of size moves nobody."""
    return label_room(np.array(node_sizes(degrees(graph).tolist()), dtype=np.float64))


def cell(room: Room) -> NDArray[np.float64]:
    """Width and height of a box that most nodes fit into with their labels; what is larger has to be parted."""
    usual: NDArray[np.float64] = 2 * np.quantile(room.half, 0.8, axis=0) if len(room.half) else np.ones(2)
    return usual


def block(room: Room, wide: float, middle: float, top: float) -> NDArray[np.float64]:
    """Positions (k, 2) in rows, left to right and down, centred about x = `middle`, their boxes below `top`.

    `wide` is how many times as many columns as rows there are.
    """
    count, (width, height) = len(room.half), 2 * room.half.max(axis=0)
    columns = min(count, int(np.ceil((count * wide) ** 0.5)))
    across = np.arange(count) % columns - (columns - 1) / 2
    down = np.arange(count) // columns + 0.5
    placed: NDArray[np.float64] = np.column_stack([middle + across * width, top - room.drop + down * height])
    return placed
