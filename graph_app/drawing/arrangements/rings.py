"""One partner in the middle, the others in rings by how many steps away they are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

from graph_app.drawing.arrangements.arrangement import Arrangement, block, cell, room_of
from graph_app.drawing.arrangements.smoothing import smooth_line
from graph_app.drawing.arrangements.spreading import spread_around
from graph_app.drawing.picture import Backdrop
from graph_app.drawing.room import Room
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Snapshot

STEP, STEPS = Text("{count} bước", "{count} step"), Text("{count} bước", "{count} steps")
NOT_CONNECTED = Text("Không có đường nối tới", "Not connected")
# Up to about so many partners stand in one row; with more a ring gets rows as it gets longer.
_ONE_ROW = 24
# In steps from one partner to the next: from a row to its ring's circle, and from the last circle to those beside.
_MARGIN, _BESIDE = 0.6, 1.2
# From those beside up to their title, as a share of the largest circle: words keep their size on the screen.
_TITLE_GAP = 0.05


def rings(snapshot: Snapshot, graph: SimpleGraph, centre: int, language: str) -> Arrangement:
    """Rings around the partner at place `centre` by steps in the simple graph, a circle around each.

    Within a ring each stands near those that it is tied to further in. Who cannot be reached stands beside the rings.
    """
    room = room_of(graph)
    gap = float(np.hypot(*cell(room)))
    steps = steps_from(graph, centre)
    placed = np.zeros(len(steps), dtype=np.complex128)
    angles = _first_angles(graph.ties, np.flatnonzero(steps == 1), centre)
    circles, texts = [], []
    # So far from the middle that the first ring is clear of the middle's own box.
    reached = (0.5 - _MARGIN) * gap + float(np.hypot(*room.half[centre]))
    for number in range(1, int(steps.max()) + 1):
        ring, inside = np.flatnonzero(steps == number), np.flatnonzero(steps == number - 1)
        if number > 1:
            angles = np.angle(graph.ties[ring][:, inside].sign() @ np.sign(placed[inside]))
        radii, angles = _in_rows(angles, reached + _MARGIN * gap, gap)
        placed[ring] = radii * np.exp(1j * angles)
        reached = float(radii.max()) + _MARGIN * gap
        circles.append((0.0, 0.0, reached))
        texts.append((0.0, -reached, (STEP if number == 1 else STEPS).told_in(language).format(count=number)))
    positions = np.column_stack([placed.real, placed.imag])
    there, apart = np.flatnonzero(steps >= 0), np.flatnonzero(steps < 0)
    positions[there] = room.of(there).parted(positions[there])
    positions[there] -= positions[centre]
    backdrop = Backdrop(circles=circles, texts=texts)
    if len(apart):
        positions[apart], middle, top = _beside(room.of(apart), reached + _BESIDE * gap)
        title = (middle, top - _TITLE_GAP * reached, NOT_CONNECTED.told_in(language))
        backdrop = replace(backdrop, texts=[*texts, title])
    return Arrangement(np.round(positions, 1), backdrop, tuple(apart.tolist()))


def _beside(room: Room, left: float) -> tuple[NDArray[np.float64], float, float]:
    """Positions (k, 2) in a block to the right of `left`, halfway down; the middle of it and its top."""
    listed = block(room, 0.5, 0.0, 0.0)
    middle, half = left + float(np.ptp(listed[:, 0])) / 2, float(np.ptp(listed[:, 1])) / 2
    placed: NDArray[np.float64] = listed + np.array([middle, -half])
    return placed, middle, -half - float(room.half[:, 1].max())


def steps_from(graph: SimpleGraph, centre: int) -> NDArray[np.int64]:
    """How many ties lie between each partner and the one at `centre`, -1 where there is no way: (n,)."""
    found: NDArray[np.float64] = dijkstra(graph.ties, directed=False, indices=[centre], unweighted=True)[0]
    return np.where(np.isfinite(found), found, -1).astype(np.int64)


def _first_angles(ties: csr_matrix[np.float64], ring: NDArray[np.intp], centre: int) -> NDArray[np.float64]:
    """Angles of the first ring, evenly: who is connected without the middle comes together, communities within."""
    others = np.delete(np.arange(ties.shape[0]), centre)
    without = ties[others][:, others].tocsr()
    line, part = np.zeros((2, ties.shape[0]))
    line[others] = smooth_line(without)
    part[others] = connected_components(without, directed=False)[1]
    rank = np.empty(len(ring))
    rank[np.lexsort((line[ring], part[ring]))] = np.arange(len(ring))
    angles: NDArray[np.float64] = rank * 2 * np.pi / max(len(ring), 1)
    return angles


def _in_rows(wanted: NDArray[np.float64], least: float, gap: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Radii, from `least` on, and angles (k,) near the wanted ones: the next in turn stands in the next row.

    In a row and from row to row all are at least a gap apart.
    """
    rows = max(1, round((len(wanted) / _ONE_ROW) ** 0.5))
    most = 2 * np.pi / (len(wanted) + rows - 1)
    first = max(least, gap / (2 * np.sin(min(rows * most, np.pi) / 2)))
    turn = 2 * np.arcsin(gap / (2 * first)) / rows
    angles = spread_around(wanted, turn, rows * turn)
    row = np.empty(len(wanted))
    row[np.argsort(angles, kind="stable")] = np.arange(len(wanted)) % rows
    return first + row * gap, angles
