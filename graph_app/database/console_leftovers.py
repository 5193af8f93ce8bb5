"""What the server goes on with after a query of the console has ended for whoever asked.

Neo4j looks whether a query is to end between its steps and not within an expression: a `reduce` over a range of a
billion goes on for hours after its time is up and its connection is cut (measured with 5.26). So the place of such a
query stays taken, that there are never more of them than the console may run at once; and our own server is started
anew where it does not come back. On one of somebody else only they can do so.
"""

from __future__ import annotations

import threading
import time

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph_app.database.connection import Connection
from graph_app.errors import GraphAppError
from graph_app.records import Statement

PATIENCE_SECONDS = 20
LOOK_EVERY_SECONDS = 0.1
LOOK_AGAIN_SECONDS = 2
_OWN_SECONDS = 5.0


class Leftovers:
    """Safe to use from several threads."""

    def __init__(
        self, connection: Connection, statement: Statement, patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        """`statement` tells of a `run` how many transactions are its own, and how many longer ones somebody else's."""
        self._connection = connection
        self._statement = statement
        self._patience_seconds = patience_seconds
        self._closed = threading.Event()

    def are_gone(self, run: str, seconds: float) -> bool:
        """Whether the server is through with that run, or is within so many seconds."""
        deadline = time.monotonic() + seconds
        while self._counts(run)[0]:
            if time.monotonic() > deadline or self._closed.wait(LOOK_EVERY_SECONDS):
                return False
        return True

    def see_off(self, run: str) -> None:
        """Waits until the server is through with that run; starts our own anew where that takes too long.

        Not while it works for somebody else, whose import would be lost.
        """
        deadline = time.monotonic() + self._patience_seconds
        while not self._closed.wait(LOOK_AGAIN_SECONDS):
            own, others = self._counts(run)
            if not own or (not others and time.monotonic() > deadline and self._connection.start_own_server_anew()):
                return

    def close(self) -> None:
        self._closed.set()

    def _counts(self, run: str) -> tuple[int, int]:
        if self._closed.is_set():
            return 0, 0
        try:
            with (
                self._connection.session(neo4j.READ_ACCESS) as session,
                session.begin_transaction({"app": "console leftovers"}, _OWN_SECONDS) as transaction,
            ):
                own, others = next(transaction.run(self._statement.text, {"run": run}))
                return own, others
        except (GraphAppError, DriverError, Neo4jError, OSError):  # a server that is gone is busy with nothing
            return 0, 0
