"""Networks to draw: one like a city's partners, clustered ones, and stars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix

Network: TypeAlias = "tuple[csr_matrix[np.float64], NDArray[np.int64]]"  # ties and groups


def network(count: int, pairs: Iterable[tuple[int, int]], groups: Iterable[int] | None = None) -> Network:
    ends = np.array(sorted({(min(pair), max(pair)) for pair in pairs}), dtype=np.int64).reshape(-1, 2)
    both = np.concatenate([ends, ends[:, ::-1]])
    ties = coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(count, count)).tocsr()
    ties.sort_indices()
    return ties, np.array(list(groups) if groups is not None else [0] * count, dtype=np.int64)


def like_the_seed() -> Network:
    """A city (0) with 73 partners, two networks of cities of 26 and 13 members that share some, a circle of
    associations, three pairs and five partners alone: 136 in all."""
    pairs = [(0, other) for other in range(1, 74)]
    pairs += [(74, other) for other in [*range(1, 11), *range(75, 91)]]
    pairs += [(91, other) for other in [*range(5, 13), *range(92, 97)]]
    pairs += [(97, other) for other in [20, *range(98, 108)]] + [(98, 108), (98, 109), (99, 110)]
    pairs += [(111 + 2 * pair, 112 + 2 * pair) for pair in range(3)]
    pairs += [(30, other) for other in range(117, 122)] + [(40, other) for other in range(122, 131)]
    groups = [0] * 74 + [1] * 17 + [2] * 6 + [3] * 14 + [4, 4, 5, 5, 6, 6] + [7] * 5 + [8] * 9 + list(range(9, 14))
    return network(136, pairs, groups)


def clustered(count: int, ties: int, groups: int) -> Network:
    """Four ties in five are within a group."""
    chance = np.random.default_rng(1)
    group_of = np.sort(chance.integers(0, groups, count))
    members = [np.flatnonzero(group_of == group) for group in range(groups)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        one = int(chance.integers(count))
        near = members[group_of[one]]
        other = int(near[chance.integers(len(near))]) if chance.random() < 0.8 else int(chance.integers(count))
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return network(count, pairs, group_of.tolist())


def hub_like(count: int) -> Network:
    """A network without groups in which few have most ties."""
    return network(count, nx.barabasi_albert_graph(count, 5, seed=1).edges)


def star(count: int) -> Network:
    return network(count, [(0, other) for other in range(1, count)])
