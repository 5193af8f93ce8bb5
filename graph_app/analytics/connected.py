"""Which partners hang together at all: the connected parts of a network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components


def in_largest_part(ties: csr_matrix[np.float64]) -> NDArray[np.bool_]:
    """Who is in the connected part with the most partners; of equal ones in that with the first partner: (n,).

    It is here and not among the filters of partner_graph, as in_core is, because filters come before analytics: whoever
    shows a part takes the partners that both leave.
    """
    if not ties.shape[0]:
        return np.zeros(0, dtype=bool)
    _, part = connected_components(ties, directed=False)
    first_of_largest = np.argmax(np.bincount(part)[part])
    found: NDArray[np.bool_] = part == part[first_of_largest]
    return found
