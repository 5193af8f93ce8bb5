"""Numbers for partners that differ little between those who are tied: what orders begin with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

_ROUNDS = 60
# Radians from one partner to the next in what the rounds begin with: any start will do that favours nobody.
_START = np.pi * (3 - 5**0.5)


def smooth_line(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """A number for each partner, (n,), in no particular unit: communities come to lie together, no chance in it.

    A few rounds of the power method towards the Fiedler vector of the normalised Laplacian: each takes the mean of
    itself and those that it is tied to, and what all have in common is taken off again.
    Source: Koren 2005, Drawing graphs by eigenvectors: theory and practice.
    """
    tied = np.diff(ties.indptr)
    if not len(tied):
        return np.zeros(0)
    weight = np.maximum(tied, 1).astype(np.float64)
    line: NDArray[np.float64] = np.cos(np.arange(len(tied)) * _START)
    for _ in range(_ROUNDS):
        neighbours = np.asarray(ties.sign() @ line) / weight
        line = (line + np.where(tied > 0, neighbours, line)) / 2
        line = line - np.average(line, weights=weight)
        line = line / max(float(np.abs(line).max()), 1e-12)
    return line
