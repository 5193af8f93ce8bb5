"""How closely the partners of a partner are tied among themselves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.triangles import ordered_ties, triangles


def local_clustering(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Share of the pairs of a partner's partners that are tied to each other: (n,), 0 to 1, weights left aside.

    0 where a partner has fewer than two partners, as networkx has it. Source: Watts and Strogatz 1998, Nature 393.
    """
    degree = np.diff(ties.indptr).astype(np.float64)
    pairs = degree * (degree - 1) / 2
    return np.divide(ties_among(ties), pairs, out=np.zeros(len(degree)), where=pairs > 0)


def ties_among(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """How many ties the partners of each partner have among themselves: (n,)."""
    count = ties.shape[0]
    ordered = ordered_ties(ties)
    closed = np.zeros(count)
    for one, other, _ in triangles(ordered):
        for corner in (ordered.first[one], ordered.second[one], ordered.second[other]):
            closed += np.bincount(corner, minlength=count)
    return closed
