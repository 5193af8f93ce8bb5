"""Suggestions that somebody rejected, with the reason: kept in Neo4j beside the data, where every worker sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from graph_app.database.database import Database
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")


@dataclass(frozen=True)
class Rejection:
    """Why no tie with the partner of this id is wanted, and since which ISO day."""

    partner: str
    reason: str
    rejected_on: str


def reject(database: Database, partner_id: str, reason: str, rejected_on: date) -> None:
    """Remembers a rejection; a second one of the same partner replaces the first. The data version stays."""
    told = {"partner": partner_id, "reason": reason, "rejected_on": rejected_on.isoformat()}
    with database.write() as transaction:
        transaction.run(_WRITE["reject_suggestion"], told)


def take_back(database: Database, partner_id: str) -> None:
    """Forgets a rejection, where there is one."""
    with database.write() as transaction:
        transaction.run(_WRITE["take_back_rejection"], {"partner": partner_id})


def rejections(database: Database) -> Sequence[Rejection]:
    """The newest first; at most GRAPH_APP_ROW_LIMIT."""
    rows = database.read(_INSIDE["rejections"], {})
    return [Rejection(**cast("dict[str, Any]", record)) for record in rows.records()]
