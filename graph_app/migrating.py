"""Makes a database ready for this program: constraints, indexes, and data of an older schema brought forward, once.

Whoever starts first does it; who starts at the same time on this machine waits for its end at a lock file, and on
another machine at the lock of the data version. The data are backed up before, and left as they are where that fails.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import count
from pathlib import Path

from filelock import FileLock

from graph_app.backup.making import make_backup
from graph_app.database.database import Database
from graph_app.database.migrations import Migration
from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import GraphAppError, MigrationFailed, MigrationNotBackedUp
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")
_RECORDS_PER_PART = 5_000
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Migrated:
    """From which schema version the data came to which, and the file that holds them as they were."""

    found: int
    reached: int
    backup: Path


def make_ready(database: Database, now: datetime, backup: Path | None = None) -> Migrated | None:
    """The constraints and indexes, and the schema version that this program works with; None where that was there.

    `now` by the clock of the machine. `backup`: a file that holds the data already, as after a restore.
    DataNewerThanProgram before anything is touched. MigrationNotBackedUp, MigrationFailed: the data are as they were
    before the step that failed.
    """
    database.schema_version()
    database.prepare()
    if database.schema_version() == database.newest_schema:
        return None
    database.settings.instance.mkdir(parents=True, exist_ok=True)
    with FileLock(database.settings.instance / "migration.lock"):
        found, nodes = _standing_now(database)
        if found == database.newest_schema:
            return None  # another process was faster
        backup = backup or _backed_up(database, found, now)
        for migration in database.migrations:
            _migrate(database, migration, 1 + nodes // _RECORDS_PER_PART, backup)
    database.plan_anew()
    return Migrated(found, database.newest_schema, backup)


def _standing_now(database: Database) -> tuple[int, int]:
    """The schema version, and how many nodes there are. One that holds none has the newest from here on."""
    with database.write() as transaction:
        found, nodes = _standing(transaction)
        if nodes == 0:
            transaction.run(_WRITE["stamp_schema"], {"schema": database.newest_schema})
            return database.newest_schema, nodes
    return found, nodes


def _standing(transaction: WriteTransaction) -> tuple[int, int]:
    transaction.run(_WRITE["lock_data_version"])
    [(_, _, schema)] = transaction.run(_INSIDE["data_version"]).rows
    [there] = transaction.run(_INSIDE["backup_counts"]).records()
    nodes = there["nodes"]
    assert isinstance(schema, int) and isinstance(nodes, int)
    return schema, nodes


def _backed_up(database: Database, found: int, now: datetime) -> Path:
    wanted = database.newest_schema
    try:
        folder = database.settings.instance / "backups"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = _free_name(folder, f"before-schema-{wanted}-{now:%Y-%m-%d}")
        make_backup(database, file, now.astimezone(timezone.utc).isoformat(timespec="seconds"))
        return file
    except (GraphAppError, OSError) as problem:
        raise MigrationNotBackedUp(found=found, wanted=wanted, problem=problem) from problem


def _free_name(folder: Path, name: str) -> Path:
    """The name, or with a number behind where an attempt of the same day left its backup."""
    names = (f"{name}.zip" if number == 1 else f"{name}-{number}.zip" for number in count(1))
    return next(folder / one for one in names if not (folder / one).exists())


def _migrate(database: Database, migration: Migration, parts: int, backup: Path) -> None:
    try:
        with database.write(parts=parts) as transaction:
            found, _ = _standing(transaction)
            if found >= migration.number:
                return  # done before, or by another machine just now
            migration.step(transaction)
            transaction.run(_WRITE["stamp_schema"], {"schema": migration.number})
    except GraphAppError as problem:
        told = {"number": migration.number, "name": migration.name, "problem": problem, "backup": backup}
        raise MigrationFailed(**told) from problem
    log.info("Migration %s (%s) is done.", migration.number, migration.name)
