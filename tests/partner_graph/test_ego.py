from __future__ import annotations

from graph_app.partner_graph.ego import ego_network, steps_from
from graph_app.partner_graph.projection import simple_graph
from tests.partner_graph.small_snapshot import snapshot_of

# a – b – c – d and a – c; e is alone.
CHAIN = snapshot_of("a MET_WITH b\nb MET_WITH c\nc MET_WITH d\nc MET_WITH a", "e")


def test_it_counts_the_steps_of_the_shortest_way_against_the_direction_of_facts_too() -> None:
    graph = simple_graph(CHAIN)
    assert steps_from(graph, 0, 2) == {0: 0, 1: 1, 2: 1, 3: 2}
    assert steps_from(graph, 0, 1) == {0: 0, 1: 1, 2: 1}
    assert steps_from(graph, 4, 3) == {4: 0}


def test_the_ego_network_has_all_facts_among_its_partners() -> None:
    part = ego_network(CHAIN, simple_graph(CHAIN), CHAIN.place("a"), 1)
    assert [partner.id for partner in part.partners] == ["a", "b", "c"]
    assert part.fact_ids == ("f1", "f2", "f4")
