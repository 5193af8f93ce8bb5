"""The log of changes: the newest first, by partner, person and day; one change with its edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graph_app.changes.change import EDITS_PER_PART, Change, edits_of
from graph_app.changes.edits import Edit, Record
from graph_app.database.database import Database
from graph_app.errors import UnknownChange
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

# A number that no change reaches.
BEYOND = 2**53
# Parts of a change that are held at a time.
PARTS_AT_ONCE = 20
_WRITE = load_statements(CYPHER_FOLDER / "write")
_INSIDE = load_statements(CYPHER_FOLDER / "inside")


@dataclass(frozen=True)
class Asked:
    """'' where nothing is asked for. `touching` is a partner's id; `since` and `until` are ISO times or their begins.

    `until` itself is left out.

    `before` is the number that a page ends at, `version` the data version that a page showed.
    """

    touching: str = ""
    who: str = ""
    since: str = ""
    until: str = ""
    before: int = BEYOND
    version: int = BEYOND


def changes(database: Database, asked: Asked, limit: int) -> Sequence[Change]:
    """The newest changes first, `limit` at most."""
    told = {name: value for name, value in vars(asked).items() if name not in {"touching", "before"}}
    if not asked.touching:
        rows = database.read(_INSIDE["changes"], {**told, "before": asked.before, "limit": limit})
        return [_change(record) for record in rows.records()]
    found: list[Change] = []
    for numbers in _numbers_touching(database, asked, limit):
        rows = database.read(_INSIDE["changes_of_numbers"], {**told, "numbers": numbers, "limit": limit - len(found)})
        found += [_change(record) for record in rows.records()]
        if len(found) >= limit:
            break
    return found


def _numbers_touching(database: Database, asked: Asked, limit: int) -> Iterator[list[Value]]:
    """The numbers of a partner's changes, the newest first, in ever larger pieces: most are found in the first."""
    before, piece = asked.before, 4 * limit
    while True:
        wanted: dict[str, Value] = {"touching": asked.touching, "before": before, "limit": piece}
        numbers = database.read_columns(_INSIDE["changes_touching"], wanted)["number"]
        if numbers:
            yield numbers
        if len(numbers) < piece:
            return
        before, piece = cast("int", numbers[-1]), 4 * piece


def change_of_number(database: Database, number: int) -> Change:
    """UnknownChange where there is none of this number."""
    for record in database.read(_INSIDE["change_of_number"], {"number": number}).records():
        return _change(record)
    raise UnknownChange(change=number)


def edits_of_change(database: Database, number: int) -> list[Edit]:
    """All edits of a change, in their order."""
    return _of_parts(database, number, 0, BEYOND)


def edits_from(database: Database, number: int, first: int, count: int) -> list[Edit]:
    """`count` edits of a change from place `first` (from 0) on; of a large change only what holds them is read."""
    begin = first // EDITS_PER_PART
    found = _of_parts(database, number, begin, (first + count - 1) // EDITS_PER_PART)
    return found[first - begin * EDITS_PER_PART :][:count]


def edits_one_by_one(database: Database, change: Change) -> Iterator[Edit]:
    """All edits of a change, some parts held at a time."""
    parts = -(-change.edit_count // EDITS_PER_PART)
    for begin in range(0, parts, PARTS_AT_ONCE):
        yield from _of_parts(database, change.number, begin, begin + PARTS_AT_ONCE - 1)


def partners_of(database: Database, changes: Sequence[Change]) -> dict[int, list[str]]:
    """The ids of the partners that changes are about, by number; large changes are left out."""
    numbers: list[Value] = [change.number for change in changes if change.edit_count <= EDITS_PER_PART]
    found = database.read(_INSIDE["partners_of_changes"], {"numbers": numbers}).records()
    return {cast("int", row["number"]): cast("list[str]", row["partners"]) for row in found}


def edits_of_small(database: Database, changes: Sequence[Change], most: int) -> dict[int, list[Edit]]:
    """The edits of those changes that have at most `most` of them, by number; `most` is far below EDITS_PER_PART."""
    numbers: list[Value] = [change.number for change in changes if change.edit_count <= most]
    columns = database.read_columns(_INSIDE["edits_of_small_changes"], {"numbers": numbers}) if numbers else {}
    found = zip(columns.get("number", ()), columns.get("body", ()), strict=True)
    return {cast("int", number): edits_of(str(body)) for number, body in found}


def _of_parts(database: Database, number: int, first: int, last: int) -> list[Edit]:
    columns = database.read_columns(_INSIDE["change_parts"], {"number": number, "first": first, "last": last})
    return [edit for body in columns["body"] for edit in edits_of(str(body))]


def record_now(database: Database, what: str, id: str) -> Record | None:
    """A record as it stands, None where it is not on record."""
    return next(iter(records_now(database, what, [id])), None)


def records_now(database: Database, what: str, ids: Sequence[str]) -> list[Record]:
    """Those of some records that are there."""
    return database.read(_WRITE[f"records_of_{what}s"], {"ids": [*ids]}).records()


def uses_now(database: Database, what: str, id: str) -> int:
    """How many facts (and, of a source, partners) hang on a partner or a source."""
    return sum(cast("int", count) for _, count in database.read(_WRITE[f"uses_of_{what}s"], {"ids": [id]}).rows)


def latest_change_of(database: Database, what: str, record: str) -> Change | None:
    """The newest change of a record, None where the log knows none."""
    for found in database.read(_INSIDE["latest_change_of"], {"record": f"{what} {record}"}).records():
        return _change(found)
    return None


def changes_of_record_since(database: Database, what: str, record: str, version: int, limit: int) -> Sequence[Change]:
    """The changes of a record after a data version, the newest first."""
    wanted: dict[str, Value] = {"record": f"{what} {record}", "version": version, "limit": limit}
    return [_change(found) for found in database.read(_INSIDE["changes_of_record_since"], wanted).records()]


def _change(record: dict[str, Any]) -> Change:
    return Change(**record)
