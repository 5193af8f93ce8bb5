"""Values that come from a sample of partners instead of all, and how far off they may be."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.analytics.progress import Progress

# How many partners at the top of a ranking are looked at when its error is told.
TOP = 100


@dataclass(frozen=True)
class Sums:
    """Per partner the sum over the sampled sources and the sum of squares: (n,) each."""

    total: NDArray[np.float64]
    squares: NDArray[np.float64]

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.total + other.total, self.squares + other.squares)


@dataclass(frozen=True)
class Estimate:
    """`values` (n,), sampled from `sources` partners.

    `error` is half the width of the 95 % confidence interval in proportion to the value: the median of the hundred
    partners with the highest values, 0 where all partners were sources.
    """

    values: NDArray[np.float64]
    sources: int
    error: float


def no_sums(count: int) -> Sums:
    """Sums over nobody."""
    return Sums(np.zeros(count), np.zeros(count))


def summed(
    sources: NDArray[np.intp], width: int, of_block: Callable[[NDArray[np.intp]], Sums], count: int, progress: Progress
) -> Sums:
    """Adds up what `of_block` finds for `width` sources at a time, one block per processor at once.

    `progress` hears the share of the blocks that is done.
    """
    blocks = [sources[begin : begin + width] for begin in range(0, len(sources), width)]
    found = no_sums(count)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        jobs = [pool.submit(of_block, block) for block in blocks]
        try:
            for done, job in enumerate(jobs, start=1):  # in their order, so that the sums are the same each time
                found += job.result()
                progress(done / len(jobs))
        finally:
            pool.shutdown(cancel_futures=True)
    return found


def relative_error(sums: Sums, drawn: int) -> NDArray[np.float64]:
    """The standard error of each of the highest sums in proportion to it, where `drawn` sources were drawn: (≤ 100,).

    Drawn without replacement, so nothing is uncertain where all were drawn. Source: Cochran 1977, Sampling
    Techniques, section 2.6.
    """
    top = highest(sums.total)
    spread = np.maximum(sums.squares[top] - sums.total[top] ** 2 / drawn, 0.0) / max(drawn - 1, 1)
    found: NDArray[np.float64] = np.sqrt(spread * drawn * (1.0 - drawn / len(sums.total))) / sums.total[top]
    return found


def highest(totals: NDArray[np.float64]) -> NDArray[np.intp]:
    """The places of the highest totals that are not 0, highest first."""
    top = np.argsort(-totals, kind="stable")[:TOP]
    return top[totals[top] > 0]


def half_width(errors: NDArray[np.float64]) -> float:
    """Half the width of the 95 % confidence interval, in the middle of these standard errors."""
    return float(1.96 * np.median(errors)) if len(errors) else 0.0
