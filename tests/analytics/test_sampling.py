"""Estimates against the exact values, which test_metrics.py holds against networkx."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.stats import spearmanr

from graph_app.analytics.dependencies import dependencies
from graph_app.analytics.distances import count_by_distance, estimated_harmonic, harmonic_closeness
from graph_app.analytics.metric_values import LONG_CHAINS, betweenness_estimate, betweenness_values
from graph_app.analytics.shortest_paths import MOST_IN_LONG_CHAINS, betweenness, estimated_betweenness
from graph_app.analytics.strata import sharpened
from tests.analytics.graphs import ours

POWER_LAW = ours(nx.barabasi_albert_graph(1_500, 4, seed=3)).ties


def test_blocks_of_sources_add_up_to_what_networkx_has() -> None:
    graph = nx.gnm_random_graph(200, 420, seed=2)  # several blocks, and partners that cannot be reached
    wanted = nx.betweenness_centrality(graph)
    assert betweenness(ours(graph).ties).tolist() == pytest.approx([wanted[node] for node in graph], abs=1e-9)


def test_a_sample_of_all_is_exact() -> None:
    ties = ours(nx.gnm_random_graph(120, 300, seed=4)).ties  # fewer than the first sample draws
    estimate = estimated_betweenness(ties, seed=1)
    assert (estimate.sources, estimate.error) == (120, 0.0)
    assert estimate.values == pytest.approx(betweenness(ties), abs=1e-6)


def test_nearly_all_high_values_lie_within_the_stated_error() -> None:
    exact, estimate = betweenness(POWER_LAW), estimated_betweenness(POWER_LAW, seed=1)
    assert 0 < estimate.sources < 1_500
    top = np.argsort(-exact)[:100]
    off = np.abs(estimate.values[top] / exact[top] - 1)
    assert 0 < estimate.error < 0.4
    assert np.mean(off < estimate.error) >= 0.85  # 95 % where the error is each partner's own


def test_the_order_of_the_first_hundred_is_that_of_the_exact_values() -> None:
    exact, estimate = betweenness(POWER_LAW), estimated_betweenness(POWER_LAW, seed=1)
    top = np.argsort(-exact)[:100]
    assert spearmanr(exact[top], estimate.values[top]).statistic >= 0.95


def test_how_many_lie_how_far_is_counted_for_everyone_and_for_the_sample() -> None:
    graph = nx.gnm_random_graph(150, 170, seed=6)  # several parts: who cannot be reached is at no distance
    places, sample = np.arange(0, 150, 2), np.arange(0, 150, 3)
    everyone, among = count_by_distance(ours(graph).ties, places, sample)
    for column, place in enumerate(places.tolist()):
        steps = nx.single_source_shortest_path_length(graph, place)
        for row, (all_there, sampled) in enumerate(zip(everyone[:, column], among[:, column], strict=True), start=1):
            there = [node for node, distance in steps.items() if distance == row]
            assert (all_there, sampled) == (len(there), len(set(there) & set(sample.tolist())))


def test_knowing_how_many_lie_how_far_makes_a_sample_far_more_exact() -> None:
    ties = ours(nx.random_partition_graph([50] * 30, 0.15, 0.001, seed=3)).ties
    exact = betweenness(ties) * 1_499 * 1_498
    drawn = np.random.default_rng(5).permutation(1_500)[:300]
    sums = dependencies(ties, drawn, np.float64)
    first = sharpened(ties, sums, drawn)
    rough = sums.total.sum(axis=0)[first.places] * 5
    off, off_before = (np.sqrt(np.mean((sum_ / exact[first.places] - 1) ** 2)) for sum_ in (first.totals, rough))
    assert off < 0.6 * off_before
    assert off == pytest.approx(np.sqrt(np.mean((first.errors / exact[first.places]) ** 2)), rel=0.5)


def test_small_parts_that_the_sample_hardly_meets_have_totals_and_errors() -> None:
    graph = nx.disjoint_union(nx.gnm_random_graph(400, 1_200, seed=1), nx.star_graph(5))
    ties = ours(graph).ties
    for seed in range(5):
        drawn = np.random.default_rng(seed).permutation(406)[:60]
        first = sharpened(ties, dependencies(ties, drawn, np.float64), drawn)
        assert np.isfinite(first.totals).all() and (first.errors >= 0).all()


def test_an_estimate_is_the_same_for_a_seed_and_another_for_another() -> None:
    first, again, other = (estimated_betweenness(POWER_LAW, seed).values.tolist() for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_single_precision_is_precise_enough_for_a_sample() -> None:
    sources = np.arange(256)
    single, double = (dependencies(POWER_LAW, sources, kind).total.sum(axis=0) for kind in (np.float32, np.float64))
    assert single == pytest.approx(double, rel=1e-4, abs=1e-3)


def test_closeness_from_a_sample_lies_within_its_error() -> None:
    ties = ours(nx.barabasi_albert_graph(3_000, 3, seed=5)).ties
    exact, estimate = harmonic_closeness(ties), estimated_harmonic(ties, seed=1)
    top = np.argsort(-exact)[:100]
    assert estimate.sources == 2_048 and 0 < estimate.error < 0.05
    assert np.mean(np.abs(estimate.values[top] / exact[top] - 1) < estimate.error) >= 0.85


def test_progress_rises_to_one() -> None:
    heard: list[float] = []
    betweenness(ours(nx.gnm_random_graph(300, 600, seed=1)).ties, heard.append)
    assert heard == sorted(heard) and len(heard) > 1 and heard[-1] == 1.0


def test_whoever_hears_of_the_progress_can_end_it() -> None:
    heard: list[float] = []

    def no_more(share: float) -> None:
        heard.append(share)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        betweenness(POWER_LAW, no_more)
    assert len(heard) == 1


def test_thousands_in_long_chains_have_no_value_and_a_reason() -> None:
    graph = ours(nx.path_graph(MOST_IN_LONG_CHAINS + 1))
    for found in (betweenness_values(graph), betweenness_estimate(graph)):
        assert set(found.values) == {None}
        assert set(found.reasons.values()) == {LONG_CHAINS}
