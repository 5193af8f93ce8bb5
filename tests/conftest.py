"""The real Neo4j for all tests: started once, wiped before each test that asks for `database`.

`NEO4J_TEST_URI` (with `NEO4J_TEST_USERNAME`, `NEO4J_TEST_PASSWORD`) runs the same tests on another server. It must
answer, and it must hold nothing, because the tests wipe it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.errors import GraphAppError
from graph_app.queries.statements import load_statements
from graph_app.settings import PROJECT, Settings
from graph_app.vocabulary.kinds import KINDS
from graph_app.vocabulary.properties import FACT_PROPERTIES, PARTNER_PROPERTIES, SOURCE_PROPERTIES
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

STATEMENTS = load_statements(Path(__file__).parent / "statements")
REMEMBERED_PROPERTIES = ("name", "data_version", "token", "ids", "numbers")
VIEW_PROPERTIES = ("state", "saved_on", "partner_count", "fact_count")
CHANGE_PROPERTIES = (
    *("changes", "number", "at", "who", "why", "kind", "about", "edit_count", "undoes", "undone_by"),
    *("change", "position", "partners", "body", "made", "changed", "deleted"),
)
REJECTION_PROPERTIES = ("partner", "reason", "rejected_on")
HELD_APART_PROPERTIES = ("first", "second", "who", "reason", "said_on")
MAPPING_PROPERTIES = ("before", "deleted")
ACKNOWLEDGEMENT_PROPERTIES = ("rule", "about", "digest", "acknowledged_on")


@pytest.fixture(scope="session")
def server_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the server for the tests: our own on a folder of its own, or the one at NEO4J_TEST_URI."""
    environment = {
        "GRAPH_APP_INSTANCE": str(tmp_path_factory.mktemp("instance")),
        "GRAPH_APP_JARS": os.environ.get("GRAPH_APP_JARS", str(PROJECT / "instance" / "jars")),
        "GRAPH_APP_LANGUAGE": "en",
        # So that the tests of what ends a query that takes all memory do not have to fill more.
        "GRAPH_APP_NEO4J_MEMORY_MB": "512",
        # Two Neo4j and a browser share the cores: a greeting that takes five seconds is no fault there.
        "GRAPH_APP_CONNECT_SECONDS": "20",
    }
    if "NEO4J_TEST_URI" in os.environ:
        for name in ("URI", "USERNAME", "PASSWORD"):
            environment[f"NEO4J_{name}"] = os.environ.get(f"NEO4J_TEST_{name}", "")
    return Settings.from_environment(environment)


@pytest.fixture(scope="session")
def database_server(server_settings: Settings) -> Iterator[Database]:
    """The database, ready and without facts; its server ends with the tests."""
    owner, database = Database(server_settings), Database(server_settings, strict=True)
    try:
        _make_ready(owner)  # not strictly: to a new database every name looks misspelt
        yield database
        _wipe(database)
    except GraphAppError as problem:
        pytest.exit(f"The tests need Neo4j. {problem}", returncode=1)
    finally:
        database.close()
        owner.close()


@pytest.fixture
def database(database_server: Database) -> Database:
    """The database with nothing in it but the data version, which only goes up."""
    _wipe(database_server)
    return database_server


def _make_ready(database: Database) -> None:
    _refuse_foreign_facts(database)
    database.prepare()
    relationship_properties = [each for one in RELATIONSHIP_TYPES for each in one.properties]
    properties = [*PARTNER_PROPERTIES, *FACT_PROPERTIES, *SOURCE_PROPERTIES, *relationship_properties]
    names = {
        "make_labels": [
            *("Partner", "Source", "DataVersion", "Remembered", "SavedView", "Rejection", "Change", "ChangePart"),
            "RememberedMapping",
            "HeldApart",
            "Acknowledgement",
            *(kind.name for kind in KINDS),
        ],
        "make_relationship_types": [one.name for one in RELATIONSHIP_TYPES],
        "make_properties": [
            "value",
            "schema",
            "quote",
            *REMEMBERED_PROPERTIES,
            *VIEW_PROPERTIES,
            *CHANGE_PROPERTIES,
            *REJECTION_PROPERTIES,
            *HELD_APART_PROPERTIES,
            *MAPPING_PROPERTIES,
            *ACKNOWLEDGEMENT_PROPERTIES,
            *(each.name for each in properties),
        ],
    }
    with database.write() as transaction:
        for statement, values in names.items():
            transaction.run(STATEMENTS[statement], {"names": list(values)})


def _refuse_foreign_facts(database: Database) -> None:
    [(nodes,)] = database.read(STATEMENTS["foreign_nodes"], {}).rows
    if nodes:
        uri = database.settings.neo4j_uri
        pytest.exit(f"{uri} holds {nodes} nodes, and the tests wipe. Empty it, or unset NEO4J_TEST_URI.", returncode=1)


def _wipe(database: Database) -> None:
    with database.write() as transaction:
        transaction.run(STATEMENTS["wipe"], {})
