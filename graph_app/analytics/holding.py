"""Which single partners and which single ties hold others to our own side: without them nobody leads there any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, triu


@dataclass(frozen=True, eq=False)
class Hold:
    """A partner (one place) or a tie (two, the lower first), and the places of those that it alone holds, ascending."""

    ends: tuple[int, ...]
    held: NDArray[np.intp]


@dataclass(frozen=True)
class Holding:
    """Those that hold somebody, who holds most first, then by place. To `unreached` nobody leads as it is."""

    partners: tuple[Hold, ...]
    ties: tuple[Hold, ...]
    unreached: NDArray[np.intp]


def holding(ties: csr_matrix[np.float64], home: NDArray[np.bool_]) -> Holding:
    """What would cut partners off from all of our own side (`home`, (n,)), were it to go.

    Where all of our side is taken as one place, these are the articulation points and the bridges between it and the
    others. They are found together as dominators: of the ways from our side to a partner all lead over each of them.
    Ties stand in the graph as nodes of their own. Nobody of our own side is ever held.
    Sources: Tarjan 1974, Information Processing Letters 2(6), for bridges; Cooper, Harvey and Kennedy 2001, A Simple,
    Fast Dominance Algorithm.
    """
    count = ties.shape[0]
    upper = triu(ties, k=1, format="coo")
    first, second = upper.row.astype(np.int64), upper.col.astype(np.int64)
    order, sizes = _below(_dominators(first, second, home), count + len(first))
    before = np.concatenate([[0], np.cumsum(order < count)])  # how many partners stand before each node of the order
    partners = order[order < count]
    holds: tuple[list[Hold], list[Hold]] = ([], [])
    for position in np.flatnonzero(before[np.arange(len(order)) + sizes] > before[1:])[1:].tolist():  # first: our side
        node = int(order[position])
        ends = (node,) if node < count else (int(first[node - count]), int(second[node - count]))
        held = partners[before[position + 1] : before[position + sizes[position]]]
        holds[node >= count].append(Hold(ends, np.sort(held)))
    of_partners, of_ties = (tuple(sorted(some, key=lambda one: (-len(one.held), one.ends))) for some in holds)
    unreached = np.setdiff1d(np.arange(count), partners)
    return Holding(of_partners, of_ties, unreached)


def _dominators(
    first: NDArray[np.int64], second: NDArray[np.int64], home: NDArray[np.bool_]
) -> Sequence[tuple[int, int]]:
    """(node, the last node before it that all ways lead over), for nodes that can be reached from our side.

    Partners come first, then ties, last our side as one node, from which ways begin.
    """
    count, ends = len(home), len(home) + len(first)
    graph: rx.PyDiGraph[None, None] = rx.PyDiGraph()
    graph.add_nodes_from([None] * (ends + 1))
    middle = np.arange(count, ends)
    for begin, end in ((first, middle), (middle, second), (second, middle), (middle, first)):
        graph.add_edges_from_no_data(list(zip(begin.tolist(), end.tolist(), strict=True)))
    graph.add_edges_from_no_data([(ends, body) for body in np.flatnonzero(home).tolist()])
    return sorted((node, over) for node, over in rx.immediate_dominators(graph, ends).items() if node != over)


def _below(over: Sequence[tuple[int, int]], root: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The tree of dominators as an order in which those below a node follow it, and how many each is with these."""
    children: dict[int, list[int]] = {}
    for node, parent in over:
        children.setdefault(parent, []).append(node)
    order = list(_walked(children, root))
    position = {node: place for place, node in enumerate(order)}
    parents = dict(over)
    sizes = np.ones(len(order), dtype=np.intp)
    for place in range(len(order) - 1, 0, -1):
        sizes[position[parents[order[place]]]] += sizes[place]
    return np.array(order, dtype=np.intp), sizes


def _walked(children: dict[int, list[int]], root: int) -> Iterator[int]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(children.get(node, ()))
