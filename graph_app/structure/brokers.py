"""Who of our own side holds the broker's seat, and who would take over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.analytics.brokerage import constraint, effective_size, successor
from graph_app.explorer import Explorer
from graph_app.partner_graph.snapshot import Partner
from graph_app.structure.network import Network


@dataclass(frozen=True)
class Broker:
    """A body of our side with its numbers. `outside_count` of its contacts are not of our own side.

    `successor` has most of these, `in_common` of them, as contacts of its own; None where nobody of us has any.
    """

    partner: Partner
    constraint: float
    effective_size: float
    contact_count: int
    outside_count: int
    successor: Partner | None
    in_common: int


def brokers(explorer: Explorer, network: Network) -> tuple[Broker, ...]:
    """Our bodies with contacts, the least constrained first: it has the broker's seat. Kept per version and day."""
    return explorer.kept(network.newest, ("brokers", network.as_of), lambda: _brokers(network))


def _brokers(network: Network) -> tuple[Broker, ...]:
    held, sizes = constraint(network.ties), effective_size(network.ties)
    contacts = np.diff(network.ties.indptr)
    ends = np.repeat(np.arange(len(contacts)), contacts)
    outside = np.bincount(ends, weights=~network.home[network.ties.indices], minlength=len(contacts))
    told = []
    for place in sorted((body for body in network.bodies if contacts[body]), key=lambda body: (held[body], body)):
        next_one = successor(network.ties, place, network.bodies, held)
        told.append(
            Broker(
                network.partners[place],
                float(held[place]),
                float(sizes[place]),
                int(contacts[place]),
                int(outside[place]),
                network.partners[next_one.place] if next_one else None,
                next_one.in_common if next_one else 0,
            )
        )
    return tuple(told)


def records(found: tuple[Broker, ...]) -> list[dict[str, Any]]:
    """As JSON, with ids for partners."""
    return [
        {**vars(broker), "partner": broker.partner.id, "successor": broker.successor and broker.successor.id}
        for broker in found
    ]
