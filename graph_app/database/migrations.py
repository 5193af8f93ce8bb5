"""What is changed once in data that are there already: the steps from each schema version to the next, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import BadMigration
from graph_app.queries.statements import CYPHER_FOLDER, split_statements
from graph_app.records import Statement

MIGRATIONS_FOLDER = CYPHER_FOLDER / "migrations"
# Of a database from before there were versions.
FIRST_SCHEMA = 1
_NAME = re.compile(r"([0-9]{4})_([a-z0-9_]+)")

Step = Callable[[WriteTransaction], None]


@dataclass(frozen=True)
class Migration:
    """`number` is the schema version that the data have after `step`, which runs within one transaction."""

    number: int
    name: str
    step: Step


# Steps that Cypher alone cannot do.
PYTHON_STEPS: tuple[Migration, ...] = ()


def load_migrations(folder: Path, python_steps: Sequence[Migration] = PYTHON_STEPS) -> tuple[Migration, ...]:
    """Those of the folder's files and the steps in Python by their numbers, 2 and on. BadMigration stops the start."""
    found = sorted([*map(_of_file, sorted(folder.glob("*.cypher"))), *python_steps], key=lambda one: one.number)
    for wanted, one in enumerate(found, FIRST_SCHEMA + 1):
        if one.number != wanted:
            raise BadMigration(name=one.name, problem=f"its number is {one.number}, and number {wanted} was to come")
    return tuple(found)


def newest_schema(migrations: Sequence[Migration]) -> int:
    """The schema version that this program works with."""
    return FIRST_SCHEMA + len(migrations)


def _of_file(file: Path) -> Migration:
    name = _NAME.fullmatch(file.stem)
    if not name:
        raise BadMigration(name=file.name, problem="its name is not like 0002_what_it_does.cypher")
    statements = split_statements(Statement(file.stem, file.read_text(encoding="utf-8")))
    return Migration(int(name.group(1)), name.group(2), partial(_run, statements))


def _run(statements: Sequence[Statement], transaction: WriteTransaction) -> None:
    for statement in statements:
        transaction.run(statement)
