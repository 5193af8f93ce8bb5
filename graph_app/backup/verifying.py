"""Whether a backup can be restored: every row of it is read and checked, and no database is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph_app.backup.log_checks import Log
from graph_app.backup.manifest import Manifest
from graph_app.backup.record_checks import wrong_column
from graph_app.backup.tables import CHECKED, PERSONS_FILE, SETTINGS_FILE, TABLES, Record, Table, field
from graph_app.backup.unpacking import OpenBackup, opened, records, small_rows
from graph_app.changes.checksum import Checksum
from graph_app.database.whole_values import untagged
from graph_app.errors import (
    BackupCellEmpty,
    BackupCellWrong,
    BackupChecksumWrong,
    BackupEndUnknown,
    BackupKeyTwice,
    BackupLogBroken,
    BackupRowWrong,
    BackupVersionWrong,
    WrongManifest,
)
from graph_app.persons.person import Person
from graph_app.persons.rows import persons_of_rows
from graph_app.records import Value

# Hears which share of the rows, 0 to 1, is done.
Heard = Callable[[float], None]
_TOLD_EVERY = 500


def unwatched(_share: float) -> None:
    """For whoever does not want to hear."""


def verified_file(file: Path, heard: Heard = unwatched) -> Manifest:
    """The manifest of a backup that is whole and right in itself. BackupRefused says what is wrong."""
    with opened(file) as backup:
        verify(backup, heard)
        return backup.manifest


def verify(backup: OpenBackup, heard: Heard = unwatched) -> None:
    """Every row read once. What is kept meanwhile are the keys, some 150 bytes for each row."""
    found, log, keys = Checksum(), Log(), dict[str, set[Value | tuple[Value, ...]]]()
    done, whole = 0, max(backup.manifest.all_rows, 1)
    for table in TABLES:
        keys[table.name] = set()
        for row, record in records(backup, table):
            _check(backup, table, row, record, keys)
            _hear(log, backup, table, row, record)
            if table.name in CHECKED:
                _check_record(backup, table, row, record)
                found.add(table.name, record)
            if table.name == "data_version":
                _check_version(backup, record)
            done += 1
            if done % _TOLD_EVERY == 0:
                heard(done / whole)
    _check_log(log, backup)
    small_rows(backup, SETTINGS_FILE)
    persons_in(backup)
    if found.value() != backup.manifest.checksum:
        raise BackupChecksumWrong(file=backup.file)
    heard(1.0)


def _check_record(backup: OpenBackup, table: Table, row: int, record: Record) -> None:
    if column := wrong_column(table.name, record):
        value = str(field(record, column.lstrip(":")))[:80]
        raise BackupCellWrong(file=backup.file, member=table.file, row=row, column=column, value=value)


def _hear(log: Log, backup: OpenBackup, table: Table, row: int, record: Record) -> None:
    try:
        log.hear(table.name, record)
    except ValueError as problem:
        raise BackupRowWrong(file=backup.file, member=table.file, row=row) from problem


def _check_log(log: Log, backup: OpenBackup) -> None:
    if not log.is_version_right(backup.manifest):
        raise BackupVersionWrong(file=backup.file, changes=max(log.edits, default=0))
    broken = log.first_broken()
    if broken is not None:
        raise BackupLogBroken(file=backup.file, change=broken, edits=log.edits[broken])


def persons_in(backup: OpenBackup) -> list[Person]:
    """The contact persons of a backup. BackupRowWrong."""
    found: list[Person] = []
    try:
        found.extend(persons_of_rows(small_rows(backup, PERSONS_FILE)))
    except ValueError as problem:
        raise BackupRowWrong(file=backup.file, member=PERSONS_FILE, row=len(found) + 2) from problem
    return found


def _check(
    backup: OpenBackup, table: Table, row: int, record: Record, keys: dict[str, set[Value | tuple[Value, ...]]]
) -> None:
    place = {"file": backup.file, "member": table.file, "row": row}
    _check_heads(table, record, place)
    _check_values(record, place)
    for column in (*table.key, *(name for name, _ in table.ends)):
        if field(record, column) is None:
            raise BackupCellEmpty(**place, column=column)
        if isinstance(field(record, column), list | dict):
            raise BackupCellWrong(**place, column=column, value=field(record, column))
    for column, other in table.ends:
        if field(record, column) not in keys[other]:
            raise BackupEndUnknown(**place, column=column, value=field(record, column), other=f"{other}.csv")
    if table.key:
        key = tuple(field(record, name) for name in table.key)
        own = key[0] if len(key) == 1 else key
        if own in keys[table.name]:
            raise BackupKeyTwice(**place, value=", ".join(map(str, key)))
        keys[table.name].add(own)


def _check_heads(table: Table, record: Record, place: dict[str, object]) -> None:
    for name in table.heads:
        value = record[name]
        labels = isinstance(value, list) and all(isinstance(label, str) and label for label in value)
        if not (labels if name == "labels" else isinstance(value, str)):
            raise BackupCellWrong(**place, column=f":{name}", value=value)


def _check_values(record: Record, place: dict[str, object]) -> None:
    """Each must be one that Neo4j can keep."""
    properties = record["properties"]
    assert isinstance(properties, dict)
    for name, value in properties.items():
        if isinstance(value, list | dict):
            try:
                if isinstance(value, list) and any(isinstance(item, list) for item in value):
                    raise ValueError("a list in a list")
                untagged(value)
            except ValueError as problem:
                raise BackupCellWrong(**place, column=name, value=str(value)[:80]) from problem


def _check_version(backup: OpenBackup, record: Record) -> None:
    """The manifest says the same of the data version and the schema version as its table."""
    manifest = backup.manifest
    told = (field(record, "value") or 0, field(record, "token") or "", field(record, "schema") or 1)
    if told != (manifest.data_version, manifest.token, manifest.schema_version):
        raise WrongManifest(file=backup.file)
