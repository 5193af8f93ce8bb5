from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graph_app.analytics.communities import leiden, subgroups
from tests.analytics.graphs import ODD, Graph, ours, random_graphs


def parts(graph: Graph, numbers: list[int]) -> list[set[int]]:
    nodes = list(graph)
    tied = {number: {nodes[place] for place, of in enumerate(numbers) if of == number} for number in set(numbers) - {0}}
    return [*tied.values(), *({node} for node, number in zip(nodes, numbers, strict=True) if number == 0)]


@pytest.mark.parametrize("graph", [graph for graph in random_graphs() if graph.size()])
def test_modularity_is_not_worse_than_louvain_s(graph: Graph) -> None:
    found = parts(graph, leiden(ours(graph).ties, seed=7).tolist())
    louvain = nx.community.louvain_communities(graph, weight="weight", seed=7)
    best = nx.community.modularity(graph, louvain, weight="weight")
    assert nx.community.modularity(graph, found, weight="weight") >= best - 0.01


def test_two_cliques_with_a_bridge_are_two_communities_and_the_larger_is_the_first() -> None:
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(6))
    graph.add_edge(0, 9)
    assert leiden(ours(graph).ties, seed=7).tolist() == [2] * 4 + [1] * 6


def test_a_partner_without_ties_is_in_none() -> None:
    assert leiden(ours(ODD["islands"]).ties, seed=7).tolist()[-2:] == [0, 0]
    assert leiden(ours(ODD["empty"]).ties, seed=7).tolist() == []


def test_many_facts_hold_partners_together() -> None:
    graph = nx.cycle_graph(4)
    nx.set_edge_attributes(graph, {(0, 1): 1, (1, 2): 20, (2, 3): 1, (0, 3): 20}, "weight")
    assert leiden(ours(graph).ties, seed=7).tolist() == [1, 2, 2, 1]


def test_a_seed_gives_the_same_communities_each_time() -> None:
    graph = ours(random_graphs()[9]).ties
    first = leiden(graph, seed=3)
    assert all(np.array_equal(first, leiden(graph.copy(), seed=3)) for _ in range(5))


def test_a_large_group_is_looked_at_alone_and_a_small_one_stays_whole() -> None:
    graph = nx.disjoint_union(nx.complete_graph(40), nx.complete_graph(50))
    graph.add_edge(0, 40)
    small = nx.disjoint_union(nx.complete_graph(10), nx.complete_graph(12))
    ties = ours(nx.disjoint_union(graph, small)).ties
    found = subgroups(ties, np.array([1] * 90 + [2] * 22), seed=7).tolist()
    assert [len(set(part)) for part in (found[:40], found[40:90], found[90:])] == [1, 1, 1]
    assert len(set(found)) == 3


def test_nothing_has_no_groups_within_groups() -> None:
    assert subgroups(ours(nx.empty_graph(0)).ties, np.zeros(0, dtype=np.int64), seed=7).tolist() == []
