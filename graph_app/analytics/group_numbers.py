"""Groups that keep their numbers while the network changes, so that a colour goes on meaning the same group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, eye, hstack
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

# So large a part of the members of either must be in both. A third lets one of three equal parts keep the number.
MOSTLY = 0.3
_UNMATCHED = 1e-6  # less than any shared member


def renumbered(labels: NDArray[np.int64], ids: Sequence[str], before: Mapping[str, int]) -> NDArray[np.int64]:
    """Groups `labels` (n,) of the partners `ids` under the numbers that they had `before` (id -> number from 1).

    A group keeps a number when at least three in ten of the partners in either, of those that were and are in a group,
    are in both; of all ways to do so the one where fewest partners change their number is taken. Other groups get the
    smallest numbers left, the largest group first. 0, in no group, stays 0. Source: Greene, Doyle and Cunningham 2010,
    Tracking the Evolution of Communities in Dynamic Social Networks (Jaccard matching).
    """
    groups, firsts, place, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    numbers = np.zeros(len(groups), dtype=np.int64)
    kept, kept_numbers = _kept(labels, np.array([before.get(partner, 0) for partner in ids], dtype=np.int64))
    numbers[np.searchsorted(groups, kept)] = kept_numbers
    others = np.flatnonzero((numbers == 0) & (groups > 0))
    others = others[np.lexsort((firsts[others], -sizes[others]))]
    free = np.setdiff1d(np.arange(1, len(groups) + len(kept_numbers) + 1), kept_numbers)
    numbers[others] = free[: len(others)]
    renamed: NDArray[np.int64] = numbers[place]
    return renamed


def _kept(now: NDArray[np.int64], was: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The labels of groups that keep a number, and the number of each."""
    both = (now > 0) & (was > 0)
    labels, rows, sizes = np.unique(now[both], return_inverse=True, return_counts=True)
    numbers, columns, old_sizes = np.unique(was[both], return_inverse=True, return_counts=True)
    if not len(labels):
        return labels, numbers
    # Going to rows adds up entries of the same place: the number of partners that two groups share.
    shared = coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(labels), len(numbers))).tocsr().tocoo()
    near = shared.data >= MOSTLY * (sizes[shared.row] + old_sizes[shared.col] - shared.data)
    wanted = csr_matrix((shared.data[near], (shared.row[near], shared.col[near])), shape=shared.shape)
    # Each group may stay without a number of before: a column of its own, worth next to nothing.
    choices = csr_matrix(hstack([wanted, _UNMATCHED * eye(len(labels))]))
    group, chosen = min_weight_full_bipartite_matching(choices, maximize=True)
    matched = chosen < len(numbers)
    return labels[group[matched]], numbers[chosen[matched]]
