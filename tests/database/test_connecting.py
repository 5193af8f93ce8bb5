"""A server that is not there, or says no: one sentence that names the setting, and soon."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.database.errors import refuse_old_server
from graph_app.errors import DatabaseUnavailable, GraphAppError, ServerTooOld, UnknownDatabase, WrongPassword
from graph_app.settings import Settings


def answer_of(folder: Path, uri: str, **others: str) -> GraphAppError:
    """The error of a first call to the Neo4j at `uri`; it comes within six seconds and starts nothing of ours."""
    environment = {"NEO4J_URI": uri, "NEO4J_PASSWORD": "wrong", "GRAPH_APP_CONNECT_SECONDS": "2", **others}
    database = Database(Settings.from_environment({"GRAPH_APP_INSTANCE": str(folder / "unused"), **environment}))
    began = time.monotonic()
    try:
        with pytest.raises(GraphAppError) as caught:
            database.data_version()
    finally:
        database.close()
    assert time.monotonic() - began < 6
    assert not (folder / "unused").exists()
    return caught.value


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_closed_port_is_told_at_once(tmp_path: Path) -> None:
    error = answer_of(tmp_path, "bolt://127.0.0.1:9")
    assert isinstance(error, DatabaseUnavailable)
    assert "bolt://127.0.0.1:9" in str(error)
    assert "NEO4J_URI" in str(error)


def test_a_host_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert "NEO4J_URI" in str(answer_of(tmp_path, "neo4j://no-such-host.invalid:7687"))


def test_a_port_that_stays_silent_is_given_up(tmp_path: Path, silent_port: int) -> None:
    assert "NEO4J_URI" in str(answer_of(tmp_path, f"bolt://127.0.0.1:{silent_port}"))


def test_a_web_server_is_no_neo4j(tmp_path: Path, web_port: int) -> None:
    assert "NEO4J_URI" in str(answer_of(tmp_path, f"bolt://127.0.0.1:{web_port}"))


def test_a_wrong_password_names_its_setting_and_not_the_password(database: Database, tmp_path: Path) -> None:
    error = answer_of(tmp_path, database.status().address, NEO4J_PASSWORD="never-shown")
    assert isinstance(error, WrongPassword)
    assert "NEO4J_PASSWORD" in str(error)
    assert "never-shown" not in str(error)


def test_a_database_that_does_not_exist_names_its_setting(database: Database, tmp_path: Path) -> None:
    if database.settings.neo4j_uri:
        pytest.skip("the password of that server is not ours to read")
    password = (database.settings.instance / "neo4j" / "password").read_text()
    error = answer_of(tmp_path, database.status().address, NEO4J_PASSWORD=password, NEO4J_DATABASE="nowhere")
    assert isinstance(error, UnknownDatabase)
    assert "“nowhere”" in str(error)
    assert "NEO4J_DATABASE" in str(error)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.25.1"])
def test_an_old_server_is_refused_with_its_version(agent: str) -> None:
    with pytest.raises(ServerTooOld, match=agent.removeprefix("Neo4j/") + "; 5.26 or later is needed. Upgrade"):
        refuse_old_server(agent, "bolt://old:7687")


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2026.08.1"])
def test_a_recent_server_is_taken(agent: str) -> None:
    refuse_old_server(agent, "bolt://new:7687")
