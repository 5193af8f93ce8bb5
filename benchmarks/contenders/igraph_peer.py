"""igraph: the fastest of the well-known libraries on one core; GPL, so it stays a peer."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import igraph
import numpy as np

from benchmarks.generators import Network, generated, ties
from benchmarks.record import Case, Run


def graph_of(network: Network) -> Any:
    first, second, weight = ties(generated(network))
    edges = list(zip(first.tolist(), second.tolist(), strict=True))
    graph = igraph.Graph(n=network.partners, edges=edges)
    graph.es["weight"] = weight.tolist()
    return graph


def metric(case: Case, name: str) -> Run:
    graph = graph_of(case.network)
    compute = METRICS[name]
    return lambda: np.array(compute(graph), dtype=np.float64)


def layout(case: Case, name: str) -> Run:
    """“fr” is Fruchterman-Reingold, “drl” DrL, both with igraph's defaults."""
    graph = graph_of(case.network)
    random.seed(7)
    return lambda: np.array(graph.layout(name).coords)


def _betweenness(graph: Any) -> list[float]:
    """As a share of all pairs of others, which is how networkx and we give it."""
    pairs = (graph.vcount() - 1) * (graph.vcount() - 2) / 2
    return [value / pairs for value in graph.betweenness(directed=False)]


def _eigenvector(graph: Any) -> Any:
    """Of length 1, which is how networkx and we give it; igraph makes the largest 1."""
    found = np.array(graph.eigenvector_centrality())
    return found / np.linalg.norm(found)


METRICS: Mapping[str, Callable[[Any], Any]] = {
    "betweenness": _betweenness,
    "harmonic": lambda graph: graph.harmonic_centrality(),
    "pagerank": lambda graph: graph.pagerank(directed=False, weights="weight"),
    "eigenvector": _eigenvector,
    "components": lambda graph: graph.connected_components().membership,
    "clustering": lambda graph: graph.transitivity_local_undirected(mode="zero"),
    "core": lambda graph: graph.coreness(),
    "constraint": lambda graph: graph.constraint(weights="weight"),
    "community": lambda graph: graph.community_leiden("modularity", weights="weight", n_iterations=-1).membership,
}
