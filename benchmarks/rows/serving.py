"""What reaches the browser: a drawn network, and rows under load."""

from __future__ import annotations

from benchmarks.record import PER_SECOND, Contender, Row, Target
from benchmarks.rows.sizes import MIDDLE, SMALL, clustered
from benchmarks.stages import neo4j_with, site_and_datasette

_PYVIS = Contender("pyvis", "browsing:pyvis")

DRAWN = Row(
    "drawn",
    "In the browser",
    "Network page opened, until it is drawn and its nodes stand still",
    Contender("ours", "browsing:ours", ("warm",)),
    (_PYVIS,),
    {"quick": clustered(SMALL), "full": clustered(SMALL)},
    targets=(Target("pyvis", 20, 500, "20 × plain pyvis"),),
    fresh=True,
    stage=neo4j_with,
    # pyvis throws its nodes anywhere to begin with, and comes to rest after 5 s or 25 s: few runs would tell nothing.
    rounds={"quick": 9, "full": 15},
    seconds={"quick": 120.0, "full": 300.0},
)

DRAWN_COLD = Row(
    "drawn cold",
    "In the browser",
    "The same as the first request that a new process of the site gets",
    Contender("ours", "browsing:ours", ("cold",)),
    (_PYVIS,),
    {"quick": (), "full": clustered(SMALL)},
    fresh=True,
    stage=neo4j_with,
    rounds={"full": 3},
)

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

ROWS = (DRAWN, DRAWN_COLD, REQUESTS)
