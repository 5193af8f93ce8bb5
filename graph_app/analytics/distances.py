"""How near everyone is: harmonic closeness by breadth-first searches from many partners at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.progress import Progress, unwatched
from graph_app.analytics.sampling import Estimate, Sums, half_width, relative_error, summed

# Searches that run together, 64 in each word of 64 bits.
_WORDS = 16
_SAMPLE = 2_048


def harmonic_closeness(ties: csr_matrix[np.float64], progress: Progress = unwatched) -> NDArray[np.float64]:
    """Mean of 1 / distance to all other partners, 0 for those that cannot be reached: (n,), 0 to 1.

    Distance is the number of ties; weights are left aside. NaN where there is only one partner.
    networkx's harmonic_centrality divided by n - 1. Source: Marchiori and Latora 2000, Physica A 285.
    """
    count = ties.shape[0]
    if count < 2:
        return np.full(count, np.nan)
    return _summed(ties, np.arange(count), progress).total / (count - 1)


def estimated_harmonic(ties: csr_matrix[np.float64], seed: int) -> Estimate:
    """The same from a sample of the others. Source: Eppstein and Wang 2004, Fast Approximation of Centrality."""
    count = ties.shape[0]
    if count < 2:
        return Estimate(np.full(count, np.nan), count, 0.0)
    drawn = min(_SAMPLE, count)
    found = _summed(ties, np.random.default_rng(seed).permutation(count)[:drawn], unwatched)
    values = found.total * (count / drawn) / (count - 1)
    return Estimate(np.minimum(values, 1.0), drawn, half_width(relative_error(found, drawn)))


def _summed(ties: csr_matrix[np.float64], sources: NDArray[np.intp], progress: Progress) -> Sums:
    """For each partner the sums of 1 / distance and of its square over all the sources, on all processors."""
    return summed(sources, 64 * _WORDS, lambda block: _summed_from(ties, block), ties.shape[0], progress)


def _summed_from(ties: csr_matrix[np.float64], sources: NDArray[np.intp]) -> Sums:
    """The sums over some sources; each source has one bit in every row.

    A step ors the rows of the neighbours together, so 64 searches move by one word.
    """
    count = ties.shape[0]
    tied = np.flatnonzero(np.diff(ties.indptr))
    starts = ties.indptr[tied]
    bits = np.arange(len(sources))
    reached = np.zeros((count, -(-len(sources) // 64)), dtype=np.uint64)
    reached[sources, bits // 64] = np.left_shift(np.uint64(1), (bits % 64).astype(np.uint64))
    border = reached.copy()
    total, squares = np.zeros(count), np.zeros(count)
    distance = 0
    while len(tied) and border.any():
        distance += 1
        step = np.bitwise_or.reduceat(border[ties.indices], starts, axis=0)
        border = np.zeros_like(reached)
        border[tied] = step & ~reached[tied]
        reached |= border
        met = np.bitwise_count(border).sum(axis=1)
        total += met / distance
        squares += met / distance**2
    return Sums(total, squares)
