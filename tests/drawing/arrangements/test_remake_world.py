"""From TopoJSON to the few numbers that the map needs."""

from __future__ import annotations

import numpy as np

from graph_app.drawing.arrangements.remake_world import area, filled, middle, polygons, simpler, unbroken

# A square of 10 degrees out of two arcs, the second told from its other end; half degrees from (100, 0).
TOPOLOGY = {
    "transform": {"scale": [0.5, 0.5], "translate": [100, 0]},
    "arcs": [[[0, 0], [20, 0], [0, 20]], [[0, 0], [0, 20], [20, 0]]],
}
SQUARE = np.array([[100.0, 0.0], [110.0, 0.0], [110.0, 10.0], [100.0, 10.0]])


def test_arcs_are_put_together_from_steps() -> None:
    (rings,) = polygons(TOPOLOGY, {"type": "Polygon", "arcs": [[0, -2]]})
    assert np.array_equal(rings[0], SQUARE)


def test_a_ring_over_the_180th_meridian_is_in_one_piece() -> None:
    assert unbroken(np.array([[179.0, 0.0], [-179.0, 0.0], [-179.0, 2.0], [179.0, 2.0]]))[:, 0].tolist() == [
        *[179.0, 181.0, 181.0, 179.0]
    ]


def test_corners_that_change_little_are_left_out() -> None:
    ragged = np.array([[100.0, 0.0], [105.0, 0.001], [110.0, 0.0], [110.0, 10.0], [100.0, 10.0], [100.001, 5.0]])
    assert np.array_equal(simpler(ragged), SQUARE)


def test_a_hole_is_left_open_by_going_around_it() -> None:
    hole = np.array([[104.0, 4.0], [104.0, 6.0], [106.0, 6.0], [106.0, 4.0]])
    assert abs(area(filled(SQUARE, hole)) - (area(SQUARE) - area(hole))) < 0.01
    assert abs(area(SQUARE) - 99.5) < 0.1  # a little under 100, because degrees get narrower


def test_the_middle_is_inside_however_a_country_is_bent() -> None:
    horseshoe = np.array([[0, 0], [10, 0], [10, 10], [8, 10], [8, 4], [2, 4], [2, 10], [0, 10]], dtype=np.float64)
    latitude, longitude = middle(horseshoe)
    assert 1.0 < latitude < 4.0
    assert 0.0 < longitude < 10.0
