"""Who moved in rank between two states of a network, and which ties account for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_app.partner_graph.projection import SimpleGraph

Values = Sequence[float | int | None]


@dataclass(frozen=True)
class Rank:
    """`place` is 1 for the highest value; equal values have the same place."""

    place: int
    value: float


@dataclass(frozen=True)
class Move:
    """A partner by its place in the graph; a rank is None where it had no tie, or no value.

    `gained` and `lost` are the partners that it came to be tied to and is no longer tied to, `more` and `fewer` those
    with more or fewer facts than before. Each leads to its facts before and after, the largest change first.
    """

    partner: int
    before: Rank | None
    after: Rank | None
    gained: Mapping[int, tuple[int, int]]
    lost: Mapping[int, tuple[int, int]]
    more: Mapping[int, tuple[int, int]]
    fewer: Mapping[int, tuple[int, int]]

    @property
    def places(self) -> int | None:
        """How many places it went up (below zero: down); None where it has no rank on one side."""
        return self.before.place - self.after.place if self.before and self.after else None

    @property
    def change(self) -> float:
        """By how much the value rose or, below zero, fell; no value counts as zero here."""
        return (self.after.value if self.after else 0.0) - (self.before.value if self.before else 0.0)


def rank_moves(before: SimpleGraph, after: SimpleGraph, values: tuple[Values, Values]) -> list[Move]:
    """The partners whose rank is another one after, those with the largest change of their value first.

    Both graphs are of the same partners; `values` are a metric of each before and after, the highest is ranked first.
    """
    ranks_before, ranks_after = _ranks(before, values[0]), _ranks(after, values[1])
    moves = []
    for partner in range(len(before.ids)):
        first, second = ranks_before.get(partner), ranks_after.get(partner)
        if (first and first.place) != (second and second.place):
            moves.append(Move(partner, first, second, *_tie_changes(before, after, partner)))
    return sorted(moves, key=lambda move: (-abs(move.change), _best(move), before.ids[move.partner]))


def _best(move: Move) -> int:
    return min(rank.place for rank in (move.before, move.after) if rank)


def _ranks(graph: SimpleGraph, values: Values) -> dict[int, Rank]:
    """The rank of each partner that has a tie and a value."""
    # Rounded, so that equal partners are equal to the last digit, whatever order sums were made in.
    degrees = graph.ties.indptr[1:] - graph.ties.indptr[:-1]
    known = {place: round(value, 9) for place, value in enumerate(values) if value is not None and degrees[place]}
    ordered = sorted(known.values(), reverse=True)
    first_of: dict[float, int] = {}
    for place, value in enumerate(ordered, start=1):
        first_of.setdefault(value, place)
    return {place: Rank(first_of[value], value) for place, value in known.items()}


def _tie_changes(before: SimpleGraph, after: SimpleGraph, partner: int) -> list[dict[int, tuple[int, int]]]:
    """The partners gained, lost, with more and with fewer facts."""
    had, has = _facts(before, partner), _facts(after, partner)
    both = {other: (had.get(other, 0), has.get(other, 0)) for other in had.keys() | has.keys()}
    ordered = sorted(both.items(), key=lambda item: (-abs(item[1][1] - item[1][0]), item[0]))
    return [
        {other: (old, new) for other, (old, new) in ordered if old == 0},
        {other: (old, new) for other, (old, new) in ordered if new == 0},
        {other: (old, new) for other, (old, new) in ordered if 0 < old < new},
        {other: (old, new) for other, (old, new) in ordered if 0 < new < old},
    ]


def _facts(graph: SimpleGraph, partner: int) -> dict[int, int]:
    """Number of facts shared with each partner that it is tied to."""
    row = slice(graph.ties.indptr[partner], graph.ties.indptr[partner + 1])
    return dict(zip(graph.ties.indices[row].tolist(), graph.ties.data[row].astype(int).tolist(), strict=True))
