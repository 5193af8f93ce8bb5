"""The ties of one partner: with whom, by relationship type, of how many facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, RelationshipType


@dataclass(frozen=True)
class TiedPartner:
    partner: Partner
    fact_count: int


@dataclass(frozen=True)
class TiesOfType:
    """`partners` with the most facts first; `fact_count` is the sum over them."""

    type: RelationshipType
    fact_count: int
    partners: list[TiedPartner]


def ties_of(snapshot: Snapshot, place: int) -> list[TiesOfType]:
    """All ties of the partner at `place`, in either direction, in the order of the vocabulary's types."""
    groups = []
    for index, relationship_type in enumerate(RELATIONSHIP_TYPES):
        of_type = snapshot.fact_types == index
        outward = snapshot.fact_targets[of_type & (snapshot.fact_sources == place)]
        inward = snapshot.fact_sources[of_type & (snapshot.fact_targets == place)]
        counts = Counter(np.concatenate([outward, inward]).tolist())
        if counts:
            ranked = sorted(counts.items(), key=lambda item: (-item[1], snapshot.partners[item[0]].id))
            tied = [TiedPartner(snapshot.partners[other], count) for other, count in ranked]
            groups.append(TiesOfType(relationship_type, sum(counts.values()), tied))
    return groups


def fact_counts(snapshot: Snapshot) -> list[int]:
    """How many facts each partner has, in the order of the snapshot's partners."""
    ends = np.concatenate([snapshot.fact_sources, snapshot.fact_targets])
    counted: list[int] = np.bincount(ends, minlength=len(snapshot.partners)).tolist()
    return counted
