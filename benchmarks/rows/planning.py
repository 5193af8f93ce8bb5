"""What planners ask: who is being neglected."""

from __future__ import annotations

from benchmarks.generators import Network
from benchmarks.record import Contender, Limit, Row
from benchmarks.rows.judges import same_values
from benchmarks.stages import neo4j_with

_NETWORKS = (Network("around-us", 2_000, 100_000),)

ENGAGEMENT = Row(
    "engagement",
    "Planning",
    "Whole engagement list with its driving facts, snapshot warm; naively a Cypher query for each partner",
    Contender("ours", "engagement:whole_list"),
    (Contender("a query for each partner", "engagement:one_by_one"),),
    {"quick": _NETWORKS, "full": _NETWORKS},
    limits=(Limit("seconds", "the whole list in under a second", 100_000, at_most=1.0),),
    judge=same_values,
    stage=neo4j_with,
)

ROWS = (ENGAGEMENT,)
