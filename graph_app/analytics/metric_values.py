"""Values of a metric as pages show them: plain numbers, and a reason where there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import ArpackNoConvergence

from graph_app.analytics.brokerage import constraint
from graph_app.analytics.communities import leiden
from graph_app.analytics.distances import estimated_harmonic, harmonic_closeness
from graph_app.analytics.prestige import eigenvector
from graph_app.analytics.progress import Progress, unwatched
from graph_app.analytics.sampling import Estimate
from graph_app.analytics.shortest_paths import betweenness, estimated_betweenness
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import SimpleGraph

COMMUNITY_SEED = 7
SAMPLE_SEED = 7

NO_TIES = Text("Đối tác này chưa có mối liên hệ nào được ghi nhận.", "No tie of this partner is on record.")
ONLY_PARTNER = Text("Mạng lưới chỉ có một đối tác.", "The network has only one partner.")
OUTSIDE_LARGEST = Text(
    "Đối tác này nằm ngoài cụm liên thông lớn nhất; giá trị ở các cụm khác nhau không so sánh được với nhau.",
    "This partner is outside the largest connected part; values of different parts cannot be compared.",
)
NOT_SETTLED = Text(
    "Phép tính không hội tụ trên mạng lưới này.", "The computation does not settle to a result on this network."
)
LONG_CHAINS = Text(
    "Mạng lưới có những chuỗi liên hệ quá dài để tính được giá trị này.",
    "The network has chains of ties too long to compute this.",
)


@dataclass(frozen=True)
class MetricValues:
    """One value per partner in the order of the graph; None where there is none, and then `reasons` has why.

    `error` is None where the values are exact. Otherwise they are estimated from a sample of `sources` partners, and it
    is half the width of the 95 % confidence interval in proportion to the value, for those with the highest values.
    `engine` names what computed them where it was not this process.
    """

    values: list[float | int | None]
    reasons: dict[int, Text] = field(default_factory=dict)
    error: float | None = None
    sources: int | None = None
    engine: str = ""


class Compute(Protocol):
    """How a metric is computed; `progress` hears how far it is where that takes long."""

    def __call__(self, graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues: ...


def of_ties(compute: Callable[[csr_matrix[np.float64]], NDArray[np.generic]]) -> Compute:
    """A metric that is quick and has a value for every partner of every graph."""

    def values(graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues:
        return MetricValues(compute(graph.ties).tolist())

    return values


def degrees(ties: csr_matrix[np.float64]) -> NDArray[np.int64]:
    """Number of partners that each is tied to: (n,)."""
    return np.diff(ties.indptr).astype(np.int64)


def fact_sums(ties: csr_matrix[np.float64]) -> NDArray[np.int64]:
    """Number of facts that each shares with others: (n,)."""
    return np.asarray(ties.sum(axis=1)).ravel().astype(np.int64)


def betweenness_values(graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues:
    return explained(betweenness(graph.ties, progress), graph, LONG_CHAINS)


def betweenness_estimate(graph: SimpleGraph) -> MetricValues:
    return _estimated(estimated_betweenness(graph.ties, SAMPLE_SEED), graph, LONG_CHAINS)


def harmonic_values(graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues:
    return explained(harmonic_closeness(graph.ties, progress), graph, ONLY_PARTNER)


def harmonic_estimate(graph: SimpleGraph) -> MetricValues:
    return _estimated(estimated_harmonic(graph.ties, SAMPLE_SEED), graph, ONLY_PARTNER)


def values_from_elsewhere(numbers: Mapping[str, float | None], graph: SimpleGraph, engine: str) -> MetricValues:
    """What another engine answered, by ids of partners."""
    found = np.array([numbers.get(partner) for partner in graph.ids], dtype=np.float64)  # None becomes NaN
    whole = all(isinstance(number, int) for number in numbers.values())
    return replace(explained(found, graph, ONLY_PARTNER if len(graph.ids) == 1 else NO_TIES, whole), engine=engine)


def constraint_values(graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues:
    return explained(constraint(graph.ties), graph, NO_TIES)


def eigenvector_values(graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues:
    try:
        return explained(eigenvector(graph.ties), graph, OUTSIDE_LARGEST)
    except ArpackNoConvergence:
        return explained(np.full(len(graph.ids), np.nan), graph, NOT_SETTLED)


def community_values(graph: SimpleGraph, progress: Progress = unwatched) -> MetricValues:
    numbers = leiden(graph.ties, COMMUNITY_SEED)
    return explained(np.where(numbers == 0, np.nan, numbers), graph, NO_TIES, whole=True)


def _estimated(found: Estimate, graph: SimpleGraph, reason: Text) -> MetricValues:
    told = explained(found.values, graph, reason)
    return replace(told, error=found.error, sources=found.sources) if found.error else told


def explained(numbers: NDArray[np.float64], graph: SimpleGraph, reason: Text, whole: bool = False) -> MetricValues:
    """`numbers` (n,) as values: NaN becomes None with the reason.

    A partner without any tie is told that, whatever the metric.
    """
    missing = np.flatnonzero(np.isnan(numbers)).tolist()
    values = [None if number != number else int(number) if whole else number for number in numbers.tolist()]
    tied = np.diff(graph.ties.indptr) > 0
    without = reason if reason in (ONLY_PARTNER, LONG_CHAINS) else NO_TIES
    return MetricValues(values, {place: reason if tied[place] else without for place in missing})
