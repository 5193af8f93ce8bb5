from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from graph_app.analytics.connecting import connection
from tests.analytics.graphs import ODD, Graph, ours, random_graphs


def test_the_middle_of_a_star_connects_its_rays() -> None:
    found = connection(ours(ODD["star"]).ties, [1, 2, 3])
    assert (found.groups, found.go_betweens, found.ties) == (((1, 2, 3),), (0,), ((0, 1), (0, 2), (0, 3)))


def test_everyone_on_a_path_is_needed_between_its_ends() -> None:
    found = connection(ours(ODD["path"]).ties, [6, 0])
    assert found.go_betweens == (1, 2, 3, 4, 5) and len(found.ties) == 6


def test_who_is_tied_directly_needs_nobody() -> None:
    found = connection(ours(ODD["clique"]).ties, [0, 1, 2])
    assert (found.go_betweens, found.ties) == ((), ((0, 1), (0, 2)))


def test_one_go_between_for_all_is_found_although_every_two_have_one_of_their_own() -> None:
    # 0, 1 and 2 meet each other over 3, 4 and 5, and all of them over 6.
    ring = [(0, 3), (3, 1), (1, 4), (4, 2), (2, 5), (5, 0)]
    graph: Graph = nx.Graph()
    graph.add_nodes_from(range(7))
    graph.add_edges_from(ring)
    graph.add_edges_from([(0, 6), (1, 6), (2, 6)], weight=2)
    assert connection(ours(graph).ties, [0, 1, 2]).go_betweens == (6,)


def test_of_equal_go_betweens_the_one_with_more_facts_is_kept() -> None:
    graph: Graph = nx.Graph()
    graph.add_nodes_from(range(4))
    graph.add_edges_from([(0, 2), (2, 1)], weight=1)
    graph.add_edges_from([(0, 3), (3, 1)], weight=5)
    assert connection(ours(graph).ties, [0, 1]).go_betweens == (3,)


def test_of_two_that_can_each_do_without_the_other_the_weaker_is_left_out() -> None:
    # 0 and 1 meet over 4, 0 and 2 over 3; but 4 knows 2 as well, and 3 knows 1.
    graph: Graph = nx.Graph()
    graph.add_nodes_from(range(5))
    graph.add_weighted_edges_from([(0, 4, 5), (1, 4, 5), (2, 4, 1), (0, 3, 4), (2, 3, 4), (1, 3, 1)])
    assert connection(ours(graph).ties, [0, 1, 2]).go_betweens == (4,)


def test_those_who_cannot_reach_each_other_stand_in_groups() -> None:
    found = connection(ours(ODD["islands"]).ties, [0, 4, 8, 1, 12])
    assert found.groups == ((0, 1), (4, 8), (12,))
    assert found.go_betweens == (5, 6, 7)
    assert connection(ours(ODD["three alone"]).ties, [0, 2]).groups == ((0,), (2,))


@pytest.mark.parametrize("graph", random_graphs()[1:], ids=str)
def test_it_is_a_tree_without_anybody_needless(graph: Graph) -> None:
    chance = random.Random(11)
    for count in (2, 3, 6):
        chosen = chance.sample(range(len(graph)), min(count, len(graph)))
        found = connection(ours(graph).ties, chosen)
        tree: Graph = nx.Graph(found.ties)
        tree.add_nodes_from(chosen)
        assert nx.is_forest(tree) and set(tree) == {*chosen, *found.go_betweens}
        assert all(graph.has_edge(*tie) for tie in found.ties)
        assert {frozenset(group) for group in found.groups} == {
            frozenset(part) & set(chosen) for part in nx.connected_components(graph)
        } - {frozenset()}
        assert [set(group) for group in found.groups] == [
            set(chosen) & nx.node_connected_component(tree, group[0]) for group in found.groups
        ]
        for needless in found.go_betweens:
            left = graph.subgraph(set(tree) - {needless})
            assert any(not set(group) <= nx.node_connected_component(left, group[0]) for group in found.groups)


@pytest.mark.parametrize("seed", range(12))
def test_it_has_at_most_twice_as_many_ties_as_the_smallest(seed: int) -> None:
    graph = nx.connected_watts_strogatz_graph(12, 4, 0.5, seed=seed)
    chosen = random.Random(seed).sample(range(12), 4)
    others = [place for place in graph if place not in chosen]
    smallest = next(
        3 + size
        for size in range(len(others))
        for between in combinations(others, size)
        if nx.is_connected(graph.subgraph([*chosen, *between]))
    )
    found = connection(ours(graph).ties, chosen)
    assert smallest <= len(found.ties) <= 2 * (1 - 1 / 4) * smallest
