"""Data of an older schema are brought forward once, after a backup, or are left as they are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.backup.verifying import verified_file
from graph_app.database.database import Database
from graph_app.database.migrations import Migration, load_migrations
from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import (
    BackupSchemaTooNew,
    BadMigration,
    DataNewerThanProgram,
    MigrationFailed,
    MigrationNotBackedUp,
    WrongManifest,
)
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.migrating import Migrated, make_ready
from graph_app.queries.statements import load_statements
from graph_app.records import Statement
from tests.backup.stage import with_manifest

NOW = datetime(2026, 11, 26, 9, 0)
MADE_AT = "2026-11-25T08:00:00+00:00"
NAMES = Statement("names", "MATCH (p:Partner {id: 'hanoi'}) RETURN p.steps AS steps, p.kept_under AS kept")
COUNT = Statement("count", "MATCH (p:Partner) RETURN count(p) AS partners")
SET_SCHEMA = Statement("set_schema", "MATCH (v:DataVersion) SET v.schema = $schema")
WIPE = load_statements(Path(__file__).parent / "statements")["wipe"]
# Twice run it would count twice. The semicolon in the text is no end of a statement.
FIRST = """// Two statements.
MATCH (p:Partner) SET p.steps = coalesce(p.steps, 0) + 1;
MATCH (p:Partner {id: 'hanoi'}) SET p.kept_under = 'a; b';
"""
SECOND = "MATCH (p:Partner) SET p.steps = p.steps * 10"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two migrations, from schema version 1 to 3."""
    found = tmp_path / "migrations"
    found.mkdir()
    (found / "0002_count_steps.cypher").write_text(FIRST, encoding="utf-8")
    (found / "0003_times_ten.cypher").write_text(SECOND, encoding="utf-8")
    return found


@pytest.fixture
def old(database: Database) -> Iterator[Database]:
    """The seed as it was written before there were schema versions."""
    load_seed(database, SEED_FOLDER)
    assert database.schema_version() == 1
    yield database
    with database.write() as transaction:
        transaction.run(SET_SCHEMA, {"schema": None})
    for file in (database.settings.instance / "backups").glob("*"):
        file.unlink()


@pytest.fixture
def newer(old: Database, folder: Path) -> Iterator[Callable[[], Database]]:
    """Makes databases of a program that knows those migrations."""
    made: list[Database] = []

    def make() -> Database:
        made.append(Database(old.settings, migrations=folder))
        return made[-1]

    yield make
    for database in made:
        database.close()


def backups(database: Database) -> list[str]:
    return sorted(file.name for file in (database.settings.instance / "backups").glob("*"))


def test_old_data_are_backed_up_and_brought_forward_once(old: Database, newer: Callable[[], Database]) -> None:
    before = old.data_state()
    database = newer()
    done = make_ready(database, NOW)
    file = database.settings.instance / "backups" / "before-schema-3-2026-11-26.zip"
    assert done == Migrated(1, 3, file)
    assert database.read(NAMES, {}).rows == [(10, "a; b")]  # (0 + 1) · 10, in this order
    assert database.schema_version() == database.status().schema_version == 3
    assert database.data_state() != before  # so that no worker answers from what it kept
    assert verified_file(file).rows("partners") == 136 and verified_file(file).token == before[1]
    assert make_ready(newer(), NOW) is None
    assert database.read(NAMES, {}).rows == [(10, "a; b")] and len(backups(database)) == 1


def test_two_programs_that_start_at_once_migrate_once(newer: Callable[[], Database]) -> None:
    databases, done = [newer() for _ in range(3)], list[Migrated | None]()
    threads = [threading.Thread(target=lambda one=one: done.append(make_ready(one, NOW))) for one in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.reached for one in done if one] == [3] and len(done) == 3
    assert databases[0].read(NAMES, {}).rows == [(10, "a; b")]
    assert backups(databases[0]) == ["before-schema-3-2026-11-26.zip"]


def test_an_older_program_refuses_newer_data_at_every_request(old: Database, newer: Callable[[], Database]) -> None:
    make_ready(newer(), NOW)
    for refused in (old.data_state, old.status, lambda: make_ready(old, NOW)):
        with pytest.raises(DataNewerThanProgram, match="schema version 3, and this program knows up to 1"):
            refused()


def test_without_a_backup_nothing_is_migrated(old: Database, newer: Callable[[], Database]) -> None:
    database, before = newer(), old.data_state()
    folder = database.settings.instance / "backups"
    folder.mkdir(exist_ok=True)
    folder.rename(folder.with_name("backups aside"))
    folder.write_text("a file in its place")
    try:
        with pytest.raises(MigrationNotBackedUp, match="from before|no backup could be made"):
            make_ready(database, NOW)
    finally:
        folder.unlink()
        folder.with_name("backups aside").rename(folder)
    assert old.data_state() == before and old.schema_version() == 1


def test_a_step_that_fails_leaves_the_data_as_before_it(newer: Callable[[], Database], folder: Path) -> None:
    (folder / "0003_times_ten.cypher").write_text("MATCH (p:Partner) SET p.steps = 7;\nMATCH (p) SET p.steps = 1 / 0;")
    database = newer()
    with pytest.raises(MigrationFailed, match=r"schema version 3 \(times_ten\).*/ by zero.*before-schema-3"):
        make_ready(database, NOW)
    assert database.schema_version() == 2 and database.read(NAMES, {}).rows == [(1, "a; b")]
    (folder / "0003_times_ten.cypher").write_text(SECOND)
    again = newer()
    assert make_ready(again, NOW) == Migrated(
        2, 3, again.settings.instance / "backups/before-schema-3-2026-11-26-2.zip"
    )
    assert again.read(NAMES, {}).rows == [(10, "a; b")]


def test_an_empty_database_begins_with_the_newest_version(newer: Callable[[], Database]) -> None:
    database = newer()
    with database.write() as transaction:
        transaction.run(WIPE)
    assert make_ready(database, NOW) is None
    assert database.schema_version() == 3 and backups(database) == []


def test_an_older_backup_is_restored_and_brought_forward(
    old: Database, newer: Callable[[], Database], tmp_path: Path
) -> None:
    file = tmp_path / "old.zip"
    assert make_backup(old, file, MADE_AT).schema_version == 1
    database = newer()
    with database.write() as transaction:
        transaction.run(WIPE)
    make_ready(database, NOW)
    assert restore(database, file).schema_version == 1
    assert make_ready(database, NOW, backup=file) == Migrated(1, 3, file)
    assert database.read(NAMES, {}).rows == [(10, "a; b")] and backups(database) == []


def test_a_newer_backup_is_refused_before_anything_is_touched(
    old: Database, newer: Callable[[], Database], tmp_path: Path
) -> None:
    database, file = newer(), tmp_path / "new.zip"
    make_ready(database, NOW)
    assert make_backup(database, file, MADE_AT).schema_version == 3
    with database.write() as transaction:
        transaction.run(WIPE)
        transaction.run(SET_SCHEMA, {"schema": None})
    state = old.data_state()
    with pytest.raises(BackupSchemaTooNew, match=r"schema version 3, written by version .* knows up to 1"):
        restore(old, file)
    assert old.data_state() == state and old.read(COUNT, {}).rows == [(0,)]
    with pytest.raises(WrongManifest):
        verified_file(with_manifest(file, schema_version=2))


def test_a_gap_or_a_wrong_name_among_migrations_stops_the_start(folder: Path) -> None:
    step: Callable[[WriteTransaction], None] = lambda _transaction: None  # noqa: E731
    found = load_migrations(folder, [Migration(4, "in Python", step)])
    assert [(one.number, one.name) for one in found] == [(2, "count_steps"), (3, "times_ten"), (4, "in Python")]
    with pytest.raises(BadMigration, match="in Python: its number is 6, and number 4 was to come"):
        load_migrations(folder, [Migration(6, "in Python", step)])
    (folder / "next.cypher").write_text("RETURN 1")
    with pytest.raises(BadMigration, match=r"next\.cypher: its name is not like 0002_what_it_does\.cypher"):
        load_migrations(folder)
