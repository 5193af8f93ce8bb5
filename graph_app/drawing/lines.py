"""Facts as drawn lines: one line per relationship type between two partners, as thick as it has facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.ties import line_ends
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES


@dataclass(frozen=True)
class Line:
    """All facts of one type between two partners, given by their places in the snapshot.

    A directed type has a line for each direction, an undirected one has one line whatever end a fact began at.
    `turn` tells lines between the same two partners apart: 0 is straight, others bend to one side or the other.
    `newest` is the last day that any of the facts can mean, 0 where none has a known day; `exact` says whether at least
    one has an exact day.
    """

    source: int
    target: int
    type: int
    fact_count: int
    turn: int
    newest: int = 0
    exact: bool = True


def lines_of_facts(snapshot: Snapshot) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Source, target and type of each line in a fixed order, (l, 3), and the line of each fact: (m,).

    A fact between a partner and itself has none: -1.
    """
    sources, targets = (ends.astype(np.int64) for ends in line_ends(snapshot))
    count, types = max(1, len(snapshot.partners)), len(RELATIONSHIP_TYPES)
    keys = (sources * count + targets) * types + snapshot.fact_types
    apart = sources != targets
    found, inverse = np.unique(keys[apart], return_inverse=True)
    line_of = np.full(len(keys), -1, dtype=np.int64)
    line_of[apart] = inverse
    pairs = found // types
    return np.column_stack([pairs // count, pairs % count, found % types]), line_of


def drawn_lines(snapshot: Snapshot) -> list[Line]:
    """The lines of a snapshot in a fixed order; a fact between a partner and itself draws none."""
    found, line_of_each = lines_of_facts(snapshot)
    apart = line_of_each >= 0
    line_of, first, last = line_of_each[apart], snapshot.date_from[apart], snapshot.date_to[apart]
    counts = np.bincount(line_of, minlength=len(found))
    newest = np.zeros(len(found), dtype=np.int64)
    np.maximum.at(newest, line_of, last)
    exact = np.zeros(len(found), dtype=bool)
    np.logical_or.at(exact, line_of, (first > 0) & (first == last))
    beside: Counter[tuple[int, int]] = Counter()
    lines = []
    rows = zip(found.tolist(), counts.tolist(), newest.tolist(), exact.tolist(), strict=True)
    for (source, target, of), fact_count, day, known in rows:
        pair = (min(source, target), max(source, target))
        lines.append(Line(source, target, of, fact_count, beside[pair], day, known))
        beside[pair] += 1
    return lines
