"""How deep in the dense middle of the network a partner lies: core numbers."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.rustworkx_graphs import undirected


def core_numbers(ties: csr_matrix[np.float64]) -> NDArray[np.int64]:
    """The largest k so that a partner is in a part of the network where each has k ties or more: (n,), 0 without ties.

    Source: Seidman 1983, Social Networks 5(3).
    """
    found: dict[int, int] = rx.core_number(undirected(ties))  # type: ignore[assignment]  # its stub says int
    return np.array([found[place] for place in range(ties.shape[0])], dtype=np.int64)


def in_core(ties: csr_matrix[np.float64], k: int) -> NDArray[np.bool_]:
    """Who is in the k-core, the largest part in which everyone has k ties or more within it: (n,); all for k = 0."""
    found: NDArray[np.bool_] = core_numbers(ties) >= k
    return found
