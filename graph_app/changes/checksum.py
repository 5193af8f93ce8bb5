"""One number for all that is on record: equal where every partner, fact and source is equal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from graph_app.database.database import Database
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

_INSIDE = load_statements(CYPHER_FOLDER / "inside")


class Checksum:
    """Grows by 32 bytes with each record that is added, in whatever order; nothing else of it is kept."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []

    def add(self, table: str, record: Mapping[str, Value]) -> None:
        """A record with all that it holds, as the statements backup_… answer it."""
        line = json.dumps([table, record], ensure_ascii=True, sort_keys=True)
        self._lines.append(hashlib.sha256(line.encode()).digest())

    def value(self) -> str:
        """SHA-256 over all that was added, in hexadecimal."""
        return hashlib.sha256(b"".join(sorted(self._lines))).hexdigest()


def checksum(database: Database) -> str:
    """SHA-256 over every partner, fact and source with all its properties, a batch of them in memory at a time."""
    found = Checksum()
    for table in ("sources", "partners", "facts"):
        with database.streamed(_INSIDE[f"backup_{table}"], {}, whole=True) as stream:
            for row in stream.rows:
                found.add(table, dict(zip(stream.columns, row, strict=True)))
    return found.value()
