"""Partners that our side has no dated tie with, and what speaks for one: each reason leads to facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.analytics.friends_in_common import Friends, friends_in_common
from graph_app.explorer import Explorer
from graph_app.partner_graph.fact_days import undated_facts
from graph_app.partner_graph.recency import day_numbers, told_day
from graph_app.partner_graph.snapshot import Partner
from graph_app.records import Rows, Value
from graph_app.structure.network import Network
from graph_app.vocabulary.properties import AGREEMENT_TYPE
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

AGREEMENT, MEETING, MEMBERSHIP, AID = (
    next(place for place, of in enumerate(RELATIONSHIP_TYPES) if of.name == name)
    for name in ("HAS_AGREEMENT_WITH", "MET_WITH", "MEMBER_OF", "GAVE_AID_TO")
)
# How somebody is tied to a friend of ours, the closest first: the first that holds is told.
SHARED_NETWORK = "shared_network"
BONDS = (SHARED_NETWORK, "twinned", "agreement", "membership", "aid", "meeting", "other")
COLUMNS = ("partner", "weight", "shared_networks", "friends", "same_country", "undated_tie_with")


@dataclass(frozen=True)
class Friend:
    """A partner that both are tied to: of ours by `body`, of the suggested one by `bond`, one of BONDS."""

    partner: Partner
    body: Partner
    bond: str
    weight: float


@dataclass(frozen=True)
class Compatriot:
    """A partner of the same country with a dated fact with our side, the newest on `newest` (a partial date).

    In our own country this would say nothing, and nobody is one.
    """

    partner: Partner
    body: Partner
    newest: str


@dataclass(frozen=True)
class Suggestion:
    """`weight` is the sum over the friends. `undated_with` is who of us has facts of unknown day with it, or None."""

    partner: Partner
    weight: float
    friends: tuple[Friend, ...]
    compatriots: tuple[Compatriot, ...]
    undated_with: Partner | None

    def bound(self, bond: str) -> list[Friend]:
        """The friends to whom it is tied in one way."""
        return [friend for friend in self.friends if friend.bond == bond]


@dataclass(frozen=True)
class Suggestions:
    """The heaviest first, then by how many of ours there are in the country; `silent` are those nothing speaks for."""

    suggested: tuple[Suggestion, ...]
    silent: tuple[Partner, ...]


def suggestions(explorer: Explorer, network: Network) -> Suggestions:
    """Everyone that none of our bodies has a dated fact with. The network has details. Kept per version and day."""
    return explorer.kept(network.newest, ("suggestions", network.as_of), lambda: _suggestions(network))


def _suggestions(network: Network) -> Suggestions:
    ours = _Ours(network)
    candidates = np.flatnonzero(~network.home & (ours.newest == 0))
    found = friends_in_common(network.ties, network.home, candidates)
    bonds = _Bonds(network)
    told = [_told(network, ours, bonds, one) for one in found]
    with_reasons = [one for one in told if one.friends or one.compatriots]
    heaviest = sorted(with_reasons, key=lambda one: (-round(one.weight, 9), -len(one.compatriots), one.partner.id))
    return Suggestions(tuple(heaviest), tuple(one.partner for one in told if not one.friends and not one.compatriots))


class _Ours:
    """What ties our side to each partner: the newest day number, and with whom of us; 0 and -1 where nothing does."""

    def __init__(self, network: Network) -> None:
        snapshot, home = network.snapshot, network.home
        count = len(home)
        self.newest = np.zeros(count, dtype=np.int64)
        self.body = np.full(count, -1, dtype=np.int64)
        facts = np.flatnonzero(home[snapshot.fact_sources] != home[snapshot.fact_targets])
        from_us = home[snapshot.fact_sources[facts]]
        bodies = np.where(from_us, snapshot.fact_sources[facts], snapshot.fact_targets[facts])
        others = np.where(from_us, snapshot.fact_targets[facts], snapshot.fact_sources[facts])
        days = np.where(undated_facts(snapshot)[facts], 0, day_numbers(snapshot)[facts])
        for place in np.lexsort((-bodies, days)).tolist():  # the newest last, of equal ones the first body
            self.newest[others[place]], self.body[others[place]] = days[place], bodies[place]
        ours = {network.partners[body].country for body in network.bodies}
        self.by_country: dict[str, list[int]] = {}
        known = np.flatnonzero((self.newest > 0) & ~home)
        for place in known[np.argsort(-self.newest[known], kind="stable")].tolist():
            country = network.partners[place].country
            if country and country not in ours:
                self.by_country.setdefault(country, []).append(place)


class _Bonds:
    """In which ways pairs of partners are tied."""

    def __init__(self, network: Network) -> None:
        snapshot = network.snapshot
        assert snapshot.details is not None
        self._count = len(network.partners)
        twinning = snapshot.details.says(AGREEMENT_TYPE.name, frozenset({"twinning"}))
        of_type = {
            "twinned": (snapshot.fact_types == AGREEMENT) & twinning,
            "agreement": snapshot.fact_types == AGREEMENT,
            "membership": snapshot.fact_types == MEMBERSHIP,
            "aid": snapshot.fact_types == AID,
            "meeting": snapshot.fact_types == MEETING,
        }
        low = np.minimum(snapshot.fact_sources, snapshot.fact_targets).astype(np.int64)
        high = np.maximum(snapshot.fact_sources, snapshot.fact_targets).astype(np.int64)
        keys = low * self._count + high
        self._pairs = {name: frozenset(keys[facts].tolist()) for name, facts in of_type.items()}
        members = snapshot.fact_types == MEMBERSHIP
        ends = snapshot.fact_sources[members], snapshot.fact_targets[members]
        self._member_of = frozenset((ends[0].astype(np.int64) * self._count + ends[1]).tolist())
        self._our_networks = frozenset(ends[1][network.home[ends[0]]].tolist())

    def between(self, place: int, friend: int) -> str:
        """The closest of BONDS between a partner and a friend of ours."""
        if friend in self._our_networks and place * self._count + friend in self._member_of:
            return SHARED_NETWORK
        key = min(place, friend) * self._count + max(place, friend)
        return next((name for name, pairs in self._pairs.items() if key in pairs), "other")


def _told(network: Network, ours: _Ours, bonds: _Bonds, found: Friends) -> Suggestion:
    partners = network.partners
    partner = partners[found.place]
    friends = [
        Friend(partners[friend], partners[ours.body[friend]], bonds.between(found.place, friend), weight)
        for friend, weight in found.friends
    ]
    compatriots = [
        Compatriot(partners[place], partners[ours.body[place]], told_day(ours.newest[place]))
        for place in ours.by_country.get(partner.country or "", ())
    ]
    body = int(ours.body[found.place])
    undated_with = network.partners[body] if body >= 0 else None
    in_order = tuple(sorted(friends, key=lambda friend: BONDS.index(friend.bond)))
    return Suggestion(partner, found.weight, in_order, tuple(compatriots), undated_with)


def record(one: Suggestion) -> dict[str, Any]:
    """As JSON, with ids for partners."""
    return {
        "partner": one.partner.id,
        "weight": round(one.weight, 4),
        "shared_networks": _ids(friend.partner for friend in one.bound(SHARED_NETWORK)),
        "friends": _ids(friend.partner for friend in one.friends if friend.bond != SHARED_NETWORK),
        "same_country": _ids(compatriot.partner for compatriot in one.compatriots),
        "undated_tie_with": one.undated_with and one.undated_with.id,
    }


def table(found: Sequence[Suggestion], most: int) -> Rows:
    """One row for each suggestion, the heaviest first."""
    rows: list[tuple[Value, ...]] = [tuple(record(one).values()) for one in found[:most]]
    return Rows(COLUMNS, rows, len(found) > most)


def _ids(partners: Iterable[Partner]) -> list[str]:
    return [partner.id for partner in partners]
