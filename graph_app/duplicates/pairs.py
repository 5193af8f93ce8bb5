"""Pairs of partners that are perhaps one, each with what speaks for it in numbers, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_app.duplicates.blocks import blocks
from graph_app.duplicates.spellings import (
    MARKS,
    REORDERED,
    SAME,
    UNMARKED,
    Spelling,
    spellings_of,
    told_apart,
    way_of,
)
from graph_app.language.likeness import NEAR, near_pairs
from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Partner, Snapshot

# Of 100 points names give up to 60, the country 15 and shared ties 25; facts between the two take 30 away.
NAME_POINTS = {SAME: 60.0, REORDERED: 55.0, UNMARKED: 50.0, MARKS: 20.0}
LEAST_NEAR, MOST_NEAR = 20.0, 45.0
ALIAS_SHARE = 0.75
COUNTRY_POINTS = 15.0
TIE_POINTS = 25.0
BETWEEN_POINTS = 30.0


@dataclass(frozen=True)
class NameMatch:
    """The two names that fit best, and how: a `way` of spellings.py; `likeness` is of 100."""

    first: str
    second: str
    way: str
    likeness: float
    alias: bool

    @property
    def points(self) -> float:
        """What the names say, 15 to 60. An alias says less: some fit two partners, as HUFO does."""
        near = LEAST_NEAR + (self.likeness - NEAR) / (100 - NEAR) * (MOST_NEAR - LEAST_NEAR)
        return NAME_POINTS.get(self.way, near) * (ALIAS_SHARE if self.alias else 1)


@dataclass(frozen=True)
class Pair:
    """`first` stands before `second` by id. `score` is 0 to 100.

    `common` are partners beyond our own side that both are tied to, `between` facts that the two have with each other.
    """

    first: Partner
    second: Partner
    score: int
    names: NameMatch
    same_country: bool
    common: tuple[Partner, ...]
    between: int

    @property
    def ids(self) -> tuple[str, str]:
        return self.first.id, self.second.id


def pairs(snapshot: Snapshot, graph: SimpleGraph) -> list[Pair]:
    """All pairs of one kind with near names that are not of two different countries; an unknown country is no reason
    against. The likeliest first, then by ids. `graph` is that of the snapshot.
    """
    found = [_pair(snapshot, graph, places, match) for places, match in _matches(snapshot).items()]
    return sorted(found, key=lambda pair: (-pair.score, pair.ids))


def _matches(snapshot: Snapshot) -> dict[tuple[int, int], NameMatch]:
    """For each pair of places the two names that say most."""
    best: dict[tuple[int, int], NameMatch] = {}
    for one, other, likeness in _near(snapshot):
        if one.place > other.place:
            one, other = other, one
        match = NameMatch(one.written, other.written, way_of(one, other), likeness, one.alias or other.alias)
        places = (one.place, other.place)
        if places not in best or _order(match) > _order(best[places]):
            best[places] = match
    return best


def _order(match: NameMatch) -> tuple[float, str, str]:
    return match.points, match.first, match.second


def _near(snapshot: Snapshot) -> Iterator[tuple[Spelling, Spelling, float]]:
    """Near names of two partners, each pair of names once."""
    partners = snapshot.partners
    seen: set[tuple[int, int]] = set()
    for block in blocks(spellings_of(partners), partners):
        for first, second, likeness in near_pairs([spelling.fingerprint for spelling in block]):
            one, other = block[first], block[second]
            key = (id(one), id(other))
            if one.place == other.place or key in seen:
                continue
            seen.add(key)
            if _countries_fit(partners[one.place], partners[other.place]) and not told_apart(one, other):
                yield one, other, likeness


def _countries_fit(one: Partner, other: Partner) -> bool:
    return one.country is None or other.country is None or one.country == other.country


def _pair(snapshot: Snapshot, graph: SimpleGraph, places: tuple[int, int], names: NameMatch) -> Pair:
    first, second = (snapshot.partners[place] for place in places)
    same_country = first.country is not None and first.country == second.country
    common = [place for place in _common(graph, places) if not snapshot.partners[place].home]
    between = _facts_between(graph, places)
    # One that few are tied to says more than one that all are tied to.
    ties = TIE_POINTS * min(1.0, sum(2 / _degree(graph, place) for place in common))
    points = names.points + same_country * COUNTRY_POINTS + ties - bool(between) * BETWEEN_POINTS
    tied = tuple(snapshot.partners[place] for place in common)
    return Pair(first, second, max(0, round(points)), names, same_country, tied, between)


def _tied(graph: SimpleGraph, place: int) -> list[int]:
    tied: list[int] = graph.ties.indices[graph.ties.indptr[place] : graph.ties.indptr[place + 1]].tolist()
    return tied


def _degree(graph: SimpleGraph, place: int) -> int:
    return int(graph.ties.indptr[place + 1] - graph.ties.indptr[place])


def _common(graph: SimpleGraph, places: tuple[int, int]) -> list[int]:
    first, second = (set(_tied(graph, place)) for place in places)
    return sorted(first & second)


def _facts_between(graph: SimpleGraph, places: tuple[int, int]) -> int:
    if places[1] not in _tied(graph, places[0]):
        return 0
    return int(graph.ties[places[0], places[1]])
