"""How good an answer is, on networks where that is known."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.generators import Network, generated, ties
from benchmarks.rows.judges import how_readable, same_values, top_order

NETWORK = Network("clustered", 100, 500)


def test_values_that_differ_are_told_in_proportion_to_the_largest() -> None:
    found = same_values(NETWORK, {"ours": np.array([1.0, 4.0, np.nan]), "peer": np.array([1.0, 3.0, 0.0])})
    assert found == {"peer": {"difference": 0.25}}


def test_the_order_of_the_top_counts_and_that_of_the_rest_does_not() -> None:
    exact = np.arange(1_000.0)
    sampled = exact.copy()
    sampled[:900] = 0.0
    assert top_order(NETWORK, {"ours": sampled, "igraph": exact}) == {"ours": {"spearman": pytest.approx(1.0)}}
    assert top_order(NETWORK, {"ours": -exact, "igraph": exact}) == {"ours": {"spearman": pytest.approx(-1.0)}}


def test_a_picture_by_chance_keeps_few_neighbours_and_a_heap_overlaps() -> None:
    chance = np.random.default_rng(1)
    spread, heap = chance.random((100, 2)) * 1e6, np.zeros((100, 2))
    heap[0] = 1e6, 1e6
    found = how_readable(NETWORK, {"ours": spread, "heap": heap})
    pairs = len(ties(generated(NETWORK))[0])
    by_chance = 2 * pairs / (100 * 99)
    assert found["ours"]["share"] == pytest.approx(by_chance, abs=0.05)
    assert found["ours"]["overlaps"] == 0
    assert found["heap"]["overlaps"] == 99 * 98 / 2
