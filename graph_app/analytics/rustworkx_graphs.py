"""Ties as a graph of rustworkx, whose node numbers are places in the matrix."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from scipy.sparse import csr_matrix, triu


def undirected(ties: csr_matrix[np.float64]) -> rx.PyGraph[int, None]:
    """Each tie as one edge without a weight."""
    upper = triu(ties, format="coo")
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(ties.shape[0]))
    graph.add_edges_from_no_data(list(zip(upper.row.tolist(), upper.col.tolist(), strict=True)))
    return graph
