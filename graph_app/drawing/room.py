"""The room that each partner takes in the picture: its node and the label under it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


def label_room(radii: NDArray[np.float64]) -> Room:
    """The room of nodes of these radii with a label of two short lines each, and a gap to the next."""
    width = np.maximum(LABEL_WIDTH, 2 * radii) + GAP
    height = 2 * radii + LABEL_HEIGHT + GAP
    return Room(np.column_stack([width, height]) / 2)
