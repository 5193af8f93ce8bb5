"""`backup`: all that the database holds, in one state, as one file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph_app.backup.manifest import FileFacts, Manifest
from graph_app.backup.packing import finish, new_archive, pack, table_rows
from graph_app.backup.tables import CHECKED, PERSONS_FILE, SETTINGS_FILE, TABLES, Record, Table
from graph_app.backup.verifying import Heard, unwatched, verified_file
from graph_app.changes.checksum import Checksum
from graph_app.database.database import Database
from graph_app.errors import BackupExists, BackupNotWritten, BackupRefused
from graph_app.persons.rows import person_rows
from graph_app.persons.store import all_persons
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.settings import SETTINGS, Settings
from graph_app.version import version

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")
# How often the data may change while they are read, before those who write have to wait for us.
_TRIES = 3
_WRITING = 0.7  # the share of the time that is not reading the file again
_TOLD_EVERY = 500
_FACTS_PER_PART = 5_000
PART = ".part"


def make_backup(
    database: Database, file: Path, made_at: str, force: bool = False, heard: Heard = unwatched
) -> Manifest:
    """Writes all to `file`, reads it again as `restore` would, and only then gives it its name.

    `made_at` is an ISO time in UTC. BackupExists unless `force`, BackupNotWritten for a full disk and the like; a
    BackupRefused where the database holds what could not be restored (a partner without an id). Each leaves no file.
    """
    if file.exists() and not force:
        raise BackupExists(file=file)
    with _told_problems(file), _beside(file) as part:
        _write_one_state(database, part, made_at, lambda share: heard(share * _WRITING))
        _to_disk(part)
        manifest = _read_again(part, file, lambda share: heard(_WRITING + share * (1 - _WRITING)))
        _name(part, file, force)
    return manifest


def _read_again(part: Path, file: Path, heard: Heard) -> Manifest:
    try:
        return verified_file(part, heard)
    except BackupRefused as problem:
        problem.facts["file"] = file
        raise


def _write_one_state(database: Database, part: Path, made_at: str, heard: Heard) -> None:
    """Again, where the data changed meanwhile; in the end with the lock that every change needs."""
    for _ in range(_TRIES):
        state = database.data_state()
        try:
            _write(database, part, state, made_at, heard)
        except KeyError:  # a property that came after the names were asked for
            continue
        if database.data_state() == state:
            return
    parts = 1 + sum(_counts(database).values()) // _FACTS_PER_PART
    with database.write(parts=parts) as transaction:
        transaction.run(_WRITE["lock_data_version"])
        _write(database, part, database.data_state(), made_at, heard)


def _write(database: Database, part: Path, state: tuple[int, str], made_at: str, heard: Heard) -> None:
    counts, names = _counts(database), _names(database)
    schema = database.schema_version()
    found, files = Checksum(), dict[str, FileFacts]()
    done, whole = 0, max(counts["nodes"] + counts["facts"], 1)

    def watched(table: Table) -> Iterator[Record]:
        nonlocal done
        for record in _records(database, table):
            if table.name in CHECKED:
                found.add(table.name, record)
            done += 1
            if done % _TOLD_EVERY == 0:
                heard(min(done / whole, 1))
            yield record

    with new_archive(part) as archive:
        for table in TABLES:
            rows = table_rows(table, _columns(table, names[table.name]), watched(table))
            files[table.file] = pack(archive, table.file, rows)
        persons = all_persons(database.settings.instance)
        files[PERSONS_FILE] = pack(archive, PERSONS_FILE, person_rows(persons))
        files[SETTINGS_FILE] = pack(archive, SETTINGS_FILE, [["name", "value"], *_settings(database.settings)])
        manifest = Manifest(version(), made_at, *state, found.value(), files, counts["left_out"], schema)
        finish(archive, manifest, part)


def _columns(table: Table, names: set[str]) -> list[str]:
    """The properties of a table, those of its key first."""
    key = [name for name in table.key if name not in table.heads]
    return [*key, *sorted(names - {*key})]


def _records(database: Database, table: Table) -> Iterator[Record]:
    with database.streamed(_INSIDE[f"backup_{table.name}"], {}, whole=True) as stream:
        for row in stream.rows:
            yield dict(zip(stream.columns, row, strict=True))


def _names(database: Database) -> Mapping[str, set[str]]:
    """The properties that occur in each table."""
    found = defaultdict[str, set[str]](set)
    with database.streamed(_INSIDE["backup_names"], {}) as stream:
        for table, name in stream.rows:
            found[str(table)].add(str(name))
    return found


def _counts(database: Database) -> Mapping[str, int]:
    [counts] = database.read(_INSIDE["backup_counts"], {}).records()
    return {name: count for name, count in counts.items() if isinstance(count, int)}


def _settings(settings: Settings) -> list[list[str]]:
    """What each setting is, as far as it is set; no secrets. They belong to a machine: `restore` does not set them."""
    rows = []
    for setting in SETTINGS:
        value = getattr(settings, setting.field)
        if not setting.secret and value is not None:
            rows.append([setting.name, ",".join(value) if isinstance(value, tuple) else str(value)])
    return rows


@contextlib.contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A new file in the same folder that only we can read; at the end it is gone, unless it was given another name."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=PART, dir=file.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def _told_problems(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise BackupNotWritten(file=file, problem=problem.strerror or problem) from problem


def _to_disk(part: Path) -> None:
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _name(part: Path, file: Path, force: bool) -> None:
    """Under its name at once; without `force` never over a file, also one that came meanwhile."""
    if force:
        part.replace(file)
    else:
        try:
            os.link(part, file)
        except FileExistsError as problem:
            raise BackupExists(file=file) from problem
        except OSError:  # a disk without links
            if file.exists():
                raise BackupExists(file=file) from None
            part.replace(file)
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
