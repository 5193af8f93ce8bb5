"""Four workers over the server of the tests; and settings of a site with a Neo4j of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph_app.database.database import Database
from tests.database.conftest import own_environment, own_settings
from tests.small_network import load_small_network
from tests.workers.site import Reader, Site

__all__ = ["own_environment", "own_settings"]


@pytest.fixture
def readers(database: Database, tmp_path: Path) -> Iterator[Sequence[Reader]]:
    """One reader of each of four workers, which have all looked at the small network."""
    load_small_network(database, tmp_path)
    settings = database.settings
    told = {
        "GRAPH_APP_INSTANCE": str(settings.instance),
        "GRAPH_APP_JARS": str(settings.jars),
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USERNAME": settings.neo4j_username,
        "NEO4J_PASSWORD": settings.neo4j_password or "",
    }
    site = Site(told, 4)
    try:
        found = site.readers()
        yield found
        for reader in found:
            reader.close()
    finally:
        site.end()
