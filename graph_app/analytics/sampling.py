"""Values that come from a sample of partners instead of all, and how far off they may be."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from graph_app.analytics.progress import Progress

# How many partners at the top of a ranking are looked at when its error is told.
TOP = 100

_Rows = NDArray[np.float64]


@dataclass
class Sums:
    """What sampled sources add up to for each partner, and the squares of it, apart by the source's distance.

    (distances, n) each; the first row is of the sources one tie away.
    """

    total: _Rows
    squares: _Rows

    @classmethod
    def of_nobody(cls, count: int) -> Sums:
        """Before any source."""
        return cls(np.zeros((0, count)), np.zeros((0, count)))

    def add(self, other: Sums) -> None:
        """Takes in what other sources add up to."""
        self.total = _added(self.total, other.total)
        self.squares = _added(self.squares, other.squares)


@dataclass(frozen=True)
class Estimate:
    """`values` (n,), sampled from `sources` partners.

    `error` is half the width of the 95 % confidence interval in proportion to the value: the root mean square of those
    of the hundred partners with the highest values, 0 where all partners were sources.
    """

    values: NDArray[np.float64]
    sources: int
    error: float


def summed(
    sources: NDArray[np.intp], width: int, of_block: Callable[[NDArray[np.intp]], Sums], count: int, progress: Progress
) -> Sums:
    """Adds up what `of_block` finds for `width` sources at a time, one block per processor at once.

    `progress` hears the share of the blocks that is done.
    """
    blocks = [sources[begin : begin + width] for begin in range(0, len(sources), width)]
    found = Sums.of_nobody(count)
    for done, sums in enumerate(_in_order(of_block, blocks), start=1):  # so that the sums are the same each time
        found.add(sums)
        progress(done / len(blocks))
    return found


def _in_order(of_block: Callable[[NDArray[np.intp]], Sums], blocks: list[NDArray[np.intp]]) -> Iterator[Sums]:
    """What each block gives, in their order, a few blocks ahead: no more results than that are ever held."""
    processors = os.cpu_count() or 1
    left = iter(blocks)
    with ThreadPoolExecutor(processors) as pool:
        jobs: deque[Future[Sums]] = deque(pool.submit(of_block, block) for block in islice(left, 2 * processors))
        try:
            while jobs:
                yield jobs.popleft().result()
                jobs.extend(pool.submit(of_block, block) for block in islice(left, 1))
        finally:
            pool.shutdown(cancel_futures=True)


def _added(first: _Rows, second: _Rows) -> _Rows:
    """The sum of both; the rows that only one has are taken as they are. May change and give back either."""
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    longer[: len(shorter)] += shorter
    return longer


def relative_error(sums: Sums, drawn: int) -> NDArray[np.float64]:
    """The standard error of each of the highest sums in proportion to it, where `drawn` sources were drawn: (≤ 100,).

    Drawn without replacement, so nothing is uncertain where all were drawn. Source: Cochran 1977, Sampling
    Techniques, section 2.6.
    """
    total, squares = sums.total.sum(axis=0), sums.squares.sum(axis=0)
    top = highest(total, TOP)
    spread = np.maximum(squares[top] - total[top] ** 2 / drawn, 0.0) / max(drawn - 1, 1)
    found: NDArray[np.float64] = np.sqrt(spread * drawn * (1.0 - drawn / len(total))) / total[top]
    return found


def highest(totals: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    """The places of the `most` highest totals that are not 0, highest first."""
    top = np.argsort(-totals, kind="stable")[:most]
    return top[totals[top] > 0]


def half_width(errors: NDArray[np.float64]) -> float:
    """Half the width of the 95 % confidence interval, for a value that has any one of these standard errors."""
    return float(1.96 * np.sqrt(np.mean(errors**2))) if len(errors) else 0.0
