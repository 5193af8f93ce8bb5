"""The log of changes: the newest first, by partner, person and day; one change with its edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_app.changes.change import Change, edits_of
from graph_app.changes.edits import Edit
from graph_app.database.database import Database
from graph_app.errors import UnknownChange
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

# A number that no change reaches.
BEYOND = 2**53
_INSIDE = load_statements(CYPHER_FOLDER / "inside")


@dataclass(frozen=True)
class Asked:
    """'' where nothing is asked for. `touching` is a partner's id, `since` and `until` are ISO days.

    `before` is the number that a page ends at.
    """

    touching: str = ""
    who: str = ""
    since: str = ""
    until: str = ""
    before: int = BEYOND


def changes(database: Database, asked: Asked, limit: int) -> Sequence[Change]:
    """The newest changes first, `limit` at most."""
    rows = database.read(_INSIDE["changes"], {**vars(asked), "limit": limit})
    return [_change(record) for record in rows.records()]


def change_of_number(database: Database, number: int) -> Change:
    """UnknownChange where there is none of this number."""
    for record in database.read(_INSIDE["change_of_number"], {"number": number}).records():
        return _change(record)
    raise UnknownChange(change=number)


def edits_of_change(database: Database, number: int) -> list[Edit]:
    """All edits of a change, in their order."""
    columns = database.read_columns(_INSIDE["change_parts"], {"number": number})
    return [edit for body in columns["body"] for edit in edits_of(str(body))]


def latest_change_of(database: Database, what: str, record: str) -> Change | None:
    """The newest change of a record, None where the log knows none."""
    for found in database.read(_INSIDE["latest_change_of"], {"record": f"{what} {record}"}).records():
        return _change(found)
    return None


def _change(record: dict[str, Any]) -> Change:
    return Change(**record)
