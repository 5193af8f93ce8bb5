"""networkit: made for large networks, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkit as nk
import numpy as np

from benchmarks.generators import Network, generated, ties
from benchmarks.record import Case, Run


def graph_of(network: Network) -> Any:
    first, second, weight = ties(generated(network))
    graph = nk.Graph(network.partners, weighted=True)
    for one, other, facts in zip(first.tolist(), second.tolist(), weight.tolist(), strict=True):
        graph.addEdge(one, other, facts)
    graph.sortEdges()
    return graph


def metric(case: Case, name: str) -> Run:
    """Metrics that leave weights aside get a graph without them: networkit takes weights for lengths of ways."""
    weighted = graph_of(case.network)
    graph = weighted if name in WEIGHTED else nk.graphtools.toUnweighted(weighted)
    graph.indexEdges()
    compute = METRICS[name]
    return lambda: np.array(compute(graph), dtype=np.float64)


def _harmonic(graph: Any) -> Any:
    found = np.array(nk.centrality.HarmonicCloseness(graph, normalized=False).run().scores())
    return found / (graph.numberOfNodes() - 1)


def _scores(algorithm: Callable[..., Any], **known: Any) -> Callable[[Any], Any]:
    return lambda graph: algorithm(graph, **known).run().scores()


def _partition(algorithm: Callable[..., Any]) -> Callable[[Any], Any]:
    return lambda graph: algorithm(graph).run().getPartition().getVector()


WEIGHTED = {"pagerank", "community"}
METRICS: Mapping[str, Callable[[Any], Any]] = {
    "betweenness": _scores(nk.centrality.Betweenness, normalized=True),
    "harmonic": _harmonic,
    "pagerank": _scores(nk.centrality.PageRank, damp=0.85, tol=1e-9),
    "eigenvector": _scores(nk.centrality.EigenvectorCentrality),
    "components": _partition(nk.components.ConnectedComponents),
    "clustering": _scores(nk.centrality.LocalClusteringCoefficient, turbo=True),
    "core": _scores(nk.centrality.CoreDecomposition),
    "community": _partition(nk.community.ParallelLeiden),
}
