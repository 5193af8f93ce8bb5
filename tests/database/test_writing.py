"""Writes: one commit or none, and the data version that tells whether anything changed."""

from __future__ import annotations

import dataclasses

import pytest

from graph_app.database.database import Database
from graph_app.errors import WriteConflict, WriteTooSlow
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Statement

CREATE = Statement("create", "CREATE (:Partner:City {id: $id})")
IDS = Statement("ids", "MATCH (partner:Partner) RETURN partner.id AS id ORDER BY id")


def test_a_write_that_changed_something_raises_the_version_by_one(database: Database) -> None:
    before = database.data_version()
    with database.write() as transaction:
        transaction.run(CREATE, {"id": "hue"})
        transaction.run(CREATE, {"id": "vinh"})
    assert database.read(IDS, {}).rows == [("hue",), ("vinh",)]
    assert database.data_version() == before + 1


def test_a_write_that_changed_nothing_leaves_the_version(database: Database) -> None:
    before = database.data_version()
    with database.write() as transaction:
        transaction.run(Statement("none", "MATCH (partner:Partner) SET partner.note = 'x'"))
    assert database.data_version() == before


def test_taking_the_writers_lock_is_no_change(database: Database) -> None:
    before = database.data_version()
    with database.write() as transaction:
        transaction.run(load_statements(CYPHER_FOLDER / "write")["lock_data_version"])
    assert database.data_version() == before


def test_an_error_within_leaves_everything_as_it_was(database: Database) -> None:
    before = database.data_version()
    with pytest.raises(KeyError, match="ours"), database.write() as transaction:
        transaction.run(CREATE, {"id": "hue"})
        raise KeyError("ours")
    assert database.read(IDS, {}).rows == []
    assert database.data_version() == before


def test_nobody_sees_a_write_before_its_end(database: Database) -> None:
    before = database.data_version()
    with database.write() as transaction:
        transaction.run(CREATE, {"id": "hue"})
        assert database.read(IDS, {}).rows == []
        assert database.data_version() == before


def test_a_second_partner_with_the_same_id_is_refused_whole(database: Database) -> None:
    with pytest.raises(WriteConflict, match="hue"), database.write() as transaction:
        transaction.run(CREATE, {"id": "hue"})
        transaction.run(CREATE, {"id": "hue"})
    assert database.read(IDS, {}).rows == []


@pytest.mark.slow
def test_a_write_that_takes_too_long_names_its_own_limit_and_leaves_nothing(database: Database) -> None:
    """Ten times GRAPH_APP_QUERY_SECONDS, and that for each of its parts."""
    hasty = Database(dataclasses.replace(database.settings, query_seconds=1))
    long = Statement("long", "UNWIND range(1, 400000000) AS number WITH number WHERE number < 0 RETURN count(number)")
    try:
        for parts in (1, 2):
            with pytest.raises(WriteTooSlow, match=f"after {10 * parts} seconds"), hasty.write(parts) as transaction:
                transaction.run(CREATE, {"id": "hue"})
                for _ in range(100):
                    transaction.run(long)
    finally:
        hasty.close()
    assert database.read(IDS, {}).rows == []


def test_planning_anew_changes_nothing(database: Database) -> None:
    before = database.data_version()
    database.plan_anew()
    assert database.data_version() == before


def test_preparing_twice_is_like_once(database: Database) -> None:
    names = Statement("constraints", "SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names")
    before = database.read(names, {}).rows
    database.prepare()
    assert database.read(names, {}).rows == before
    assert "partner_id" in str(before)
