"""Who lies within some steps of chosen partners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

# "out" goes along the facts, from donor to recipient and from member to body; "in" against them; "any" both ways.
Way: TypeAlias = Literal["any", "out", "in"]


def within(snapshot: Snapshot, starts: Sequence[int], hops: int, way: Way = "any") -> NDArray[np.bool_]:
    """Which partners are at most `hops` steps from any of `starts`, all of them places; the starts are within: (n,).

    Facts of undirected types, such as meetings, are walked both ways whatever `way` says.
    """
    reached = np.zeros(len(snapshot.partners), dtype=bool)
    reached[list(starts)] = True
    sources, targets = snapshot.fact_sources, snapshot.fact_targets
    both = np.array([not of.directed for of in RELATIONSHIP_TYPES])[snapshot.fact_types]
    onward, back = both | (way != "in"), both | (way != "out")
    for _ in range(hops):
        before = reached.copy()
        reached[targets[onward & before[sources]]] = True
        reached[sources[back & before[targets]]] = True
        if np.array_equal(reached, before):
            break
    return reached
