"""The part that a view shows, in a network whose answer is known by hand."""

from __future__ import annotations

from graph_app.partner_graph.filters import Filter
from graph_app.view.shown import Shown, shown
from graph_app.view.state import Expansion, View
from tests.partner_graph.small_snapshot import snapshot_of

#   leaf1 ─┐              ┌─ far1 ─ far2 ─ far3
#   leaf2 ─┼─ hub ── mid ─┤                         lone1 ─ lone2      alone
#   leaf3 ─┘   └──────────┘ (hub met far1, too: a triangle of hub, mid and far1)
FACTS = """
hub MET_WITH leaf1 2020-01-01
hub MET_WITH leaf1 2021-01-01
hub MET_WITH leaf2 2021-05-05
hub GAVE_AID_TO leaf3 2022-02-02
hub MET_WITH mid 2021-03-03
hub MET_WITH far1
mid MET_WITH far1 2021-04-04
far1 GAVE_AID_TO far2 2021-06-06
far2 GAVE_AID_TO far3 2021-07-07
lone1 MET_WITH lone2 2021-08-08
"""
NETWORK = snapshot_of(FACTS, "alone City VN\nleaf3 Organisation")


def part(view: View) -> Shown:
    return shown(NETWORK, view)


def seen(view: View) -> set[str]:
    return {partner.id for partner in part(view).part.partners}


def test_an_empty_view_shows_all() -> None:
    assert len(seen(View())) == 11
    assert (part(View()).hidden_partners, part(View()).hidden_facts, part(View()).missing) == (0, 0, ())


def test_a_focus_shows_who_is_so_many_steps_away_in_its_direction() -> None:
    assert seen(View(focus=("far1",), hops=1)) == {"far1", "hub", "mid", "far2"}
    around = {"far1", "hub", "mid", "far2", "leaf1", "leaf2", "leaf3", "far3"}
    assert seen(View(focus=("far1",), hops=2, way="out")) == around  # meetings go both ways, aid to who receives it
    assert seen(View(focus=("far3",), hops=1, way="out")) == {"far3"}  # it only received
    assert seen(View(focus=("far3",), hops=1, way="in")) == {"far3", "far2"}
    assert seen(View(focus=("alone", "lone1"), hops=0)) == {"alone", "lone1"}


def test_a_focus_does_not_walk_over_facts_that_are_filtered_out() -> None:
    aid = Filter(types=frozenset({"GAVE_AID_TO"}), tied=True)
    assert seen(View(aid, focus=("hub",), hops=4)) == {"hub", "leaf3"}  # with far1 it only met


def test_an_expansion_brings_a_page_of_partners_and_says_how_many_more_there_are() -> None:
    meetings = Expansion("hub", "MET_WITH", 2)
    view = View(focus=("alone",), hops=0, expanded=(meetings,))
    assert seen(view) == {"alone", "hub", "leaf1", "far1"}  # leaf1 by its two facts, then by id
    assert part(view).more == {meetings: 2}
    everyone = Expansion("hub", "any", 20)
    assert part(View(focus=("alone",), hops=0, expanded=(everyone,))).more == {everyone: 0}


def test_an_expansion_brings_back_whom_a_filter_hides() -> None:
    cities = Filter(kinds=frozenset({"City"}))
    assert "leaf3" not in seen(View(cities))
    assert "leaf3" in seen(View(cities, expanded=(Expansion("hub", "GAVE_AID_TO", 20),)))


def test_collapsing_takes_away_who_hangs_on_one_alone() -> None:
    assert seen(View(collapsed=("hub",))) == {"hub", "mid", "far1", "far2", "far3", "lone1", "lone2", "alone"}


def test_what_is_hidden_stays_hidden_whatever_brings_it() -> None:
    view = View(hidden=("leaf1",), expanded=(Expansion("hub", "any", 20),))
    assert "leaf1" not in seen(view)
    assert part(view).hidden_facts == 2


def test_a_core_keeps_who_has_so_many_ties_inside_it() -> None:
    assert seen(View(core=2)) == {"hub", "mid", "far1"}
    assert seen(View(core=3)) == set()


def test_the_largest_part_leaves_the_islands() -> None:
    assert seen(View(largest=True)) == {"hub", "mid", "leaf1", "leaf2", "leaf3", "far1", "far2", "far3"}
    of_2022 = Filter(undated=False, year_from=2022, tied=True)
    assert seen(View(of_2022, largest=True)) == {"hub", "leaf3"}


def test_facts_that_only_their_unknown_day_hides_are_counted() -> None:
    assert part(View(Filter(undated=False, tied=True))).hidden_undated == 1


def test_who_is_not_on_record_is_told_and_passed_over() -> None:
    view = View(focus=("hub", "gone"), hidden=("gone", "away"), centre="nobody")
    assert part(view).missing == ("gone", "away", "nobody")
    assert "leaf1" in seen(view)
