"""A connection's socket with a limit on what comes in, that another thread can end at any moment.

The driver has neither: it takes a record of any size as a whole, and waits as long as the server takes to plan. It
ends a transaction when its connection ends, and so does Neo4j.
"""

from __future__ import annotations

import contextlib
import socket
from typing import Any

from neo4j import Transaction

from graph_app.database.counted_values import CountedValues


class WatchedSocket:
    """Stands in for the driver's own; whatever else is asked of it, that one answers."""

    def __init__(self, wrapped: Any, most_bytes: int) -> None:
        self._wrapped = wrapped
        self._most_bytes = most_bytes
        self._received = 0
        self.full = False

    def recv_into(self, buffer: Any, nbytes: int) -> int:
        count: int = self._wrapped.recv_into(buffer, nbytes)
        self._received += count
        if self._received > self._most_bytes:
            self.full = True
            raise OSError("more than the limit came in")
        return count

    def end(self) -> None:
        """Whoever waits for this socket, here and on the server, stops waiting."""
        with contextlib.suppress(OSError):  # it has ended already
            self._wrapped._socket.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wrapped, name)


class Watched:
    """A transaction's connection with a watched socket, and with a limit on the values in what comes through it."""

    def __init__(self, transaction: Transaction, most_bytes: int, most_values: int) -> None:
        # No public way leads there; test_console.py sees that this one does.
        self._inbox: Any = transaction._connection.inbox
        self.socket = WatchedSocket(self._inbox._socket, most_bytes)
        self.values = CountedValues(self._inbox._unpacker, most_values)
        self._inbox._socket, self._inbox._unpacker = self.socket, self.values

    def unwatch(self) -> None:
        self._inbox._socket, self._inbox._unpacker = self.socket._wrapped, self.values._wrapped
