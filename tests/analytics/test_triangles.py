from __future__ import annotations

import networkx as nx
import pytest

from graph_app.analytics.triangles import ordered_ties, triangles
from tests.analytics.graphs import ODD, Graph, ours, random_graphs


@pytest.mark.parametrize("graph", [*ODD.values(), *random_graphs()])
@pytest.mark.parametrize("at_once", [1, 50, 4_000_000])
def test_each_triangle_comes_once_however_the_search_is_cut(graph: Graph, at_once: int) -> None:
    ties = ordered_ties(ours(graph).ties)
    found = []
    for one, other, closing in triangles(ties, at_once):
        corners = zip(ties.first[one], ties.second[one], ties.second[other], strict=True)
        assert (ties.first[closing] == ties.second[one]).all() and (ties.second[closing] == ties.second[other]).all()
        found += [frozenset(map(int, corner)) for corner in corners]
    assert len(found) == len(set(found)) == sum(len(clique) == 3 for clique in nx.enumerate_all_cliques(graph))
