"""How good an answer is, beside how long it took."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree
from scipy.stats import spearmanr

from benchmarks.generators import Network, generated, ties
from graph_app.drawing.style import node_sizes
from graph_app.drawing.two_levels import modularity

Values: TypeAlias = Mapping[str, NDArray[Any]]
Numbers: TypeAlias = Mapping[str, Mapping[str, float]]
TOP = 100


def same_values(_network: Network, values: Values) -> Numbers:
    """How far each peer's values are from ours at most, in proportion to the largest value."""
    if "ours" not in values:
        return {}
    largest = float(np.nanmax(np.abs(values["ours"])))
    return {
        name: {"difference": float(np.nanmax(np.abs(others - values["ours"]))) / largest}
        for name, others in values.items()
        if name != "ours"
    }


def top_order(_network: Network, values: Values) -> Numbers:
    """Spearman's correlation of our sampled values with a peer's exact ones, over the hundred that are highest."""
    found = {}
    for name, exact in values.items():
        if name != "ours" and "ours" in values:
            top = np.argsort(-exact, kind="stable")[:TOP]
            found["ours"] = {"spearman": float(spearmanr(exact[top], values["ours"][top]).statistic)}
    return found


def how_modular(network: Network, values: Values) -> Numbers:
    """Newman's modularity of each one's communities, weighted by facts."""
    first, second, weight = ties(generated(network))
    ends = (np.concatenate([first, second]), np.concatenate([second, first]))
    matrix = coo_matrix((np.tile(weight.astype(np.float64), 2), ends), (network.partners, network.partners)).tocsr()
    return {
        name: {"modularity": modularity(matrix, np.nan_to_num(labels, nan=0.0).astype(np.int64))}
        for name, labels in values.items()
    }


def how_many(_network: Network, values: Values) -> Numbers:
    """Into how many parts each one finds the network to fall."""
    return {name: {"parts": float(len(np.unique(labels)))} for name, labels in values.items()}


def how_readable(network: Network, values: Values) -> Numbers:
    """Of each picture: how many ties are short, and how many nodes lie on another.

    `share` of the neighbours in the network that are among the nearest in the picture, where each partner has as many
    nearest as neighbours. `overlaps` are pairs of nodes, drawn as large as the explorer draws them, that touch, per
    100 partners; for that every picture is given the area of ours.
    """
    first, second, _ = ties(generated(network))
    degree = np.bincount(np.concatenate([first, second]), minlength=network.partners)
    radii = np.array(node_sizes(degree.tolist()))
    area = _area(values["ours"]) if "ours" in values else None
    found: dict[str, dict[str, float]] = {}
    for name, places in values.items():
        found[name] = {"share": _share(places, first, second, degree)}
        if area:
            scaled = places * (area / _area(places)) ** 0.5
            found[name]["overlaps"] = _overlaps(scaled, radii) * 100 / network.partners
    return found


def _area(places: NDArray[Any]) -> float:
    return max(float(np.prod(np.ptp(places, axis=0))), 1e-12)


def _share(places: NDArray[Any], first: NDArray[Any], second: NDArray[Any], degree: NDArray[Any]) -> float:
    tree = cKDTree(places)
    neighbours: list[set[int]] = [set() for _ in places]
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        neighbours[one].add(other)
        neighbours[other].add(one)
    kept = 0
    for node, others in enumerate(neighbours):
        if others:
            nearest = np.asarray(tree.query(places[node], k=int(degree[node]) + 1)[1])
            kept += len(others & (set(nearest.tolist()) - {node}))
    return kept / max(2 * len(first), 1)


def _overlaps(places: NDArray[Any], radii: NDArray[Any]) -> int:
    pairs = cKDTree(places).query_pairs(2 * float(radii.max()), output_type="ndarray")
    apart = np.hypot(*(places[pairs[:, 0]] - places[pairs[:, 1]]).T)
    return int(np.count_nonzero(apart < radii[pairs[:, 0]] + radii[pairs[:, 1]]))
