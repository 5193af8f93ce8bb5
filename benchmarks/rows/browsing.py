"""What reaches the browser: a network that is drawn, a frame of it, and a filter."""

from __future__ import annotations

from benchmarks.record import Contender, Limit, Row, Target
from benchmarks.rows.sizes import LARGE, MIDDLE, SMALL, clustered
from benchmarks.stages import neo4j_with

CHAPTER = "In the browser"
NOT_STILL = "not still after {}"
_PYVIS = Contender("pyvis", "browsing:pyvis")
_PYVIS_FRAME = Contender("pyvis", "browsing:pyvis_frame")
_SIZES = (SMALL, (1_000, 5_000), (5_000, 25_000), LARGE)
# Each run has a browser of its own and takes up to two minutes of a peer, so the sums are larger than a mode allows.
_ROUNDS, _SECONDS = {"quick": 2, "full": 3}, {"quick": 120.0, "full": 240.0}

DRAWN = Row(
    "drawn",
    CHAPTER,
    "Network page opened, until it is drawn and its nodes stand still",
    Contender("ours", "browsing:ours", ("warm",)),
    (_PYVIS,),
    {"quick": clustered(*_SIZES[:2]), "full": clustered(*_SIZES)},
    targets=(Target("pyvis", 20, 500, "20 × plain pyvis"),),
    fresh=True,
    stage=neo4j_with,
    unfinished=NOT_STILL,
    # pyvis throws its nodes anywhere to begin with, and comes to rest after 5 s or 25 s: few runs would tell nothing.
    rounds={"quick": 9, "full": 5},
    seconds=_SECONDS,
)

DRAWN_COLD = Row(
    "drawn cold",
    CHAPTER,
    "The same as the first request that a new process of the site gets",
    Contender("ours", "browsing:ours", ("cold",)),
    (_PYVIS,),
    {"quick": (), "full": clustered(SMALL)},
    fresh=True,
    stage=neo4j_with,
    unfinished=NOT_STILL,
    rounds={"full": 3},
)

DRAWN_ONE_BY_ONE = Row(
    "drawn one by one",
    CHAPTER,
    "Network page opened with every partner drawn by itself, until it is drawn and its nodes stand still",
    Contender("ours", "browsing:ours_one_by_one"),
    (_PYVIS,),
    {"quick": (), "full": clustered(MIDDLE)},
    limits=(Limit("seconds", "first drawing in 0.7 s", 10_000, at_most=0.7),),
    fresh=True,
    stage=neo4j_with,
    unfinished=NOT_STILL,
    rounds=_ROUNDS,
    seconds=_SECONDS,
)

FRAME = Row(
    "frame",
    CHAPTER,
    "One redraw of the network page as it opens, painting included",
    Contender("ours", "browsing:our_frame"),
    (_PYVIS_FRAME,),
    {"quick": clustered(*_SIZES[:2]), "full": clustered(*_SIZES)},
    fresh=True,
    stage=neo4j_with,
    rounds=_ROUNDS,
)

FRAME_ONE_BY_ONE = Row(
    "frame one by one",
    CHAPTER,
    "One redraw with every partner drawn by itself, painting included",
    Contender("ours", "browsing:our_frame_one_by_one"),
    (_PYVIS_FRAME,),
    {"quick": (), "full": clustered(MIDDLE)},
    limits=(Limit("seconds", "a redraw under 50 ms", 10_000, at_most=0.05),),
    fresh=True,
    stage=neo4j_with,
    rounds=_ROUNDS,
)

CHANGED = Row(
    "changed",
    CHAPTER,
    "A click on a filter, until the other picture is drawn, every partner by itself",
    Contender("ours", "browsing:our_filter"),
    (),  # a page of pyvis has no filter that asks anew
    {"quick": clustered(SMALL, (1_000, 5_000)), "full": clustered(SMALL, (1_000, 5_000), MIDDLE)},
    fresh=True,
    stage=neo4j_with,
    rounds=_ROUNDS,
)

ROWS = (DRAWN, DRAWN_COLD, DRAWN_ONE_BY_ONE, FRAME, FRAME_ONE_BY_ONE, CHANGED)
