"""Pairs of partners that somebody said are two: kept in Neo4j beside the data, where every worker sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from graph_app.database.database import Database
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")


@dataclass(frozen=True)
class HeldApart:
    """Two partners by id, `first` before `second`; who said that they are two, why, and on which ISO day."""

    first: str
    second: str
    who: str
    reason: str
    said_on: str


def hold_apart(database: Database, one: str, other: str, who: str, reason: str, said_on: date) -> None:
    """Remembers that two partners are two; said again, the new words stand. The data version stays."""
    told = {"who": who, "reason": reason, "said_on": said_on.isoformat()}
    with database.write() as transaction:
        transaction.run(_WRITE["hold_apart"], {**_pair(one, other), **told})


def let_go(database: Database, one: str, other: str) -> None:
    """Forgets it, where it was said."""
    with database.write() as transaction:
        transaction.run(_WRITE["let_go"], _pair(one, other))


def held_apart(database: Database) -> Sequence[HeldApart]:
    """All of them, the newest first."""
    columns = database.read_columns(_INSIDE["held_apart"])
    return [HeldApart(*cast("tuple[str, ...]", row)) for row in zip(*columns.values(), strict=True)]


def _pair(one: str, other: str) -> dict[str, str]:
    first, second = sorted((one, other))
    return {"first": first, "second": second}
