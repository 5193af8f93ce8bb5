from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.drawing.springs import facing, lying
from graph_app.drawing.stress import pivot_positions, stress_positions
from tests.drawing.networks import network


def lengths_drawn(places: NDArray[np.float64], ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    entries = ties.tocoo()
    drawn: NDArray[np.float64] = np.hypot(*(places[entries.row] - places[entries.col]).T)
    return drawn


def test_a_triangle_gets_the_lengths_that_were_wanted() -> None:
    wanted = csr_matrix(np.array([[0.0, 3.0, 4.0], [3.0, 0.0, 5.0], [4.0, 5.0, 0.0]]))
    assert lengths_drawn(stress_positions(wanted), wanted) == pytest.approx([3, 4, 3, 5, 4, 5], rel=1e-3)


def test_a_ring_of_four_is_the_square_of_least_stress() -> None:
    ties, _ = network(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    # Sides s want 1, diagonals want 2 and weigh a quarter: 4 (s - 1)^2 + (s sqrt 2 - 2)^2 / 2 is least where
    # 10 s = 8 + 2 sqrt 2.
    assert lengths_drawn(stress_positions(ties), ties) == pytest.approx([0.8 + 0.2 * 2**0.5] * 8, rel=1e-3)


@pytest.mark.parametrize("place", [stress_positions, pivot_positions])
def test_a_chain_is_drawn_as_a_line(place: object) -> None:
    assert callable(place)
    places = place(network(9, [(at, at + 1) for at in range(8)])[0])
    assert np.abs(np.diff(places[:, 0])) == pytest.approx([1.0] * 8, rel=0.05)
    assert np.abs(places[:, 1]).max() < 0.1


def test_lying_turns_the_longer_side_to_the_horizontal() -> None:
    width, height = np.ptp(lying(np.array([[0.0, 0.0], [1.0, 5.0], [2.0, 10.0], [1.0, 4.0]])), axis=0)
    assert width > 10 > height


def test_facing_turns_each_point_to_where_its_ties_go() -> None:
    places = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.5], [0.0, -0.5]])
    ways = np.array([[0.0, 1.0], [0.0, -1.0], [1.0, 0.0], [-1.0, 0.0]])  # a mirrored quarter turn
    assert facing(places, ways) == pytest.approx(np.array([[0.0, 1.0], [0.0, -1.0], [0.5, 0.0], [-0.5, 0.0]]))
