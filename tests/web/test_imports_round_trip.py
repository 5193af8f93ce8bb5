"""The seed exported, the database emptied, the file imported: every partner, fact and source is as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.changes.checksum import checksum
from graph_app.changes.edits import Edit, Record
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.ingest.previewing.stock import read_stock
from graph_app.queries.statements import load_statements
from tests.changes.edits import LAN
from tests.web.test_imports import bring, import_it, settled

STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")


def imported(client: FlaskClient, data: bytes, name: str) -> None:
    address = bring(client, data, name)
    told = settled(client, address)
    open_rows = [(row["row"], row["state"], row["mistakes"]) for row in told["rows"] if row["state"] != "new"]
    assert told["counts"]["new"] == sum(told["counts"].values()), (told["counts"], open_rows[:3])
    import_it(client, address)
    assert settled(client, address)["standing"]["change"]


@pytest.mark.parametrize("ending", ["zip", "tables.xlsx", "graphml", "gexf", "node-link.json"])
def test_what_is_exported_is_imported_again_as_it_was(seeded: FlaskClient, database: Database, ending: str) -> None:
    unused: Record = {"id": "spare", "properties": {"id": "spare", "title": "=1+1 <b>Báo cáo</b> & “2026”"}}
    make_change(database, [Edit("source", "spare", None, unused)], LAN)  # also one that nobody names
    known, before = read_stock(database), checksum(database)
    data = seeded.get(f"/network.{ending}").data
    with database.write() as transaction:
        transaction.run(STATEMENTS["wipe"], {})
    imported(seeded, data, f"network.{ending}")
    found = read_stock(database)
    assert (found.sources, found.partners, found.facts) == (known.sources, known.partners, known.facts)
    assert checksum(database) == before


def test_a_part_of_the_network_has_only_the_sources_that_it_names(seeded: FlaskClient, database: Database) -> None:
    part = json.loads(seeded.get("/network.node-link.json?focus=vientiane&hops=1").data)
    named = {record.get("source_id") for record in (*part["nodes"], *part["edges"])}
    assert {source["id"] for source in part["sources"]} == named - {None}
    assert 0 < len(named) < len(read_stock(database).sources)
