"""The snapshot: read out of Neo4j, built, held in memory."""

from __future__ import annotations

from benchmarks.record import BYTES, Contender, Limit, Row, Target
from benchmarks.rows.sizes import GROWING, HUGE, LARGE, clustered
from benchmarks.stages import neo4j_with

CHAPTER = "Snapshot"
EXPONENT = (Limit("exponent", "exponent at most 1.15", at_most=1.15),)

READ = Row(
    "read",
    CHAPTER,
    "Snapshot read out of Neo4j and built; the driver reads the same partners and facts row by row",
    Contender("ours", "snapshots:read"),
    (Contender("driver", "driver_peer:read"),),
    {"quick": clustered(LARGE), "full": clustered(*GROWING)},
    targets=(Target("driver", 10, 100_000, "10 × reading row by row with the driver"),),
    limits=EXPONENT,
    fresh=True,
    peaks=True,
    grows=True,
    stage=neo4j_with,
    rounds={"quick": 9, "full": 9},  # the first three or four warm up Neo4j's compiled code, for both
)

BUILD = Row(
    "build",
    CHAPTER,
    "Snapshot built from columns",
    Contender("ours", "snapshots:build"),
    (Contender("networkx.MultiDiGraph", "multigraph_peer:build"),),
    {"quick": clustered(*GROWING), "full": clustered(*GROWING)},
    targets=(Target("networkx.MultiDiGraph", 5, 1_000_000, "5 × as fast to build as nx.MultiDiGraph"),),
    limits=EXPONENT,
    fresh=True,
    peaks=True,
    grows=True,
    rounds={"quick": 2},
)

KEPT = Row(
    "memory",
    CHAPTER,
    "Memory that the snapshot takes",
    Contender("ours", "snapshots:kept_bytes"),
    (Contender("networkx.MultiDiGraph", "multigraph_peer:kept_bytes"),),
    {"quick": clustered(LARGE), "full": clustered(LARGE, HUGE)},
    targets=(Target("networkx.MultiDiGraph", 5, 1_000_000, "a fifth of nx.MultiDiGraph's bytes"),),
    quantity=BYTES,
    fresh=True,
    peaks=True,
    rounds={"quick": 1, "full": 3},
)

ROWS = (READ, BUILD, KEPT)
