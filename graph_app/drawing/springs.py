"""Flat positions by springs, and pictures turned as they should lie."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, triu


def spring_positions(ties: csr_matrix[np.float64], seed: int) -> NDArray[np.float64]:
    """rustworkx's spring layout (n, 2), in no particular unit; time grows with n squared, 0.4 s at 1,000."""
    upper = triu(ties, format="coo")
    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(ties.shape[0]))
    graph.add_edges_from(list(zip(upper.row.tolist(), upper.col.tolist(), upper.data.tolist(), strict=True)))
    found = rx.spring_layout(graph, num_iter=80, seed=seed)
    return np.array([found[place] for place in range(ties.shape[0])])


def lying(drawn: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turned so that the picture is wider than high, like a screen, and moved about the origin."""
    centred: NDArray[np.float64] = drawn - drawn.mean(axis=0)
    if len(drawn) < 2:
        return centred
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1] * np.sign(axes[np.argmax(np.abs(axes), axis=0), [0, 1]])[::-1]
    turned: NDArray[np.float64] = centred @ axes
    return turned


def facing(drawn: NDArray[np.float64], ways: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turned, and mirrored if need be, so that each point lies as far as can be along its way; about the origin."""
    centred = drawn - drawn.mean(axis=0)
    points, there = centred @ np.array([1.0, 1j]), ways @ np.array([1.0, 1j])
    straight, mirrored = np.sum(np.conj(points) * there), np.sum(points * there)
    if abs(mirrored) > abs(straight):
        points, straight = np.conj(points), mirrored
    if abs(straight) > 1e-9:
        points = points * straight / abs(straight)
    return np.column_stack([points.real, points.imag])
