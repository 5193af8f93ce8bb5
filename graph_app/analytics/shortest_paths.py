"""Who lies on the shortest ways between others: betweenness."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.rustworkx_graphs import undirected


def betweenness(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Share of the shortest ways between all pairs of others that lead over a partner: (n,), 0 to 1.

    Exact, on all processors, weights left aside; 0 where there are fewer than three partners.
    Source: Brandes 2001, Journal of Mathematical Sociology 25(2).
    """
    found = rx.betweenness_centrality(undirected(ties), normalized=True)
    # Threads add up in any order. Rounded, the last digits are the same each time, and so is the order of partners.
    return np.round([found[place] for place in range(ties.shape[0])], 12)
