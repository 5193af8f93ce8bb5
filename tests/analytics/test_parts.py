"""Which partners the filters for the core and for the largest connected part leave."""

from __future__ import annotations

import networkx as nx
import pytest

from graph_app.analytics.connected import in_largest_part
from graph_app.analytics.cores import in_core
from tests.analytics.graphs import ODD, Graph, ours, random_graphs

GRAPHS = pytest.mark.parametrize("graph", [*ODD.values(), *random_graphs()], ids=str)


def test_a_clique_with_a_tail_has_the_clique_as_its_core() -> None:
    tailed = nx.lollipop_graph(4, 2)  # 0 to 3 are all tied, 4 and 5 hang on behind
    ties = ours(tailed).ties
    assert [in_core(ties, k).nonzero()[0].tolist() for k in (0, 1, 2, 3, 4)] == [
        [0, 1, 2, 3, 4, 5],
        [0, 1, 2, 3, 4, 5],
        [0, 1, 2, 3],
        [0, 1, 2, 3],
        [],
    ]


@GRAPHS
def test_it_is_the_core_of_networkx(graph: Graph) -> None:
    for k in range(4):
        assert set(in_core(ours(graph).ties, k).nonzero()[0].tolist()) == set(nx.k_core(graph, k))


def test_of_equally_large_parts_that_with_the_first_partner_counts() -> None:
    pairs: Graph = nx.Graph([(1, 4), (2, 3)])
    pairs.add_nodes_from([0])
    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(range(5))
    ordered.add_edges_from(pairs.edges)
    assert in_largest_part(ours(ordered).ties).tolist() == [False, True, False, False, True]


def test_nobody_is_in_a_part_of_an_empty_network_and_everyone_alone_is_a_part() -> None:
    assert in_largest_part(ours(ODD["empty"]).ties).tolist() == []
    assert in_largest_part(ours(ODD["three alone"]).ties).tolist() == [True, False, False]


@GRAPHS
def test_it_is_a_largest_part_of_networkx(graph: Graph) -> None:
    largest = max(map(len, nx.connected_components(graph)), default=0)
    found = set(in_largest_part(ours(graph).ties).nonzero()[0].tolist())
    assert len(found) == largest and (not found or found in list(nx.connected_components(graph)))
