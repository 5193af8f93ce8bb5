"""How deep in the dense middle of the network a partner lies: cores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix


def core_numbers(ties: csr_matrix[np.float64]) -> NDArray[np.int64]:
    """The largest k so that a partner is in a part of the network where each has k ties or more: (n,), 0 without ties.

    Source: Seidman 1983, Social Networks 5(3).
    """
    found = np.zeros(ties.shape[0], dtype=np.int64)
    kept, left = _everyone(ties)
    while kept.any():
        # Nothing changes before the fewest ties that somebody still has are too few.
        k = int(left[kept].min()) + 1
        before = kept.copy()
        _peel(ties, k, kept, left)
        found[before & ~kept] = k - 1
    return found


def in_core(ties: csr_matrix[np.float64], k: int) -> NDArray[np.bool_]:
    """Who is in the k-core, the largest part in which everyone has k ties or more within it: (n,); all for k = 0."""
    kept, left = _everyone(ties)
    _peel(ties, k, kept, left)
    return kept


def _everyone(ties: csr_matrix[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Who is kept, and how many ties each has to those who are: (n,) each."""
    return np.ones(ties.shape[0], dtype=bool), np.diff(ties.indptr).astype(np.int64)


def _peel(ties: csr_matrix[np.float64], k: int, kept: NDArray[np.bool_], left: NDArray[np.int64]) -> None:
    """Takes out of `kept` who has fewer than k ties left, then whom that leaves with fewer, and so on.

    A round looks only at those beside whom it took out, so all rounds together walk each tie once.
    Source: Batagelj and Zaversnik 2003, An O(m) Algorithm for Cores Decomposition of Networks.
    """
    leaving: NDArray[np.integer] = np.flatnonzero(kept & (left < k))
    while len(leaving):
        kept[leaving] = False
        beside, lost = np.unique(ties[leaving].indices, return_counts=True)
        left[beside] -= lost
        leaving = beside[kept[beside] & (left[beside] < k)]
