"""access.sqlite3 in the instance folder: accounts, sessions, tokens, failed sign-ins and the audit.

Not in Neo4j, whose console lets readers read everything. Several processes of one machine share the file. Without it
there are no accounts; it is made by whoever adds the first one. A file that is there and cannot be read is an error,
never “no accounts”.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_app.errors import AccountsNotWritten, AccountsTooNew, AccountsUnavailable
from graph_app.private_file import made_whole

FILE = "access.sqlite3"
SCHEMAS = ("schema.sql", "schema_2.sql")  # each leads one version on
VERSION = len(SCHEMAS)
_FOLDER = Path(__file__).parent
_WAIT_SECONDS = 4.0
# What SQLite says where it may not write, or where there is no room.
_NOT_WRITTEN = ("readonly", "disk is full", "disk I/O error", "unable to open")
_FORWARD: set[Path] = set()  # files that this process has found to be of this version
Row = dict[str, Any]
log = logging.getLogger(__name__)


def _statements() -> dict[str, str]:
    text = (_FOLDER / "statements.sql").read_text(encoding="utf-8")
    return dict(re.findall(r"^-- name: (\w+)\n(.*?);\s*$", text, re.DOTALL | re.MULTILINE))


_STATEMENTS = _statements()


class Transaction:
    """Statements by name over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, statement: str, /, **values: object) -> list[Row]:
        found = self._connection.execute(_STATEMENTS[statement], values)
        return [dict(zip([column[0] for column in found.description or ()], row, strict=True)) for row in found]

    def changed(self, statement: str, /, **values: object) -> int:
        """How many rows a statement changed."""
        return self._connection.execute(_STATEMENTS[statement], values).rowcount


@dataclass(frozen=True)
class Store:
    """The file; a connection is opened for each use (0.2 ms), so that threads and processes share nothing."""

    file: Path

    def read(self, statement: str, /, **values: object) -> list[Row]:
        """The rows of one statement; none where there is no file."""
        if not self.file.exists():
            return []
        self._bring_forward()
        with self._connection() as connection:
            return Transaction(connection).run(statement, **values)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """All of what is done inside, or nothing. It alone writes meanwhile."""
        self._make()
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(connection)
            except BaseException:
                if connection.in_transaction:  # SQLite ends it itself after some errors, which are what is told then
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def write(self, statement: str, /, **values: object) -> int:
        """One statement; how many rows it changed."""
        with self.writing() as transaction:
            return transaction.changed(statement, **values)

    def touch(self, statement: str, /, **values: object) -> None:
        """Writes when something was last used: where that cannot be kept just now, its use goes on."""
        try:
            self.write(statement, **values)
        except AccountsUnavailable as problem:
            log.warning("%s", problem)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = FULL")  # what the audit says has happened is on the disk
                _refuse_newer(connection)
                yield connection
        except sqlite3.Error as problem:
            raise _told(problem) from problem

    def _connect(self) -> sqlite3.Connection:
        """Where nothing can be written in the folder, SQLite cannot make what a file is shared by; it then reads."""
        beside = self.file.with_name(f"{self.file.name}-wal")
        if beside.exists() or os.access(self.file.parent, os.W_OK):
            return self._connect_here()
        address = f"{self.file.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)

    def _connect_here(self) -> sqlite3.Connection:
        """Where the disk has no room for what a file is shared by, nobody shares it for the moment that this takes."""
        connection = sqlite3.connect(self.file, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as problem:
            connection.close()
            if not _is_not_written(problem):
                raise
            connection = sqlite3.connect(self.file, timeout=_WAIT_SECONDS, isolation_level=None)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        return connection

    def _bring_forward(self) -> None:
        """A file of an older version of this app gets what it lacks, at the first look."""
        if self.file in _FORWARD:
            return
        with self._connection() as connection:
            older = 0 < _version(connection) < VERSION
        if older:
            self._make()
        _FORWARD.add(self.file)

    def _make(self) -> None:
        """The file with its tables, for its owner alone. Two that make it at once both find it made."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if not self.file.exists():
                with made_whole(self.file) as made:
                    _bring_to_version(made)
            _bring_to_version(self.file)
        except (OSError, sqlite3.Error) as problem:
            raise _told(problem) from problem


def _told(problem: OSError | sqlite3.Error) -> AccountsUnavailable:
    said = getattr(problem, "strerror", None) or problem
    if isinstance(problem, OSError) or _is_not_written(problem):
        return AccountsNotWritten(problem=said)
    return AccountsUnavailable(problem=said)


def _is_not_written(problem: sqlite3.Error) -> bool:
    return any(word in str(problem) for word in _NOT_WRITTEN)


def _bring_to_version(file: Path) -> None:
    """The tables that it lacks, in one transaction; two processes at once do it one after the other."""
    with closing(sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
        if _version(connection) >= VERSION:
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        for schema in SCHEMAS[_version(connection) :]:
            for statement in _parts((_FOLDER / schema).read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    [(version,)] = connection.execute("PRAGMA user_version")
    return int(version)


def _refuse_newer(connection: sqlite3.Connection) -> None:
    version = _version(connection)
    if version > VERSION:
        raise AccountsTooNew(found=version, known=VERSION)


def _parts(script: str) -> Iterator[str]:
    """The statements of a script, each whole: a trigger has statements inside."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
