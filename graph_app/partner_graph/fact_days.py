"""What is known of the days of facts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Snapshot


def undated_facts(snapshot: Snapshot) -> NDArray[np.bool_]:
    """Whether nothing at all is known of the day of each fact: (n,)."""
    undated: NDArray[np.bool_] = (snapshot.date_from == 0) & (snapshot.date_to == 0)
    return undated


def known_days(snapshot: Snapshot) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """First and last possible day of each fact; where only one is known it stands for both."""
    first = np.where(snapshot.date_from == 0, snapshot.date_to, snapshot.date_from)
    return first, np.where(snapshot.date_to == 0, snapshot.date_from, snapshot.date_to)
