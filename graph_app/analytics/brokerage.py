"""Who stands between others: Burt's constraint and effective size, and who would take a broker's seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.clustering import ties_among
from graph_app.analytics.triangles import OrderedTies, ordered_ties, triangles


@dataclass(frozen=True)
class Successor:
    """Who would take over: the partner at `place`, with so many of the broker's outside contacts as its own, too."""

    place: int
    in_common: int


def effective_size(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """How many partners a partner has that do not lead to each other: (n,), NaN without ties. High: a broker.

    n - 2 t / n for n partners with t ties among them; weights are left aside. networkx's effective_size.
    Sources: Burt 1992, Structural Holes, chapter 2; in this form Borgatti 1997, Connections 20(1).
    """
    degree = np.diff(ties.indptr).astype(np.float64)
    with np.errstate(invalid="ignore"):
        found: NDArray[np.float64] = degree - 2 * ties_among(ties) / degree
    return found


def successor(
    ties: csr_matrix[np.float64],
    broker: int,
    bodies: Sequence[int],
    constraints: NDArray[np.float64],
) -> Successor | None:
    """Which of the bodies could take the broker's place at once: who has most of its contacts, too.

    Contacts are those outside the bodies. Of equal ones the least constrained takes over. None where nobody shares one.
    Who has the same contacts can stand in the same place: structural equivalence.
    Source: Burt 1992, Structural Holes, chapter 2 (secondary structural holes).
    """
    others = [body for body in bodies if body != broker]
    row = ties[[broker]].indices
    contacts = row[~np.isin(row, list(bodies))]
    common = np.diff(ties[others][:, contacts].indptr) if others else np.zeros(0, dtype=np.int64)
    if not common.any():
        return None
    best = int(np.lexsort((constraints[others], -common))[0])
    return Successor(others[best], int(common[best]))


def constraint(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    """Burt's constraint of each partner: (n,), weighted by facts, NaN for a partner without ties. Low: a broker.

    The sum over partners j of (p_ij + sum over q of p_iq p_qj) squared, where p_ij is the share of i's facts that are
    with j. It can pass 1 where a partner has few partners. Source: Burt 1992, Structural Holes, chapter 2.
    """
    count = ties.shape[0]
    facts = np.asarray(ties.sum(axis=1)).ravel()
    ordered = ordered_ties(ties)
    ends = np.concatenate([ordered.first, ordered.second])
    # p_ij + sum of p_iq p_qj = (w_ij + shared_ij) / facts_i, where w and shared are the same seen from both ends.
    parts = (np.tile(ordered.weight + _shared(ordered, facts), 2) / facts[ends]) ** 2
    held = np.bincount(ends, weights=parts, minlength=count).astype(np.float64)
    held[facts == 0] = np.nan
    return held


def _shared(ties: OrderedTies, facts: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each tie i–j the sum over their common partners q of w_iq w_qj / facts_q."""
    first, second, weight = ties.first, ties.second, ties.weight
    shared = np.zeros(len(weight))
    for ab, ac, bc in triangles(ties):
        for tie, one, other, corner in (
            (ab, ac, bc, second[ac]),
            (ac, ab, bc, second[ab]),
            (bc, ab, ac, first[ab]),
        ):
            through = weight[one] * weight[other] / facts[corner]
            shared += np.bincount(tie, weights=through, minlength=len(weight))
    return shared
