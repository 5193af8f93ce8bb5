"""What one picture shows, before any library draws it: partners with places and sizes, lines, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.legend import LegendEntry, legend
from graph_app.drawing.lines import Line, drawn_lines
from graph_app.partner_graph.snapshot import Partner, Snapshot


@dataclass(frozen=True)
class Picture:
    """`positions` is (n, 2) in canvas units, y down; `sizes` are radii; `left_out` partners did not fit the limit."""

    partners: Sequence[Partner]
    positions: NDArray[np.float64]
    sizes: Sequence[float]
    lines: Sequence[Line]
    legend: Sequence[LegendEntry]


def picture_of(snapshot: Snapshot, positions: NDArray[np.float64], sizes: Sequence[float]) -> Picture:
    """The picture of a snapshot; positions and sizes are in the order of its partners."""
    lines = drawn_lines(snapshot)
    return Picture(snapshot.partners, positions, sizes, lines, legend(snapshot.partners, lines))


def line_id(picture: Picture, line: Line, type_name: str) -> str:
    """The id of a drawn line: both ends and the type, which is also what its ledger is asked by."""
    return f"{picture.partners[line.source].id}~{picture.partners[line.target].id}~{type_name}"
