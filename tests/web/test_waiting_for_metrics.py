"""What `/centrality` says while a metric of a large network is still being computed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.computed import job
from graph_app.database.database import Database
from tests.conftest import STATEMENTS


@pytest.fixture
def large(database: Database) -> FlaskClient:
    """A visitor of a site with 900 partners, for which more than 100 are many."""
    graph = nx.barabasi_albert_graph(900, 3, seed=1)
    ids = [f"p{node:04}" for node in graph]
    with database.write() as transaction:
        pairs: Any = [[ids[first], ids[second]] for first, second in graph.edges]
        transaction.run(STATEMENTS["make_network"], {"ids": [*ids], "pairs": pairs})
    client = create_app(replace(database.settings, exact_partners=100), database).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def held() -> Iterator[None]:
    """Long computations wait for their turn until the test is over, as they do behind others."""
    with job._LONG:
        yield


def states(client: FlaskClient) -> dict[str, str]:
    rows = client.get("/centrality/progress.json").get_json()["rows"]
    return {row["metric"]: row["state"] for row in rows}


def test_an_estimate_is_shown_with_its_error_until_the_exact_values_come(large: FlaskClient, held: None) -> None:
    body = large.get("/centrality.json").get_json()
    assert set(body["estimates"]) == {"betweenness"}  # closeness was sampled from all, which is exact
    assert 0 < body["estimates"]["betweenness"]["error"] < 1
    assert body["estimates"]["betweenness"]["sources"] < 900
    page = large.get("/centrality").text
    assert f"from {body['estimates']['betweenness']['sources']} of 900 partners" in page
    assert "Still being computed" in page and page.count("<progress") == 2
    assert states(large)["betweenness"] == "estimate" and states(large)["degree"] == "ready"


def test_the_exact_values_take_the_estimates_place_and_the_page_falls_silent(large: FlaskClient) -> None:
    with job._LONG:
        estimated = {row["id"]: row["betweenness"] for row in large.get("/centrality.json").get_json()["rows"]}
    deadline = time.monotonic() + 30
    while set(states(large).values()) != {"ready"} and time.monotonic() < deadline:
        time.sleep(0.05)
    body = large.get("/centrality.json").get_json()
    exact = nx.betweenness_centrality(nx.barabasi_albert_graph(900, 3, seed=1))
    assert body["estimates"] == {} and body["pending"] == []
    assert {row["id"]: row["betweenness"] for row in body["rows"]} == pytest.approx(
        {f"p{node:04}": value for node, value in exact.items()}, abs=1e-9
    )
    assert estimated != {row["id"]: row["betweenness"] for row in body["rows"]}
    assert "Still being computed" not in large.get("/centrality").text


def test_a_panel_marks_an_estimate(large: FlaskClient, held: None) -> None:
    assert "≈" in large.get("/partners/p0000/panel").text


def test_a_small_network_has_nothing_to_wait_for(seeded: FlaskClient) -> None:
    body = seeded.get("/centrality.json").get_json()
    assert (body["pending"], body["estimates"], body["engines"]) == ([], {}, {})
    assert set(states(seeded).values()) == {"ready"}
