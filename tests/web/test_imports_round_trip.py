"""The seed exported, the database emptied, the file imported: every partner and fact is as it was.

The exports of the network hold no records of sources, so those are imported first, from their own table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from graph_app.ingest.previewing.stock import read_stock
from graph_app.ingest.seed import SEED_FOLDER
from graph_app.queries.statements import load_statements
from tests.web.test_imports import bring, import_it, settled

STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")


def imported(client: FlaskClient, data: bytes, name: str) -> None:
    address = bring(client, data, name)
    told = settled(client, address)
    open_rows = [(row["row"], row["state"], row["mistakes"]) for row in told["rows"] if row["state"] != "new"]
    assert told["counts"]["new"] == sum(told["counts"].values()), (told["counts"], open_rows[:3])
    import_it(client, address)
    assert settled(client, address)["standing"]["change"]


@pytest.mark.parametrize(
    "files",
    [["/network.zip"], ["/network.graphml"], ["/network.gexf"], ["/network.node-link.json"]],
    ids=["csv", "graphml", "gexf", "json"],
)
def test_what_is_exported_is_imported_again_as_it_was(
    seeded: FlaskClient, database: Database, files: list[str]
) -> None:
    known = read_stock(database)
    exported: list[Any] = [(path.rsplit("/", 1)[-1], seeded.get(path).data) for path in files]
    with database.write() as transaction:
        transaction.run(STATEMENTS["wipe"], {})
    imported(seeded, (SEED_FOLDER / "sources.csv").read_bytes(), "sources.csv")
    for name, data in exported:
        imported(seeded, data, name)
    found = read_stock(database)
    assert (found.partners, found.facts, found.sources) == (known.partners, known.facts, known.sources)
