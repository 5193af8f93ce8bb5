"""What if a partner, a tie or a membership were gone: told with partners for places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.analytics.removal import Removal, without_partner, without_tie
from graph_app.analytics.repair import Repair, best_repair
from graph_app.errors import UnknownMembership, UnknownTie
from graph_app.explorer import Explorer
from graph_app.partner_graph.snapshot import Partner
from graph_app.records import Rows, Value
from graph_app.structure.network import Network
from graph_app.vocabulary.relationship_types import MEMBER_OF, RELATIONSHIP_TYPES

COLUMNS = ("partner", "steps_before", "steps_after")


@dataclass(frozen=True)
class Way:
    """A partner and the steps from our nearest body to it; None: nobody leads there any more."""

    partner: Partner
    before: int
    after: int | None


@dataclass(frozen=True)
class NewTie:
    """The one tie that would repair most, and how that was found: see analytics.repair."""

    body: Partner
    partner: Partner
    reconnected: int
    restored: int
    compared_on: int | None


@dataclass(frozen=True)
class Without:
    """What is gone are one partner or the two ends of a tie. `left_facts` still make that tie: then nothing changes."""

    gone: tuple[Partner, ...]
    left_facts: int
    cut_off: tuple[Way, ...]
    longer: tuple[Way, ...]
    repair: NewTie | None
    bodies_left: int


@dataclass(frozen=True)
class Membership:
    """A membership on record, with the id of its fact."""

    fact: str
    member: Partner
    body: Partner


def without(explorer: Explorer, network: Network, gone: Sequence[Partner]) -> Without:
    """One partner gone, or the whole tie between two; UnknownTie where there is none. Kept per version and day."""
    ends = tuple(sorted(network.snapshot.place(partner.id) for partner in gone))
    if len(ends) == 2 and not network.ties[ends[0], ends[1]]:
        raise UnknownTie(source=gone[0].id, target=gone[1].id)
    return explorer.kept(network.newest, ("without", network.as_of, ends), lambda: _without(network, ends))


def without_membership(explorer: Explorer, network: Network, fact: str) -> tuple[Membership, Without]:
    """One membership gone. Where other facts tie the two, they still do. The network has details; UnknownMembership."""
    place = network.places_of_facts.get(fact)
    if place is None or network.snapshot.fact_types[place] != RELATIONSHIP_TYPES.index(MEMBER_OF):
        raise UnknownMembership(fact=fact)
    membership = _membership(network, place)
    one, other = int(network.snapshot.fact_sources[place]), int(network.snapshot.fact_targets[place])
    left_facts = int(network.ties[one, other]) - 1
    if left_facts > 0 or one == other:
        bodies = len(network.bodies)
        return membership, Without((membership.member, membership.body), left_facts, (), (), None, bodies)
    return membership, without(explorer, network, (membership.member, membership.body))


def our_memberships(network: Network) -> list[Membership]:
    """The memberships of our own bodies, by member and body. The network has details."""
    snapshot = network.snapshot
    ours = (snapshot.fact_types == RELATIONSHIP_TYPES.index(MEMBER_OF)) & network.home[snapshot.fact_sources]
    ends = snapshot.fact_sources, snapshot.fact_targets
    places = sorted(np.flatnonzero(ours).tolist(), key=lambda place: (ends[0][place], ends[1][place]))
    return [_membership(network, place) for place in places]


def _membership(network: Network, place: int) -> Membership:
    snapshot = network.snapshot
    assert snapshot.details is not None
    member, body = network.at((snapshot.fact_sources[place], snapshot.fact_targets[place]))
    return Membership(str(snapshot.details.ids[place]), member, body)


def _without(network: Network, ends: tuple[int, ...]) -> Without:
    if len(ends) == 1:
        removal, gone = without_partner(network.ties, network.home, ends[0]), None
    else:
        gone = ends[0], ends[1]
        removal = without_tie(network.ties, network.home, gone)
    return Without(
        network.at(sorted(ends, key=lambda place: not network.home[place])),
        0,
        tuple(_ways(network, removal, removal.cut_off)),
        tuple(_ways(network, removal, removal.longer)),
        _new_tie(network, best_repair(removal, gone)),
        int(removal.home.sum()),
    )


def _ways(network: Network, removal: Removal, places: NDArray[np.intp]) -> list[Way]:
    """The ways that grow most come first."""
    told = []
    for place in places.tolist():
        after = removal.after[place]
        steps = int(after) if np.isfinite(after) else None
        told.append(Way(network.partners[place], int(removal.before[place]), steps))
    return sorted(told, key=lambda way: (way.before - (way.after or 0), way.partner.id))


def _new_tie(network: Network, repair: Repair | None) -> NewTie | None:
    if repair is None:
        return None
    body, partner = network.at((repair.body, repair.partner))
    return NewTie(body, partner, repair.reconnected, repair.restored, repair.compared_on)


def table(found: Without, most: int) -> Rows:
    """Everyone affected: who is cut off first (no steps after), then whose way grows most."""
    rows: list[tuple[Value, ...]] = [(way.partner.id, way.before, way.after) for way in (*found.cut_off, *found.longer)]
    return Rows(COLUMNS, rows[:most], len(rows) > most)
