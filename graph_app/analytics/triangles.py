"""Triangles of ties, found once each without ever multiplying a hub's row with itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

# Pairs of ties looked at in one go: bounds the memory, about 30 bytes each.
PAIRS_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class OrderedTies:
    """Each tie once, from the partner with fewer ties to the one with more, sorted by both ends.

    `first`, `second` and `weight` have one entry per tie. So ordered, no partner begins more than sqrt(2 m) of the m
    ties, hubs included, which is what keeps the search for triangles short.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    weight: NDArray[np.float64]
    partner_count: int


def ordered_ties(ties: csr_matrix[np.float64]) -> OrderedTies:
    """The ties of a symmetric matrix, each once. Of two partners with equally many ties the earlier is first."""
    count = ties.shape[0]
    degree = np.diff(ties.indptr)
    rank = np.empty(count, dtype=np.int64)
    rank[np.lexsort((np.arange(count), degree))] = np.arange(count)
    rows = np.repeat(np.arange(count, dtype=np.int64), degree)
    columns = ties.indices.astype(np.int64)
    upward = np.flatnonzero(rank[rows] < rank[columns])
    return OrderedTies(rows[upward], columns[upward], ties.data[upward], count)


def triangles(
    ties: OrderedTies, pairs_at_once: int = PAIRS_AT_ONCE
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Batches of triangles as three arrays of places in `ties`: a–b, a–c and b–c, where c has more ties than b.

    Each triangle comes once. All pairs of ties that begin at one partner are looked at.

    Source: Schank and Wagner 2005, Finding, Counting and Listing all Triangles in Large Graphs.
    """
    keys = ties.first * ties.partner_count + ties.second  # ascending, because ties are sorted by both ends
    ends = np.searchsorted(ties.first, ties.first, side="right")
    after = ends - np.arange(len(keys)) - 1  # how many later ties begin at the same partner
    for begin, end in _batches(after, pairs_at_once):
        counts = after[begin:end]
        one = np.repeat(np.arange(begin, end), counts)
        starts = np.cumsum(counts) - counts
        other = one + 1 + np.arange(len(one)) - np.repeat(starts, counts)
        for low, high in ((one, other), (other, one)):
            wanted = ties.second[low] * ties.partner_count + ties.second[high]
            found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            closed = keys[found] == wanted
            yield low[closed], high[closed], found[closed]


def _batches(counts: NDArray[np.int64], most: int) -> Iterator[tuple[int, int]]:
    """Ranges of ties that have at most so many pairs together, or one tie each."""
    total = np.cumsum(counts)
    begin = 0
    while begin < len(counts):
        done = total[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(total, done + most, side="right")))
        yield begin, end
        begin = end
