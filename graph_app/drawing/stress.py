"""Positions whose distances are as near as can be to the lengths of the ways along the ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial.distance import cdist

ROUNDS = 60
PIVOTS = 60


def stress_positions(lengths: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Positions (n, 2) for a connected graph whose entries are the wanted lengths of its ties; for some hundreds.

    Weighted by 1 / distance squared, so near ones count most. No chance in it: equal graphs get equal positions.
    Source: Gansner, Koren and North 2005, Graph Drawing by Stress Majorization.
    """
    wanted = _reachable(dijkstra(lengths, directed=False))
    found = _classical(wanted)
    count = len(wanted)
    if count < 3:
        return found
    with np.errstate(divide="ignore"):
        weights = np.where(wanted > 0, wanted**-2.0, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count  # of the part that is not a mere shift
    for _ in range(ROUNDS):
        apart = np.maximum(cdist(found, found), 1e-6)
        pulls = -weights * wanted / apart
        pulls[np.diag_indices(count)] = 0.0
        pulls[np.diag_indices(count)] = -pulls.sum(axis=1)
        found = inverse @ (pulls @ found)
    return found


def pivot_positions(lengths: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Positions (n, 2) for a connected graph of many thousands: distances to some partners only, all told at once.

    Source: Brandes and Pich 2007, Eigensolver Methods for Progressive Multidimensional Scaling.
    """
    nearest = np.full(lengths.shape[0], np.inf)
    columns = []
    pivot = int(np.argmax(np.diff(lengths.indptr)))
    for _ in range(min(PIVOTS, lengths.shape[0])):
        columns.append(_reachable(dijkstra(lengths, directed=False, indices=[pivot])[0]))
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(np.argmax(nearest))  # the next one is as far as can be from all before
    return _classical(np.column_stack(columns))


def _classical(distances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Two coordinates from distances of all (rows) to some (columns), by their two strongest directions."""
    squares = distances**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean())
    size = distances.shape[1]
    values, vectors = eigh(centred.T @ centred, subset_by_index=[max(size - 2, 0), size - 1])
    found = np.zeros((len(distances), 2))
    for axis in range(min(2, len(values))):
        vector = vectors[:, -1 - axis]
        vector = vector * np.sign(vector[np.argmax(np.abs(vector))])  # either sign is right, one is always taken
        found[:, axis] = centred @ vector / max(values[-1 - axis], 1e-12) ** 0.25
    # Twins have the same distances to all others: a spiral too small to see tells them apart.
    turns = np.arange(len(found)) * 2.399963
    spread = max(float(np.abs(found).max(initial=0.0)), 1.0) * 1e-3
    return found + spread * np.column_stack([np.cos(turns), np.sin(turns)])


def _reachable(distances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Out of reach counts as a little farther than the farthest."""
    known = np.isfinite(distances)
    farthest = float(distances[known].max(initial=0.0))
    return np.where(known, distances, farthest * 1.3 + 1.0)
