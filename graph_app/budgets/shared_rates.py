"""The same for all workers of one machine: the numbers lie in a small SQLite file of the instance folder."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from graph_app.budgets.rates import RatesInMemory, moved

_PATIENCE_SECONDS = 1.0
_MAKE = "CREATE TABLE IF NOT EXISTS rates (who TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID"
_KEEP = "INSERT INTO rates VALUES (?, ?) ON CONFLICT (who) DO UPDATE SET until = excluded.until"


class SharedRates:
    """For what is asked seldom and costs much: a look-up costs a millisecond. Safe to share among processes.

    Where the file cannot be written (a full disk, a folder that can only be read) this process counts for itself.
    """

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        self._file, self._clock = file, clock
        self._alone = RatesInMemory()

    def wait(self, budget: str, who: str, per_minute: int) -> float:
        """Counts one request; 0 where it may pass, else how many seconds to wait."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE_SECONDS, isolation_level=None)) as connection:
                return self._counted(connection, _key(budget, who), per_minute)
        except (sqlite3.Error, OSError):
            return self._alone.wait(budget, who, per_minute)

    def _counted(self, connection: sqlite3.Connection, key: str, per_minute: int) -> float:
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut takes away counts for a minute at most
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_MAKE)
        now = self._clock()
        [until] = connection.execute("SELECT until FROM rates WHERE who = ?", (key,)).fetchone() or [0.0]
        until, wait = moved(until, now, per_minute)
        connection.execute(_KEEP, (key, until))
        connection.execute("DELETE FROM rates WHERE until < ?", (now,))
        connection.execute("COMMIT")
        return wait


def _key(budget: str, who: str) -> str:
    """Nobody's name or address lies in the file."""
    return hashlib.sha256(f"{budget}\0{who}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
