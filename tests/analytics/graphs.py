"""Graphs that metrics are tried on: odd ones known by hand, and random ones, as networkx and as ours."""

from __future__ import annotations

from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from scipy.sparse import lil_matrix

from graph_app.partner_graph.projection import SimpleGraph

Graph: TypeAlias = "nx.Graph[Any]"

ODD: dict[str, Graph] = {
    "empty": nx.empty_graph(0),
    "one node": nx.empty_graph(1),
    "three alone": nx.empty_graph(3),
    "pair": nx.path_graph(2),
    "path": nx.path_graph(7),
    "star": nx.star_graph(6),
    "clique": nx.complete_graph(5),
    "ring": nx.cycle_graph(6),
    "islands": nx.disjoint_union_all([nx.complete_graph(4), nx.path_graph(5), nx.star_graph(2), nx.empty_graph(2)]),
    "equal islands": nx.disjoint_union(nx.path_graph(3), nx.path_graph(3)),
    "long path": nx.path_graph(130),
}


def random_graphs(count: int = 12) -> list[Graph]:
    """Sparse and dense, with islands and lonely nodes; ties weigh 1 to 5 facts."""
    return [weighted(nx.gnm_random_graph(5 + 9 * seed, 12 * seed, seed=seed), seed) for seed in range(count)] + [
        weighted(nx.barabasi_albert_graph(90, 2, seed=5), 5),
        weighted(nx.connected_caveman_graph(6, 7), 6),
    ]


def weighted(graph: Graph, seed: int) -> Graph:
    chance = np.random.default_rng(seed)
    for _, _, tie in graph.edges(data=True):
        tie["weight"] = int(chance.integers(1, 6))
    return graph


def ours(graph: Graph) -> SimpleGraph:
    """The same graph as partner_graph.projection would give it; nodes are numbered from 0."""
    ids = tuple(f"p{node:04}" for node in graph)
    ties = lil_matrix((len(ids), len(ids)))
    for first, second, weight in graph.edges(data="weight", default=1):
        ties[first, second] = ties[second, first] = weight
    return SimpleGraph(ids, ties.tocsr())
