"""The metrics, one by one and all together, beside the libraries that people would use."""

from __future__ import annotations

from benchmarks.record import Contender, Limit, Row, Target
from benchmarks.rows.judges import how_many, how_modular, same_values, top_order
from benchmarks.rows.sizes import HUGE, LARGE, MIDDLE, SMALL, both, clustered

CHAPTER = "Metrics"

# Where a library is left out it has no such function.
_CAPTIONS = {
    "harmonic": ("Harmonic closeness, exact", ("networkx", "igraph", "networkit")),
    "pagerank": ("PageRank, weighted", ("networkx", "igraph", "networkit")),
    "eigenvector": ("Eigenvector centrality", ("networkx", "igraph", "networkit")),
    "clustering": ("Local clustering", ("networkx", "igraph", "networkit")),
    "core": ("Core numbers", ("networkx", "igraph", "networkit")),
    "constraint": ("Burt's constraint, weighted", ("networkx", "igraph")),
    "community": ("Communities (networkx: Louvain, else Leiden)", ("networkx", "igraph", "networkit")),
}
# networkx would take from many minutes to days on larger ones.
_NETWORKX_TO_MIDDLE = {"quick": 10_000, "full": 10_000}
_NETWORKX_TO_LARGE = {"quick": 100_000, "full": 100_000}
_MOST = {
    ("networkx", "harmonic"): _NETWORKX_TO_MIDDLE,
    ("networkx", "constraint"): _NETWORKX_TO_LARGE,
    ("networkx", "community"): _NETWORKX_TO_LARGE,
}


def _peer(library: str, metric: str) -> Contender:
    return Contender(library, f"{library}_peer:metric", (metric,), _MOST.get((library, metric), {}))


def _row(metric: str, work: str, libraries: tuple[str, ...]) -> Row:
    return Row(
        metric,
        CHAPTER,
        work,
        Contender("ours", "product:metric", (metric,)),
        tuple(_peer(library, metric) for library in libraries),
        {"quick": clustered(MIDDLE), "full": both(MIDDLE, LARGE) + (() if metric == "harmonic" else clustered(HUGE))},
        judge=how_modular if metric == "community" else same_values,
    )


BETWEENNESS = Row(
    "betweenness",
    CHAPTER,
    "Betweenness, exact",
    Contender("ours", "product:metric", ("betweenness",)),
    (
        Contender("networkx", "networkx_peer:metric", ("betweenness",), _NETWORKX_TO_MIDDLE),
        Contender("igraph", "igraph_peer:metric", ("betweenness",)),
        Contender("networkit", "networkit_peer:metric", ("betweenness",)),
    ),
    {"quick": clustered(SMALL, MIDDLE), "full": both(SMALL, MIDDLE, LARGE)},
    targets=(
        Target("networkx", 40, 10_000, "40 × networkx"),
        Target("igraph", 0.5, 10_000, "not slower than 2 × igraph"),
    ),
    judge=same_values,
)

PANEL = Row(
    "panel",
    CHAPTER,
    "Whole panel of ten metrics, exact",
    Contender("ours", "product:panel"),
    (Contender("networkx", "networkx_peer:panel"),),
    {"quick": clustered(SMALL, MIDDLE), "full": both(SMALL, MIDDLE)},
    targets=(Target("networkx", 40, 10_000, "40 × networkx"),),
    judge=same_values,
)

SAMPLED_PANEL = Row(
    "sampled panel",
    CHAPTER,
    "Whole panel with sampled betweenness and closeness; igraph computes exact betweenness alone",
    Contender("ours", "product:sampled_panel"),
    (Contender("igraph", "igraph_peer:metric", ("betweenness",), {"full": 100_000}),),
    {"quick": clustered(LARGE), "full": both(LARGE) + clustered(HUGE)},
    targets=(Target("igraph", 10, 100_000, "a tenth of igraph's time for exact betweenness alone"),),
    limits=(Limit("spearman", "top 100 agrees with exact: Spearman 0.95", 100_000, at_least=0.95),),
    judge=top_order,
)

COMPONENTS = Row(
    "components",
    CHAPTER,
    "Connected components",
    Contender("ours", "product:components"),
    (
        Contender("networkx", "networkx_peer:components"),
        Contender("igraph", "igraph_peer:metric", ("components",)),
        Contender("networkit", "networkit_peer:metric", ("components",)),
    ),
    {"quick": clustered(MIDDLE), "full": both(MIDDLE, LARGE)},
    judge=how_many,
)

ROWS = (BETWEENNESS, PANEL, SAMPLED_PANEL, *(_row(name, *told) for name, told in _CAPTIONS.items()), COMPONENTS)
