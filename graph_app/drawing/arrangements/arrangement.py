"""What every arrangement answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.picture import NO_BACKDROP, Backdrop


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Positions (n, 2) in canvas units, y down. `apart` are the places of partners that the rule does not reach."""

    positions: NDArray[np.float64]
    backdrop: Backdrop = NO_BACKDROP
    apart: Sequence[int] = ()
