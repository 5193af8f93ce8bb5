"""How near everyone is: harmonic closeness by breadth-first searches from many partners at once."""

from __future__ import annotations

from collections.abc import Iterator

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
    found: NDArray[np.float64] = _summed(ties, np.arange(count), progress).total.sum(axis=0) / (count - 1)
    return found


def estimated_harmonic(ties: csr_matrix[np.float64], seed: int) -> Estimate:
    """The same from a sample of the others. Source: Eppstein and Wang 2004, Fast Approximation of Centrality."""
    count = ties.shape[0]
    if count < 2:
        return Estimate(np.full(count, np.nan), count, 0.0)
    drawn = min(_SAMPLE, count)
    found = _summed(ties, np.random.default_rng(seed).permutation(count)[:drawn], unwatched)
    values = found.total.sum(axis=0) * (count / drawn) / (count - 1)
    return Estimate(np.minimum(values, 1.0), drawn, half_width(relative_error(found, drawn)))


def _summed(ties: csr_matrix[np.float64], sources: NDArray[np.intp], progress: Progress) -> Sums:
    """The sums of 1 / distance and of its square over all the sources, on all processors."""
    return summed(sources, 64 * _WORDS, lambda block: _summed_from(ties, block), ties.shape[0], progress)


def _summed_from(ties: csr_matrix[np.float64], sources: NDArray[np.intp]) -> Sums:
    """The sums over some sources."""
    met = [np.bitwise_count(wave).sum(axis=1) for wave in waves(ties, sources)]
    rows = np.array(met, dtype=np.float64).reshape(-1, ties.shape[0])
    distance = np.arange(1, len(rows) + 1)[:, np.newaxis]
    return Sums(rows / distance, rows / distance**2)


def count_by_distance(
    ties: csr_matrix[np.float64], places: NDArray[np.intp], some: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many partners, and how many of `some`, lie 1, 2, 3 … ties away from the partner at each of the places.

    (distances, k) each.
    """
    everyone, among = [], []
    for wave in waves(ties, places):
        bits = np.unpackbits(wave.view(np.uint8), axis=1, bitorder="little", count=len(places))
        everyone.append(bits.sum(axis=0, dtype=np.float64))
        among.append(bits[some].sum(axis=0, dtype=np.float64))
    return np.reshape(everyone, (-1, len(places))), np.reshape(among, (-1, len(places)))


def waves(ties: csr_matrix[np.float64], sources: NDArray[np.intp]) -> Iterator[NDArray[np.uint64]]:
    """For distance 1, 2, 3 … who lies so far from which source: a row per partner with one bit for each source.

    A step ors the rows of the neighbours together, so 64 searches move by one word.
    """
    count = ties.shape[0]
    tied = np.flatnonzero(np.diff(ties.indptr))
    starts = ties.indptr[tied]
    bits = np.arange(len(sources))
    reached = np.zeros((count, -(-len(sources) // 64)), dtype="<u8")
    reached[sources, bits // 64] = np.left_shift(np.uint64(1), (bits % 64).astype(np.uint64))
    border = reached.copy()
    while len(tied):
        step = np.bitwise_or.reduceat(border[ties.indices], starts, axis=0)
        border = np.zeros_like(reached)
        border[tied] = step & ~reached[tied]
        if not border.any():
            return
        reached |= border
        yield border
