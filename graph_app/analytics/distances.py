"""How near everyone is: harmonic closeness by breadth-first searches from many partners at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

# Searches that run together, 64 in each word of 64 bits.
_WORDS = 16


def harmonic_closeness(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Mean of 1 / distance to all other partners, 0 for those that cannot be reached: (n,), 0 to 1.

    Distance is the number of ties; weights are left aside. NaN where there is only one partner.
    networkx's harmonic_centrality divided by n - 1. Source: Marchiori and Latora 2000, Physica A 285.
    """
    count = ties.shape[0]
    if count < 2:
        return np.full(count, np.nan)
    total = np.zeros(count)
    for begin in range(0, count, 64 * _WORDS):
        total += _summed_from(ties, np.arange(begin, min(begin + 64 * _WORDS, count)))
    return total / (count - 1)


def _summed_from(ties: csr_matrix[np.float64], sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """For each partner the sum of 1 / distance from the given sources; each source has one bit in every row.

    A step ors the rows of the neighbours together, so 64 searches move by one word.
    """
    count = ties.shape[0]
    tied = np.flatnonzero(np.diff(ties.indptr))
    starts = ties.indptr[tied]
    bits = np.arange(len(sources))
    reached = np.zeros((count, -(-len(sources) // 64)), dtype=np.uint64)
    reached[sources, bits // 64] = np.left_shift(np.uint64(1), (bits % 64).astype(np.uint64))
    border = reached.copy()
    total = np.zeros(count)
    distance = 0
    while len(tied) and border.any():
        distance += 1
        step = np.bitwise_or.reduceat(border[ties.indices], starts, axis=0)
        border = np.zeros_like(reached)
        border[tied] = step & ~reached[tied]
        reached |= border
        total += np.bitwise_count(border).sum(axis=1) / distance
    return total
