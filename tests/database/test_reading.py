"""Reads: their limits, what they answer, and that they cannot write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.errors import DatabaseBusy, QueryFailed, QueryTooSlow, UnequalColumns, WriteRefused
from graph_app.records import Statement


def cypher(text: str) -> Statement:
    return Statement("test", text)


@pytest.fixture
def small(database: Database) -> Iterator[Database]:
    """The same server with room for five rows and one second."""
    small = Database(replace(database.settings, row_limit=5, query_seconds=1), strict=True)
    yield small
    small.close()


@pytest.fixture
def hanoi(database: Database) -> Database:
    """Hà Nội, and Viêng Chăn to which it gave aid."""
    with database.write() as transaction:
        transaction.run(
            cypher(
                """CREATE (:Partner:City {id: 'hanoi', name_vi: 'Hà Nội'})
                -[:GAVE_AID_TO {id: 'gift', date: '2021-09'}]->(:Partner:City {id: 'vientiane'})"""
            )
        )
    return database


def test_as_many_rows_as_allowed_are_all_there_is(small: Database) -> None:
    rows = small.read(cypher("UNWIND range(1, $last) AS number RETURN number, -number AS less"), {"last": 5})
    assert rows.columns == ("number", "less")
    assert rows.rows == [(1, -1), (2, -2), (3, -3), (4, -4), (5, -5)]
    assert not rows.truncated


def test_one_row_more_than_allowed_is_left_out_and_told(small: Database) -> None:
    rows = small.read(cypher("UNWIND range(1, $last) AS number RETURN number"), {"last": 6})
    assert rows.rows == [(1,), (2,), (3,), (4,), (5,)]
    assert rows.truncated


def test_a_graph_of_more_rows_than_allowed_is_told_too(small: Database) -> None:
    with small.write() as transaction:
        transaction.run(cypher("UNWIND range(1, 6) AS number CREATE (:Partner:City {id: 'p' + number})"))
    graph = small.read_graph(cypher("MATCH (partner:Partner) RETURN partner ORDER BY partner.id"), {})
    assert [node["id"] for node in graph.nodes] == ["p1", "p2", "p3", "p4", "p5"]
    assert graph.truncated


def test_columns_know_no_row_limit(small: Database) -> None:
    columns = small.read_columns(cypher("RETURN range(1, 9) AS number, range(11, 19) AS more"))
    assert columns == {"number": list(range(1, 10)), "more": list(range(11, 20))}


def test_columns_of_unequal_length_are_refused(database: Database) -> None:
    with pytest.raises(UnequalColumns, match=r"of test differ in length: id 2, date 1"):
        database.read_columns(
            cypher(
                "UNWIND [['a', '2021'], ['b', null]] AS fact RETURN collect(fact[0]) AS id, collect(fact[1]) AS date"
            )
        )


def test_a_query_that_takes_too_long_is_stopped(small: Database) -> None:
    """Whoever chose it can ask for less; what the site asks by itself is to be tried again."""
    began = time.monotonic()
    slow = cypher("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS sum")
    with pytest.raises(QueryTooSlow, match=r"after 1 seconds.*GRAPH_APP_QUERY_SECONDS") as problem:
        small.read(slow, {}, chosen=True)
    assert time.monotonic() - began < 6 and problem.value.status == 504
    for ask in (lambda: small.read(slow, {}), lambda: small.read_columns(slow)):
        with pytest.raises(DatabaseBusy, match="no answer within 1 seconds") as busy:
            ask()
        assert busy.value.status == 503


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (partner:Partner {id: 'new'}) RETURN partner",
        "MERGE (partner:Partner {id: 'new'}) RETURN partner",
        "MATCH (partner:Partner) SET partner.name_vi = 'x'",
        "MATCH (partner:Partner) DETACH DELETE partner",
        "CREATE INDEX new IF NOT EXISTS FOR (partner:Partner) ON (partner.note)",
        "CALL db.createLabel('New')",
    ],
)
def test_reading_refuses_to_write(hanoi: Database, text: str) -> None:
    with pytest.raises(WriteRefused, match="only reading is allowed"):
        hanoi.read(cypher(text), {})
    assert hanoi.read(cypher("MATCH (partner:Partner) RETURN partner.id ORDER BY partner.id"), {}).rows == [
        ("hanoi",),
        ("vientiane",),
    ]


def test_our_own_server_loads_nothing_from_files_or_the_network(
    database: Database, web_port: int, tmp_path: Path
) -> None:
    if database.settings.neo4j_uri:
        pytest.skip("what a server of somebody else may load is their setting")
    file = tmp_path / "facts.csv"
    file.write_text("secret")
    for address in (file.as_uri(), f"http://127.0.0.1:{web_port}/"):
        with pytest.raises(QueryFailed):
            database.read(cypher("LOAD CSV FROM $address AS line RETURN line"), {"address": address})


def test_a_mistake_in_a_query_is_told_in_one_line(database: Database) -> None:
    with pytest.raises(QueryFailed) as caught:
        database.read(cypher("MATCH (partner:Partner)\nRETRUN partner"), {})
    assert "RETRUN" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_property_that_nobody_knows_turns_a_test_red(database: Database) -> None:
    with pytest.warns(match="nmae_vi"):
        database.read(cypher("MATCH (partner:Partner) RETURN partner.nmae_vi"), {})


def test_a_graph_has_both_ends_of_an_edge_that_came_alone(hanoi: Database) -> None:
    graph = hanoi.read_graph(cypher("MATCH ()-[fact]->() RETURN fact"), {})
    assert graph.edges == [
        {"id": "gift", "source": "hanoi", "target": "vientiane", "type": "GAVE_AID_TO", "date": "2021-09"}
    ]
    assert sorted(graph.nodes, key=lambda node: str(node["id"])) == [
        {"id": "hanoi", "kind": "City", "name_vi": "Hà Nội"},
        {"id": "vientiane", "kind": "City"},
    ]


def test_a_graph_holds_each_thing_once_wherever_it_stands(hanoi: Database) -> None:
    text = "MATCH path = (from)-[fact]->(to) RETURN path, [from, {deep: [to]}] AS list, fact"
    graph = hanoi.read_graph(cypher(text), {})
    assert [node["id"] for node in graph.nodes] == ["hanoi", "vientiane"]
    assert [edge["id"] for edge in graph.edges] == ["gift"]


def test_an_edge_in_a_row_names_its_ends_by_our_ids(hanoi: Database) -> None:
    [(fact,)] = hanoi.read(cypher("MATCH ()-[fact]->() RETURN fact"), {}).rows
    assert fact == {"id": "gift", "source": "hanoi", "target": "vientiane", "type": "GAVE_AID_TO", "date": "2021-09"}


def test_status_tells_server_and_version(database: Database) -> None:
    status = database.status()
    assert tuple(map(int, status.version.split(".")[:2])) >= (5, 26)
    assert status.edition in {"community", "enterprise"}
    assert status.kind == ("external" if database.settings.neo4j_uri else "local")
    assert status.data_version == database.data_version()
    assert "://" in status.address
