"""One partner in the middle, the others by steps."""

from __future__ import annotations

import numpy as np

from graph_app.drawing.arrangements.rings import rings, steps_from
from graph_app.partner_graph.projection import simple_graph
from tests.drawing.arrangements.networks import placed
from tests.partner_graph.small_snapshot import snapshot_of

SMALL = placed()
GRAPH = simple_graph(SMALL)
AROUND = rings(SMALL, GRAPH, SMALL.place("hanoi"), "en")


def radius(partner: str) -> float:
    return float(np.hypot(*AROUND.positions[SMALL.place(partner)]))


def test_steps_are_counted_along_ties_in_either_direction() -> None:
    steps = dict(zip(GRAPH.ids, steps_from(GRAPH, SMALL.place("lyon")).tolist(), strict=True))
    assert steps == {
        **{"lyon": 0, "network": 1, "paris": 1, "vientiane": 2, "hanoi": 3, "office": 4},
        **{"hue": -1, "quiet": -1},
    }


def test_each_ring_lies_between_its_circle_and_the_one_before() -> None:
    circles = [circle for _, _, circle in AROUND.backdrop.circles]
    assert radius("hanoi") == 0.0
    for partner, step in (("vientiane", 1), ("office", 1), ("paris", 2), ("lyon", 3), ("network", 4)):
        assert ([0.0, *circles][step - 1]) < radius(partner) < circles[step - 1]
    words = [words for _, _, words in AROUND.backdrop.texts]
    assert words == ["1 step", "2 steps", "3 steps", "4 steps", "Not connected"]


def test_who_cannot_be_reached_stands_beside_all_rings() -> None:
    assert {SMALL.partners[place].id for place in AROUND.apart} == {"hue", "quiet"}
    outermost = AROUND.backdrop.circles[-1][2]
    assert all(AROUND.positions[place][0] > outermost for place in AROUND.apart)


def test_partners_stand_beyond_those_through_whom_they_are_tied() -> None:
    #  hub - a, b, c, d, e, f; each of these has two of its own
    own = [f"{name} MET_WITH {name}{number}" for name in "abcdef" for number in (1, 2)]
    snapshot = snapshot_of("\n".join([*(f"hub MET_WITH {name}" for name in "abcdef"), *own]))
    places = rings(snapshot, simple_graph(snapshot), snapshot.place("hub"), "en").positions
    for name in "abcdef":
        first = places[snapshot.place(name)]
        for number in (1, 2):
            second = places[snapshot.place(f"{name}{number}")]
            assert float(first @ second) / (np.hypot(*first) * np.hypot(*second)) > np.cos(np.pi / 6)


def test_many_at_the_same_distance_stand_in_rows_and_the_picture_stays_small() -> None:
    snapshot = snapshot_of("\n".join(f"hub MET_WITH p{number}" for number in range(200)))
    places = rings(snapshot, simple_graph(snapshot), snapshot.place("hub"), "en").positions
    assert np.hypot(*places.T).max() < 200 * 150 / (2 * np.pi) / 1.8  # in one row it would be 200 steps around


def test_the_middle_is_the_middle_also_next_to_a_large_node() -> None:
    snapshot = snapshot_of("\n".join(f"hub MET_WITH p{number:02}" for number in range(30)))
    place = snapshot.place("p07")
    found = rings(snapshot, simple_graph(snapshot), place, "en")
    assert found.positions[place].tolist() == [0.0, 0.0]
    assert np.hypot(*found.positions[snapshot.place("hub")]) < found.backdrop.circles[0][2]
