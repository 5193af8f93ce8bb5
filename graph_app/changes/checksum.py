"""One number for all that is on record: equal where every partner, fact and source is equal."""

from __future__ import annotations

import hashlib
import json

from graph_app.database.database import Database
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_INSIDE = load_statements(CYPHER_FOLDER / "inside")


def checksum(database: Database) -> str:
    """SHA-256 over every partner, fact and source with all its properties, in the order of their ids."""
    found = hashlib.sha256()
    for statement in ("all_sources", "all_partners", "all_facts"):
        columns = database.read_columns(_INSIDE[statement])
        rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
        lines = sorted(json.dumps(row, ensure_ascii=True, sort_keys=True) for row in rows)
        found.update("\n".join([statement, *lines, ""]).encode())
    return found.hexdigest()
