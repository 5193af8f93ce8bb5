"""The network as it was on record on a day: what every page on its structure starts from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.engagement.points import begun_days
from graph_app.engagement_view import record_of
from graph_app.explorer import Explorer
from graph_app.partner_graph.fact_days import undated_facts
from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.partner_graph.subset import facts_at


@dataclass(frozen=True, eq=False)
class Network:
    """All partners, and the facts that had come by `as_of` or whose day is unknown: those count for existence.

    `ties` are those of its simple graph, `home` says who is of our own side: (n,). `newest` is the whole snapshot that
    everything computed from it is kept by.
    """

    newest: Snapshot
    snapshot: Snapshot
    as_of: date
    ties: csr_matrix[np.float64]
    home: NDArray[np.bool_]

    @property
    def partners(self) -> tuple[Partner, ...]:
        return self.snapshot.partners

    @cached_property
    def bodies(self) -> list[int]:
        """The places of our own bodies."""
        return [int(place) for place in np.flatnonzero(self.home)]

    @cached_property
    def places_of_facts(self) -> Mapping[str, int]:
        """Where the fact of an id stands; only where the snapshot has details."""
        assert self.snapshot.details is not None
        return {str(fact): place for place, fact in enumerate(self.snapshot.details.ids.tolist())}

    def at(self, places: Iterable[int]) -> tuple[Partner, ...]:
        """The partners at some places."""
        return tuple(self.snapshot.partners[int(place)] for place in places)


def network_on(explorer: Explorer, as_of: date) -> Network:
    """The network on a day."""
    newest = explorer.snapshot()
    return explorer.kept(newest, ("network", as_of), lambda: _on(newest, newest, as_of))


def detailed_network_on(explorer: Explorer, as_of: date) -> Network:
    """The same with what facts say. See engagement_view.record_of for its errors."""
    detailed, newest = record_of(explorer).snapshot, explorer.snapshot()
    return explorer.kept(newest, ("detailed network", as_of, detailed.state), lambda: _on(newest, detailed, as_of))


def _on(newest: Snapshot, whole: Snapshot, as_of: date) -> Network:
    begun, _ = begun_days(whole, as_of)
    part = facts_at(whole, begun | undated_facts(whole))
    home = np.array([partner.home for partner in part.partners], dtype=bool)
    return Network(newest, part, as_of, simple_graph(part).ties, home)
