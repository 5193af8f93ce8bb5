"""Who lies on the shortest ways between others: betweenness, exact or from a sample."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

from graph_app.analytics.dependencies import dependencies
from graph_app.analytics.progress import Progress, unwatched
from graph_app.analytics.rustworkx_graphs import undirected
from graph_app.analytics.sampling import Estimate, Sums, half_width
from graph_app.analytics.strata import Sharpened, sharpened

# Chains longer than this are nothing for steps that move all partners at once.
LONGEST_WAY = 100
# With such chains rustworkx takes about a second for so many partners; it lets nobody else work meanwhile.
MOST_IN_LONG_CHAINS = 4_000

# The sample is doubled until the order of the first hundred is sure enough, or it costs as much as this many steps.
_FIRST_SAMPLE = 256
_MOST_STEPS = 5.5e8
_SURE_ENOUGH = 0.97


def betweenness(ties: csr_matrix[np.float64], progress: Progress = unwatched) -> NDArray[np.float64]:
    """Share of the shortest ways between all pairs of others that lead over a partner: (n,), 0 to 1.

    Exact, on all processors, weights left aside; 0 where there are fewer than three partners. NaN where there are
    thousands of partners in chains of hundreds of ties. Source: Brandes 2001, Journal of Mathematical Sociology 25(2).
    """
    count = ties.shape[0]
    if count < 3:
        return np.zeros(count)
    if _has_long_chains(ties):
        return _along_chains(ties)
    total = dependencies(ties, np.arange(count), np.float64, progress).total.sum(axis=0)
    # Without the last digits, which differ between equal partners.
    found: NDArray[np.float64] = np.round(total / _pairs(count), 12)
    return found


def estimated_betweenness(ties: csr_matrix[np.float64], seed: int) -> Estimate:
    """The same from a sample of sources, as many as are needed for a sure order of the first hundred, up to a cost.

    The same in every process for a seed. Each partner is as likely to be a source, none is one twice; a sample of all
    is exact.
    """
    count = ties.shape[0]
    if count < 3 or _has_long_chains(ties):
        return Estimate(betweenness(ties), count, 0.0)
    order = np.random.default_rng(seed).permutation(count)
    most = min(count, max(_FIRST_SAMPLE, int(_MOST_STEPS / max(ties.nnz, 1))))
    drawn, wanted = 0, min(_FIRST_SAMPLE, count)
    sums = Sums.of_nobody(count)
    while True:
        sums.add(dependencies(ties, order[drawn:wanted], np.float32))
        drawn, first = wanted, sharpened(ties, sums, order[:wanted])
        if drawn == most or _order_certainty(first) >= _SURE_ENOUGH:
            break
        wanted = min(2 * drawn, most)
    totals = sums.total.sum(axis=0) * (count / drawn)
    totals[first.places] = first.totals
    return Estimate(np.minimum(totals / _pairs(count), 1.0), drawn, half_width(first.relative_errors()))


def _pairs(count: int) -> int:
    """Pairs of others, both ways round, as the sums count them."""
    return (count - 1) * (count - 2)


def _order_certainty(first: Sharpened) -> float:
    """About the square of the correlation of the highest values with the true ones, both as logarithms: 0 to 1.

    What of their variance is not error of sampling, as test theory has it for the reliability of a measure.
    Source: Lord and Novick 1968, Statistical Theories of Mental Test Scores, chapter 3.
    """
    errors = first.relative_errors()
    if not errors.any():
        return 1.0
    return 1.0 - min(float(np.mean(errors**2)) / max(first.variety(), 1e-300), 1.0)


def _has_long_chains(ties: csr_matrix[np.float64]) -> bool:
    """Whether someone is very far from the best tied partner of the same connected part."""
    if not ties.nnz:
        return False
    _, part = connected_components(ties, directed=False)
    by_degree = np.argsort(-np.diff(ties.indptr), kind="stable")
    hubs = by_degree[np.unique(part[by_degree], return_index=True)[1]]
    return float(dijkstra(ties, directed=False, unweighted=True, indices=hubs, min_only=True).max()) > LONGEST_WAY


def _along_chains(ties: csr_matrix[np.float64]) -> NDArray[np.float64]:
    if ties.shape[0] > MOST_IN_LONG_CHAINS:
        return np.full(ties.shape[0], np.nan)
    found = rx.betweenness_centrality(undirected(ties), normalized=True)
    return np.round([found[place] for place in range(ties.shape[0])], 12)
