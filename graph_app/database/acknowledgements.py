"""What the inbox found and somebody said is right, with the reason: kept in Neo4j beside the data, for every worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from graph_app.database.database import Database
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")
MOST = 20_000


@dataclass(frozen=True)
class Acknowledgement:
    """Why a matter is right, who says so, since which ISO day.

    `id` is the matter's, `about` the records that it is about, as “fact meet-1”; `digest` is that of what the rule saw.
    """

    id: str
    rule: str
    about: Sequence[str]
    digest: str
    reason: str
    who: str
    acknowledged_on: str


def acknowledge(database: Database, told: Acknowledgement) -> None:
    """Remembers it; a second one of the same matter replaces the first. The data version stays."""
    with database.write() as transaction:
        transaction.run(_WRITE["acknowledge"], {**vars(told), "about": [*told.about]})


def take_back(database: Database, matter: str) -> None:
    """Forgets it, where there is one."""
    with database.write() as transaction:
        transaction.run(_WRITE["take_back_acknowledgement"], {"id": matter})


def acknowledgements(database: Database) -> Sequence[Acknowledgement]:
    """The newest first; at most MOST."""
    rows = database.read(_INSIDE["acknowledgements"], {}, MOST)
    return [Acknowledgement(**cast("dict[str, Any]", record)) for record in rows.records()]
