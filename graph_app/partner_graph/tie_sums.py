"""What facts add up to between two partners."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.partner_graph.snapshot import Snapshot


def summed_over_ties(
    snapshot: Snapshot, ties: csr_matrix[np.float64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The sum of a value of each fact (m,) over the facts of each tie: (nnz,), in the order of `ties.data`.

    `ties` are those of the snapshot's simple graph.
    """
    count = len(snapshot.partners)
    rows = np.repeat(np.arange(count, dtype=np.int64), np.diff(ties.indptr))
    entries = rows * count + ties.indices  # ascending, as rows and the entries of each row are
    apart = snapshot.fact_sources != snapshot.fact_targets
    sources, targets = (ends[apart].astype(np.int64) for ends in (snapshot.fact_sources, snapshot.fact_targets))
    places = np.concatenate(
        [np.searchsorted(entries, one * count + other) for one, other in ((sources, targets), (targets, sources))]
    )
    found: NDArray[np.float64] = np.bincount(places, weights=np.tile(values[apart], 2), minlength=len(entries)).astype(
        np.float64
    )
    return found
