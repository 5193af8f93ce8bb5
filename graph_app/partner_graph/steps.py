"""Steps from partner to partner, each with what the tie is that it goes over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph_app.partner_graph.recency import day_numbers, told_day
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.partner_graph.ties import line_ends
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, RelationshipType

Pair = tuple[int, int]


@dataclass(frozen=True)
class TieOfType:
    """All facts of one type between two partners, one direction of a directed type: what a line stands for.

    `newest` is a day number, 0 where no fact has a known day.
    """

    type: RelationshipType
    source: Partner
    target: Partner
    fact_count: int
    newest: int

    @property
    def newest_day(self) -> str | None:
        return told_day(self.newest) if self.newest else None


@dataclass(frozen=True)
class Step:
    """From `partner` to `other` over all ties between them, in the order of the vocabulary's types."""

    partner: Partner
    other: Partner
    ties: tuple[TieOfType, ...]

    @property
    def fact_count(self) -> int:
        return sum(tie.fact_count for tie in self.ties)

    @property
    def newest_day(self) -> str | None:
        """The partial date of the newest fact of known day, None where there is none."""
        newest = max((tie.newest for tie in self.ties), default=0)
        return told_day(newest) if newest else None


def steps(snapshot: Snapshot, pairs: Iterable[Pair]) -> list[Step]:
    """The steps between pairs of places, in their order. One pass over all facts, however many pairs."""
    walked = list(pairs)
    ties = _ties_between(snapshot, {(min(pair), max(pair)) for pair in walked})
    partners = snapshot.partners
    return [Step(partners[one], partners[other], ties[min(one, other), max(one, other)]) for one, other in walked]


def _ties_between(snapshot: Snapshot, pairs: set[Pair]) -> dict[Pair, tuple[TieOfType, ...]]:
    """By pair, the lower place first, what there is between the two."""
    begins, ends = (places.astype(np.int64) for places in line_ends(snapshot))
    count = len(snapshot.partners)
    wanted = np.array([low * count + high for low, high in pairs], dtype=np.int64)
    facts = np.flatnonzero(np.isin(np.minimum(begins, ends) * count + np.maximum(begins, ends), wanted))
    days = day_numbers(snapshot)[facts].tolist()
    lines: dict[tuple[int, int, int], list[int]] = {}
    columns = (snapshot.fact_types, begins, ends)
    for *line, day in zip(*(column[facts].tolist() for column in columns), days, strict=True):
        lines.setdefault((line[0], line[1], line[2]), []).append(day)
    return {pair: tuple(_of_pair(snapshot, pair, lines)) for pair in pairs}


def _of_pair(snapshot: Snapshot, pair: Pair, lines: dict[tuple[int, int, int], list[int]]) -> Iterable[TieOfType]:
    for type_place, of in enumerate(RELATIONSHIP_TYPES):
        for begin, end in (pair, pair[::-1]):
            days: Sequence[int] = lines.get((type_place, begin, end), ())
            if days:
                yield TieOfType(of, snapshot.partners[begin], snapshot.partners[end], len(days), max(days))
