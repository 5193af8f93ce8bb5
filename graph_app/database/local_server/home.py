"""Where the files of our own Neo4j lie, below <instance>/neo4j."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def password(self) -> Path:
        return self.folder / "password"

    @property
    def state(self) -> Path:
        return self.folder / "state.json"

    @property
    def stopping(self) -> Path:
        """Where the guardian moves the state when it begins to stop Java."""
        return self.folder / "stopping.json"

    @property
    def start_lock(self) -> Path:
        return self.folder / "start.lock"

    @property
    def console_log(self) -> Path:
        """What the running server printed; begins anew with each start."""
        return self.folder / "console.log"

    @property
    def debug_log(self) -> Path:
        """Neo4j's own log of details; goes on from start to start."""
        return self.folder / "logs" / "debug.log"
