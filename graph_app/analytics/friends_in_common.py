"""Whom our own side nearly knows: partners that share friends with us, each friend weighed by how choosy it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class Friends:
    """Who is tied both to the partner at `place` and to our own side: places and their weights, the heaviest first."""

    place: int
    friends: tuple[tuple[int, float], ...]

    @property
    def weight(self) -> float:
        return sum(weight for _, weight in self.friends)


def friends_in_common(
    ties: csr_matrix[np.float64], home: NDArray[np.bool_], candidates: NDArray[np.intp]
) -> list[Friends]:
    """The friends that each candidate has in common with our own side (`home`, (n,)), in the order given.

    A friend weighs 1 / log of how many it is tied to, our own side counted as one: a friend of few says more than one
    of all. Source: Adamic and Adar 2003, Social Networks 25(3).
    """
    others = np.where(home, 0.0, 1.0)
    tied = csr_matrix((np.ones(ties.nnz), ties.indices, ties.indptr), shape=ties.shape)
    with_us: NDArray[np.bool_] = tied.dot(1 - others) > 0
    known: NDArray[np.float64] = tied.dot(others) + with_us
    weights = np.zeros(len(home))
    shared = with_us & ~home & (known > 1)
    weights[shared] = 1 / np.log(known[shared])
    return [Friends(place, _weighed(ties, weights, place)) for place in candidates.tolist()]


def _weighed(ties: csr_matrix[np.float64], weights: NDArray[np.float64], place: int) -> tuple[tuple[int, float], ...]:
    beside = ties.indices[ties.indptr[place] : ties.indptr[place + 1]]
    found = [(int(friend), float(weights[friend])) for friend in beside.tolist() if weights[friend]]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))
