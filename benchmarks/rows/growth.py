"""What a size costs, where that is not seen in other rows: from 1,000 to 1,000,000 facts."""

from __future__ import annotations

from benchmarks.record import Contender, Row
from benchmarks.rows.sizes import GROWING, clustered
from benchmarks.rows.snapshot import EXPONENT

_NETWORKS = {"quick": clustered(*GROWING[:3]), "full": clustered(*GROWING)}


def _row(name: str, work: str, ours: Contender, *peers: Contender) -> Row:
    return Row(name, "Costs over size", work, ours, peers, _NETWORKS, limits=EXPONENT, grows=True)


ROWS = (
    _row(
        "filter",
        "Filter by kind, type and years",
        Contender("ours", "snapshots:choose"),
        Contender("networkx.MultiDiGraph", "multigraph_peer:choose"),
    ),
    _row(
        "pagerank growth",
        "PageRank",
        Contender("ours", "product:metric", ("pagerank",)),
        Contender("networkx", "networkx_peer:metric", ("pagerank",)),
        Contender("igraph", "igraph_peer:metric", ("pagerank",)),
    ),
    _row(
        "components growth",
        "Connected components",
        Contender("ours", "product:components"),
        Contender("networkx", "networkx_peer:components"),
        Contender("igraph", "igraph_peer:metric", ("components",)),
    ),
)
