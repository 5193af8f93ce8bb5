from __future__ import annotations

from graph_app.partner_graph.projection import simple_graph, to_networkx
from tests.partner_graph.small_snapshot import snapshot_of

# a and b share three facts of two types and both directions, c only one with itself, d none.
FACTS = """
a MET_WITH b
b MET_WITH a
b GAVE_AID_TO a
c MEMBER_OF c
"""


def test_parallel_facts_are_one_tie_without_direction_whose_weight_is_their_number() -> None:
    graph = simple_graph(snapshot_of(FACTS, "d"))
    assert graph.ids == ("a", "b", "c", "d")
    assert graph.ties.toarray().tolist() == [[0, 3, 0, 0], [3, 0, 0, 0], [0] * 4, [0] * 4]


def test_a_fact_with_itself_leaves_no_entry_behind() -> None:
    assert simple_graph(snapshot_of(FACTS)).ties.nnz == 2


def test_the_graph_of_networkx_is_the_same_one() -> None:
    graph = to_networkx(simple_graph(snapshot_of(FACTS, "d")))
    assert list(graph) == ["a", "b", "c", "d"]
    assert list(graph.edges(data="weight")) == [("a", "b", 3)]


def test_an_empty_snapshot_is_an_empty_graph() -> None:
    assert simple_graph(snapshot_of("")).ties.shape == (0, 0)
