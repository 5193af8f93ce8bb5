"""Snapshots to arrange: a city's partners all over the world, and large ones made by chance with a fixed seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from tests.partner_graph.small_snapshot import snapshot_of

COUNTRIES = ("VN", "VN", "VN", "LA", "TH", "CN", "JP", "FR", "DE", "RU", "US", "BR", "ZA", "AU", None)

# Hà Nội and an office of its own, partners near and far, an organisation of no country; hue and quiet have no facts.
SMALL = snapshot_of(
    """
    hanoi MET_WITH vientiane 1998-05-02
    hanoi MET_WITH office 2001-01-01 2001-12-31
    vientiane MET_WITH paris 2004-03-01
    paris MET_WITH lyon 2010-07-14
    lyon MEMBER_OF network
    """,
    """
    hanoi City VN
    office Organisation VN
    vientiane City LA
    paris City FR
    lyon City FR
    network Organisation
    hue City VN
    quiet Organisation
    """,
)
PLACES = {"hanoi": (21.03, 105.85), "vientiane": (17.98, 102.63), "paris": (48.86, 2.35), "hue": (16.46, 107.59)}


def placed(snapshot: Snapshot = SMALL) -> Snapshot:
    """The small network with coordinates, our own side marked."""
    partners = []
    for partner in snapshot.partners:
        latitude, longitude = PLACES.get(partner.id, (None, None))
        ours = partner.id in ("hanoi", "office")
        partners.append(partner._replace(latitude=latitude, longitude=longitude, home=ours))
    return replace(snapshot, partners=tuple(partners))


def by_chance(count: int, facts: int) -> Snapshot:
    """Partners in all countries above, one in two with coordinates, ten of our own side; facts of 1990 to 2025."""
    chance = np.random.default_rng(5)
    countries = chance.integers(0, len(COUNTRIES), count)
    known, at = chance.random(count) < 0.5, chance.normal([16.0, 106.0], 3.0, (count, 2))
    partners = [
        Partner(
            f"p{number:05}",
            ("City", "Organisation", "FriendshipAssociation")[number % 3],
            country=COUNTRIES[countries[number]],
            home=number < 10,
            latitude=float(at[number, 0]) if known[number] else None,
            longitude=float(at[number, 1]) if known[number] else None,
        )
        for number in range(count)
    ]
    # Few have most ties, as in a city's network.
    ends = np.sort(np.minimum(chance.pareto(0.8, (2, facts)) * 3, count - 1).astype(np.int32), axis=0)
    first, last = date(1990, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
    days = chance.integers(first, last, facts).astype(np.int32) * (chance.random(facts) < 0.8)
    types = chance.integers(0, len(RELATIONSHIP_TYPES), facts).astype(np.int8)
    return Snapshot(1, tuple(partners), types, ends[0], ends[1], days, days)
