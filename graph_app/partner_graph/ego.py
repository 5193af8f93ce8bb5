"""The neighbourhood of one partner: its ego network."""

from __future__ import annotations

import numpy as np

from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import partners_at


def steps_from(graph: SimpleGraph, place: int, most: int) -> dict[int, int]:
    """Place of each partner within `most` ties of the one at `place` -> number of ties on the shortest way, itself 0.

    Nearest first, then in the order of the graph. Direction and weight do not count.
    """
    steps = {place: 0}
    border = [place]
    for step in range(1, most + 1):
        beside = np.unique(graph.ties[border].indices).tolist() if border else []
        border = [other for other in beside if other not in steps]
        steps.update(dict.fromkeys(border, step))
    return steps


def ego_network(snapshot: Snapshot, graph: SimpleGraph, place: int, most: int) -> Snapshot:
    """The partners within `most` ties of the one at `place`, and all facts among them."""
    return partners_at(snapshot, np.array(sorted(steps_from(graph, place, most)), dtype=np.intp))
