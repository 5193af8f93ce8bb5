"""The room that each partner takes in the picture: its node and the label under it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.overlaps import parted

LABEL_WIDTH = 118.0
LABEL_HEIGHT = 36.0
GAP = 10.0


@dataclass(frozen=True)
class Room:
    """Boxes around nodes at the origin, in canvas units with y down; `half` is (n, 2), half of width and height.

    A box is not centred on its node, because the label hangs below: `drop` is how far its centre lies under it.
    """

    half: NDArray[np.float64]
    drop: float = LABEL_HEIGHT / 2

    def of(self, places: NDArray[np.intp]) -> Room:
        return Room(self.half[places], self.drop)

    def frame(self, positions: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The box around all boxes of nodes at these positions: its middle and its half width and height."""
        centres = positions + np.array([0.0, self.drop])
        low, high = (centres - self.half).min(axis=0), (centres + self.half).max(axis=0)
        return (low + high) / 2, (high - low) / 2

    def parted(self, positions: NDArray[np.float64]) -> NDArray[np.float64]:
        """Positions moved until no box lies on another."""
        drop = np.array([0.0, self.drop])
        moved: NDArray[np.float64] = parted(positions + drop, self.half) - drop
        return moved


def label_room(radii: NDArray[np.float64]) -> Room:
    """The room of nodes of these radii with a label of two short lines each, and a gap to the next."""
    width = np.maximum(LABEL_WIDTH, 2 * radii) + GAP
    height = 2 * radii + LABEL_HEIGHT + GAP
    return Room(np.column_stack([width, height]) / 2)
