"""Our own side: metrics and layout on the product's own graph, as the site computes them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from benchmarks.generators import Network
from benchmarks.record import Case, Outcome, Run
from benchmarks.tables import fact_tables, partner_records
from graph_app.analytics.metrics import METRICS, MetricValues
from graph_app.explorer import Explorer
from graph_app.partner_graph.projection import SimpleGraph, simple_graph
from graph_app.partner_graph.snapshot import Snapshot, build_snapshot


def snapshot_of(network: Network) -> Snapshot:
    return build_snapshot(1, partner_records(network), fact_tables(network))


def graph_of(network: Network) -> SimpleGraph:
    return simple_graph(snapshot_of(network))


def metric(case: Case, name: str) -> Run:
    """One metric, exact."""
    graph = graph_of(case.network)
    compute = next(one.compute for one in METRICS if one.name == name)
    return lambda: numbers(compute(replace(graph)))  # a copy, so that nothing kept on the graph helps the next run


def panel(case: Case) -> Run:
    """All metrics, exact; gives the betweenness."""
    graph = graph_of(case.network)

    def run() -> Outcome:
        mine = replace(graph)
        values = {one.name: one.compute(mine) for one in METRICS}
        return numbers(values["betweenness"])

    return run


def sampled_panel(case: Case) -> Run:
    """All metrics as a large network gets them first: sampled where there is an estimate, exact else."""
    graph = graph_of(case.network)

    def run() -> Outcome:
        mine = replace(graph)
        values = {one.name: (one.estimate or one.compute)(mine) for one in METRICS}
        return numbers(values["betweenness"])

    return run


def components(case: Case) -> Run:
    graph = graph_of(case.network)
    return lambda: np.asarray(connected_components(graph.ties, directed=False)[1])


def layout(case: Case) -> Run:
    """Groups, groups within them, and positions, as the network page computes them."""
    graph = graph_of(case.network)
    return lambda: Explorer.laid_out(graph)


def numbers(values: MetricValues) -> NDArray[np.float64]:
    return np.array(values.values, dtype=np.float64)  # None becomes NaN
