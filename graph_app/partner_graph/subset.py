"""Parts of a snapshot that keep its data version and order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.columns import facts_of
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Columns, Value
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME


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


def partners_of_ids(snapshot: Snapshot, partner_ids: Iterable[str]) -> Snapshot:
    """The partners of these ids and the facts that have both ends among them; an id of nobody is passed over."""
    places = sorted(map(snapshot.place, filter(snapshot.find, set(partner_ids))))
    return partners_at(snapshot, np.array(places, dtype=np.intp))


def facts_at(snapshot: Snapshot, kept: NDArray[np.bool_]) -> Snapshot:
    """All partners and the facts where `kept` is true."""
    return replace(
        snapshot,
        fact_types=snapshot.fact_types[kept],
        fact_sources=snapshot.fact_sources[kept],
        fact_targets=snapshot.fact_targets[kept],
        date_from=snapshot.date_from[kept],
        date_to=snapshot.date_to[kept],
        details=snapshot.details and snapshot.details.at(kept),
    )


def subgraph_of(snapshot: Snapshot, partner_ids: Set[str], facts: Iterable[Mapping[str, Value]]) -> Snapshot:
    """The partners of these ids and facts given as records with `source`, `target`, `type`, `date_from`, `date_to`.

    What the snapshot does not know, as a partner or a type, is passed over.
    """
    part = partners_of_ids(snapshot, partner_ids)
    given = list(facts)
    tables = {name: _table([fact for fact in given if fact["type"] == name]) for name in TYPE_BY_NAME}
    types, sources, targets, first, last = facts_of(tables, part.places, part.partners)
    bare = replace(part, fact_types=types, details=None)
    return replace(bare, fact_sources=sources, fact_targets=targets, date_from=first, date_to=last)


def _table(facts: Sequence[Mapping[str, Value]]) -> Columns:
    return {name: [fact.get(name) or "" for fact in facts] for name in ("source", "target", "date_from", "date_to")}
