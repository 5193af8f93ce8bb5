"""Two periods of a part of the network side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph_app.analytics.metrics import METRICS, Metric, MetricValues
from graph_app.analytics.rank_moves import Move, rank_moves
from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.projection import SimpleGraph, simple_graph
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import facts_at
from graph_app.partner_graph.tie_changes import FactCounts, TieChange, fact_counts, partners_of_both, tie_changes

# Of these more is more, so a rank can be told: neither a group's number nor Burt's constraint nor a share of pairs.
RANKED = tuple(
    metric
    for metric in METRICS
    if metric.name in ("degree", "weighted_degree", "betweenness", "harmonic", "pagerank", "core")
)


@dataclass(frozen=True)
class Comparison:
    """`both` are the partners tied in one of the periods; places in `ties` and `moves` are theirs.

    `estimated`: the values that ranks come from are of a sample.
    """

    both: Snapshot
    ties: Sequence[TieChange]
    moves: Sequence[Move]
    counts: FactCounts
    estimated: bool


def compared(part: Snapshot, before: Period, after: Period, metric: Metric, exact_partners: int) -> Comparison:
    """What changed in a part of the network from one period to another that begins after it.

    The metric is computed for each period among the partners of both, so that its scale is the same; where more
    than `exact_partners` are tied it is estimated, if there is an estimate.
    """
    both = partners_of_both(part, before, after)
    graphs = [simple_graph(facts_at(both, period.facts(both))) for period in (before, after)]
    found = [_values(metric, graph, exact_partners) for graph in graphs]
    moves = rank_moves(graphs[0], graphs[1], (found[0].values, found[1].values))
    estimated = any(of.error is not None for of in found)
    return Comparison(both, tie_changes(both, before, after), moves, fact_counts(part, before, after), estimated)


def _values(metric: Metric, graph: SimpleGraph, exact_partners: int) -> MetricValues:
    tied = int(np.count_nonzero(np.diff(graph.ties.indptr)))
    if metric.estimate and tied > exact_partners:
        return metric.estimate(graph)
    return metric.compute(graph)
