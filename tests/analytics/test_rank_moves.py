"""Who moved in rank and why, in networks that can be ranked by hand."""

from __future__ import annotations

import random

from graph_app.analytics.comparison import RANKED, Comparison, compared
from graph_app.analytics.rank_moves import Move
from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.snapshot import Snapshot
from tests.partner_graph.small_snapshot import snapshot_of

BEFORE, AFTER = Period(2015, 2019), Period(2020, 2024)
METRIC = {metric.name: metric for metric in RANKED}

#  before: hub is tied to a, b, c (3), a to b.       after: a is tied to hub, b, c, d (4), hub to a and b.
NET = snapshot_of(
    """
    hub MET_WITH a 2016-01-01
    hub MET_WITH b 2016-01-01
    hub MET_WITH c 2016-01-01
    a MET_WITH b 2016-01-01
    hub MET_WITH a 2021-01-01
    hub MET_WITH b 2021-01-01
    hub GAVE_AID_TO b 2021-01-01
    a MET_WITH b 2021-01-01
    a MET_WITH c 2021-01-01
    a MET_WITH d 2021-01-01
    far MET_WITH away 1999-01-01
    """
)


def comparison(snapshot: Snapshot = NET, metric: str = "degree", exact_partners: int = 100) -> Comparison:
    return compared(snapshot, BEFORE, AFTER, METRIC[metric], exact_partners)


def moves(found: Comparison) -> dict[str, Move]:
    return {found.both.partners[move.partner].id: move for move in found.moves}


def names(found: Comparison, places: object) -> set[str]:
    assert isinstance(places, dict)
    return {found.both.partners[place].id for place in places}


def test_ranks_by_number_of_ties_move_as_ties_come_and_go() -> None:
    found = comparison()
    told = moves(found)
    ranks = {name: (move.before and move.before.place, move.after and move.after.place) for name, move in told.items()}
    # before: hub 3, a 2, b 2, c 1, d none.  after: a 4, hub 2, b 2, c 1, d 1.
    assert ranks == {"a": (2, 1), "hub": (1, 2), "d": (None, 4)}
    assert (told["a"].places, told["hub"].places, told["d"].places) == (1, -1, None)
    assert [found.both.partners[move.partner].id for move in found.moves] == ["a", "hub", "d"]  # by change: 2, -1, 1


def test_the_ties_that_account_for_a_move_are_named_with_their_facts() -> None:
    found = comparison()
    a, hub = moves(found)["a"], moves(found)["hub"]
    assert (names(found, a.gained), names(found, a.lost)) == ({"c", "d"}, set())
    assert (names(found, hub.gained), names(found, hub.lost), names(found, hub.more)) == (set(), {"c"}, {"b"})
    assert hub.more[found.both.place("b")] == (1, 2)
    assert hub.lost[found.both.place("c")] == (1, 0)


def test_ranks_by_facts_move_though_no_tie_does() -> None:
    found = comparison(
        snapshot_of(
            "a MET_WITH b 2016-01-01\nc MET_WITH d 2016-01-01"
            + "\na MET_WITH b 2021-01-01" * 2
            + "\nc MET_WITH d 2021-01-01"
        ),
        "weighted_degree",
    )
    told = moves(found)
    assert {
        name: (move.before and move.before.place, move.after and move.after.place) for name, move in told.items()
    } == {
        "c": (1, 3),
        "d": (1, 3),
    }
    assert not told["c"].gained and not told["c"].more and told["c"].change == 0


def test_nothing_moves_where_both_periods_are_alike_and_where_there_are_no_facts() -> None:
    alike = snapshot_of("a MET_WITH b 2016-01-01\nb MET_WITH a 2021-01-01")
    assert comparison(alike).moves == [] and comparison(snapshot_of("")).moves == []
    assert comparison(snapshot_of("a MET_WITH b")).both.partners == ()


def test_large_networks_are_estimated_and_that_is_said() -> None:
    chance = random.Random(4)
    pairs = [(place, chance.randrange(700)) for place in range(700) for _ in range(3)]
    many = "\n".join(f"p{first} MET_WITH p{second} 2016-01-01" for first, second in pairs)
    assert comparison(snapshot_of(many), "betweenness", exact_partners=500).estimated
    assert not comparison(NET, "betweenness").estimated


def test_every_metric_that_is_offered_ranks() -> None:
    assert [metric.name for metric in RANKED] == [*METRIC]
    for name in METRIC:
        found = comparison(metric=name)
        assert all(move.before or move.after for move in found.moves), name
        if name != "core":
            assert moves(found)["a"].places == 1, name
