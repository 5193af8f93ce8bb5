"""Ties as graphs of rustworkx, whose node numbers are places in the matrix."""

from __future__ import annotations

from typing import Any

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


def both_ways(ties: csr_matrix[np.float64]) -> rx.PyDiGraph[int, float]:
    """Each tie as two edges, there and back, that carry the number of facts."""
    entries: Any = ties.tocoo()
    graph: rx.PyDiGraph[int, float] = rx.PyDiGraph()
    graph.add_nodes_from(range(ties.shape[0]))
    graph.add_edges_from(list(zip(entries.row.tolist(), entries.col.tolist(), entries.data.tolist(), strict=True)))
    return graph
