"""Separate parts of the network put side by side: the largest first, the small ones in tidy rows under it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ASPECT = 1.6
GAP = 40.0


def packed(sizes: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """The middle (k, 2) of each of k boxes of the given widths and heights: rows centred about x = 0, no overlaps.

    Boxes are taken in the given order. Where the first has most of the area a row is as wide as the widest box,
    otherwise as wide as a picture of all in 16:10.
    """
    middles = np.zeros((len(sizes), 2))
    if not sizes:
        return middles
    areas = [(width + GAP) * (height + GAP) for width, height in sizes]
    most = max(width for width, _ in sizes)
    if areas[0] < sum(areas) / 2:
        most = max(most, (sum(areas) * ASPECT) ** 0.5)
    top = 0.0
    for row in _rows(sizes, most):
        tall = max(sizes[box][1] for box in row)
        left = -(sum(sizes[box][0] + GAP for box in row) - GAP) / 2
        for box in row:
            width, _ = sizes[box]
            middles[box] = left + width / 2, top + tall / 2
            left += width + GAP
        top += tall + GAP
    return middles


def _rows(sizes: Sequence[tuple[float, float]], most: float) -> list[list[int]]:
    """Boxes in their order, a new row where the next one would not fit."""
    rows: list[list[int]] = []
    used = 0.0
    for box, (width, _) in enumerate(sizes):
        if not rows or used + width > most:
            rows.append([])
            used = 0.0
        rows[-1].append(box)
        used += width + GAP
    return rows
