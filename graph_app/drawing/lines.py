"""Facts as drawn lines: one line per relationship type between two partners, as thick as it has facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.ties import line_ends


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


def drawn_lines(snapshot: Snapshot) -> list[Line]:
    """The lines of a snapshot in a fixed order; a fact between a partner and itself draws none."""
    ends = np.stack(line_ends(snapshot), axis=1).astype(np.int64)
    apart = ends[:, 0] != ends[:, 1]
    keys = np.column_stack([ends, snapshot.fact_types])[apart]
    found, line_of, counts = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    first, last = snapshot.date_from[apart], snapshot.date_to[apart]
    newest = np.zeros(len(found), dtype=np.int64)
    np.maximum.at(newest, line_of.reshape(-1), last)
    exact = np.zeros(len(found), dtype=bool)
    np.logical_or.at(exact, line_of.reshape(-1), (first > 0) & (first == last))
    beside: Counter[tuple[int, int]] = Counter()
    lines = []
    rows = zip(found.tolist(), counts.tolist(), newest.tolist(), exact.tolist(), strict=True)
    for (source, target, of), fact_count, day, known in rows:
        pair = (min(source, target), max(source, target))
        lines.append(Line(source, target, of, fact_count, beside[pair], day, known))
        beside[pair] += 1
    return lines
