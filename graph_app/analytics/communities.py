"""Groups of partners that are tied more among themselves than with others: the Leiden method."""

from __future__ import annotations

import numpy as np
from graspologic_native import leiden_csr
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

# The best of this many runs is taken; more hardly ever find a better one (tried on the seed and on random graphs).
_TRIALS = 5
_SMALL = 70


def leiden(ties: csr_matrix[np.float64], seed: int) -> NDArray[np.int64]:
    """The community of each partner: (n,), 1 for the largest, 0 for a partner without ties, which is in none.

    Modularity with the number of facts as weight. The same in every process for a seed and a matrix. Equally large
    communities are numbered by their first partner. Source: Traag, Waltman and van Eck 2019, Scientific Reports 9.
    """
    tied = np.diff(ties.indptr) > 0
    found = np.zeros(ties.shape[0], dtype=np.int64)
    if tied.any():
        inner = ties[tied][:, tied].tocsr()
        found[tied] = _by_size(_labels(inner, seed))
    return found


def subgroups(ties: csr_matrix[np.float64], groups: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Communities within those of the given groups that have more than 70 partners: (n,), numbered over all groups.

    In a large network modularity sees no group smaller than about the square root of twice the number of ties; looked
    at alone a group shows its parts. Source: Fortunato and Barthélemy 2007, Resolution Limit in Community Detection.
    """
    found = np.zeros(len(groups), dtype=np.int64)
    for members in _members(groups):
        inner = ties[members][:, members].tocsr() if len(members) > _SMALL else None
        parts = leiden(inner, seed) if inner is not None else np.zeros(len(members), dtype=np.int64)
        found[members] = found.max(initial=0) + 1 + parts
    return found


def _members(groups: NDArray[np.int64]) -> list[NDArray[np.intp]]:
    order = np.argsort(groups, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(groups[order])) + 1) if len(order) else []


def _labels(ties: csr_matrix[np.float64], seed: int) -> NDArray[np.int64]:
    count = ties.shape[0]
    _, group_of = leiden_csr(
        ties.indptr.astype(np.int64),
        ties.indices.astype(np.int32),
        ties.data.astype(np.float64),
        count,
        seed=seed,
        trials=_TRIALS,
    )
    return np.array([group_of[place] for place in range(count)], dtype=np.int64)


def _by_size(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """The labels renumbered from 1: by size, largest first, then by the first place where one occurs."""
    _, firsts, inverse, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(len(sizes), dtype=np.int64)
    number[np.lexsort((firsts, -sizes))] = np.arange(1, len(sizes) + 1)
    return number[inverse]
