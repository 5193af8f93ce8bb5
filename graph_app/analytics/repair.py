"""Which one new tie would repair most of what a removal breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph_app.analytics.distances import waves
from graph_app.analytics.removal import Removal, steps_from
from graph_app.partner_graph.steps import Pair

# Exact up to so many pairs of a candidate and somebody affected; beyond, candidates are compared on a sample.
MOST_PAIRS = 40_000_000
# Candidates are not compared by ways of more steps: nobody asks along so many.
_LONGEST_WAY = 32
_AT_ONCE = 1_024
_SEED = 7


@dataclass(frozen=True)
class Repair:
    """A new tie between one of our own bodies and a partner, and what it does; both numbers are exact.

    `reconnected` of those cut off are reached again, `restored` of all affected are as near as before, or nearer.
    `compared_on` says on how many of the affected the candidates were compared, None where it was on all.
    """

    body: int
    partner: int
    reconnected: int
    restored: int
    compared_on: int | None


def best_repair(removal: Removal, gone: Pair | None = None, most_pairs: int = MOST_PAIRS) -> Repair | None:
    """The tie that reconnects most; of equal ones that which restores most ways, then that with the fewest steps left.

    No tie can do more than one that begins at our own side, as every way does: so those are the candidates, to each
    partner that is not tied to us. Which body of ours makes no difference to the numbers: it is the one with the most
    partners in common with the other end, then with the most ties. The tie that is `gone` is no candidate. None where
    nothing needs repair or nothing can repair it.
    """
    affected = removal.affected
    candidates = _candidates(removal, gone)
    if not len(affected) or not len(candidates):
        return None
    most = max(1, most_pairs // len(removal.home))
    told = affected
    if len(affected) > most:
        told = np.sort(np.random.default_rng(_SEED).choice(affected, most, replace=False))
    reconnected = _reconnected(removal)
    restored, saved = _gains(removal, told)
    best = candidates[np.lexsort((-saved[candidates], -restored[candidates], -reconnected[candidates]))[0]]
    if not reconnected[best] and not restored[best] and not saved[best]:
        return None
    steps = 1 + steps_from(removal.ties, [int(best)])[affected]
    return Repair(
        _body(removal, int(best), gone),
        int(best),
        int(reconnected[best]),
        int((steps <= removal.before[affected]).sum()),
        len(told) if len(told) < len(affected) else None,
    )


def _candidates(removal: Removal, gone: Pair | None) -> NDArray[np.intp]:
    """Partners that none of our bodies is tied to, and with whom one of ours could still make a new tie."""
    if not removal.home.any():
        return np.zeros(0, dtype=np.intp)
    free = removal.left & ~removal.home & (removal.after > 1) & np.isfinite(removal.before)
    if gone and removal.home.sum() == 1:
        free[list(gone)] &= not removal.home[list(gone)].any()
    return np.flatnonzero(free)


def _reconnected(removal: Removal) -> NDArray[np.int64]:
    """How many of those cut off a tie to each partner brings back: all that hang together with it: (n,)."""
    _, part = connected_components(removal.ties, directed=False)
    found: NDArray[np.int64] = np.bincount(part[removal.cut_off], minlength=len(part))[part]
    return found


def _gains(removal: Removal, told: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Over those in `told`: for how many a tie to each partner restores the way, how many steps it saves: (n,) each.

    No way, and one that is longer than any that was there before, count as one step more than that.
    """
    most = int(min(removal.before[told].max(), _LONGEST_WAY))
    restored, saved = np.zeros(len(removal.home)), np.zeros(len(removal.home))
    for block in np.array_split(told, -(-len(told) // _AT_ONCE)):
        near = np.zeros((len(removal.home), -(-len(block) // 64)), dtype="<u8")
        for steps, reached in zip(range(1, most + 1), _reached(removal.ties, block), strict=False):
            near |= reached
            # A new tie is one step; whoever was further away than the way over it is nearer by each step between.
            restored += np.bitwise_count(reached & _bits(removal.before[block] >= steps)).sum(axis=1)
            saved += np.bitwise_count(near & _bits(removal.after[block] > steps)).sum(axis=1)
    return restored, saved


def _reached(ties: csr_matrix[np.float64], block: NDArray[np.intp]) -> Iterator[NDArray[np.uint64]]:
    """Who is 0, 1, 2 … steps from each in the block, without end: a row per partner, a bit for each in the block."""
    own = np.zeros((ties.shape[0], len(block)), dtype=bool)
    own[block, np.arange(len(block))] = True
    first = _bits(own)
    return chain([first], waves(ties, block), repeat(np.zeros_like(first)))


def _bits(flags: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The last axis in words of 64, the first flag lowest, as analytics.distances has them."""
    short = -flags.shape[-1] % 64
    padded = np.pad(flags, [(0, 0)] * (flags.ndim - 1) + [(0, short)])
    packed: NDArray[np.uint64] = np.packbits(padded, axis=-1, bitorder="little").view("<u8")
    return packed


def _body(removal: Removal, partner: int, gone: Pair | None) -> int:
    """Which of our own bodies would best make a tie with a partner."""
    bodies = np.flatnonzero(removal.home)
    bodies = bodies[[gone is None or {int(body), partner} != set(gone) for body in bodies]]
    row = removal.ties.indptr[partner], removal.ties.indptr[partner + 1]
    common = np.diff(removal.ties[bodies][:, removal.ties.indices[slice(*row)]].indptr)
    return int(bodies[np.lexsort((-np.diff(removal.ties.indptr)[bodies], -common))[0]])
