"""Graph Data Science on a server that has none, which is what most offices run; see also test_metrics_in_neo4j.py."""

from __future__ import annotations

import os

import pytest

from graph_app.analytics.metrics import METRICS
from graph_app.database.database import Database
from graph_app.errors import MetricFailed


@pytest.mark.skipif("NEO4J_TEST_URI" in os.environ, reason="that server may well have it")
def test_a_server_without_it_does_not_offer_it(database: Database) -> None:
    assert database.graph_data_science.offered() is False
    assert database.graph_data_science.engine() == ""


@pytest.mark.skipif("NEO4J_TEST_URI" in os.environ, reason="that server may well have it")
def test_a_metric_asked_for_all_the_same_is_told_in_a_sentence(database: Database) -> None:
    with pytest.raises(MetricFailed, match="^Neo4j Graph Data Science cannot compute “core”: .*gds.graph.list"):
        database.graph_data_science.values("core")


def test_its_metrics_are_ours_without_those_that_would_differ(database: Database) -> None:
    ours = {metric.name for metric in METRICS}
    assert ours - set(database.graph_data_science.metric_names) == {"constraint", "community", "eigenvector"}
    assert set(database.graph_data_science.metric_names) <= ours
