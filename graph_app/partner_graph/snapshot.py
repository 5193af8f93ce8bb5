"""The whole graph in one data version, as arrays: what every ranking, filter and picture starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.columns import ordinals, partners_of, places_of, types_of
from graph_app.partner_graph.partner import Partner
from graph_app.records import Columns

__all__ = ["Partner", "Snapshot", "build_snapshot"]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Partners sorted by id, facts in any order; `fact_*` and `date_*` have one entry per fact.

    `fact_types` are places in RELATIONSHIP_TYPES, `fact_sources` and `fact_targets` places in `partners`, `date_from`
    and `date_to` the first and last day that the fact's date can mean (`date.toordinal`), 0 where it is unknown.
    What else is known of a fact, its id first of all, is read where it is shown: most pages need none of it.
    `token` is of this state of this database alone, '' where that is not known.
    Nothing in it is ever changed: a filter makes another snapshot.
    """

    data_version: int
    partners: tuple[Partner, ...]
    fact_types: NDArray[np.int8]
    fact_sources: NDArray[np.int32]
    fact_targets: NDArray[np.int32]
    date_from: NDArray[np.int32]
    date_to: NDArray[np.int32]
    token: str = ""

    @property
    def fact_count(self) -> int:
        """How many facts there are."""
        return len(self.fact_types)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where the partner of an id stands in `partners`."""
        return {partner.id: place for place, partner in enumerate(self.partners)}

    def place(self, partner_id: str) -> int:
        """Where the partner of this id stands in `partners`. KeyError where there is none."""
        return self.places[partner_id]

    def partner(self, partner_id: str) -> Partner:
        """The partner of this id. KeyError where there is none."""
        return self.partners[self.place(partner_id)]

    def find(self, partner_id: str) -> Partner | None:
        """The partner of this id, or None."""
        place = self.places.get(partner_id)
        return None if place is None else self.partners[place]


def build_snapshot(
    data_version: int, partner_records: Sequence[Mapping[str, Any]], fact_columns: Columns, token: str = ""
) -> Snapshot:
    """The snapshot of what cypher/inside/snapshot_*.cypher return, in any order; '' is an unknown day.

    A fact whose ends are not both partners is none of ours. NoIdStored, UnknownKindStored, UnknownTypeStored and
    WrongDayStored name what the database holds and we cannot read.
    """
    partners = sorted(partners_of(partner_records), key=attrgetter("id"))
    places = {partner.id: place for place, partner in enumerate(partners)}
    sources, targets = (places_of(fact_columns, end, places) for end in ("source", "target"))
    types = types_of(fact_columns)
    first, last = (ordinals(fact_columns, name) for name in ("date_from", "date_to"))
    ours = np.flatnonzero((sources >= 0) & (targets >= 0))
    sources, targets, first, last = (column[ours] for column in (sources, targets, first, last))
    return Snapshot(data_version, tuple(partners), types[ours], sources, targets, first, last, token)
