"""Groups placed first, then each group's inside: for networks whose groups are really there."""

from __future__ import annotations

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags, triu

from graph_app.drawing.overlaps import parted
from graph_app.drawing.stress import stress_positions

# From here on the groups are taken as real.
CLEAR_MODULARITY = 0.4
# Up to so many partners stress is quick and better than springs.
STRESS_LIMIT = 300


def modularity(ties: csr_matrix[np.float64], groups: NDArray[np.int64]) -> float:
    """Newman's modularity of groups, -0.5 to 1, weighted; 0 where there are no ties."""
    total = float(ties.sum())
    if total == 0:
        return 0.0
    entries = ties.tocoo()
    inside = float(entries.data[groups[entries.row] == groups[entries.col]].sum())
    _, numbers = np.unique(groups, return_inverse=True)
    held = np.bincount(numbers, weights=np.asarray(ties.sum(axis=1)).ravel())
    return inside / total - float(np.sum((held / total) ** 2))


def spring_positions(ties: csr_matrix[np.float64], seed: int) -> NDArray[np.float64]:
    """rustworkx's spring layout (n, 2), about one unit of length per tie."""
    upper = triu(ties, format="coo")
    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(ties.shape[0]))
    graph.add_edges_from(list(zip(upper.row.tolist(), upper.col.tolist(), upper.data.tolist(), strict=True)))
    found = rx.spring_layout(graph, num_iter=80, seed=seed)
    drawn: NDArray[np.float64] = np.array([found[place] for place in range(ties.shape[0])]) * ties.shape[0] ** 0.5
    return drawn


def two_level_positions(ties: csr_matrix[np.float64], groups: NDArray[np.int64], seed: int) -> NDArray[np.float64]:
    """Positions (n, 2) of a connected graph: discs of groups by springs, insides within them, turned to their ties."""
    _, numbers, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    radii = np.sqrt(sizes.astype(np.float64))
    discs = _discs(ties, numbers, radii, seed)
    found = np.zeros((len(groups), 2))
    for number in range(len(sizes)):
        inside = np.flatnonzero(numbers == number)
        inner = _inside(ties[inside][:, inside].tocsr(), seed)
        inner = inner - inner.mean(axis=0)
        reach = max(float(np.percentile(np.hypot(*inner.T), 90)), 1e-9)
        inner = inner * (0.8 * radii[number] / reach)
        found[inside] = discs[number] + _turned(inner, ties[inside], discs[numbers] - discs[number], numbers != number)
    return found


def _discs(
    ties: csr_matrix[np.float64], numbers: NDArray[np.intp], radii: NDArray[np.float64], seed: int
) -> NDArray[np.float64]:
    count = len(radii)
    if count == 1:
        return np.zeros((1, 2))
    member = coo_matrix(
        (np.ones(len(numbers)), (numbers, np.arange(len(numbers)))), shape=(count, len(numbers))
    ).tocsr()
    between = csr_matrix(member @ ties @ member.T)
    between = csr_matrix(between - diags(between.diagonal()))
    between.eliminate_zeros()
    far = spring_positions(between, seed) if count > 2 else np.array([[0.0, 0.0], [1.0, 0.0]])
    return parted(far * float(radii.mean()), np.column_stack([radii, radii]))


def _inside(ties: csr_matrix[np.float64], seed: int) -> NDArray[np.float64]:
    if ties.shape[0] > STRESS_LIMIT:
        return spring_positions(ties, seed)
    return stress_positions(csr_matrix((np.ones(ties.nnz), ties.indices, ties.indptr), shape=ties.shape))


def _turned(
    inner: NDArray[np.float64],
    ties: csr_matrix[np.float64],
    ways: NDArray[np.float64],
    outside: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """The inside of a group turned, and mirrored if need be, so that ties to other groups leave on the right side."""
    entries = ties.tocoo()
    leaving = outside[entries.col]
    here = inner[entries.row[leaving]] @ np.array([1.0, 1j])
    there = ways[entries.col[leaving]] @ np.array([1.0, 1j])
    there = there / np.maximum(np.abs(there), 1e-9)
    straight, mirrored = np.sum(np.conj(here) * there), np.sum(here * there)
    points = inner @ np.array([1.0, 1j])
    if abs(mirrored) > abs(straight):
        points, straight = np.conj(points), mirrored
    if abs(straight) > 1e-9:
        points = points * straight / abs(straight)
    return np.column_stack([points.real, points.imag])
