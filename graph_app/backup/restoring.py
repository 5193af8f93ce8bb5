"""`restore`: a backup into an empty database, in one transaction, with the data version that it had."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from graph_app.backup.manifest import Manifest
from graph_app.backup.tables import TABLES, Record, Table
from graph_app.backup.unpacking import OpenBackup, opened, records
from graph_app.backup.verifying import Heard, persons_in, unwatched, verify
from graph_app.database.database import Database, WriteTransaction
from graph_app.database.heap import heap_for
from graph_app.database.whole_values import untagged
from graph_app.errors import (
    BackupSchemaTooNew,
    GraphAppError,
    ImportTooLarge,
    QueryTooLarge,
    RestoreIncomplete,
    RestoreIntoData,
    RestoreOverPersons,
    UnknownPerson,
)
from graph_app.persons.person import Person
from graph_app.persons.store import all_persons, delete_person, keep_all
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")
# The shares of the time: before anything is written, and until the commit.
_VERIFYING, _WRITING = 0.3, 0.69
_ROWS_PER_PART = 5_000
_LARGE = 10_000


def restore(database: Database, file: Path, heard: Heard = unwatched) -> Manifest:
    """All of a backup into a database that holds nothing, and the manifest of what was restored.

    The token of the data version is the backup's, too: it names a state of the data, and this is that state. The next
    change, here or where the backup comes from, has a new one.
    The schema version is the backup's, too: where it is an older one, `make_ready` brings it forward afterwards.
    BackupRefused where the file is not right: then the database was not even asked. RestoreIntoData, ImportTooLarge;
    each changes nothing.
    """
    with opened(file) as backup:
        verify(backup, lambda share: heard(share * _VERIFYING))
        manifest, persons = backup.manifest, persons_in(backup)
        refuse_newer(database, manifest, file)
        refuse_data(database, persons)  # before it waits for whoever writes
        database.prepare()
        new = _Persons(database.settings.instance)
        try:
            with new.kept_if_restored(database, manifest), database.write(_parts(manifest)) as transaction:
                _refuse_data(transaction)
                missing = _missing_persons(database, persons)
                _write(transaction, backup, lambda share: heard(_VERIFYING + share * _WRITING))
                new.keep(missing)
                heard(_VERIFYING + _WRITING)
                transaction.changed = False  # the data version is the backup's, and does not go up
        except QueryTooLarge as problem:
            raise ImportTooLarge(megabytes=heap_for(_bytes(manifest))) from problem
    if manifest.all_rows > _LARGE:
        database.plan_anew()
    heard(1.0)
    return manifest


def refuse_restore(database: Database, file: Path, heard: Heard = unwatched) -> Manifest:
    """The manifest of a backup that could be restored here now; raises what `restore` would, and changes nothing."""
    with opened(file) as backup:
        verify(backup, heard)
        refuse_newer(database, backup.manifest, file)
        refuse_data(database, persons_in(backup))
        return backup.manifest


def _parts(manifest: Manifest) -> int:
    return 1 + manifest.all_rows // _ROWS_PER_PART


class _Persons:
    """The contact persons that this restore keeps, and no others: those alone may go again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: tuple[Person, ...] = ()

    def keep(self, persons: Sequence[Person]) -> None:
        """The last step before the commit."""
        keep_all(self._folder, persons)
        self._kept = tuple(persons)

    @contextlib.contextmanager
    def kept_if_restored(self, database: Database, manifest: Manifest) -> Iterator[None]:
        """Takes them back where the commit did not come about."""
        try:
            yield
        except BaseException:
            if self._kept and _not_restored(database, manifest):
                for person in self._kept:
                    with contextlib.suppress(UnknownPerson):
                        delete_person(self._folder, person.id)
            raise


def _not_restored(database: Database, manifest: Manifest) -> bool:
    """Whether a commit that was told to have failed did fail. Nobody knows where the database does not answer: then
    the persons stay, and are not in the way of the next restore of the same backup."""
    try:
        return database.data_state() != (manifest.data_version, manifest.token)
    except GraphAppError:
        return False


def _missing_persons(database: Database, persons: Sequence[Person]) -> list[Person]:
    """Those of the backup that are not on record yet. RestoreOverPersons where there are others, or they differ.

    The same ones stand there where a restore was killed just before its commit.
    """
    there = all_persons(database.settings.instance)
    others = [each for each in there if each not in persons]
    if others:
        raise RestoreOverPersons(persons=len(others))
    return [each for each in persons if each not in there]


def refuse_newer(database: Database, manifest: Manifest, file: Path) -> None:
    """BackupSchemaTooNew where the data in it are laid out as only a newer program knows."""
    if manifest.schema_version > database.newest_schema:
        told = {"schema": manifest.schema_version, "version": manifest.product_version}
        raise BackupSchemaTooNew(file=file, known=database.newest_schema, **told)


def refuse_data(database: Database, persons: Sequence[Person]) -> None:
    """RestoreIntoData where the database is not empty; RestoreOverPersons where persons but these are on record."""
    [there] = database.read(_INSIDE["backup_counts"], {}).records()
    _refuse(there)
    _missing_persons(database, persons)


def _refuse_data(transaction: WriteTransaction) -> None:
    transaction.run(_WRITE["lock_data_version"])  # whoever else writes waits, or has written already
    [there] = transaction.run(_INSIDE["backup_counts"]).records()
    _refuse(there)


def _refuse(there: dict[str, Value]) -> None:
    if there["nodes"]:
        raise RestoreIntoData(nodes=there["nodes"], partners=there["partners"], facts=there["facts"])


def _write(transaction: WriteTransaction, backup: OpenBackup, heard: Heard) -> None:
    done, whole = 0, max(backup.manifest.all_rows, 1)
    state: Record = {"properties": {"id": "current", "value": 0}}
    for table in TABLES:
        for batch in _batches(backup, table):
            if table.name == "data_version":
                [state] = batch
            else:
                _write_batch(transaction, table, batch)
            done += len(batch)
            heard(done / whole)
    transaction.run(_WRITE["restore_data_version"], {"properties": _properties(state)})


def _write_batch(transaction: WriteTransaction, table: Table, batch: list[Record]) -> None:
    statement = _WRITE["create_facts" if table.name == "facts" else "restore_nodes"]
    rows = [{**record, "properties": _properties(record)} for record in batch]
    [(written,)] = transaction.run(statement, {"rows": [*rows]}).rows
    if written != len(batch):
        raise RestoreIncomplete(table=table.name, written=written, sent=len(batch))


def _properties(record: Record) -> dict[str, Value]:
    properties = record["properties"]
    assert isinstance(properties, dict)
    return {name: untagged(value) for name, value in properties.items()}


def _batches(backup: OpenBackup, table: Table) -> Iterator[list[Record]]:
    rows = (record for _, record in records(backup, table))
    while batch := list(islice(rows, table.at_once)):
        yield batch


def _bytes(manifest: Manifest) -> int:
    return sum(told.bytes for told in manifest.files.values())
