"""Where the name of a person stands: among the contact persons, in the data, in the log of changes, in uploads.

What is sought is the name as it is written, whether in large or small letters.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from graph_app.changes.change import edits_of, packed
from graph_app.database.database import Database
from graph_app.errors import NameTooShort
from graph_app.persons.person import Person
from graph_app.persons.store import all_persons
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

SHORTEST = 4
# What is written in the place of a name.
ERASED = "[đã xóa · erased]"
# The bytes of one file that are looked at.
_MOST_BYTES = 200_000_000
_INSIDE = load_statements(CYPHER_FOLDER / "inside")
# What other records and addresses hang on.
_LASTING = {"id", "source_id", "event_id", "partner"}


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
    """A name as the data have it. NameTooShort."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if len(name) < SHORTEST:
        raise NameTooShort(shortest=SHORTEST)
    return name


def holds_name(value: Value, name: str) -> bool:
    """Whether a text, or one in a list or an object, holds the name."""
    return without_name(value, name) != value


def without_name(value: Value, name: str) -> Value:
    """The same with ERASED in the place of the name."""
    if isinstance(value, str):
        return re.sub(re.escape(name), lambda _found: ERASED, value, flags=re.IGNORECASE)
    if isinstance(value, list):
        return [without_name(each, name) for each in value]
    if isinstance(value, dict):
        return {key: each if key in _LASTING else without_name(each, name) for key, each in value.items()}
    return value


def body_without_name(body: str, name: str) -> bytes | None:
    """The packed edits of a part of the log without the name; None where it is not in it."""
    edits = edits_of(body)
    told = [[without_name(cast("Value", record), name) for record in (each.before, each.after)] for each in edits]
    if all([each.before, each.after] == pair for each, pair in zip(edits, told, strict=True)):
        return None
    kept = zip(edits, cast("Any", told), strict=True)
    return packed([type(each)(each.what, each.id, before, after) for each, (before, after) in kept])


def _passages(database: Database, name: str) -> Iterator[Passage]:
    with database.streamed(_INSIDE["texts_with"], {"text": name.lower()}) as stream:
        for what, element, labels, properties in stream.rows:
            own = cast("dict[str, Value]", properties)
            texts = {key: each for key, each in own.items() if key not in _LASTING and holds_name(each, name)}
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


def file_holds(file: Path, name: str) -> bool:
    """Whether a kept file holds the name in the spelling of any encoding that an import reads; also inside of a zip."""
    if not file.is_file():
        return False
    if zipfile.is_zipfile(file):
        return _zip_holds(file, name)
    with file.open("rb") as stream:
        return _bytes_hold(stream.read(_MOST_BYTES), name)


def _zip_holds(file: Path, name: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.namelist():
                with archive.open(member) as stream:
                    if _bytes_hold(stream.read(_MOST_BYTES), name):
                        return True
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError):
        return True  # what cannot be looked into may hold it
    return False


def _bytes_hold(content: bytes, name: str) -> bool:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1258"):
        text = unicodedata.normalize("NFC", content.decode(encoding, "replace")).lower()
        if name.lower() in text:
            return True
    return False
