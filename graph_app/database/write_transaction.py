"""One write: many statements, one commit, and the data version goes up if anything changed."""

from __future__ import annotations

from collections.abc import Mapping

import neo4j

from graph_app.database.plain import known_nodes, plain
from graph_app.records import Rows, Statement, Value

# They take a lock, or write what the app itself remembers; partners, facts and sources stay as they are.
NO_DATA = frozenset(
    {
        *("lock_data_version", "stamp_schema", "lock_remembered", "remember", "save_view", "delete_view"),
        *("log_change", "log_change_parts", "mark_undone"),
        *("hold_apart", "let_go"),
        *("reject_suggestion", "take_back_rejection", "put_change_bodies"),
        *("remember_mapping", "rename_mapping", "delete_mapping", "mapping_as_before"),
        *("acknowledge", "take_back_acknowledgement"),
    }
)


class WriteTransaction:
    """What `Database.write` gives."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction
        self.changed = False

    def run(self, statement: Statement, arguments: Mapping[str, Value] | None = None) -> Rows:
        """Runs one statement and answers all its rows."""
        result = self._transaction.run(statement.text, dict(arguments or {}))
        columns, records = tuple(result.keys()), [tuple(record) for record in result]
        if result.consume().counters.contains_updates and statement.name not in NO_DATA:
            self.changed = True
        nodes, _ = known_nodes(records)
        return Rows(columns, [tuple(plain(value, nodes) for value in record) for record in records])
