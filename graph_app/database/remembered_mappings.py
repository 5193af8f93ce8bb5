"""How files are read, remembered under names: kept in Neo4j beside the data, where every worker sees them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph_app.database.database import Database
from graph_app.errors import MappingNameTaken, UnknownMapping
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Rows, Value

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")


@dataclass(frozen=True)
class RememberedMapping:
    """`body` is what `import_desk.remembered` made; `before` what stood under the name until it was saved again."""

    name: str
    saved_on: str
    body: Mapping[str, Any]
    before: Mapping[str, Any] | None
    deleted: bool


def remembered_mappings(database: Database) -> Sequence[RememberedMapping]:
    """By name, deleted ones that can be brought back among them; at most GRAPH_APP_ROW_LIMIT."""
    return _mappings(database.read(_INSIDE["remembered_mappings"], {}))


def remembered_mapping(database: Database, name: str) -> RememberedMapping:
    """UnknownMapping where none of this name is remembered, or it was deleted."""
    for found in _named(database, name):
        if not found.deleted:
            return found
    known = ", ".join(f"“{each.name}”" for each in remembered_mappings(database) if not each.deleted)
    raise UnknownMapping(name=name, known=known or "–")


def remember_mapping(
    database: Database, name: str, body: Mapping[str, Any], saved_on: date, instead: bool = False
) -> None:
    """Remembers it; MappingNameTaken where the name is taken and it is not to be put `instead` of that one."""
    if not instead:
        _refuse_taken(database, name)
    told = {"name": name, "body": json.dumps(body, ensure_ascii=False), "saved_on": saved_on.isoformat()}
    _write(database, "remember_mapping", told)


def rename_mapping(database: Database, name: str, new_name: str) -> None:
    """UnknownMapping; MappingNameTaken, also by one that was deleted and could be brought back."""
    remembered_mapping(database, name)
    if new_name != name:
        if _named(database, new_name):
            raise MappingNameTaken(name=new_name)
        _write(database, "rename_mapping", {"name": name, "new_name": new_name})


def delete_mapping(database: Database, name: str, deleted: bool = True) -> None:
    """Forgets it, or takes that back. UnknownMapping."""
    _write(database, "delete_mapping", {"name": name, "deleted": deleted})


def put_back(database: Database, name: str) -> None:
    """What stood under the name before stands there again, and the other way round. UnknownMapping."""
    _write(database, "mapping_as_before", {"name": name})


def _write(database: Database, statement: str, told: Mapping[str, Value]) -> None:
    with database.write() as transaction:
        if not transaction.run(_WRITE[statement], told).rows:
            raise UnknownMapping(name=told["name"], known="–")


def _refuse_taken(database: Database, name: str) -> None:
    if any(not each.deleted for each in _named(database, name)):
        raise MappingNameTaken(name=name)


def _named(database: Database, name: str) -> Sequence[RememberedMapping]:
    return _mappings(database.read(_INSIDE["remembered_mapping"], {"name": name}))


def _mappings(rows: Rows) -> Sequence[RememberedMapping]:
    return [
        RememberedMapping(
            *(str(record["name"]), str(record["saved_on"]), json.loads(str(record["body"]))),
            json.loads(str(record["before"])) if record["before"] else None,
            bool(record["deleted"]),
        )
        for record in rows.records()
    ]
