"""What if a partner or a tie were gone: who is cut off from our own side, whose way there becomes longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import dijkstra

from graph_app.partner_graph.steps import Pair


@dataclass(frozen=True, eq=False)
class Removal:
    """The network after a removal. `ties` keep their places: who is gone has none. `left` are all others, `home` the
    bodies of our own side among them: (n,).

    `before` and `after` are the steps from our nearest body to each partner, inf where none leads there: (n,).
    `cut_off` and `longer` are places, of others than our own bodies and whoever is gone, ascending.
    """

    ties: csr_matrix[np.float64]
    left: NDArray[np.bool_]
    home: NDArray[np.bool_]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    cut_off: NDArray[np.intp]
    longer: NDArray[np.intp]

    @property
    def affected(self) -> NDArray[np.intp]:
        """Who is cut off or has a longer way, ascending."""
        return np.union1d(self.cut_off, self.longer)


def without_partner(ties: csr_matrix[np.float64], home: NDArray[np.bool_], place: int) -> Removal:
    """The network without the partner at a place."""
    left = np.ones(len(home), dtype=bool)
    left[place] = False
    rows = _rows(ties)
    return _removal(ties, _kept(ties, left[rows] & left[ties.indices]), home, left)


def without_tie(ties: csr_matrix[np.float64], home: NDArray[np.bool_], tie: Pair) -> Removal:
    """The network without the tie between two places."""
    one, other = tie
    rows, columns = _rows(ties), ties.indices
    gone = ((rows == one) & (columns == other)) | ((rows == other) & (columns == one))
    return _removal(ties, _kept(ties, ~gone), home, np.ones(len(home), dtype=bool))


def steps_from(ties: csr_matrix[np.float64], starts: Sequence[int]) -> NDArray[np.float64]:
    """The fewest steps from any of the starts to each partner, inf where none leads: (n,)."""
    if not len(starts):
        return np.full(ties.shape[0], np.inf)
    found: NDArray[np.float64] = dijkstra(ties, indices=list(starts), unweighted=True, min_only=True)
    return found


def _removal(
    whole: csr_matrix[np.float64], ties: csr_matrix[np.float64], home: NDArray[np.bool_], left: NDArray[np.bool_]
) -> Removal:
    before = steps_from(whole, np.flatnonzero(home).tolist())
    after = steps_from(ties, np.flatnonzero(home & left).tolist())
    others = left & ~home
    cut_off = np.flatnonzero(others & np.isfinite(before) & ~np.isfinite(after))
    longer = np.flatnonzero(others & np.isfinite(after) & (after > before))
    return Removal(ties, left, home & left, before, after, cut_off, longer)


def _rows(ties: csr_matrix[np.float64]) -> NDArray[np.intp]:
    return np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))


def _kept(ties: csr_matrix[np.float64], kept: NDArray[np.bool_]) -> csr_matrix[np.float64]:
    entries = ties.data[kept], (_rows(ties)[kept], ties.indices[kept])
    return coo_matrix(entries, shape=ties.shape).tocsr()
