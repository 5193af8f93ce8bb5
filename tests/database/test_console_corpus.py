"""A corpus against the console on the real Neo4j: each layer refuses alone what it must, and what reads runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from graph_app.database.console_guard import checked
from graph_app.database.console_plan import refuse_plan
from graph_app.database.database import Database
from graph_app.errors import ConsoleRefused, GraphAppError, WriteRefused
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.statements import load_statements
from graph_app.settings import READING_PROCEDURES
from tests.database.console_corpus import (
    BY_TEXT_ALONE,
    PARAMETERS,
    reading,
    refused_by_all,
    refused_by_text_and_plan,
)

STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")
LETTERS = 20_000


@pytest.fixture(scope="module")
def seeded(database_server: Database) -> Iterator[Database]:
    """The seed, asked by a driver that is not strict, as the site's is; as it was at the end, or the test fails."""
    with database_server.write() as transaction:
        transaction.run(STATEMENTS["wipe"])
    load_seed(database_server, SEED_FOLDER)
    before = everything(database_server)
    own = Database(database_server.settings)
    yield own
    own.close()
    assert everything(database_server) == before


def everything(database: Database) -> tuple[object, ...]:
    """Counts, and a checksum of every node, fact, index and constraint."""
    columns = database.read_columns(STATEMENTS["everything"])
    told = json.dumps(columns, sort_keys=True, ensure_ascii=False)
    schema = database.read(STATEMENTS["schema_names"], {}).rows
    counts = {name: len(values) for name, values in columns.items()}
    return counts, hashlib.sha256(told.encode()).hexdigest(), schema


def passes_text(text: str) -> bool:
    try:
        checked(text, READING_PROCEDURES, LETTERS)
    except ConsoleRefused:
        return False
    return True


def passes_plan(session: neo4j.Session, text: str) -> bool:
    """Whether the plan alone would let it through; the text goes to Neo4j as it is."""
    try:
        summary = session.run("EXPLAIN " + text).consume()
        refuse_plan(summary.query_type, summary.plan, READING_PROCEDURES)
    except (GraphAppError, Neo4jError) as problem:
        assert "Invalid input" not in str(problem), f"no query at all: {text}"
        return False
    return True


def passes_transaction(database: Database, text: str) -> bool:
    try:
        with database._connection.session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
            transaction.run(text).consume()
    except WriteRefused:
        return False
    return True


def test_the_corpus_is_large() -> None:
    refused = [*refused_by_all(), *refused_by_text_and_plan(), *BY_TEXT_ALONE]
    assert len(refused) == len(set(refused)) >= 600
    assert len(set(reading())) >= 400


def test_the_text_alone_is_enough_to_refuse_all_of_it() -> None:
    refused = [*refused_by_all(), *refused_by_text_and_plan(), *BY_TEXT_ALONE]
    assert [text[:200] for text in refused if passes_text(text)] == []


def test_the_plan_alone_is_enough_to_refuse_what_writes_loads_shows_or_calls(seeded: Database) -> None:
    with seeded._connection.session(neo4j.READ_ACCESS) as session:
        passed = [text for text in [*refused_by_all(), *refused_by_text_and_plan()] if passes_plan(session, text)]
    assert passed == []


def test_the_transaction_alone_is_enough_to_refuse_what_writes(seeded: Database) -> None:
    assert [text for text in refused_by_all() if passes_transaction(seeded, text)] == []


def test_the_console_as_a_whole_refuses_all_of_it(seeded: Database) -> None:
    for text in [*refused_by_all(), *refused_by_text_and_plan(), *BY_TEXT_ALONE]:
        with pytest.raises(ConsoleRefused):
            seeded.console.answer(text, {})


def test_everything_that_reads_runs(seeded: Database) -> None:
    for text in reading():
        answer = seeded.console.answer(text, PARAMETERS)
        assert answer.table.columns, text
