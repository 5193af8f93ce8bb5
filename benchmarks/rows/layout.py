"""Positions: how long they take, and how much of the network one sees in them."""

from __future__ import annotations

from benchmarks.record import Contender, Row
from benchmarks.rows.judges import how_readable
from benchmarks.rows.sizes import LARGE, MIDDLE, SMALL, both, clustered

ROWS = (
    Row(
        "layout",
        "Layout",
        "Groups and positions",
        Contender("ours", "product:layout"),
        (
            Contender("networkx spring", "networkx_peer:layout", (), {"quick": 5_000, "full": 10_000}),
            Contender("igraph Fruchterman-Reingold", "igraph_peer:layout", ("fr",), {"quick": 10_000}),
            Contender("igraph DrL", "igraph_peer:layout", ("drl",), {"quick": 10_000}),
            Contender("Graphviz sfdp", "sfdp_peer:layout"),
        ),
        {"quick": clustered(SMALL, (1_000, 5_000), LARGE), "full": both(SMALL, (1_000, 5_000), MIDDLE, LARGE)},
        judge=how_readable,
    ),
)
