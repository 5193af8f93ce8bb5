"""Contact persons in a file of their own in the instance folder.

They are not in Neo4j: the console and the queries show everybody whatever is there, and its log of changes forgets
nothing. Here a name that is erased is overwritten on the disk.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from graph_app.errors import PersonChanged, PersonsUnreadable, UnknownPerson
from graph_app.persons.person import Person
from graph_app.private_file import made_whole

FILE = "persons.sqlite3"
_WAITS = 4.0  # seconds for whoever else writes
_TABLE = """CREATE TABLE IF NOT EXISTS person (
    id TEXT PRIMARY KEY, partner TEXT NOT NULL, told TEXT NOT NULL, recorded_on TEXT NOT NULL, edition INTEGER NOT NULL
) STRICT"""
_COLUMNS = "id, partner, told, recorded_on, edition"


def all_persons(folder: Path) -> list[Person]:
    """Everybody, in no order. PersonsUnreadable, as from all others here."""
    if not _something_in(folder):
        return []
    with _opened_to_read(folder) as connection:
        return [_person(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM person")]  # nosec B608  # names of ours


def persons_at(folder: Path, *partners: str) -> list[Person]:
    """Those of a partner, or of several."""
    return [person for person in all_persons(folder) if person.partner in partners]


def person_of_id(folder: Path, id: str) -> Person:
    """UnknownPerson where there is none, or no longer."""
    for person in all_persons(folder):
        if person.id == id:
            return person
    raise UnknownPerson(person=id)


def new_person(folder: Path, partner: str, values: Mapping[str, str], today: date) -> Person:
    """Keeps a new person. The id tells nothing about who it is."""
    person = Person("person-" + secrets.token_hex(6), partner, dict(values), today.isoformat())
    keep_all(folder, [person])
    return person


def change_person(folder: Path, id: str, values: Mapping[str, str], edition: int) -> None:
    """Keeps new values. PersonChanged where somebody else saved since `edition`; UnknownPerson."""
    with _opened(folder) as connection:
        done = connection.execute(
            "UPDATE person SET told = ?, edition = edition + 1 WHERE id = ? AND edition = ?",
            (_told(values), id, edition),
        )
    if not done.rowcount:
        raise PersonChanged(name=person_of_id(folder, id).name)


def delete_person(folder: Path, id: str) -> None:
    """Overwrites and forgets a person. UnknownPerson."""
    with _opened(folder) as connection:
        if not connection.execute("DELETE FROM person WHERE id = ?", (id,)).rowcount:
            raise UnknownPerson(person=id)


def keep_all(folder: Path, persons: Iterable[Person]) -> None:
    """Keeps them all or none; their ids must be new."""
    rows = [(each.id, each.partner, _told(each.values), each.recorded_on, each.edition) for each in persons]
    if rows:
        with _opened(folder) as connection:
            connection.executemany(f"INSERT INTO person ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", rows)  # nosec B608  # as above


def _told(values: Mapping[str, str]) -> str:
    return json.dumps(dict(values), ensure_ascii=False)


def _person(row: tuple[str, str, str, str, int]) -> Person:
    id, partner, told, recorded_on, edition = row
    return Person(id, partner, json.loads(told), recorded_on, edition)


def _something_in(folder: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return (folder / FILE).stat().st_size > 0
    return False


@contextlib.contextmanager
def _opened_to_read(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file as it is, also in a folder where nothing can be written."""
    file = folder / FILE
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", timeout=_WAITS, uri=True)) as it:
            yield it
    except (OSError, sqlite3.Error) as problem:
        raise PersonsUnreadable(file=file.name, problem=problem) from problem


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file in one transaction, made where it is missing; for its owner alone. What is deleted is overwritten."""
    file = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            with made_whole(file):
                pass  # empty
        connection = sqlite3.connect(file, timeout=_WAITS)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            with connection:
                connection.execute(_TABLE)
                yield connection
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as problem:
        raise PersonsUnreadable(file=file.name, problem=problem) from problem
