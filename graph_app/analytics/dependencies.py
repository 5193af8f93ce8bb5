"""How much the shortest ways from some partners depend on each other partner: what betweenness adds up."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.progress import Progress, unwatched
from graph_app.analytics.sampling import Sums, summed

# Entries of the tables that one block of sources works with: they should stay in the processor's caches.
_BLOCK_ENTRIES = 500_000
_FEWEST_AT_ONCE, _MOST_AT_ONCE = 4, 64

_Table = NDArray[Any]


def dependencies(
    ties: csr_matrix[np.float64],
    sources: NDArray[np.intp],
    precision: type[np.float64] | type[np.float32],
    progress: Progress = unwatched,
) -> Sums:
    """Sums over the given sources, made on all processors; `progress` hears the share of the sources that is done.

    A way counts in proportion to how far along it a partner lies, twice: from all sources together that is the same
    as counting each once, and from a sample it keeps those who happen to lie beside a sampled source from looking
    too important. For networks in which no way is longer than some hundred ties.

    Source: Brandes 2001, Journal of Mathematical Sociology 25(2); Geisberger, Sanders and Schultes 2008, Better
    Approximation of Betweenness Centrality.
    """
    count = ties.shape[0]
    links = csr_matrix((np.ones(ties.nnz, precision), ties.indices, ties.indptr), shape=ties.shape)
    width = min(max(_BLOCK_ENTRIES // max(count, 1), _FEWEST_AT_ONCE), _MOST_AT_ONCE)
    return summed(sources, width, lambda block: _from_block(links, block), count, progress)


def _from_block(links: csr_matrix[Any], sources: NDArray[np.intp]) -> Sums:
    """Outward and back again from several sources at once: a step along all ties is one product of matrices."""
    ways, levels = _outward(links, sources)
    one_way = 1.0 / np.maximum(ways, 1)
    total, squares = np.zeros((2, max(len(levels) - 1, 0), len(ways)))
    behind = np.zeros_like(ways)
    for distance in range(len(levels), 1, -1):
        far, near = levels[distance - 1], levels[distance - 2]
        behind += 1.0 / distance
        behind *= one_way
        behind *= far
        behind = links @ behind
        behind *= ways
        behind *= near
        counted = (2.0 * (distance - 1)) * behind
        total[distance - 2] = counted.sum(axis=1)
        squares[distance - 2] = np.einsum("ij,ij->i", counted, counted)
    return Sums(total, squares)


def _outward(links: csr_matrix[Any], sources: NDArray[np.intp]) -> tuple[_Table, list[NDArray[np.bool_]]]:
    """The number of shortest ways from each source, (n, sources), and for each distance from 1 on who is that far."""
    ways = np.zeros((links.shape[0], len(sources)), dtype=links.dtype)
    ways[sources, np.arange(len(sources))] = 1
    wave = ways
    levels: list[NDArray[np.bool_]] = []
    while True:
        wave = links @ wave
        wave *= ways == 0
        reached = wave > 0
        if not reached.any():
            return ways, levels
        levels.append(reached)
        ways = ways + wave
