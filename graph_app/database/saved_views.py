"""Views of the network that people saved: kept in Neo4j beside the data, where every worker and machine sees them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from graph_app.database.database import Database
from graph_app.errors import UnknownView
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Rows

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")
_ID_LETTERS = 12


@dataclass(frozen=True)
class SavedView:
    """`state` is the query of its address. The counts are those of the whole network when it was saved.

    `name` is None where only a short address was wanted. `saved_on` is an ISO day.
    """

    id: str
    name: str | None
    state: str
    saved_on: str
    data_version: int
    partner_count: int
    fact_count: int


def view_id(state: str, name: str | None) -> str:
    """The same for the same view and name, everywhere."""
    return hashlib.sha256(f"{name or ''}\n{state}".encode()).hexdigest()[:_ID_LETTERS]


def save_view(
    database: Database, state: str, name: str | None, saved_on: date, data_version: int, counts: tuple[int, int]
) -> str:
    """Keeps a view and answers its id; `counts` are partners and facts of the whole network."""
    found = view_id(state, name)
    told: dict[str, Any] = {"id": found, "state": state, "name": name, "saved_on": saved_on.isoformat()}
    told |= {"data_version": data_version, "partner_count": counts[0], "fact_count": counts[1]}
    with database.write() as transaction:
        transaction.run(_WRITE["save_view"], told)
    return found


def delete_view(database: Database, wanted: str) -> None:
    """UnknownView where there is none of this id."""
    with database.write() as transaction:
        if not transaction.run(_WRITE["delete_view"], {"id": wanted}).rows:
            raise UnknownView(view=wanted)


def saved_view(database: Database, wanted: str) -> SavedView:
    """UnknownView where there is none of this id."""
    for found in _views(database.read(_INSIDE["saved_view"], {"id": wanted})):
        return found
    raise UnknownView(view=wanted)


def saved_views(database: Database) -> Sequence[SavedView]:
    """Those with a name, in its order; at most GRAPH_APP_ROW_LIMIT."""
    return _views(database.read(_INSIDE["saved_views"], {}))


def _views(rows: Rows) -> Sequence[SavedView]:
    return [SavedView(**cast("dict[str, Any]", record)) for record in rows.records()]
