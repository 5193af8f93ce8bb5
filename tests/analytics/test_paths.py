from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest

from graph_app.analytics.paths import most_recent_path, shortest_paths, strongest_path
from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.recency import newest_of_ties
from tests.analytics.graphs import ODD, Graph, ours, random_graphs
from tests.partner_graph.small_snapshot import snapshot_of

# By years:        a ──2001── m ──2001── z      in two steps, of two facts each on the way over n,
#                  a ──2020── n ──2002── z      in three steps of nine facts each over p and q,
#                  a ──2019── p ──2018── q ──2017── z      and r hangs on a tie of unknown day.
NETWORK = snapshot_of(
    "a MET_WITH m 2001-01-01\nm MET_WITH z 2001-01-01\n"
    + "a MET_WITH n 2020-01-01\nn MET_WITH z 2002-01-01\n" * 2
    + "a MET_WITH p 2019-01-01\np MET_WITH q 2018-01-01\nq MET_WITH z 2017-01-01\n" * 9
    + "z MEMBER_OF r\n",
    "alone",
)
TIES = simple_graph(NETWORK).ties
NEWEST = newest_of_ties(NETWORK, TIES)


def ids(path: tuple[int, ...] | None) -> str:
    return "none" if path is None else " ".join(NETWORK.partners[place].id for place in path)


def place(partner: str) -> int:
    return NETWORK.place(partner)


def test_all_paths_with_the_fewest_steps_the_strongest_first() -> None:
    found = shortest_paths(TIES, place("a"), place("z"), 10)
    assert ([ids(path) for path in found.paths], found.more) == (["a n z", "a m z"], False)


def test_it_says_that_there_are_more_than_were_asked_for() -> None:
    found = shortest_paths(TIES, place("a"), place("z"), 1)
    assert ([ids(path) for path in found.paths], found.more) == (["a n z"], True)


def test_the_strongest_path_goes_a_longer_way_over_more_facts() -> None:
    assert ids(strongest_path(TIES, place("a"), place("z"))) == "a p q z"  # 3/9 is less than 2/2


def test_the_most_recent_path_has_the_youngest_oldest_tie() -> None:
    assert ids(most_recent_path(TIES, NEWEST, place("a"), place("z"))) == "a p q z"  # 2017, not 2002
    assert ids(most_recent_path(TIES, NEWEST, place("m"), place("q"))) == "m z q"  # 2001 either way: fewest steps


def test_of_equally_recent_paths_that_with_the_fewest_steps_is_taken() -> None:
    ring = snapshot_of("a MET_WITH b 2020-01-01\nb MET_WITH c 2020-01-01\na MET_WITH c 2020-01-01")
    ties = simple_graph(ring).ties
    assert most_recent_path(ties, newest_of_ties(ring, ties), 0, 2) == (0, 2)


def test_a_tie_of_unknown_day_is_the_oldest_but_can_be_walked() -> None:
    assert ids(most_recent_path(TIES, NEWEST, place("a"), place("r"))) == "a n z r"


def test_not_connected_is_an_answer() -> None:
    ends = place("a"), place("alone")
    assert shortest_paths(TIES, *ends, 5).paths == () and not shortest_paths(TIES, *ends, 5).more
    assert strongest_path(TIES, *ends) is None
    assert most_recent_path(TIES, NEWEST, *ends) is None


@pytest.mark.parametrize("partner", ["a", "alone"])
def test_the_same_partner_twice_is_a_path_without_a_step(partner: str) -> None:
    same = place(partner)
    assert shortest_paths(TIES, same, same, 5).paths == ((same,),)
    assert strongest_path(TIES, same, same) == most_recent_path(TIES, NEWEST, same, same) == (same,)


def test_one_partner_alone_in_the_network_is_enough() -> None:
    ties = ours(ODD["one node"]).ties
    assert shortest_paths(ties, 0, 0, 5).paths == ((0,),)
    assert most_recent_path(ties, np.zeros(0, dtype=np.int64), 0, 0) == (0,)


@pytest.mark.parametrize("graph", [*ODD.values(), *random_graphs()], ids=str)
def test_they_are_the_paths_of_networkx(graph: Graph) -> None:
    ties = ours(graph).ties
    chance = random.Random(7)
    for _ in range(5 if len(graph) > 1 else 0):
        start, end = chance.sample(range(len(graph)), 2)
        found = shortest_paths(ties, start, end, 1_000)
        if not nx.has_path(graph, start, end):
            assert found.paths == () and strongest_path(ties, start, end) is None
            continue
        assert sorted(found.paths) == sorted(map(tuple, nx.all_shortest_paths(graph, start, end))) and not found.more
        lengths = [_length(graph, path) for path in found.paths]
        assert lengths == sorted(lengths)
        strongest = strongest_path(ties, start, end)
        assert strongest is not None
        best = nx.dijkstra_path(graph, start, end, weight=lambda one, other, tie: 1 / tie.get("weight", 1))
        assert _length(graph, strongest) == _length(graph, tuple(best))


def _length(graph: Graph, path: tuple[int, ...]) -> float:
    return round(sum(1.0 / int(graph.edges[step].get("weight", 1)) for step in nx.utils.pairwise(path)), 9)


@pytest.mark.parametrize("graph", random_graphs(), ids=str)
def test_the_most_recent_path_is_as_wide_as_in_the_maximum_spanning_tree(graph: Graph) -> None:
    """In a tree of the newest ties the only path between two has the newest oldest tie. The days are the weights."""
    ties = ours(graph).ties
    tree = nx.maximum_spanning_tree(graph)
    chance = random.Random(7)
    for _ in range(5):
        start, end = chance.sample(range(len(graph)), 2)
        found = most_recent_path(ties, ties.data.astype(np.int64), start, end)
        if not nx.has_path(graph, start, end):
            assert found is None
            continue
        assert found is not None
        oldest = _oldest(graph, found)
        assert oldest == _oldest(graph, tuple(nx.shortest_path(tree, start, end)))
        recent = graph.edge_subgraph(tie for tie in graph.edges if graph.edges[tie]["weight"] >= oldest)
        assert len(found) - 1 == nx.shortest_path_length(recent, start, end)


def _oldest(graph: Graph, path: tuple[int, ...]) -> int:
    return min(int(graph.edges[step]["weight"]) for step in nx.utils.pairwise(path))
