"""What facts add up to between two partners."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.tie_entries import tie_entries


def summed_over_ties(
    snapshot: Snapshot, ties: csr_matrix[np.float64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The sum of a value of each fact (m,) over the facts of each tie: (nnz,), in the order of `ties.data`.

    `ties` are those of the snapshot's simple graph.
    """
    apart, places = tie_entries(snapshot, ties)
    weights = np.tile(values[apart], 2)
    found: NDArray[np.float64] = np.bincount(np.concatenate(places), weights, minlength=ties.nnz).astype(np.float64)
    return found
