"""Points along a line and around a circle."""

from __future__ import annotations

import numpy as np
import pytest

from graph_app.drawing.arrangements.smoothing import smooth_line
from graph_app.drawing.arrangements.spreading import spread, spread_around
from tests.drawing.networks import network


def test_points_with_room_stay_and_others_share_the_move() -> None:
    assert spread(np.array([5.0, 0.0, 9.0]), 2.0).tolist() == [5.0, 0.0, 9.0]
    assert spread(np.array([3.0, 3.0]), 2.0).tolist() == [2.0, 4.0]
    assert spread(np.array([0.0, 0.0, 0.0, 10.0]), 1.0).tolist() == [-1.0, 0.0, 1.0, 10.0]


def test_points_stay_within_bounds_and_keep_their_order() -> None:
    assert spread(np.array([9.0, 9.5, 0.0]), 2.0, 0.0, 10.0).tolist() == [8.0, 10.0, 0.0]
    assert spread(np.array([0.0, 0.0, 0.0]), 2.0, 0.0, 4.0).tolist() == [0.0, 2.0, 4.0]
    assert spread(np.zeros(0), 2.0, 0.0, 4.0).tolist() == []


def test_a_circle_is_cut_where_nobody_is() -> None:
    found = spread_around(np.radians([350.0, 10.0, 0.0]), np.radians(20), np.radians(20))
    assert np.degrees(found).tolist() == pytest.approx([340.0, 380.0, 360.0])


def test_a_full_circle_is_shared_evenly() -> None:
    found = np.sort(spread_around(np.zeros(4), np.radians(90), np.radians(90)))
    assert np.degrees(np.diff(found)).tolist() == pytest.approx([90.0] * 3)


def test_two_groups_lie_on_either_side() -> None:
    first, second = [(0, 2), (2, 4), (4, 0), (0, 6), (6, 2)], [(1, 3), (3, 5), (5, 1), (1, 7), (7, 3)]
    line = smooth_line(network(8, [*first, *second, (6, 7)])[0])
    assert len(set(np.sign(line[[0, 2, 4]]))) == 1 and np.sign(line[0]) == -np.sign(line[1])
