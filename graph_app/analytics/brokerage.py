"""Who stands between others: Burt's constraint."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.triangles import OrderedTies, ordered_ties, triangles


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
