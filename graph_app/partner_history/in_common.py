"""What a partner and our side have in common: networks that both belong to, and others that both know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.vocabulary.relationship_types import MEMBER_OF, RELATIONSHIP_TYPES


@dataclass(frozen=True)
class SharedNetwork:
    """A body with the members of our side."""

    body: Partner
    ours: tuple[Partner, ...]


@dataclass(frozen=True)
class Friend:
    """Somebody that a partner and our side are both tied to, and by how many facts each."""

    partner: Partner
    facts_with_them: int
    facts_with_us: int


def shared_networks(snapshot: Snapshot, place: int) -> list[SharedNetwork]:
    """The bodies of which the partner at `place` and others of our side are members on record, by id."""
    memberships = snapshot.fact_types == RELATIONSHIP_TYPES.index(MEMBER_OF)
    members, bodies = snapshot.fact_sources[memberships], snapshot.fact_targets[memberships]
    ours = _our_side(snapshot, place)
    found = []
    for body in np.unique(bodies[members == place]).tolist():
        here = np.unique(members[(bodies == body) & ours[members]]).tolist()
        if here:
            found.append(SharedNetwork(snapshot.partners[body], _partners(snapshot, here)))
    return found


def friends_in_common(snapshot: Snapshot, place: int) -> list[Friend]:
    """Who is tied to both the partner at `place` and our side and is none of them: the best tied first, then by id.

    Networks that both are members of are told by `shared_networks` and left out here.
    """
    ours = _our_side(snapshot, place)
    of_partner = np.zeros(len(snapshot.partners), dtype=bool)
    of_partner[place] = True
    theirs, with_us = _facts_with(snapshot, of_partner), _facts_with(snapshot, ours)
    both = (theirs > 0) & (with_us > 0) & ~ours & ~of_partner
    for network in shared_networks(snapshot, place):
        both[snapshot.place(network.body.id)] = False
    places = np.flatnonzero(both)
    best_first = places[np.lexsort((-with_us[places], -theirs[places]))].tolist()
    return [Friend(snapshot.partners[at], int(theirs[at]), int(with_us[at])) for at in best_first]


def _our_side(snapshot: Snapshot, place: int) -> NDArray[np.bool_]:
    """Whether each partner is of our side, the one at `place` excepted: (n,)."""
    ours = np.array([partner.home for partner in snapshot.partners], dtype=bool)
    ours[place] = False
    return ours


def _facts_with(snapshot: Snapshot, of: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many facts each partner has with any of some: (n,)."""
    sources, targets = snapshot.fact_sources, snapshot.fact_targets
    ends = np.concatenate([targets[of[sources]], sources[of[targets]]])
    counts: NDArray[np.int64] = np.bincount(ends, minlength=len(snapshot.partners))
    return counts


def _partners(snapshot: Snapshot, places: Iterable[int]) -> tuple[Partner, ...]:
    return tuple(snapshot.partners[place] for place in places)
