from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from flask.testing import FlaskClient

METRICS = (
    *("degree", "weighted_degree", "betweenness", "harmonic", "pagerank"),
    *("eigenvector", "clustering", "core", "constraint", "community"),
)


def rows(client: FlaskClient, address: str = "/centrality.json") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(address).get_json()["rows"]
    return found


@pytest.fixture
def graph(seeded: FlaskClient) -> nx.Graph[str]:
    """The simple graph made here from the facts that the pages give out, by nobody's code but this."""
    made: nx.Graph[str] = nx.Graph()
    for partner in rows(seeded, "/partners.json"):
        made.add_node(partner["id"])
    seen = set()
    for node in list(made):
        for fact in rows(seeded, f"/partners/{node}.json"):
            if fact["id"] not in seen:
                seen.add(fact["id"])
                first, second = fact["source"], fact["target"]
                weight = made.get_edge_data(first, second, {"weight": 0})["weight"]
                made.add_edge(first, second, weight=weight + 1)
    return made


def test_every_metric_of_the_seed_is_what_networkx_answers(seeded: FlaskClient, graph: nx.Graph[str]) -> None:
    found = {row["id"]: row for row in rows(seeded)}
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    harmonic = nx.harmonic_centrality(graph)
    reference: dict[str, Any] = {
        "degree": dict(graph.degree()),
        "weighted_degree": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph),
        "harmonic": {node: value / (len(graph) - 1) for node, value in harmonic.items()},
        "pagerank": nx.pagerank(graph, weight="weight", tol=1e-10),
        "clustering": nx.clustering(graph),
        "core": nx.core_number(graph),
        "constraint": nx.constraint(graph, weight="weight"),
        "eigenvector": nx.eigenvector_centrality(largest, max_iter=5000, tol=1e-10),
    }
    for name, answers in reference.items():
        for node, value in answers.items():
            if value == value:  # networkx answers NaN for the constraint of a partner without ties
                assert found[node][name] == pytest.approx(value, abs=1e-6), (name, node)
    groups: dict[int | None, set[str]] = {}
    for node, row in found.items():
        groups.setdefault(row["community"], set()).add(node)
    parts = [group for name, group in groups.items() if name is not None] + [{node} for node in groups.get(None, ())]
    louvain = nx.community.louvain_communities(graph, seed=1)
    assert nx.community.modularity(graph, parts) >= nx.community.modularity(graph, louvain) - 0.02


def test_every_metric_is_there_in_its_order_and_says_of_which_graph(seeded: FlaskClient) -> None:
    answer = seeded.get("/centrality.json").get_json()
    assert tuple(answer["rows"][0]) == ("id", *METRICS)
    assert answer["projection"].startswith("All facts between two partners are one tie without direction")


def test_a_value_that_cannot_be_computed_is_null_and_says_why(seeded: FlaskClient) -> None:
    alone = next(row for row in rows(seeded) if row["id"] == "iclei")
    assert (alone["degree"], alone["constraint"], alone["eigenvector"]) == (0, None, None)
    assert "No tie of this partner is on record." in seeded.get("/centrality?sort=name").text


def test_each_metric_is_explained_in_both_languages(seeded: FlaskClient) -> None:
    for language in ("vi", "en"):
        page = seeded.get(f"/centrality?lang={language}").text
        assert [name for name in METRICS if f'id="about-{name}"' not in page] == []


def test_it_sorts_by_any_column_either_way(seeded: FlaskClient) -> None:
    for sort in ("betweenness", "-betweenness"):
        values = [row["betweenness"] for row in rows(seeded, f"/centrality.json?sort={sort}")]
        assert values == sorted(values, reverse=sort.startswith("-"))
    assert seeded.get("/centrality.json?sort=fame").status_code == 400


def test_a_kind_chooses_rows_and_changes_no_number(seeded: FlaskClient) -> None:
    whole = {row["id"]: row for row in rows(seeded)}
    cities = rows(seeded, "/centrality.json?kind=City")
    assert 0 < len(cities) < len(whole)
    assert all(row == whole[row["id"]] for row in cities)
