"""The whole graph in one data version, as arrays: what every ranking, filter and picture starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.columns import Column, ordinals, partner_of, places_of, types_of
from graph_app.partner_graph.partner import Partner
from graph_app.records import Columns

__all__ = ["Partner", "Snapshot", "build_snapshot"]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Partners sorted by id, facts sorted by id; `fact_*` and `date_*` have one entry per fact.

    `fact_types` are places in RELATIONSHIP_TYPES, `fact_sources` and `fact_targets` places in `partners`, `date_from`
    and `date_to` the first and last day that the fact's date can mean (`date.toordinal`), 0 where it is unknown.
    Nothing in it is ever changed: a filter makes another snapshot.
    """

    data_version: int
    partners: tuple[Partner, ...]
    fact_ids: tuple[str, ...]
    fact_types: NDArray[np.int8]
    fact_sources: NDArray[np.int32]
    fact_targets: NDArray[np.int32]
    date_from: NDArray[np.int32]
    date_to: NDArray[np.int32]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {partner.id: place for place, partner in enumerate(self.partners)}

    def place(self, partner_id: str) -> int:
        """Where the partner of this id stands in `partners`. KeyError where there is none."""
        return self._places[partner_id]

    def partner(self, partner_id: str) -> Partner:
        """The partner of this id. KeyError where there is none."""
        return self.partners[self.place(partner_id)]

    def find(self, partner_id: str) -> Partner | None:
        """The partner of this id, or None."""
        place = self._places.get(partner_id)
        return None if place is None else self.partners[place]


def build_snapshot(data_version: int, partner_columns: Columns, fact_columns: Columns) -> Snapshot:
    """The snapshot of columns as cypher/inside/snapshot_*.cypher return them, in any order of rows.

    Columns hold '' for an unknown text or day, [] for no aliases, -1 for an unknown whole number and 999.0 for an
    unknown coordinate, because Cypher's `collect` drops nulls. UnknownKindStored, UnknownTypeStored, UnknownEndStored
    and WrongDayStored name what the database holds and we cannot read.
    """
    names = tuple(partner_columns)
    rows = zip(*partner_columns.values(), strict=True)
    partners = sorted((partner_of(dict(zip(names, row, strict=True))) for row in rows), key=lambda partner: partner.id)
    places = {partner.id: place for place, partner in enumerate(partners)}
    facts = _sorted_by_id(fact_columns)
    ids = [str(fact) for fact in facts["id"]]
    return Snapshot(
        data_version,
        tuple(partners),
        tuple(ids),
        types_of(ids, facts["type"]),
        places_of(ids, facts["source"], places),
        places_of(ids, facts["target"], places),
        ordinals(ids, facts["date_from"]),
        ordinals(ids, facts["date_to"]),
    )


def _sorted_by_id(columns: Columns) -> dict[str, Column]:
    """The columns of facts that the snapshot keeps, their rows in the order of ids."""
    ids = columns["id"]
    order = sorted(range(len(ids)), key=lambda row: str(ids[row]))
    kept = ("id", "type", "source", "target", "date_from", "date_to")
    return {name: [columns[name][row] for row in order] for name in kept}
