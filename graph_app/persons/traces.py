"""Where the name of a person stands: among the contact persons, in the data, in the log of changes, in uploads.

What is sought is the name as it is written, in every spelling of `spellings`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from graph_app.changes.change import edits_of, packed
from graph_app.database.database import Database
from graph_app.errors import NameTooShort
from graph_app.ingest.tables import TABLES
from graph_app.persons.kept_files import file_holds, unescaped
from graph_app.persons.person import Person
from graph_app.persons.spellings import database_pattern, holds, one_spelling, places
from graph_app.persons.store import all_persons
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

SHORTEST = 4
# What is written in the place of a name.
ERASED = "[đã xóa · erased]"
_INSIDE = load_statements(CYPHER_FOLDER / "inside")
# What other records and addresses hang on, and what is chosen from a list or counted.
_LASTING = {"id", "source_id", "event_id", "partner", "source", "target"}
_CODES = {"choice", "country", "currency", "boolean", "date", "day", "integer", "number"}
_NO_TEXTS = {*_LASTING, "kind", "type"} | {
    column.name for table in TABLES for column in table.properties if column.type in _CODES
}


@dataclass(frozen=True)
class Passage:
    """Texts of a node or a fact that hold the name. `element` is Neo4j's id; `record` ours, '' where it has none."""

    what: str
    element: str
    labels: tuple[str, ...]
    record: str
    texts: dict[str, Value]


@dataclass(frozen=True)
class Traces:
    """`parts`: element ids of parts of the log, with the number of their change. `uploads`: folders of kept uploads."""

    name: str
    persons: tuple[Person, ...] = ()
    passages: tuple[Passage, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    uploads: tuple[Path, ...] = ()

    @property
    def count(self) -> int:
        return len(self.persons) + len(self.passages) + len(self.parts) + len(self.uploads)


def find_traces(database: Database, folder: Path, uploads: Path, name: str) -> Traces:
    """Every trace of a name. NameTooShort below SHORTEST letters: that would be in half of all words."""
    name = plain_name(name)
    return Traces(
        name,
        tuple(each for each in all_persons(folder) if holds_name([*each.values.values()], name)),
        tuple(_passages(database, name)),
        tuple(_parts(database, name)),
        tuple(each for each in _folders(uploads) if any(file_holds(file, name) for file in each.rglob("*"))),
    )


def plain_name(name: str) -> str:
    """A name as it is sought. NameTooShort."""
    name = one_spelling(name)
    if len(name) < SHORTEST:
        raise NameTooShort(shortest=SHORTEST)
    return name


def holds_name(value: Value, name: str) -> bool:
    """Whether a text, or one in a list or an object, holds the name."""
    if isinstance(value, str):
        return holds(value, name)
    if isinstance(value, list):
        return any(holds_name(each, name) for each in value)
    if isinstance(value, dict):
        return any(holds_name(each, name) for key, each in value.items() if key not in _NO_TEXTS)
    return False


def without_name(value: Value, name: str) -> Value:
    """The same with ERASED in the place of the name, however it is spelled there."""
    if isinstance(value, str):
        for begin, end in reversed(places(value, name)):
            value = value[:begin] + ERASED + value[end:]
        return value
    if isinstance(value, list):
        return [without_name(each, name) for each in value]
    if isinstance(value, dict):
        return {key: each if key in _NO_TEXTS else without_name(each, name) for key, each in value.items()}
    return value


def body_without_name(body: str, name: str) -> bytes | None:
    """The packed edits of a part of the log without the name; None where it is not in it."""
    whole = zlib.decompress(bytes.fromhex(body)).decode("utf-8", "replace")
    if not any(holds(text, name) for text in unescaped(whole)):  # nearly always, and quick
        return None
    edits = edits_of(body)
    told = [[without_name(cast("Value", record), name) for record in (each.before, each.after)] for each in edits]
    if all([each.before, each.after] == pair for each, pair in zip(edits, told, strict=True)):
        return None
    kept = zip(edits, cast("Any", told), strict=True)
    return packed([type(each)(each.what, each.id, before, after) for each, (before, after) in kept])


def _passages(database: Database, name: str) -> Iterator[Passage]:
    with database.streamed(
        _INSIDE["texts_with"], {"pattern": database_pattern(name), "letters": len(name.replace(" ", ""))}
    ) as stream:
        for what, element, labels, properties in stream.rows:
            own = cast("dict[str, Value]", properties)
            texts = {key: each for key, each in own.items() if key not in _NO_TEXTS and holds_name(each, name)}
            if texts:
                names = tuple(str(label) for label in cast("list[Value]", labels))
                yield Passage(str(what), str(element), names, str(own.get("id") or own.get("number") or ""), texts)


def _parts(database: Database, name: str) -> Iterator[tuple[str, int]]:
    with database.streamed(_INSIDE["all_change_parts"], {}) as stream:
        for element, change, body in stream.rows:
            if body_without_name(str(body), name) is not None:
                yield str(element), cast("int", change)


def _folders(uploads: Path) -> list[Path]:
    return sorted(each for each in uploads.iterdir() if each.is_dir()) if uploads.is_dir() else []
