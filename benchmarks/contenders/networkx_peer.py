"""networkx: the library that people know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from benchmarks.generators import Network, generated, ties
from benchmarks.record import Case, Outcome, Run

Graph: TypeAlias = "nx.Graph[int]"


def graph_of(network: Network) -> Graph:
    first, second, weight = ties(generated(network))
    graph: Graph = nx.Graph()
    graph.add_nodes_from(range(network.partners))
    graph.add_weighted_edges_from(zip(first.tolist(), second.tolist(), weight.tolist(), strict=True))
    return graph


def metric(case: Case, name: str) -> Run:
    graph = graph_of(case.network)
    compute = METRICS[name]
    return lambda: _array(compute(graph), len(graph))


def panel(case: Case) -> Run:
    """The same ten metrics that the explorer shows; gives the betweenness."""
    graph = graph_of(case.network)

    def run() -> Outcome:
        values = {name: compute(graph) for name, compute in METRICS.items()}
        return _array(values["betweenness"], len(graph))

    return run


def components(case: Case) -> Run:
    graph = graph_of(case.network)
    return lambda: _array(_labels(list(nx.connected_components(graph))), len(graph))


def layout(case: Case) -> Run:
    graph = graph_of(case.network)

    def run() -> Outcome:
        found = nx.spring_layout(graph, seed=7)
        return np.array([found[node] for node in range(len(graph))])

    return run


def _harmonic(graph: Graph) -> Mapping[int, float]:
    return {node: value / (len(graph) - 1) for node, value in nx.harmonic_centrality(graph).items()}


def _eigenvector(graph: Graph) -> Mapping[int, float]:
    """Of the largest component: networkx refuses graphs of several."""
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    found: Mapping[int, float] = nx.eigenvector_centrality_numpy(largest)
    return found


def _communities(graph: Graph) -> Mapping[int, float]:
    return _labels(nx.community.louvain_communities(graph, weight="weight", seed=7))


def _labels(groups: Any) -> dict[int, float]:
    return {node: float(number) for number, group in enumerate(groups) for node in group}


METRICS: Mapping[str, Callable[[Graph], Any]] = {
    "degree": lambda graph: dict(graph.degree()),
    "weighted_degree": lambda graph: dict(graph.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "harmonic": _harmonic,
    "pagerank": lambda graph: nx.pagerank(graph, weight="weight"),
    "eigenvector": _eigenvector,
    "clustering": nx.clustering,
    "core": nx.core_number,
    "constraint": lambda graph: nx.constraint(graph, weight="weight"),
    "community": _communities,
}


def _array(values: Mapping[int, float], count: int) -> NDArray[np.float64]:
    return np.array([values.get(node, np.nan) for node in range(count)], dtype=np.float64)
