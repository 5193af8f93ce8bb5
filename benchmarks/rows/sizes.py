"""The networks that rows are measured on."""

from __future__ import annotations

from itertools import product

from benchmarks.generators import Network

SHAPES = ("clustered", "power-law")
SMALL, MIDDLE, LARGE, HUGE = (100, 500), (2_000, 10_000), (20_000, 100_000), (200_000, 1_000_000)


def clustered(*sizes: tuple[int, int]) -> tuple[Network, ...]:
    return tuple(Network("clustered", *size) for size in sizes)


def both(*sizes: tuple[int, int]) -> tuple[Network, ...]:
    """Networks of both shapes in each size."""
    return tuple(Network(shape, *size) for shape, size in product(SHAPES, sizes))


# From 1,000 to 1,000,000 facts, five per partner, for what a size costs.
GROWING = ((200, 1_000), (2_000, 10_000), (20_000, 100_000), (200_000, 1_000_000))
