"""Who is tied to those who are well tied themselves: PageRank and the eigenvector."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import eigsh

from graph_app.analytics.rustworkx_graphs import both_ways

DAMPING = 0.85


def pagerank(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """How often a walk over the ties comes by: (n,), the sum is 1, ties with more facts are taken more often.

    With probability 0.85 the walk takes a tie, else it starts anew anywhere. Source: Page and others 1999.
    """
    if not ties.shape[0]:
        return np.zeros(0)
    found = rx.pagerank(both_ways(ties), alpha=DAMPING, weight_fn=float, tol=1e-12, max_iter=1_000)
    return np.array([found[place] for place in range(ties.shape[0])])


def eigenvector(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Each value is in proportion to the sum of those beside it: (n,), length 1, weights left aside, none negative.

    Of the largest component (of equal ones that with the first partner), NaN outside it and where there are no ties:
    in several components the values of one would not be comparable with those of another. ArpackNoConvergence where
    the values do not settle. A power iteration, as rustworkx has it, does not settle on long chains; Lanczos does.
    Source: Bonacich 1987, American Journal of Sociology 92(5).
    """
    values = np.full(ties.shape[0], np.nan)
    if ties.nnz:
        _, label = connected_components(ties, directed=False)
        inside = label == np.argmax(np.bincount(label))
        values[inside] = _leading(ties[inside][:, inside])
    return values


def _leading(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    links = csr_matrix((np.ones(ties.nnz), ties.indices, ties.indptr), shape=ties.shape)
    start = np.linspace(1, 2, ties.shape[0])  # given, because a start by chance gives other last digits each time
    _, vectors = eigsh(links, k=1, which="LA", v0=start)
    found: NDArray[np.float64] = np.abs(vectors[:, 0])
    return found
