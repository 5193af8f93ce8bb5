"""Points along a line or around a circle, each as near as can be to where it is wanted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def spread(wanted: NDArray[np.float64], gap: float, low: float = -np.inf, high: float = np.inf) -> NDArray[np.float64]:
    """Positions (k,) in the order of `wanted`, each at least `gap` from the next, with the least sum of squared moves.

    None is below `low` or above `high`, which must leave room for all. With the gaps before each taken off that is
    isotonic regression, by pooling adjacent violators; within bounds its answer is the same, cut off there.
    """
    order = np.argsort(wanted, kind="stable")
    turns = np.arange(len(wanted)) * gap
    pools: list[tuple[float, int]] = []
    for value in (wanted[order] - turns).tolist():
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before, members = pools.pop()
            total, count = total + before, count + members
        pools.append((total, count))
    means = np.repeat([total / count for total, count in pools], [count for _, count in pools])
    placed = np.empty(len(wanted))
    placed[order] = np.clip(means, low, high - turns[-1:].sum()) + turns
    return placed


def spread_around(wanted: NDArray[np.float64], gap: float, last_gap: float) -> NDArray[np.float64]:
    """The same for angles (k,); between the last and the first there is `last_gap`, and a full turn has room for all.

    The circle is cut open where the wanted angles leave the widest gap, and the answers grow from there. Where they do
    not fit in like that they are spread evenly in their order.
    """
    if len(wanted) < 2:
        return wanted.copy()
    turned = wanted % (2 * np.pi)
    order = np.argsort(turned, kind="stable")
    widest = int(np.argmax(np.diff(turned[order], append=turned[order[0]] + 2 * np.pi)))
    order = np.roll(order, -(widest + 1))
    opened = np.unwrap(turned[order])
    found = spread(opened, gap)
    most = 2 * np.pi - last_gap
    if found[-1] - found[0] > most:
        even = np.linspace(-most / 2, most / 2, len(wanted))
        found = even + opened.mean()
    placed = np.empty(len(wanted))
    placed[order] = found
    return placed
