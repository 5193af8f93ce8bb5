"""Ways between two partners: the shortest ones, that of the strongest ties, that of the most recent ones.

A path is the places of its partners from the first to the last; `(start,)` where both ends are the same partner. That
nobody leads from one to the other is an answer: no path, or None. Ties have no direction here.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

Path: TypeAlias = tuple[int, ...]

# Sums of the same lengths in another order differ in their last digits; what differs by less is the same length.
_SAME = 1e-9


@dataclass(frozen=True)
class ShortestPaths:
    """Paths of as few steps as possible; `more` says that there are others beyond the number asked for."""

    paths: tuple[Path, ...]
    more: bool


def shortest_paths(ties: csr_matrix[np.float64], start: int, end: int, most: int) -> ShortestPaths:
    """At most `most` of the paths with the fewest steps, those of the strongest ties first, then by places.

    How strong a path is says `strongest_path`. They are found best first: what is still ahead at each partner is known
    from a search back from the end. Source: Hart, Nilsson and Raphael 1968, IEEE Transactions on Systems Science 4(2).
    """
    steps = _on_shortest(_with_lengths(ties, np.ones(ties.nnz)), start, end)
    lengths = _chosen(ties, steps, 1 / ties.data)
    ahead = _distances_from(end, lengths.T.tocsr())
    found: list[Path] = []
    open_ways: list[tuple[float, Path, float]] = [(0.0, (start,), 0.0)] if np.isfinite(ahead[start]) else []
    while open_ways and len(found) <= most:
        _, path, length = heapq.heappop(open_ways)
        if path[-1] == end:
            found.append(path)
            continue
        row = slice(lengths.indptr[path[-1]], lengths.indptr[path[-1] + 1])
        for place, step in zip(lengths.indices[row].tolist(), lengths.data[row].tolist(), strict=True):
            so_far = length + step
            heapq.heappush(open_ways, (round(so_far + float(ahead[place]), 9), (*path, place), so_far))
    return ShortestPaths(tuple(found[:most]), len(found) > most)


def strongest_path(ties: csr_matrix[np.float64], start: int, end: int) -> Path | None:
    """The path whose ties have the most facts: a tie is 1 / facts long, and the shortest sum wins, then fewest steps.

    Sources: Dijkstra 1959, Numerische Mathematik 1; for the length Newman 2001, Physical Review E 64, 016132.
    """
    steps = _on_shortest(_with_lengths(ties, 1 / ties.data), start, end)
    return _first(_chosen(ties, steps, ties.data), start, end)


def most_recent_path(ties: csr_matrix[np.float64], newest: NDArray[np.int64], start: int, end: int) -> Path | None:
    """The path whose oldest tie is as recent as possible, of such paths one with the fewest steps.

    `newest` is when each tie was last renewed, in the order of `ties.data` (partner_graph.recency.newest_of_ties); a
    tie without any known day counts as the oldest of all, but can be walked. This is a path of the greatest capacity.
    Source: Pollack 1960, Operations Research 8(5), The Maximum Capacity Through a Network.
    """
    days = np.unique(newest)
    low, high = 0, len(days)  # with the ties of days[low] and later they hang together; with those of days[high] not
    if start == end:
        return (start,)
    while low < high:
        middle = (low + high) // 2
        _, part = connected_components(_chosen(ties, newest >= days[middle], ties.data), directed=False)
        low, high = (middle + 1, high) if part[start] == part[end] else (low, middle)
    return _first(_chosen(ties, newest >= days[low - 1], ties.data), start, end) if low else None


def _first(ties: csr_matrix[np.float64], start: int, end: int) -> Path | None:
    return next(iter(shortest_paths(ties, start, end, 1).paths), None)


def _on_shortest(lengths: csr_matrix[np.float64], start: int, end: int) -> NDArray[np.bool_]:
    """Which entries are steps onward on a path of the least length: (nnz,)."""
    behind, ahead = _distances_from(start, lengths), _distances_from(end, lengths.T.tocsr())
    rows = np.repeat(np.arange(lengths.shape[0]), np.diff(lengths.indptr))
    with np.errstate(invalid="ignore"):  # what cannot be reached is infinitely far, and is on no path
        through = behind[rows] + lengths.data + ahead[lengths.indices] - behind[end]
    found: NDArray[np.bool_] = np.abs(through) < _SAME
    return found


def _distances_from(place: int, lengths: csr_matrix[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = dijkstra(lengths, indices=[place])[0]
    return found


def _with_lengths(ties: csr_matrix[np.float64], lengths: NDArray[np.float64]) -> csr_matrix[np.float64]:
    return csr_matrix((lengths, ties.indices, ties.indptr), shape=ties.shape)


def _chosen(
    ties: csr_matrix[np.float64], entries: NDArray[np.bool_], values: NDArray[np.float64]
) -> csr_matrix[np.float64]:
    """The chosen entries alone, with the values given for all."""
    rows = np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))
    return coo_matrix((values[entries], (rows[entries], ties.indices[entries])), shape=ties.shape).tocsr()
