from __future__ import annotations

import numpy as np

from graph_app.drawing.colouring import by_kind
from graph_app.drawing.painting import Look, picture_of
from graph_app.drawing.picture import Picture
from graph_app.drawing.two_periods import LOOKS, UNTIED_COLOUR, WIDEST, tie_legend, two_pictures
from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.tie_changes import tie_changes
from tests.partner_graph.small_snapshot import snapshot_of

BEFORE, AFTER = Period(2015, 2019), Period(2020, 2024)
NET = snapshot_of(
    """
    a MET_WITH b 2016-01-01
    b MET_WITH a 2021-01-01
    a MET_WITH c 2017-01-01
    a MET_WITH d 2022-01-01
    a GAVE_AID_TO d 2022-01-01
    d GAVE_AID_TO a 2019-01-01 2020-12-31
    """
)
TIES = tie_changes(NET, BEFORE, AFTER)


def pictures(apart: float = 100.0) -> tuple[Picture, Picture]:
    count = len(NET.partners)
    places = np.array([[apart * place, 0.0] for place in range(count)])
    whole = picture_of(NET, Look(places, [10.0] * count, by_kind(NET.partners)), "en")
    return two_pictures(whole, NET, TIES)


def colours(picture: Picture) -> dict[str, tuple[str, bool]]:
    return {edge.id: (edge.colour, edge.dashes is not None) for edge in picture.edges}


def test_each_picture_has_the_ties_of_its_period_in_the_look_of_what_became_of_them() -> None:
    before, after = pictures()
    new, lost, kept, either = (LOOKS[state].colour for state in ("new", "lost", "kept", "either"))
    assert colours(before) == {
        **{"a~b~MET_WITH": (kept, False), "a~c~MET_WITH": (lost, True), "d~a~GAVE_AID_TO": (either, True)}
    }
    assert colours(after) == {
        "a~b~MET_WITH": (kept, False),
        "a~d~MET_WITH": (new, False),
        "a~d~GAVE_AID_TO": (new, False),
        "d~a~GAVE_AID_TO": (either, True),
    }


def test_what_changed_is_drawn_over_what_stayed() -> None:
    assert pictures()[1].edges[0].colour == LOOKS["kept"].colour
    assert pictures()[1].edges[-1].colour == LOOKS["new"].colour


def test_both_have_all_partners_at_the_same_places_and_those_without_ties_are_pale() -> None:
    before, after = pictures(apart=1000.0)
    assert [(node.id, node.x, node.y) for node in before.nodes] == [(node.id, node.x, node.y) for node in after.nodes]
    assert before.nodes[3].x - before.nodes[0].x == WIDEST
    assert [node.id for node in after.nodes if node.colour == UNTIED_COLOUR] == ["c"]
    assert [node.id for node in before.nodes if node.colour == UNTIED_COLOUR] == []


def test_the_legend_counts_ties() -> None:
    assert {entry.name: entry.count for entry in tie_legend(TIES)} == {"new": 2, "lost": 1, "either": 1, "kept": 1}
    assert [entry.is_line for entry in tie_legend(TIES)] == [True] * 4


def test_nothing_changes_nothing() -> None:
    nothing = snapshot_of("")
    empty = picture_of(nothing, Look(np.zeros((0, 2)), [], by_kind(())), "en")
    assert [picture.nodes for picture in two_pictures(empty, nothing, [])] == [[], []]
