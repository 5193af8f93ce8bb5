from __future__ import annotations

import numpy as np

from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.recency import newest_of_ties, told_day
from graph_app.partner_graph.steps import steps
from tests.partner_graph.small_snapshot import snapshot_of

NETWORK = snapshot_of(
    """
    b MET_WITH a 2019-05-01
    a MET_WITH b 2021-01-01 2021-12-31
    a GAVE_AID_TO b 2020-02-03
    b GAVE_AID_TO a
    a MEMBER_OF c
    a MEMBER_OF a 2024-01-01
    """
)


def test_a_step_holds_a_line_for_each_type_and_direction_with_its_newest_day() -> None:
    (step,) = steps(NETWORK, [(1, 0)])
    assert (step.partner.id, step.other.id, step.fact_count, step.newest_day) == ("b", "a", 4, "2021")
    assert [(tie.type.name, tie.source.id, tie.target.id, tie.fact_count, tie.newest_day) for tie in step.ties] == [
        ("GAVE_AID_TO", "a", "b", 1, "2020-02-03"),
        ("GAVE_AID_TO", "b", "a", 1, None),
        ("MET_WITH", "a", "b", 2, "2021"),
    ]


def test_steps_come_in_the_order_of_their_pairs_and_may_have_no_known_day() -> None:
    found = steps(NETWORK, [(0, 2), (0, 1), (2, 0)])
    assert [(step.partner.id, step.other.id, step.newest_day) for step in found] == [
        ("a", "c", None),
        ("a", "b", "2021"),
        ("c", "a", None),
    ]
    assert steps(NETWORK, []) == []


def test_the_newest_day_of_each_tie_stands_where_its_facts_are_counted() -> None:
    ties = simple_graph(NETWORK).ties
    newest = newest_of_ties(NETWORK, ties)
    rows, columns = ties.nonzero()
    told = {
        (NETWORK.partners[row].id, NETWORK.partners[column].id): told_day(day) if day else None
        for row, column, day in zip(rows, columns, newest, strict=True)
    }
    assert told == {("a", "b"): "2021", ("b", "a"): "2021", ("a", "c"): None, ("c", "a"): None}
    assert np.count_nonzero(newest) == 2
