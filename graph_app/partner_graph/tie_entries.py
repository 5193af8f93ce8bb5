"""To which tie of the simple graph each fact belongs: where facts are added up, or the newest is looked for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.partner_graph.snapshot import Snapshot


def tie_entries(
    snapshot: Snapshot, ties: csr_matrix[np.float64]
) -> tuple[NDArray[np.bool_], tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Which facts are between two partners (m,), and where the tie of each of those stands in `ties.data`, there and
    back. `ties` are those of the snapshot's simple graph."""
    count = len(snapshot.partners)
    rows = np.repeat(np.arange(count, dtype=np.int64), np.diff(ties.indptr))
    entries = rows * count + ties.indices  # ascending, as rows and the entries of each row are
    apart = snapshot.fact_sources != snapshot.fact_targets
    sources, targets = (ends[apart].astype(np.int64) for ends in (snapshot.fact_sources, snapshot.fact_targets))
    there, back = sources * count + targets, targets * count + sources
    return apart, (np.searchsorted(entries, there), np.searchsorted(entries, back))
