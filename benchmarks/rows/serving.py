"""Rows under load."""

from __future__ import annotations

from benchmarks.record import PER_SECOND, Contender, Row, Target
from benchmarks.rows.sizes import MIDDLE, SMALL, clustered
from benchmarks.stages import site_and_datasette

REQUESTS = Row(
    "requests",
    "Under load",
    "/partners.json, 50 clients; Datasette serves the same rows",
    Contender("ours", "load:requests", ("ours",)),
    (Contender("Datasette", "load:requests", ("datasette",)),),
    {"quick": clustered(SMALL, MIDDLE), "full": clustered(SMALL, MIDDLE)},
    targets=(
        Target("Datasette", 1, 500, "at least Datasette's requests per second, 100 rows"),
        Target("Datasette", 1, 10_000, "at least Datasette's requests per second, 1,000 rows"),
    ),
    quantity=PER_SECOND,
    fresh=True,
    stage=site_and_datasette,
)

ROWS = (REQUESTS,)
