"""A folder of tables -> what is to be written, checked batch by batch; everything that is wrong is one error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph_app.errors import BadTables
from graph_app.ingest.cells import days_of
from graph_app.ingest.checks import Found, TableChecks
from graph_app.ingest.csv_files import read_batches
from graph_app.ingest.tables import PARTNERS, TABLES, Table
from graph_app.records import Value
from graph_app.vocabulary.relationship_types import RelationshipType

Record: TypeAlias = dict[str, Value]
# Hears which share of the tables, 0 to 1, has been read.
Progress: TypeAlias = Callable[[float], None]


@dataclass(frozen=True)
class Batch:
    """Some rows of one table, as its statement in cypher/write takes them."""

    table: Table
    records: list[Record]

    @property
    def ids(self) -> list[Value]:
        """The id of each record."""
        return [record["id"] for record in self.records]


def checked_batches(folder: Path, size: int, progress: Progress) -> Iterator[Batch]:
    """The rows of all tables, sources and partners first, at most `size` at a time, each read and checked once.

    At the first mistake no more batches come, but the rest is checked all the same, and at the end BadTables names
    file, row and column of what is wrong. Whoever writes the batches must do so in a transaction that ends with that.
    """
    found = Found()
    whole, before = max(byte_count(folder), 1), 0
    for table in TABLES:
        checks = TableChecks(table, found)
        for rows, bytes_read in read_batches(folder, table, size, found.mistakes):
            checked = [checks.checked(row) for row in rows]
            if not found.mistakes.count:
                yield Batch(table, [_record(table, values) for values in checked])
            progress(min((before + bytes_read) / whole, 1))
        before += _size(folder, table)
    if found.mistakes.count:
        raise BadTables(count=found.mistakes.count, told=found.mistakes)


def byte_count(folder: Path) -> int:
    """The size of all tables together; those that are missing count nothing."""
    return sum(_size(folder, table) for table in TABLES)


def _size(folder: Path, table: Table) -> int:
    path = folder / table.file
    return path.stat().st_size if path.is_file() else 0


def _record(table: Table, values: Record) -> Record:
    if table.relationship_type:
        return _fact(table.relationship_type, values)
    return _partner(values) if table is PARTNERS else values


def _partner(values: Record) -> Record:
    """The kind becomes a label; a partner is on the other side unless the table says that it is on ours."""
    kind = values.pop("kind")
    return {"id": values["id"], "kind": kind, "properties": {"home": False, **values}}


def _fact(of_type: RelationshipType, values: Record) -> Record:
    first, second = of_type.roles
    source, target = values.pop(first), values.pop(second)
    _date(of_type.dated_by, values)
    return {"id": values["id"], "type": of_type.name, "source": source, "target": target, "properties": values}


def _date(dated_by: str, values: Record) -> None:
    """`date` is the property that is this type's day; the days it can mean, where the table does not narrow them."""
    date = values.get(dated_by)
    if isinstance(date, str):
        first, last = days_of(date)
        values.setdefault("date_from", first)
        values.setdefault("date_to", last)
        values["date"] = date
