"""The partners that one is tied to by one relationship type, in an order that never changes: pages are slices of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph_app.partner_graph.snapshot import Partner, Snapshot


class TiedPartner(NamedTuple):  # a hub has tens of thousands of them
    partner: Partner
    fact_count: int


def neighbours(snapshot: Snapshot, place: int, type_place: int) -> list[TiedPartner]:
    """Whom the partner at `place` is tied to by the type at `type_place` in RELATIONSHIP_TYPES, in either direction.

    Those with the most facts come first, then by id. A fact between a partner and itself makes no neighbour.
    """
    of_type = snapshot.fact_types == type_place
    outward = snapshot.fact_targets[of_type & (snapshot.fact_sources == place)]
    inward = snapshot.fact_sources[of_type & (snapshot.fact_targets == place)]
    ends = np.concatenate([outward, inward])
    others, counts = np.unique(ends[ends != place], return_counts=True)
    most_first = np.argsort(-counts, kind="stable")  # partners stand by id already
    return [
        TiedPartner(snapshot.partners[other], count)
        for other, count in zip(others[most_first].tolist(), counts[most_first].tolist(), strict=True)
    ]
