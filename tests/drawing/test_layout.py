from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from graph_app.drawing.layout import positions
from graph_app.drawing.overlaps import overlapping
from graph_app.drawing.room import label_room
from graph_app.drawing.style import node_sizes
from tests.drawing.networks import Network, clustered, hub_like, like_the_seed, network, star

NETWORKS = {
    "like the seed": like_the_seed(),
    "clustered": clustered(1_000, 5_000, 20),
    "hub-like": hub_like(600),
    "star": star(700),
    "alone": network(40, []),
    "pairs": network(40, [(2 * pair, 2 * pair + 1) for pair in range(20)]),
    "twins": network(12, [(hub, other) for hub in (0, 1) for other in range(2, 12)]),
    "chain": network(350, [(place, place + 1) for place in range(349)]),
}


def drawn(ties_and_groups: Network, seed: int = 7) -> NDArray[np.float64]:
    return positions(*ties_and_groups, seed)


def radii(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    return np.array(node_sizes(np.diff(ties.indptr).tolist()))


def neighbours_kept(ties: csr_matrix[np.float64], places: NDArray[np.float64]) -> float:
    """The mean share of a partner's d partners that are among the d nearest in the picture."""
    nearest = np.asarray(cKDTree(places).query(places, k=len(places) // 4)[1])
    shares = []
    for partner, near in enumerate(nearest.tolist()):
        tied = set(ties[[partner]].indices.tolist())
        if tied:
            shares.append(len(tied & set(near[1 : len(tied) + 1])) / len(tied))
    return float(np.mean(shares))


@pytest.mark.parametrize("name", NETWORKS)
def test_no_node_and_no_label_lies_on_another(name: str) -> None:
    places = drawn(NETWORKS[name])
    room = label_room(radii(NETWORKS[name][0]))
    assert np.isfinite(places).all()
    assert len(overlapping(places + np.array([0.0, room.drop]), room.half - 0.1)) == 0  # places are rounded to 0.1


@pytest.mark.parametrize("name", ["like the seed", "clustered", "hub-like", "star"])
def test_a_seed_gives_the_same_picture_each_time(name: str) -> None:
    assert np.array_equal(drawn(NETWORKS[name]), drawn(NETWORKS[name]))


def test_another_process_draws_the_same_picture() -> None:
    script = (
        "import hashlib; from graph_app.drawing.layout import positions; from tests.drawing import networks as of\n"
        "for each in (of.like_the_seed(), of.clustered(1_000, 5_000, 20)):\n"
        "    print(hashlib.sha256(positions(*each, 7).tobytes()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    here = [hashlib.sha256(drawn(NETWORKS[name]).tobytes()).hexdigest() for name in ("like the seed", "clustered")]
    assert told.stdout.split() == here


def test_parts_that_are_not_connected_stand_apart_and_not_far() -> None:
    ties, groups = like_the_seed()
    places = positions(ties, groups, 7)
    main, rest = places[:111], places[111:117]
    assert rest[:, 1].min() > main[:, 1].max()  # the large part above, the pairs under it
    assert rest[:, 1].max() - main[:, 1].max() < 400
    assert main[:, 0].min() <= rest[:, 0].min() and rest[:, 0].max() <= main[:, 0].max()


def test_partners_alone_stand_in_rows() -> None:
    places = drawn(NETWORKS["alone"])
    assert len(np.unique(places[:, 1])) <= 10


def test_a_pair_lies_side_by_side() -> None:
    (x1, y1), (x2, y2) = drawn(network(2, [(0, 1)])).tolist()
    assert y1 == y2 and 100 < abs(x1 - x2) < 200


def test_the_partners_of_a_star_surround_it_evenly() -> None:
    places = drawn(star(25))
    assert np.abs(places[1:].mean(axis=0) - places[0]).max() < 60
    assert np.hypot(*(places[1:] - places[0]).T).max() < 450


def test_larger_nodes_get_more_room() -> None:
    ties, groups = star(9)
    small, large = (positions(ties, groups, 7, np.full(9, radius)) for radius in (5.0, 60.0))
    assert np.ptp(large, axis=0).min() > 1.3 * np.ptp(small, axis=0).min()


def test_the_picture_is_wider_than_high() -> None:
    width, height = np.ptp(drawn(NETWORKS["like the seed"]), axis=0)
    assert width > height


@pytest.mark.parametrize(("name", "least"), [("chain", 0.7), ("clustered", 0.25)])
def test_partners_stay_neighbours_far_more_often_than_by_chance(name: str, least: float) -> None:
    ties, _ = NETWORKS[name]
    places = drawn(NETWORKS[name])
    shuffled = np.random.default_rng(1).permutation(places)
    assert neighbours_kept(ties, places) > max(least, 4 * neighbours_kept(ties, shuffled))


def test_groups_within_groups_keep_more_neighbours_together_and_do_not_overlap() -> None:
    ties, inner = clustered(1_600, 8_000, 40)
    outer = inner // 8  # what modularity sees in a large network: several true groups as one
    flat, nested = positions(ties, outer, 7), positions(ties, outer, 7, subgroups=inner)
    assert neighbours_kept(ties, nested) > 1.25 * neighbours_kept(ties, flat)
    room = label_room(radii(ties))
    assert len(overlapping(nested + np.array([0.0, room.drop]), room.half - 0.1)) == 0


def test_nothing_and_one_partner_can_be_drawn() -> None:
    assert drawn(network(0, [])).shape == (0, 2)
    assert np.abs(drawn(network(1, []))).max() < 100
