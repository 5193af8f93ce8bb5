"""The warmest ways from our side to a partner, each step with its last event: whom to ask, and what to mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.paths import Path
from graph_app.analytics.warm_paths import warmest_paths
from graph_app.engagement.points import fact_points, strength
from graph_app.engagement.values import Values
from graph_app.explorer import Explorer
from graph_app.partner_graph.recency import day_numbers
from graph_app.partner_graph.snapshot import Partner
from graph_app.partner_graph.tie_sums import summed_over_ties
from graph_app.records import Rows, Value
from graph_app.structure.network import Network

# The warmest way and so many others.
ALTERNATIVES = 3
# What a tie counts at least, in points of the engagement model: that it exists, whenever that was.
FLOOR_POINTS = 1.0

COLUMNS = ("path", "warmth", "step", "partner", "other", "strength", "last_fact", "last_date", "last_title", "source")


@dataclass(frozen=True)
class Hop:
    """Whom to ask (`partner`) for the way to `other`, over a tie of `strength` 0 to 100 on the day.

    `last` is the record of the newest fact whose day is known, else of any: `id`, `type`, its properties and
    `source_title`. `dated` says which of the two it is.
    """

    partner: Partner
    other: Partner
    strength: float
    dated: bool
    last: dict[str, Any]


@dataclass(frozen=True)
class WarmPath:
    """Steps from our side to the partner, and how warm they are together: the product of their strengths, 0 to 100."""

    hops: tuple[Hop, ...]
    warmth: float


def warm_paths(explorer: Explorer, network: Network, start: Partner | None, end: Partner) -> tuple[WarmPath, ...]:
    """The warmest way from one of our bodies, or from all of our side, and its alternatives. The network has details.

    Nothing where nobody leads there. Kept per data version, day and ends.
    """
    key = ("warm path", network.as_of, start and start.id, end.id)

    def found() -> tuple[WarmPath, ...]:
        snapshot = network.snapshot
        starts = [snapshot.place(start.id)] if start else network.bodies
        strengths = _strengths(explorer, network)
        paths = warmest_paths(strengths, starts, snapshot.place(end.id), 1 + ALTERNATIVES)
        return _told(explorer, network, strengths, paths)

    return explorer.kept(network.newest, key, found)


def _strengths(explorer: Explorer, network: Network) -> csr_matrix[np.float64]:
    """How strong each tie is on the day, as a share: over 0, at most 1."""

    def computed() -> csr_matrix[np.float64]:
        return tie_strengths(network, network.as_of, explorer.engagement_values)

    return explorer.kept(network.newest, ("tie strengths", network.as_of), computed)


def tie_strengths(network: Network, as_of: date, values: Values) -> csr_matrix[np.float64]:
    """The ties of a network with details, each as strong as the points of its facts make it, FLOOR_POINTS at least."""
    points = summed_over_ties(network.snapshot, network.ties, fact_points(network.snapshot, as_of, values))
    shares = strength(np.maximum(points, FLOOR_POINTS), values) / 100
    return csr_matrix((shares, network.ties.indices, network.ties.indptr), shape=network.ties.shape)


def _told(
    explorer: Explorer, network: Network, strengths: csr_matrix[np.float64], paths: Sequence[Path]
) -> tuple[WarmPath, ...]:
    newest = _newest_facts(network, {(min(pair), max(pair)) for path in paths for pair in pairwise(path)})
    facts = _records(explorer, network, newest.values())
    dated = network.snapshot.date_to > 0
    told = []
    for path in paths:
        hops = []
        for one, other in pairwise(path):
            fact = newest[min(one, other), max(one, other)]
            hops.append(
                Hop(
                    network.partners[one],
                    network.partners[other],
                    100 * float(strengths[one, other]),
                    bool(dated[fact]),
                    facts[fact],
                )
            )
        told.append(WarmPath(tuple(hops), 100 * float(np.prod([hop.strength / 100 for hop in hops]))))
    return tuple(told)


def _newest_facts(network: Network, pairs: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Of each pair of places, the lower first, where the newest fact between the two stands; of equal ones the last id.

    A fact of unknown day is the oldest.
    """
    snapshot, count = network.snapshot, len(network.partners)
    assert snapshot.details is not None
    ends: list[NDArray[np.int64]] = [side.astype(np.int64) for side in (snapshot.fact_sources, snapshot.fact_targets)]
    keys = np.minimum(*ends) * count + np.maximum(*ends)
    facts = np.flatnonzero(np.isin(keys, [low * count + high for low, high in pairs]))
    ids, days = snapshot.details.ids, day_numbers(snapshot)
    oldest_first = sorted(facts.tolist(), key=lambda fact: (days[fact], str(ids[fact])))
    return {divmod(int(keys[fact]), count): fact for fact in oldest_first}


def _records(explorer: Explorer, network: Network, facts: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What is known of some facts, by where they stand."""
    details = network.snapshot.details
    assert details is not None
    by_id = {str(details.ids[fact]): fact for fact in facts}
    return {by_id[fact]: told for fact, told in explorer.facts_by_id(sorted(by_id)).items()}


def table(found: Sequence[WarmPath]) -> Rows:
    """One row for each step of each way, numbered from 1."""
    rows: list[tuple[Value, ...]] = []
    for number, path in enumerate(found, 1):
        for place, hop in enumerate(path.hops, 1):
            last = hop.last
            title = last.get("title_en") or last.get("title_vi")
            told = (last["id"], last.get("date"), title, last.get("source_id"))
            ends = hop.partner.id, hop.other.id
            rows.append((number, round(path.warmth, 4), place, *ends, round(hop.strength, 4), *told))
    return Rows(COLUMNS, rows)
