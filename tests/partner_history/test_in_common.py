from __future__ import annotations

from dataclasses import replace

from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_history.in_common import friends_in_common, shared_networks
from tests.partner_graph.small_snapshot import snapshot_of

FACTS = """
us MEMBER_OF net
union MEMBER_OF net
they MEMBER_OF net
they MEMBER_OF other-net
us MET_WITH friend
friend GAVE_AID_TO they
friend MET_WITH they
us MEMBER_OF half
they MET_WITH half
us MET_WITH they
stranger MET_WITH us
they MET_WITH union
union MEMBER_OF us
"""


def network() -> Snapshot:
    """Of our side are `us` and `union`."""
    snapshot = snapshot_of(FACTS)
    partners = tuple(partner._replace(home=partner.id in {"us", "union"}) for partner in snapshot.partners)
    return replace(snapshot, partners=partners)


def test_a_shared_network_names_who_of_ours_is_in_it() -> None:
    snapshot = network()
    [found] = shared_networks(snapshot, snapshot.place("they"))
    assert (found.body.id, [partner.id for partner in found.ours]) == ("net", ["union", "us"])
    assert shared_networks(snapshot, snapshot.place("stranger")) == []


def test_friends_are_tied_to_both_and_are_neither_ours_nor_a_shared_network() -> None:
    snapshot = network()
    found = friends_in_common(snapshot, snapshot.place("they"))
    told = [(each.partner.id, each.facts_with_them, each.facts_with_us) for each in found]
    assert told == [
        ("friend", 2, 1),
        ("half", 1, 1),
    ]  # a member and a meeting: known to both, shared as a network by none


def test_one_of_our_side_has_in_common_what_it_shares_with_the_others_of_it() -> None:
    snapshot = network()
    assert [each.body.id for each in shared_networks(snapshot, snapshot.place("us"))] == ["net"]
    assert [each.partner.id for each in friends_in_common(snapshot, snapshot.place("us"))] == ["they"]
