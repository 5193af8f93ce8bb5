"""Metrics in Graph Data Science: the numbers of our own, and nothing left in the server's memory."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event, Thread

import networkx as nx
import numpy as np
import pytest

from graph_app.analytics.metrics import METRICS
from graph_app.database.connection import Connection
from graph_app.database.database import Database
from graph_app.database.graph_data_science import PREFIX, GraphDataScience
from graph_app.errors import DataChanging, DownloadFailed, MetricTooSlow
from graph_app.explorer import Explorer
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.settings import PROJECT, Settings
from tests.gds_server import gds_server

pytestmark = pytest.mark.slow

STATEMENTS = load_statements(PROJECT / "tests" / "statements")
OURS = load_statements(CYPHER_FOLDER / "gds")
NAMES = ("degree", "weighted_degree", "betweenness", "harmonic", "pagerank", "clustering", "core")


@pytest.fixture(scope="module")
def gds_settings(tmp_path_factory: pytest.TempPathFactory, server_settings: Settings) -> Iterator[Settings]:
    """Settings for a Neo4j with Graph Data Science; where its jars cannot be fetched the tests are skipped."""
    settings = replace(server_settings, instance=tmp_path_factory.mktemp("gds"), neo4j_uri=None)
    try:
        with gds_server(settings) as settings_of_server:
            yield settings_of_server
    except DownloadFailed as problem:
        if "CI" in os.environ:
            raise
        pytest.skip(f"These tests need the jars of Graph Data Science. {problem}")


@pytest.fixture(scope="module")
def gds_database_server(gds_settings: Settings) -> Iterator[Database]:
    database = Database(gds_settings)
    database.prepare()
    yield database
    database.close()


@pytest.fixture
def gds_database(gds_database_server: Database) -> Database:
    """An empty database on a server with Graph Data Science."""
    with gds_database_server.write() as transaction:
        transaction.run(STATEMENTS["wipe"])
    return gds_database_server


@pytest.fixture
def connection(gds_settings: Settings) -> Iterator[Connection]:
    connection = Connection(gds_settings)
    yield connection
    connection.close()


def make_network(database: Database, ids: list[str], pairs: list[tuple[str, str]]) -> None:
    with database.write() as transaction:
        transaction.run(STATEMENTS["make_network"], {"ids": [*ids], "pairs": [[*pair] for pair in pairs]})


def clustered(partners: int, seed: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Groups of ten with ties between them, one to four facts a tie in either direction, facts with oneself, and five
    partners without any fact."""
    chance = np.random.default_rng(seed)
    ids = [f"p{place}" for place in range(partners)]
    graph = nx.relaxed_caveman_graph(partners // 10, 10, 0.2, seed=seed)
    pairs = [(ids[one], ids[other]) for one, other in graph.edges for _ in range(chance.integers(1, 5))]
    turned = [pair[::-1] if chance.random() < 0.5 else pair for pair in pairs]
    return [*ids, *(f"alone{place}" for place in range(5))], [*turned, ("p1", "p1"), ("alone1", "alone1")]


def ours(database: Database, name: str) -> dict[str, float | None]:
    explorer = Explorer(database.settings, database)
    graph = explorer.simple_graph(explorer.snapshot())
    [metric] = [each for each in METRICS if each.name == name]
    return dict(zip(graph.ids, metric.compute(graph).values, strict=True))


def graphs(database: Database) -> list[object]:
    return [name for (name,) in database.read(STATEMENTS["gds_graphs"], {}).rows]


def same(found: dict[str, float | None], wanted: dict[str, float | None], within: float) -> bool:
    """Whether both have the same partners and numbers; None is the same as None only."""
    numbers, others = (
        {name: math.nan if one is None else one for name, one in each.items()} for each in (found, wanted)
    )
    return numbers == pytest.approx(others, abs=within, rel=0, nan_ok=True)


def test_the_server_offers_it_by_name_and_version(gds_database: Database) -> None:
    assert gds_database.graph_data_science.offered() is True
    assert gds_database.graph_data_science.engine() == "Neo4j Graph Data Science 2.13.9"


def test_locked_up_procedures_are_not_offered_though_listed(server_settings: Settings, tmp_path: Path) -> None:
    settings = replace(server_settings, instance=tmp_path, neo4j_uri=None)
    with gds_server(settings, configuration="") as locked:
        database = Database(locked)
        assert database.read(OURS["procedures"], {"names": ["gds.graph.list"]}).rows == [(["gds.graph.list"],)]
        assert database.graph_data_science.offered() is False
        database.close()


@pytest.mark.parametrize("name", NAMES)
def test_its_numbers_are_ours_on_the_seed(gds_database: Database, name: str) -> None:
    load_seed(gds_database, SEED_FOLDER)
    found = gds_database.graph_data_science.values(name, gds_database.data_version())
    assert len(found) > 50
    assert same(found, ours(gds_database, name), within=1e-6)
    assert graphs(gds_database) == []


@pytest.mark.parametrize("name", NAMES)
def test_its_numbers_are_ours_on_a_clustered_network_with_lone_partners(gds_database: Database, name: str) -> None:
    make_network(gds_database, *clustered(300, seed=3))
    found = gds_database.graph_data_science.values(name)
    assert len(found) == 305
    assert len({round(number or 0, 9) for number in found.values()}) > 3
    assert same(found, ours(gds_database, name), within=1e-6)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("partners", [1, 2, 3])
def test_a_handful_of_partners_is_no_special_case(gds_database: Database, name: str, partners: int) -> None:
    ids = ["a", "b", "c"][:partners]
    make_network(gds_database, ids, [("a", "b")][: partners - 1])
    assert same(gds_database.graph_data_science.values(name), ours(gds_database, name), within=1e-6)


def test_the_only_partner_is_near_to_nobody_rather_than_far(gds_database: Database) -> None:
    make_network(gds_database, ["a"], [])
    assert gds_database.graph_data_science.values("harmonic") == {"a": None}


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_database_has_no_numbers(gds_database: Database, name: str) -> None:
    assert gds_database.graph_data_science.values(name) == {}
    assert graphs(gds_database) == []


def test_another_version_of_the_data_than_the_one_wanted_is_refused(gds_database: Database) -> None:
    make_network(gds_database, ["a", "b"], [("a", "b")])
    version = gds_database.data_version()
    assert gds_database.graph_data_science.values("degree", version) == {"a": 1, "b": 1}
    with pytest.raises(DataChanging):
        gds_database.graph_data_science.values("degree", version - 1)


def test_a_write_while_it_computes_is_told_and_nothing_is_left(gds_database: Database) -> None:
    make_network(gds_database, *clustered(300, seed=4))
    done = Event()

    def write_on() -> None:
        for number in count():
            if done.is_set():
                break
            make_network(gds_database, [f"new{number}"], [])

    writer = Thread(target=write_on)
    writer.start()
    try:
        with pytest.raises(DataChanging):
            gds_database.graph_data_science.values("betweenness")
    finally:
        done.set()
        writer.join()
    assert graphs(gds_database) == []


def test_out_of_time_it_is_told_with_the_metric_and_nothing_is_left(
    gds_database: Database, connection: Connection
) -> None:
    make_network(gds_database, *clustered(4000, seed=5))
    with pytest.raises(MetricTooSlow, match="did not finish “betweenness” within 1 seconds"):
        GraphDataScience(connection, seconds=1).values("betweenness")
    assert graphs(gds_database) == []


def test_what_a_killed_process_left_is_dropped_later_and_what_others_made_stays(
    gds_database: Database, connection: Connection
) -> None:
    make_network(gds_database, ["a"], [])
    for graph in (f"{PREFIX}left", "of-somebody-else"):
        gds_database.read(STATEMENTS["gds_make_graph"], {"graph": graph})
    gds_database.graph_data_science.values("degree")
    assert graphs(gds_database) == ["of-somebody-else", f"{PREFIX}left"]  # it may be of a process that still computes
    time.sleep(2.5)
    GraphDataScience(connection, seconds=1).values("degree")
    assert graphs(gds_database) == ["of-somebody-else"]
    gds_database.read(STATEMENTS["gds_drop_graph"], {"graph": "of-somebody-else"})


def test_a_large_network_s_metric_names_the_engine_and_a_small_one_s_does_not(gds_database: Database) -> None:
    load_seed(gds_database, SEED_FOLDER)
    for partners, engine in ((100, gds_database.graph_data_science.engine()), (100_000, "")):
        explorer = Explorer(replace(gds_database.settings, gds_partners=partners), gds_database)
        snapshot = explorer.snapshot()
        for name, kind in (("betweenness", float), ("degree", int), ("core", int)):
            found = explorer.exact_metric(snapshot, name, lambda share: None)
            assert (found.engine, {type(value) for value in found.values}) == (engine, {kind})
