"""Who holds whom to our side, what a removal breaks and one tie repairs: by hand and by networkx."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from numpy.typing import NDArray

from graph_app.analytics.brokerage import effective_size, successor
from graph_app.analytics.friends_in_common import friends_in_common
from graph_app.analytics.holding import holding
from graph_app.analytics.removal import Removal, without_partner, without_tie
from graph_app.analytics.repair import best_repair
from graph_app.analytics.warm_paths import warmest_paths
from tests.analytics.graphs import ODD, Graph, ours, random_graphs

# Two triangles and a bridge, our side is 0; 7 hangs on 5; 6 and 8 are alone:
#     0 ─ 1      3 ─ 4
#      \ /        \ /
#       2 ──────── 5 ─── 7        6   8
TRIANGLES = nx.Graph([(0, 1), (1, 2), (0, 2), (2, 5), (3, 4), (4, 5), (3, 5), (5, 7)])
TRIANGLES.add_nodes_from([6, 8])
GRAPHS = [*ODD.values(), *random_graphs()]


def side(graph: Graph, *bodies: int) -> NDArray[np.bool_]:
    home = np.zeros(len(graph), dtype=bool)
    home[list(bodies)] = True
    return home


def in_order(graph: Graph) -> Graph:
    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from((a, b, weight) for a, b, weight in graph.edges(data="weight", default=1))
    return ordered


NETWORK = in_order(TRIANGLES)
TIES = ours(NETWORK).ties
HOME = side(NETWORK, 0)


def some_bodies(graph: Graph, seed: int = 3) -> NDArray[np.bool_]:
    """A quarter of a graph, one at least, as our own side."""
    count = len(graph)
    return side(graph, *np.random.default_rng(seed).permutation(count)[: max(1, count // 4)].tolist())


def reached(graph: Graph, home: NDArray[np.bool_]) -> set[int]:
    bodies = [place for place in np.flatnonzero(home).tolist() if place in graph]
    return set().union(*(nx.node_connected_component(graph, body) for body in bodies))


def without(graph: Graph, ends: tuple[int, ...]) -> Graph:
    left = graph.copy()
    if len(ends) == 1:
        left.remove_node(*ends)
    else:
        left.remove_edge(*ends)
    return left


def pairs(graph: Graph) -> list[tuple[int, int]]:
    return [(int(one), int(other)) for one, other in graph.edges()]


def lost(graph: Graph, home: NDArray[np.bool_], ends: tuple[int, ...]) -> list[int]:
    """Who is not reached any more once it is gone: counted from scratch."""
    gone = reached(graph, home) - reached(without(graph, ends), home) - set(np.flatnonzero(home).tolist())
    return sorted(gone - set(ends if len(ends) == 1 else ()))


def test_two_triangles_and_a_bridge() -> None:
    found = holding(TIES, HOME)
    assert [(hold.ends, hold.held.tolist()) for hold in found.ties] == [((2, 5), [3, 4, 5, 7]), ((5, 7), [7])]
    assert [(hold.ends, hold.held.tolist()) for hold in found.partners] == [
        ((0,), [1, 2, 3, 4, 5, 7]),  # our only body
        ((2,), [3, 4, 5, 7]),
        ((5,), [3, 4, 7]),
    ]
    assert found.unreached.tolist() == [6, 8]


def test_with_a_second_body_beyond_it_the_bridge_holds_nobody() -> None:
    found = holding(TIES, side(NETWORK, 0, 3))
    assert [hold.ends for hold in found.ties] == [(5, 7)]
    assert [(hold.ends, hold.held.tolist()) for hold in found.partners] == [((5,), [7])]


def test_without_our_side_nobody_is_reached() -> None:
    found = holding(TIES, side(NETWORK))
    assert (found.partners, found.ties, len(found.unreached)) == ((), (), 9)


@pytest.mark.parametrize("graph", GRAPHS, ids=str)
def test_each_holds_exactly_whom_its_removal_cuts_off(graph: Graph) -> None:
    home = some_bodies(graph)
    found = holding(ours(graph).ties, home)
    held = {hold.ends: hold.held.tolist() for hold in (*found.partners, *found.ties)}
    every = [(place,) for place in graph] + [(min(tie), max(tie)) for tie in pairs(graph)]
    assert held == {ends: gone for ends in every if (gone := lost(graph, home, ends))}
    assert set(found.unreached.tolist()) == set(graph) - reached(graph, home)


@pytest.mark.parametrize("graph", [graph for graph in GRAPHS if len(graph)], ids=str)
def test_seen_from_one_body_they_are_the_bridges_and_articulation_points_of_networkx(graph: Graph) -> None:
    part: Graph = nx.convert_node_labels_to_integers(graph.subgraph(max(nx.connected_components(graph), key=len)))
    found = holding(ours(part).ties, side(part, 0))
    bridges: Graph = nx.Graph()
    bridges.add_edges_from(nx.bridges(part))
    assert {hold.ends for hold in found.ties} == {(min(tie), max(tie)) for tie in pairs(bridges)}
    assert {hold.ends[0] for hold in found.partners} - {0} == set(nx.articulation_points(part)) - {0}


def test_what_a_removal_does_by_hand() -> None:
    ring = in_order(nx.cycle_graph(6))  # 0 is our side; opposite it stands 3
    found = without_tie(ours(ring).ties, side(ring, 0), (0, 1))
    assert (found.cut_off.tolist(), found.longer.tolist()) == ([], [1, 2])
    assert [(found.before[place], found.after[place]) for place in (1, 2)] == [(1, 5), (2, 4)]
    gone = without_partner(TIES, HOME, 2)
    assert (gone.cut_off.tolist(), gone.longer.tolist()) == ([3, 4, 5, 7], [])


def removals(graph: Graph, home: NDArray[np.bool_]) -> list[tuple[tuple[int, ...], Removal]]:
    ties = ours(graph).ties
    chance = np.random.default_rng(5)
    places = chance.permutation(len(graph))[:6].tolist()
    edges = [tuple(sorted(tie)) for tie in list(graph.edges)[::7]]
    return [((place,), without_partner(ties, home, place)) for place in places] + [
        ((one, other), without_tie(ties, home, (one, other))) for one, other in edges
    ]


def steps(graph: Graph, home: NDArray[np.bool_]) -> dict[int, int]:
    bodies = {body for body in np.flatnonzero(home).tolist() if body in graph}
    return dict(nx.multi_source_dijkstra_path_length(graph, bodies, weight=None)) if bodies else {}


@pytest.mark.parametrize("graph", GRAPHS, ids=str)
def test_a_removal_is_what_counting_from_scratch_finds(graph: Graph) -> None:
    home = some_bodies(graph)
    before = steps(graph, home)
    for ends, found in removals(graph, home):
        after = steps(without(graph, ends), home)
        assert found.cut_off.tolist() == lost(graph, home, ends)
        longer = {place: (before[place], after[place]) for place in sorted(after) if after[place] > before[place]}
        told = {place: (int(found.before[place]), int(found.after[place])) for place in found.longer.tolist()}
        assert told == {place: both for place, both in longer.items() if not home[place]}


@pytest.mark.parametrize("graph", [graph for graph in GRAPHS if len(graph) < 50], ids=str)
def test_the_repair_is_the_best_of_all_new_ties(graph: Graph) -> None:
    """Every tie that one of our bodies could make is tried and everything counted anew."""
    home = some_bodies(graph)
    before = steps(graph, home)
    for ends, found in removals(graph, home):
        gone = (ends[0], ends[1]) if len(ends) == 2 else None
        left = without(graph, ends)
        bodies = [body for body in np.flatnonzero(home).tolist() if body in left]
        affected = [int(place) for place in found.affected]
        tried = {}
        for body in bodies:
            for place in set(left) - set(bodies):
                if left.has_edge(body, place) or gone in ((body, place), (place, body)):
                    continue
                left.add_edge(body, place)
                after = steps(left, home)
                left.remove_edge(body, place)
                tried[body, place] = (
                    sum(place in after for place in found.cut_off.tolist()),
                    sum(after.get(place, 9999) <= before[place] for place in affected),
                )
        best = best_repair(found, gone)
        if best is None:
            assert max(tried.values(), default=(0, 0)) == (0, 0)
        else:
            assert (best.reconnected, best.restored) == max(tried.values()) == tried[best.body, best.partner]
            assert best.compared_on is None


def test_the_repair_by_hand() -> None:
    """Without the bridge four are cut off; a tie to 5, which stands among them, is nearest to all."""
    found = best_repair(without_tie(TIES, side(NETWORK, 0, 1), (2, 5)), (2, 5))
    assert found is not None
    assert (found.partner, found.reconnected, found.restored) == (5, 4, 4)


def test_what_nothing_repairs_and_what_needs_no_repair() -> None:
    assert best_repair(without_partner(TIES, HOME, 0)) is None  # nobody of our side is left
    assert best_repair(without_partner(TIES, HOME, 7)) is None  # nobody hangs on it


def test_a_large_removal_is_compared_on_a_sample_and_says_so() -> None:
    graph = in_order(nx.star_graph(40))
    found = best_repair(without_partner(ours(graph).ties, side(graph, 3), 0), most_pairs=41 * 10)
    assert found is not None and found.compared_on == 10
    assert (found.reconnected, found.restored) == (1, 1)


@pytest.mark.parametrize("graph", [graph for graph in GRAPHS if len(graph)], ids=str)
def test_effective_size_is_that_of_networkx(graph: Graph) -> None:
    expected = nx.effective_size(graph)
    found = effective_size(ours(graph).ties)
    np.testing.assert_allclose(found, [expected[node] for node in graph])


def test_the_successor_has_most_contacts_in_common_and_then_the_least_constraint() -> None:
    # Bodies 0, 1, 2, 3; 0 knows 4, 5, 6; 1 knows 4 and 5; 2 knows 5 and 6; 3 knows nobody of them.
    graph = in_order(nx.Graph([(0, 4), (0, 5), (0, 6), (1, 4), (1, 5), (2, 5), (2, 6), (0, 3), (3, 7)]))
    ties = ours(graph).ties
    constraints = np.array([0.1, 0.5, 0.4, 0.9, 1, 1, 1, 1])
    found = successor(ties, 0, [0, 1, 2, 3], constraints)
    assert found is not None and (found.place, found.in_common) == (2, 2)
    assert successor(ties, 3, [0, 1, 2, 3], constraints) is None


def test_the_warmest_way_and_its_alternatives() -> None:
    # 0 ─0.9─ 1 ─0.9─ 3 is warmer (0.81) than 0 ─0.5─ 3, and that than 0 ─0.2─ 2 ─0.9─ 3 (0.18).
    graph: Graph = nx.Graph()
    graph.add_nodes_from(range(5))
    graph.add_weighted_edges_from([(0, 1, 0.9), (1, 3, 0.9), (0, 3, 0.5), (0, 2, 0.2), (2, 3, 0.9)])
    ties = ours(graph).ties
    assert warmest_paths(ties, [0], 3, 4) == [(0, 1, 3), (0, 3), (0, 2, 3)]
    assert warmest_paths(ties, [0], 3, 2) == [(0, 1, 3), (0, 3)]
    assert warmest_paths(ties, [0, 2], 3, 4) == [(2, 3), (0, 1, 3), (0, 3)]  # and none from 0 over 2, which is ours
    assert warmest_paths(ties, [0], 4, 4) == warmest_paths(ties, [0], 0, 4) == warmest_paths(ties, [], 3, 4) == []


@pytest.mark.parametrize("graph", [graph for graph in GRAPHS if len(graph) > 1], ids=str)
def test_warm_ways_are_the_shortest_simple_paths_of_networkx(graph: Graph) -> None:
    chance = np.random.default_rng(11)
    warm: Graph = nx.Graph()
    warm.add_nodes_from(graph)
    for one, other in graph.edges:
        strength = float(chance.uniform(0.01, 0.99))
        warm.add_edge(one, other, weight=strength, length=-np.log(strength))
    start, end = (int(place) for place in chance.permutation(len(graph))[:2])
    found = warmest_paths(ours(warm).ties, [start], end, 4)
    if not nx.has_path(warm, start, end):
        assert found == []
        return
    paths = nx.shortest_simple_paths(warm, start, end, weight="length")
    expected = [tuple(path) for _, path in zip(range(4), paths, strict=False)]
    assert found == expected


def test_friends_in_common_by_hand() -> None:
    # Our side are 0 and 1. 2 is tied to both of them and to 4, 5; 3 to 0 and 4. So 4 shares 2 and 3, 5 only 2.
    graph = in_order(nx.Graph([(0, 2), (1, 2), (2, 4), (2, 5), (0, 3), (3, 4)]))
    found = friends_in_common(ours(graph).ties, side(graph, 0, 1), np.array([4, 5]))
    assert found[0].friends == ((3, 1 / np.log(2)), (2, 1 / np.log(3)))  # 3 is tied to us and 4; 2 to us, 4 and 5
    assert found[1].friends == ((2, 1 / np.log(3)),)


@pytest.mark.parametrize("graph", GRAPHS, ids=str)
def test_their_weight_is_the_adamic_adar_index_of_networkx(graph: Graph) -> None:
    """With our own side drawn together into one node."""
    home = some_bodies(graph)
    together: Graph = nx.Graph()
    together.add_nodes_from(["us"], kind="ours")
    for one, other in graph.edges:
        a, b = ("us" if home[place] else place for place in (one, other))
        if a != b:
            together.add_edge(a, b)
    others = np.flatnonzero(~home)
    together.add_nodes_from(others.tolist())
    expected = {
        other: index for _, other, index in nx.adamic_adar_index(together, [("us", p) for p in others.tolist()])
    }
    found = friends_in_common(ours(graph).ties, home, others)
    np.testing.assert_allclose([one.weight for one in found], [expected[place] for place in others.tolist()])
