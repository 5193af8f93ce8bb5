"""The ties of partners: with whom, by relationship type, of how many facts, and which way a line of them goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.neighbours import TiedPartner, neighbours
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, RelationshipType


@dataclass(frozen=True)
class TiesOfType:
    """`partners` with the most facts first; `fact_count` is the sum over them."""

    type: RelationshipType
    fact_count: int
    partners: list[TiedPartner]


def ties_of(snapshot: Snapshot, place: int) -> list[TiesOfType]:
    """All ties of the partner at `place`, in either direction, in the order of the vocabulary's types."""
    found = [(of, neighbours(snapshot, place, type_place)) for type_place, of in enumerate(RELATIONSHIP_TYPES)]
    return [TiesOfType(of, sum(tied.fact_count for tied in partners), partners) for of, partners in found if partners]


def fact_counts(snapshot: Snapshot) -> list[int]:
    """How many facts each partner has, in the order of the snapshot's partners; one with itself counts once."""
    with_itself = snapshot.fact_sources == snapshot.fact_targets
    ends = np.concatenate([snapshot.fact_sources, snapshot.fact_targets[~with_itself]])
    counted: list[int] = np.bincount(ends, minlength=len(snapshot.partners)).tolist()
    return counted


def line_ends(snapshot: Snapshot) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Where the line of each fact begins and ends, as places: (m,) each.

    A line of a directed type runs as its facts do, one of an undirected type always from the partner that stands first,
    so that all facts of a type between two partners make one line whoever was the host.
    """
    undirected = np.array([not of.directed for of in RELATIONSHIP_TYPES])[snapshot.fact_types]
    turned = undirected & (snapshot.fact_sources > snapshot.fact_targets)
    return (
        np.where(turned, snapshot.fact_targets, snapshot.fact_sources),
        np.where(turned, snapshot.fact_sources, snapshot.fact_targets),
    )
