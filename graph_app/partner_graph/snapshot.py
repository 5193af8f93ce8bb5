"""The whole graph in one data version, as arrays: what every ranking, filter and picture starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.columns import PartnerRecords, facts_of, in_order, partners_of
from graph_app.partner_graph.details import FactDetails
from graph_app.partner_graph.partner import Partner
from graph_app.records import Columns

__all__ = ["Partner", "Snapshot", "build_snapshot"]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Partners sorted by id, facts in any order; `fact_*` and `date_*` have one entry per fact.

    `fact_types` are places in RELATIONSHIP_TYPES, `fact_sources` and `fact_targets` places in `partners`, `date_from`
    and `date_to` the first and last day that the fact's date can mean (`date.toordinal`), 0 where it is unknown.
    What else is known of a fact, its id first of all, is read where it is shown: most pages need none of it. `details`
    holds what facts are filtered by, None where nobody asked for that.
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
    details: FactDetails | None = None

    @property
    def state(self) -> tuple[int, str]:
        """What tells it from the snapshot of every other state of any database: data version and token."""
        return self.data_version, self.token

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


def build_snapshot(  # nosec B107  # `token` names a state of the data
    data_version: int, partner_records: PartnerRecords, fact_tables: Mapping[str, Columns], token: str = ""
) -> Snapshot:
    """The snapshot of what cypher/inside/snapshot_*.cypher return: partners, and a table of facts for each type.

    Both in any order; `source` and `target` of a fact are the `node` of a partner's record, '' is an unknown day.
    A fact whose ends are not both partners is none of ours. NoIdStored, UnknownKindStored, UnknownTypeStored and
    WrongDayStored name what the database holds and we cannot read.
    """
    records = in_order(partner_records)
    partners = partners_of(records)
    places = {record["node"]: place for place, record in enumerate(records)}
    return Snapshot(data_version, partners, *facts_of(fact_tables, places, partners), token=token)
