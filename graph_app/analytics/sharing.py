"""What several partners share: the others that at least two of them are tied to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class Shared:
    """The partner at `place` and which of the chosen it is tied to, over so many facts in all."""

    place: int
    tied_to: tuple[int, ...]
    fact_count: int


def shared(ties: csr_matrix[np.float64], chosen: Sequence[int]) -> list[Shared]:
    """Who is tied to two or more of the chosen and is none of them: the most shared first, then by facts and id."""
    of_chosen = ties[list(chosen)].tocsc()
    sharing = np.diff(of_chosen.indptr)
    sharing[list(chosen)] = 0
    facts = np.asarray(of_chosen.sum(axis=0)).ravel().astype(np.int64)
    places = np.flatnonzero(sharing >= 2)
    most_first = places[np.lexsort((-facts[places], -sharing[places]))]
    found = []
    for place in most_first.tolist():
        rows = sorted(of_chosen.indices[of_chosen.indptr[place] : of_chosen.indptr[place + 1]].tolist())
        found.append(Shared(place, tuple(chosen[row] for row in rows), int(facts[place])))
    return found
