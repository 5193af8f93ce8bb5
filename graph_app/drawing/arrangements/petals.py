"""How petals around a disc have to be cut so that each has the seats it needs and the whole stays small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Between two petals, in steps, measured where they begin.
_GAP = 0.5
# From a petal's first and last row to its ends, in steps.
_RIM = 0.6
# How many times as far apart as it must be a seat may stand from the next where a row is not full.
_LOOSEST = 1.6
# A hole that has to grow does so by so many steps at a time.
_GROWTH = 0.5


@dataclass(frozen=True)
class Petal:
    """A part of a ring: angles in radians, clockwise from the right where y points down; radii in the unit of `step`.

    `seats` (k, 2) are radius and angle of each seat, neighbours at least a step apart, row by row from the inside.
    """

    start: float
    end: float
    inner: float
    outer: float
    seats: NDArray[np.float64]

    @property
    def middle(self) -> float:
        """The angle halfway."""
        return (self.start + self.end) / 2

    def outline(self) -> list[tuple[float, float]]:
        """Its corners and enough points of its arcs, about the origin."""
        angles = np.linspace(self.start, self.end, max(2, int((self.end - self.start) * 30)))
        radii = np.repeat([self.inner, self.outer], len(angles))
        around = np.concatenate([angles, angles[::-1]])
        return [(x, y) for x, y in np.column_stack([radii * np.cos(around), radii * np.sin(around)]).tolist()]


def petals(counts: Sequence[int], hole: float, step: float, narrowest: float) -> list[Petal]:
    """One petal for each count, clockwise from the top, with that many seats, around a hole of that radius or more.

    `narrowest` is how wide each has to be beyond its outer end. The hole is the one that makes the whole smallest.
    """
    if not counts:
        return []
    hole, depth = min(_sizes(counts, hole, step, narrowest), key=lambda size: size[0] + size[1] * step)
    radii = _rows(hole, depth, step)
    widths = _widths(counts, radii, step, narrowest)
    widths = widths * 2 * np.pi / widths.sum()
    ends = np.cumsum(widths) - np.pi / 2
    return [
        _petal(count, end - width, end, radii, step) for count, width, end in zip(counts, widths, ends, strict=True)
    ]


def _sizes(counts: Sequence[int], hole: float, step: float, narrowest: float) -> Iterator[tuple[float, int]]:
    """Holes, each with the least number of rows in which all petals fit, until a larger one cannot be better."""
    best = np.inf
    while hole < best:
        depth = _depth(counts, hole, step, narrowest)
        if depth:
            best = min(best, hole + depth * step)
            yield hole, depth
        hole = max(hole + _GROWTH * step, hole * 1.05)


def _depth(counts: Sequence[int], hole: float, step: float, narrowest: float) -> int:
    """The least number of rows in which the petals fit around a hole, 0 where no number does."""

    def fit(depth: int) -> bool:
        return float(_widths(counts, _rows(hole, depth, step), step, narrowest).sum()) <= 2 * np.pi

    high = 1
    while not fit(high):
        if high > 2 * max(counts):
            return 0
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fit(middle) else (middle, high)
    return high


def _rows(hole: float, depth: int, step: float) -> NDArray[np.float64]:
    """The radii of so many rows around a hole."""
    return np.array(hole + np.arange(depth) * step, dtype=np.float64)


def _widths(counts: Sequence[int], radii: NDArray[np.float64], step: float, narrowest: float) -> NDArray[np.float64]:
    """The least angle of each petal that has the seats it needs in rows of these radii."""
    # So wide that the first row has a seat; the search is among what is wider.
    low = np.full(len(counts), float(_turn(radii[:1], step)[0]) * (1 + _GAP))
    high = np.full(len(counts), 4 * np.pi)
    for _ in range(30):
        middle = (low + high) / 2
        enough = _in_rows(middle, radii, step).sum(axis=1) >= counts
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    rows = (np.cumsum(_in_rows(high, radii, step), axis=1) < np.array(counts)[:, None]).sum(axis=1)
    widths: NDArray[np.float64] = np.maximum(high, narrowest / (radii[np.minimum(rows, len(radii) - 1)] + step))
    return widths


def _in_rows(widths: NDArray[np.float64], radii: NDArray[np.float64], step: float) -> NDArray[np.int64]:
    """How many seats rows of these radii have in petals of these widths: (petals, rows)."""
    free = widths[:, None] - _GAP * _turn(radii[:1], step)
    return np.maximum(0, np.floor(free / _turn(radii, step) + 1e-9)).astype(np.int64)


def _turn(radii: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """The angle between two seats that are a step apart at these radii."""
    turns: NDArray[np.float64] = 2 * np.arcsin(np.minimum(1.0, step / (2 * radii)))
    return turns


def _petal(count: int, start: float, end: float, radii: NDArray[np.float64], step: float) -> Petal:
    gap = _GAP * float(_turn(radii[:1], step)[0])
    held = _in_rows(np.array([end - start]), radii, step)[0]
    before = np.cumsum(held) - held
    held = np.clip(count - before, 0, held)
    row = np.repeat(np.arange(len(radii)), held)
    # A full row is spread over the whole petal, one that is not stands in its middle.
    least = _turn(radii, step)
    turn = np.clip((end - start - gap) / np.maximum(held, 1), least, _LOOSEST * least)
    from_middle = np.arange(count) - before[row] - (held[row] - 1) / 2
    seats = np.column_stack([radii[row], (start + end) / 2 + from_middle * turn[row]])
    rim = _RIM * step
    return Petal(start + gap / 2, end - gap / 2, float(radii[0]) - rim, float(seats[-1, 0]) + rim, seats)
