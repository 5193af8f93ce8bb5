"""Who is tied to those who are well tied themselves: PageRank and the eigenvector."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags_array, eye_array
from scipy.sparse.linalg import cg, eigsh

from graph_app.analytics.connected import in_largest_part

DAMPING = 0.85


def pagerank(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """How often a walk over the ties comes by: (n,), the sum is 1, ties with more facts are taken more often.

    With probability 0.85 the walk takes a tie, else, and always from a partner without ties, it starts anew anywhere.
    That is a system of equations, symmetric because ties go both ways, and conjugate gradients solve it in at
    most some forty steps, whatever the size. Sources: Page and others 1999; Hestenes and Stiefel 1952.
    """
    size = ties.shape[0]
    if not size:
        return np.zeros(0)
    strength = ties.sum(axis=1).A1
    scale = np.where(strength > 0, strength, np.inf) ** -0.5
    step = diags_array(scale) @ ties @ diags_array(scale)
    solved, _ = cg(eye_array(size, format="csr") - DAMPING * step, scale / size, rtol=1e-12)
    visits = np.where(strength > 0, solved * np.sqrt(strength), 1 / size)
    found: NDArray[np.float64] = visits / visits.sum()
    return found


def eigenvector(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Each value is in proportion to the sum of those beside it: (n,), length 1, weights left aside, none negative.

    Of the largest component (of equal ones that with the first partner), NaN outside it and where there are no ties:
    in several components the values of one would not be comparable with those of another. ArpackNoConvergence where
    the values do not settle. A power iteration, as rustworkx has it, does not settle on long chains; Lanczos does.
    Source: Bonacich 1987, American Journal of Sociology 92(5).
    """
    values = np.full(ties.shape[0], np.nan)
    if ties.nnz:
        inside = in_largest_part(ties)
        values[inside] = _leading(ties[inside][:, inside])
    return values


def _leading(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    links = csr_matrix((np.ones(ties.nnz), ties.indices, ties.indptr), shape=ties.shape)
    start = np.linspace(1, 2, ties.shape[0])  # given, because a start by chance gives other last digits each time
    _, vectors = eigsh(links, k=1, which="LA", v0=start)
    found: NDArray[np.float64] = np.abs(vectors[:, 0])
    return found
