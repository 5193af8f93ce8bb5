"""A site whose Neo4j is somebody else's, behind a network that tests can break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.database.database import Database
from tests.database.conftest import own_environment, own_settings
from tests.faults.site import Site
from tests.faults.tcp_proxy import Proxy
from tests.small_network import load_small_network

__all__ = ["own_environment", "own_settings"]


def place_of(database: Database) -> tuple[str, int]:
    host, _, port = database.status().address.partition("://")[2].partition(":")
    return host, int(port or 7687)


def password_of(database: Database) -> str:
    settings = database.settings
    return settings.neo4j_password or (settings.instance / "neo4j" / "password").read_text().strip()


@pytest.fixture
def proxy(database: Database, tmp_path: Path) -> Iterator[Proxy]:
    """The way to the Neo4j of the tests, which holds the small network."""
    load_small_network(database, tmp_path)
    proxy = Proxy(place_of(database))
    yield proxy
    proxy.silent = False
    proxy.close()


@pytest.fixture
def far_environment(database: Database, proxy: Proxy, tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "password"
    file.write_text(password_of(database))
    return {
        "GRAPH_APP_INSTANCE": str(tmp_path / "instance"),
        "NEO4J_URI": f"bolt://127.0.0.1:{proxy.port}",
        "NEO4J_USERNAME": database.settings.neo4j_username,
        "NEO4J_PASSWORD_FILE": str(file),
    }


@pytest.fixture
def far_site(far_environment: dict[str, str], tmp_path: Path) -> Iterator[Site]:
    site = Site(far_environment, tmp_path / "log")
    yield site
    site.end()
