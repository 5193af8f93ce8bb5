"""Which one new tie would repair most of what a removal breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph_app.analytics.distances import waves
from graph_app.analytics.removal import Removal, steps_from
from graph_app.partner_graph.steps import Pair

# Exact up to so many pairs of a candidate and somebody affected; beyond, candidates are compared on a sample.
MOST_PAIRS = 8_000_000
_AT_ONCE = 512
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

    A way that does not exist counts as longer than any.
    """
    count = len(removal.home)
    now = np.where(np.isfinite(removal.after), removal.after, 2.0 * count)
    restored, saved = np.zeros(count), np.zeros(count)
    for block in np.array_split(told, -(-len(told) // _AT_ONCE)):
        for steps, reached in _reached(removal.ties, block):
            gain = np.column_stack([steps + 1 <= removal.before[block], np.maximum(now[block] - steps - 1, 0)])
            found = reached @ gain
            restored += found[:, 0]
            saved += found[:, 1]
    return restored, saved


def _reached(
    ties: csr_matrix[np.float64], block: NDArray[np.intp]
) -> Iterator[tuple[int, csr_matrix[np.float64] | NDArray[np.float32]]]:
    """For 0, 1, 2 … steps: who is so far from each in the block, as (n, block)."""
    own = np.ones(len(block)), (block, np.arange(len(block)))
    yield 0, csr_matrix(own, shape=(ties.shape[0], len(block)))
    for steps, wave in enumerate(waves(ties, block), 1):
        bits = np.unpackbits(wave.view(np.uint8), axis=1, bitorder="little", count=len(block))
        yield steps, bits.astype(np.float32)


def _body(removal: Removal, partner: int, gone: Pair | None) -> int:
    """Which of our own bodies would best make a tie with a partner."""
    bodies = np.flatnonzero(removal.home)
    bodies = bodies[[gone is None or {int(body), partner} != set(gone) for body in bodies]]
    row = removal.ties.indptr[partner], removal.ties.indptr[partner + 1]
    common = np.diff(removal.ties[bodies][:, removal.ties.indices[slice(*row)]].indptr)
    return int(bodies[np.lexsort((-np.diff(removal.ties.indptr)[bodies], -common))[0]])
