"""Every metric against networkx's own answer, which is the reference."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_app.analytics.metric_values import NO_TIES, ONLY_PARTNER, OUTSIDE_LARGEST
from graph_app.analytics.metrics import METRICS, Metric, MetricValues
from graph_app.partner_graph.projection import simple_graph, to_networkx
from tests.analytics.graphs import ODD, Graph, ours, random_graphs
from tests.partner_graph.small_snapshot import snapshot_of

BY_NAME = {metric.name: metric for metric in METRICS}
GRAPHS = [*ODD.values(), *random_graphs()]


def _harmonic(graph: Graph) -> Mapping[Any, float]:
    reach = len(graph) - 1
    return {node: near / reach if reach else math.nan for node, near in nx.harmonic_centrality(graph).items()}


def _eigenvector(graph: Graph) -> Mapping[Any, float]:
    """Of the largest component, of equal ones that with the first node."""
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    if not parts or len(parts[0]) == 1:
        return dict.fromkeys(graph, math.nan)
    inside = graph.subgraph(parts[0])
    if len(inside) == 2:  # networkx's own answer for a pair, which its sparse solver refuses
        return dict.fromkeys(graph, math.nan) | nx.eigenvector_centrality(inside, weight=None)
    return dict.fromkeys(graph, math.nan) | nx.eigenvector_centrality_numpy(inside, weight=None)


def _clustering(graph: Graph) -> Mapping[Any, float]:
    found = nx.clustering(graph)
    assert isinstance(found, dict)
    return found


REFERENCE: dict[str, Callable[[Graph], Mapping[Any, float]]] = {
    "degree": lambda graph: dict(graph.degree),
    "weighted_degree": lambda graph: dict(graph.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "harmonic": _harmonic,
    "pagerank": lambda graph: nx.pagerank(graph, weight="weight", tol=1e-12, max_iter=1_000),
    "eigenvector": _eigenvector,
    "clustering": _clustering,
    "core": nx.core_number,
    "constraint": lambda graph: nx.constraint(graph, weight="weight"),
}


def check(metric: Metric, graph: Graph) -> None:
    found = metric.compute(ours(graph))
    reference = REFERENCE[metric.name](graph) if len(graph) else {}
    wanted = [reference[node] for node in graph]
    assert [math.nan if value is None else value for value in found.values] == pytest.approx(
        wanted, abs=1e-7, nan_ok=True
    )
    assert set(found.reasons) == {place for place, value in enumerate(found.values) if value is None}


def test_every_metric_has_a_reference_or_a_test_of_its_own() -> None:
    assert [metric.name for metric in METRICS] == [*REFERENCE, "community"]


@pytest.mark.parametrize("name", REFERENCE)
def test_it_is_networkx_s_answer_on_odd_and_on_random_graphs(name: str) -> None:
    for graph in GRAPHS:
        check(BY_NAME[name], graph)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30), st.sampled_from(sorted(REFERENCE)))
def test_it_is_networkx_s_answer_for_any_facts_also_parallel_ones_and_loops(
    facts: list[tuple[int, int]], name: str
) -> None:
    lines = "\n".join(f"p{source} MET_WITH p{target}" for source, target in facts)
    graph = simple_graph(snapshot_of(lines, "p0\np9"))
    numbered = nx.convert_node_labels_to_integers(to_networkx(graph))
    assert ours(numbered).ties.toarray().tolist() == graph.ties.toarray().tolist()
    check(BY_NAME[name], numbered)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_values_are_plain_numbers_without_nan(metric: Metric) -> None:
    for graph in GRAPHS:
        values = metric.compute(ours(graph)).values
        assert {type(value) for value in values} <= {int, float, type(None)}
        assert not any(value != value for value in values)


def computed(name: str, graph: str) -> MetricValues:
    return BY_NAME[name].compute(ours(ODD[graph]))


def test_a_value_that_cannot_be_computed_says_why() -> None:
    assert computed("harmonic", "one node").reasons == {0: ONLY_PARTNER}
    assert computed("constraint", "three alone").reasons == dict.fromkeys(range(3), NO_TIES)
    assert computed("community", "one node").reasons == {0: NO_TIES}
    # Islands: a clique of 4, a path of 5 (the largest), a star of 3, and two without ties.
    reasons = computed("eigenvector", "islands").reasons
    assert reasons == dict.fromkeys([0, 1, 2, 3, 9, 10, 11], OUTSIDE_LARGEST) | dict.fromkeys([12, 13], NO_TIES)


def test_the_hub_of_a_star_is_on_every_way_and_nobody_else_is_on_any() -> None:
    assert computed("betweenness", "star").values == [1.0] + [0.0] * 6


def test_betweenness_of_a_path_of_seven_is_the_share_of_pairs_on_either_side() -> None:
    pairs = [0, 5, 8, 9, 8, 5, 0]  # the third has 2 on one side and 4 on the other
    assert computed("betweenness", "path").values == pytest.approx([pair / 15 for pair in pairs])


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_it_is_explained_in_two_languages(metric: Metric) -> None:
    for text in (metric.caption, metric.meaning, metric.direction, metric.normalisation):
        assert text.vi and text.en
    for sentence in (metric.meaning, metric.direction, metric.normalisation):
        assert sentence.vi.endswith(".") and sentence.en.endswith(".")
        assert sentence.vi != sentence.en
