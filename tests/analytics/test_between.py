from __future__ import annotations

from graph_app.analytics.between import NOTHING, Between, Route, between, record, table
from graph_app.partner_graph.projection import simple_graph
from tests.partner_graph.small_snapshot import snapshot_of

NETWORK = snapshot_of(
    """
    a MEMBER_OF net
    b MEMBER_OF net 2010-01-01 2010-12-31
    c MEMBER_OF net
    a MET_WITH b 2021-03-04
    a MET_WITH hub
    hub MET_WITH b
    hub MET_WITH b
    c MET_WITH far
    x MET_WITH y
    """
)


def found(chosen: str, most_shared: int = 10, most_paths: int = 10) -> Between:
    places = [NETWORK.place(partner) for partner in chosen.split()]
    return between(NETWORK, simple_graph(NETWORK).ties, places, most_shared, most_paths)


def route(steps: Route | None) -> str | None:
    return None if steps is None else " ".join(f"{step.partner.id}>{step.other.id}" for step in steps)


def test_what_all_share_comes_first_then_what_has_more_facts_and_none_of_the_chosen() -> None:
    assert [route(steps) for steps in found("a b c").shared] == ["net>a net>b net>c", "hub>a hub>b"]
    assert [route(steps) for steps in found("a b").shared] == ["hub>a hub>b", "net>a net>b"]  # three facts, two facts
    assert [route(steps) for steps in found("a b hub").shared] == ["net>a net>b"]
    assert found("c x").shared == ()


def test_between_two_there_are_paths_and_among_more_there_are_distances() -> None:
    two = found("a c")
    assert [route(path) for path in two.shortest] == ["a>net net>c"]
    assert route(two.strongest) == route(two.most_recent) == "a>net net>c"
    more = found("far b x")
    assert (more.shortest, more.strongest, more.most_recent) == ((), None, None)
    steps = [(one.id, other.id, count) for one, other, count in more.distances]
    assert steps == [("far", "b", 3), ("far", "x", None), ("b", "x", None)]


def test_who_is_not_connected_is_told_by_groups() -> None:
    apart = found("far b x")
    assert [[partner.id for partner in group] for group in apart.groups] == [["b", "far"], ["x"]]
    assert [partner.id for partner in apart.go_betweens] == ["c", "net"]
    assert route(apart.connecting) == "b>net c>far c>net"
    assert found("a x").shortest == () and found("a x").strongest is None


def test_between_one_there_is_nothing() -> None:
    assert found("a") == found("") == NOTHING and table(NOTHING).rows == []


def test_what_was_cut_off_is_told() -> None:
    cut = found("a b c", most_shared=1)
    assert (len(cut.shared), cut.more_shared, table(cut).truncated) == (1, True, True)
    assert not found("a b", most_paths=1).more_shortest


def test_its_rows_name_each_type_of_tie_of_each_step() -> None:
    rows = table(found("a b")).rows
    assert rows[0] == ("shared", 1, 1, "hub", "a", "MET_WITH", "a", "hub", 1, None)
    assert ("shared", 2, 2, "net", "b", "MEMBER_OF", "b", "net", 1, "2010") in rows
    assert ("shortest", 1, 1, "a", "b", "MET_WITH", "a", "b", 1, "2021-03-04") in rows
    assert {row[0] for row in rows} == {"shared", "shortest", "strongest", "most_recent", "connecting"}


def test_as_json_it_says_by_id_what_is_no_row() -> None:
    told = record(found("far b x"))
    assert (told["partners"], told["groups"], told["go_betweens"]) == (
        ["far", "b", "x"],
        [["b", "far"], ["x"]],
        ["c", "net"],
    )
    assert told["distances"][1] == {"partner": "far", "other": "x", "steps": None}
