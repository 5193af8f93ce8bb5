"""Large tables: what an import keeps in memory, and what is said where Neo4j has too little."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.errors import ImportTooLarge
from graph_app.ingest.folder import checked_batches
from graph_app.ingest.seed import load_seed
from graph_app.settings import Settings
from tests.ingest.many_rows import write_many

pytestmark = pytest.mark.slow


def _peak(folder: Path, batch_rows: int) -> float:
    """Megabytes at the worst moment of reading and checking the folder."""
    tracemalloc.start()
    for _batch in checked_batches(folder, batch_rows, lambda _share: None):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def test_of_the_rows_only_their_ids_are_kept(tmp_path: Path) -> None:
    """200,000 facts, 24 MB of text; as rows of Python they would be over 400 MB."""
    peak = _peak(write_many(tmp_path, 200_000), batch_rows=2_000)
    assert peak < 60


def test_too_much_for_neo4j_names_the_setting_and_writes_nothing(tmp_path: Path, server_settings: Settings) -> None:
    own = {"GRAPH_APP_INSTANCE": str(tmp_path / "instance"), "GRAPH_APP_JARS": str(server_settings.jars)}
    database = Database(Settings.from_environment({**own, "GRAPH_APP_NEO4J_MEMORY_MB": "256"}))
    try:
        database.prepare()
        with pytest.raises(ImportTooLarge, match=r"nothing was written\. Set GRAPH_APP_NEO4J_MEMORY_MB to about \d+ "):
            load_seed(database, write_many(tmp_path, 100_000))
        assert database.data_version() == 0
        assert load_seed(database, write_many(tmp_path, 1_000)).loaded  # the server lives, and holds nothing yet
    finally:
        database.close()
