from __future__ import annotations

import networkx as nx
import pytest

from graph_app.partner_graph.projection import simple_graph, to_networkx
from graph_app.partner_graph.reach import Way, within
from tests.partner_graph.small_snapshot import snapshot_of

#   a ──aid──> b ──aid──> c ──met── d ──member──> e       alone
NETWORK = snapshot_of("a GAVE_AID_TO b\n b GAVE_AID_TO c\n d MET_WITH c\n d MEMBER_OF e", "alone")


def reached(starts: str, hops: int, way: Way = "any") -> str:
    mask = within(NETWORK, [NETWORK.place(start) for start in starts.split()], hops, way)
    return " ".join(partner.id for partner, is_in in zip(NETWORK.partners, mask.tolist(), strict=True) if is_in)


@pytest.mark.parametrize(
    ("starts", "hops", "way", "partners"),
    [
        ("b", 0, "any", "b"),
        ("b", 1, "any", "a b c"),
        ("b", 2, "any", "a b c d"),
        ("b", 1, "out", "b c"),
        ("b", 2, "out", "b c d"),  # a meeting is walked both ways
        ("b", 4, "out", "b c d e"),
        ("c", 4, "out", "c d e"),
        ("e", 1, "in", "d e"),
        ("e", 4, "in", "a b c d e"),
        ("a e", 1, "any", "a b d e"),
        ("alone", 4, "any", "alone"),
    ],
)
def test_it_walks_along_facts_against_them_or_both_ways(starts: str, hops: int, way: Way, partners: str) -> None:
    assert reached(starts, hops, way) == partners


def test_nobody_is_within_reach_of_nobody() -> None:
    assert reached("", 4) == ""


@pytest.mark.parametrize("seed", range(6))
def test_both_ways_it_is_what_networkx_reaches(seed: int) -> None:
    drawn = nx.gnm_random_graph(40, 45, seed=seed)
    facts = "\n".join(f"p{one:02} MEMBER_OF p{other:02}" for one, other in drawn.edges)
    network = snapshot_of(facts, "\n".join(f"p{number:02}" for number in range(40)))
    graph = to_networkx(simple_graph(network))
    for hops in range(1, 5):
        expected = nx.single_source_shortest_path_length(graph, "p07", cutoff=hops)
        mask = within(network, [network.place("p07")], hops)
        assert {network.partners[place].id for place in mask.nonzero()[0].tolist()} == set(expected)
