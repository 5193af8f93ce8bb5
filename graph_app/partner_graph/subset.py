"""Parts of a snapshot that keep its data version and order."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Snapshot


def partners_at(snapshot: Snapshot, places: NDArray[np.intp]) -> Snapshot:
    """The partners at the given places (ascending) and the facts that have both ends among them."""
    new_place = np.full(len(snapshot.partners), -1, dtype=np.int32)
    new_place[places] = np.arange(len(places), dtype=np.int32)
    kept = (new_place[snapshot.fact_sources] >= 0) & (new_place[snapshot.fact_targets] >= 0)
    part = facts_at(snapshot, kept)
    return replace(
        part,
        partners=tuple(snapshot.partners[place] for place in places.tolist()),
        fact_sources=new_place[part.fact_sources],
        fact_targets=new_place[part.fact_targets],
    )


def facts_at(snapshot: Snapshot, kept: NDArray[np.bool_]) -> Snapshot:
    """All partners and the facts where `kept` is true."""
    return replace(
        snapshot,
        fact_ids=tuple(snapshot.fact_ids[place] for place in np.flatnonzero(kept).tolist()),
        fact_types=snapshot.fact_types[kept],
        fact_sources=snapshot.fact_sources[kept],
        fact_targets=snapshot.fact_targets[kept],
        date_from=snapshot.date_from[kept],
        date_to=snapshot.date_to[kept],
    )


def facts_among(snapshot: Snapshot, partner_ids: Set[str], fact_ids: Set[str]) -> Snapshot:
    """The partners and the facts of these ids; ids that the snapshot does not know are passed over."""
    kept = np.array([fact in fact_ids for fact in snapshot.fact_ids], dtype=bool)
    places = [place for place, partner in enumerate(snapshot.partners) if partner.id in partner_ids]
    return partners_at(facts_at(snapshot, kept), np.array(places, dtype=np.intp))
