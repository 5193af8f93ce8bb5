"""Results that nobody measured, for tests that know what they say."""

from __future__ import annotations

from benchmarks.generators import Network
from benchmarks.record import Contender, Limit, Row, Target
from benchmarks.results import Results
from benchmarks.timing import Measurement

SMALL, MIDDLE, LARGE = (
    Network("clustered", 200, 1_000),
    Network("clustered", 2_000, 10_000),
    Network("clustered", 20_000, 100_000),
)

ROW = Row(
    "sorting",
    "Chapter",
    "Sorting",
    Contender("ours", "nowhere:sorting"),
    (Contender("slowsort", "nowhere:slowsort"),),
    {"quick": (SMALL, MIDDLE), "full": (SMALL, MIDDLE, LARGE)},
    targets=(Target("slowsort", 10, 10_000, "10 × slowsort"), Target("slowsort", 10, 100_000, "10 × slowsort")),
    limits=(
        Limit("exponent", "exponent at most 1.15", at_most=1.15),
        Limit("spearman", "order agrees", 10_000, at_least=0.95),
    ),
    grows=True,
)


def measured(network: Network, contender: str, *seconds: float, **numbers: float) -> Measurement:
    return Measurement("sorting", network, contender, [{"seconds": one} for one in seconds], numbers)


def quick() -> Results:
    """Ours takes 1 ms per 1,000 facts, the peer twenty times as long on 10,000 and was stopped on none."""
    found = [
        measured(SMALL, "ours", 0.001),
        measured(SMALL, "slowsort", 0.002),
        measured(MIDDLE, "ours", 0.3, 0.01, 0.009, spearman=0.9),
        measured(MIDDLE, "slowsort", 0.2, 0.2),
    ]
    return Results("quick", {"cores": "2", "memory": "24 GiB"}, {"sorting": "2026-11-20"}, found)


def full() -> Results:
    found = [
        measured(SMALL, "ours", 0.001),
        measured(MIDDLE, "ours", 0.01),
        measured(LARGE, "ours", 0.1),
        measured(LARGE, "slowsort", 0.5),
    ]
    return Results("full", {"cores": "2"}, {"sorting": "2026-11-19"}, found)
