"""The warmest ways from our own side to a partner: over strong, recent ties, where somebody can be asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, yen

from graph_app.analytics.paths import Path

# Even a tie of full strength is a step, so that of equally warm ways the shorter is taken.
_LEAST_COST = 1e-9


def warmest_paths(ties: csr_matrix[np.float64], starts: Sequence[int], end: int, most: int) -> list[Path]:
    """At most `most` ways without a circle from any of the starts to the end, the warmest first.

    An entry of `ties` is how strong a tie is, over 0 and at most 1. A way is as warm as the product of its ties; that
    is the shortest one where a tie is -log(strength) long. A way leaves the starts at its first step.
    Sources: Yen 1971, Management Science 17(11), for the alternatives; for the product of chances along a way Roosta
    1982, Journal of Mathematical Analysis and Applications 88(2).
    """
    if end in starts or not len(starts):
        return []
    lengths, begin = _with_one_start(ties, starts), ties.shape[0]
    _, part = connected_components(lengths, directed=False)
    if part[begin] != part[end]:
        return []
    found, before = yen(lengths, begin, end, most, return_predecessors=True)
    return [_path(before[row], begin, end) for row in range(len(found))]


def _with_one_start(ties: csr_matrix[np.float64], starts: Sequence[int]) -> csr_matrix[np.float64]:
    """Lengths, with one more place that leads to all starts; nothing leads back to a start."""
    count = ties.shape[0]
    entries = ties.tocoo()
    onward = ~np.isin(entries.col, list(starts))
    lengths = np.maximum(-np.log(entries.data[onward]), _LEAST_COST)
    values = np.concatenate([lengths, np.ones(len(starts))])  # the same for all, since 0 would be no entry
    rows = np.concatenate([entries.row[onward], np.full(len(starts), count)])
    columns = np.concatenate([entries.col[onward], np.array(starts)])
    return coo_matrix((values, (rows, columns)), shape=(count + 1, count + 1)).tocsr()


def _path(before: NDArray[np.int32], begin: int, end: int) -> Path:
    places = [end]
    while before[places[-1]] != begin:
        places.append(int(before[places[-1]]))
    return tuple(places[::-1])
