"""The state file: which Neo4j runs on this instance folder, so that every process of ours uses the same one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from graph_app.database.local_server.folders import write_private

CLOCK_SECONDS = 2.0  # start times of one process, as told at two moments, differ by less


@dataclass(frozen=True)
class ServerState:
    """A server's processes (ids, and Java's start in seconds since 1970), its port, and its phase.

    `owner` is the app that started it and with which it ends. `ready`: it has answered.
    """

    owner: int
    java: int
    guardian: int
    started: float
    port: int
    ready: bool

    def is_ready(self) -> bool:
        """Whether it answers, and will: without its owner it is about to stop."""
        return self.ready and psutil.pid_exists(self.owner) and self.process() is not None

    def process(self) -> psutil.Process | None:
        """Java, or None where it is gone; another program under the same id does not count."""
        try:
            process = psutil.Process(self.java)
            if abs(process.create_time() - self.started) < CLOCK_SECONDS and process.status() != psutil.STATUS_ZOMBIE:
                return process
        except psutil.NoSuchProcess:
            pass
        return None


def read_state(file: Path) -> ServerState | None:
    """None where there is no state, or none that can be read: then nothing of ours runs."""
    try:
        return ServerState(**json.loads(file.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write_state(file: Path, state: ServerState) -> None:
    write_private(file, json.dumps(asdict(state)))


def started_at(process_id: int) -> float:
    """When the process started; 0 where it is gone already."""
    try:
        return psutil.Process(process_id).create_time()
    except psutil.NoSuchProcess:
        return 0.0
