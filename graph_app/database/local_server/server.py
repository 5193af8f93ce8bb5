"""Our own Neo4j: finds the one that runs on the instance folder, or starts it, and stops what it started."""

from __future__ import annotations

import atexit
import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph_app.database.local_server import password
from graph_app.database.local_server.child import END_SECONDS, Child
from graph_app.database.local_server.folders import private_folder, storage_errors
from graph_app.database.local_server.home import Home
from graph_app.database.local_server.jars import class_path
from graph_app.database.local_server.launch import launch
from graph_app.database.local_server.ports import bolt_address
from graph_app.database.local_server.progress import say
from graph_app.database.local_server.state import ServerState, read_state
from graph_app.errors import LocalServerFailed, StartInProgress
from graph_app.settings import Settings


class LocalServer:
    """Making one touches nothing; `ensure` does. Not thread-safe: the connection holds a lock around it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.home = Home(settings.instance / "neo4j")
        self._child: Child | None = None
        self.only_waits = False  # another process starts it, whenever it is not there

    def running(self) -> ServerState | None:
        """The server that is ready on this instance folder, whoever started it."""
        state = read_state(self.home.state)
        return state if state and state.is_ready() else None

    def ensure(self) -> ServerState:
        """The running server, started if there is none. A LocalServerError says what went wrong, and what to do."""
        with storage_errors(self.home.folder, "GRAPH_APP_INSTANCE"):
            return self.running() or (self._awaited() if self.only_waits else self._start_alone())

    def password(self) -> str:
        with storage_errors(self.home.folder, "GRAPH_APP_INSTANCE"):
            return password.read_or_make(self.home.password)

    def stop(self) -> None:
        """Stops the server if this process started it, and waits for its end."""
        if self._child:
            self._child.stop()
            self._child = None
            atexit.unregister(self.stop)

    def end(self, address: str) -> None:
        """Ends the server at the address, whoever started it, and waits until nobody can begin to use it."""
        state = self.running()
        if not state or bolt_address(state.port) != address:
            return
        if self._child:
            self.stop()
        else:
            with contextlib.suppress(psutil.NoSuchProcess):
                psutil.Process(state.guardian).terminate()
        deadline = time.monotonic() + END_SECONDS
        while self.running() == state and time.monotonic() < deadline:
            time.sleep(0.1)

    def kill(self) -> None:
        """Ends the server at once, whatever it is busy with: what was committed is in the transaction log."""
        state = self.running()
        if state:
            with contextlib.suppress(psutil.NoSuchProcess):
                psutil.Process(state.java).kill()

    def _awaited(self) -> ServerState:
        deadline = time.monotonic() + self._settings.start_seconds
        while time.monotonic() < deadline:
            if state := self.running():
                return state
            time.sleep(0.1)
        raise StartInProgress(seconds=self._settings.start_seconds)

    def _start_alone(self) -> ServerState:
        """Starts the server while no other process does; where another was quicker, uses that one's."""
        self._settings.instance.mkdir(parents=True, exist_ok=True)
        private_folder(self.home.folder)
        jars = class_path(self._settings.jars)  # before the lock: a download takes longer than others wait for a start
        try:
            with FileLock(self.home.start_lock, timeout=self._settings.start_seconds):
                return self.running() or self._start(jars)
        except Timeout as problem:
            raise StartInProgress(seconds=self._settings.start_seconds) from problem

    def _start(self, jars: Sequence[Path]) -> ServerState:
        self.stop()
        self._see_off_the_last_one()
        self.password()
        say("Starting Neo4j …")
        began = time.monotonic()
        self._child = launch(self.home, jars, self._settings)
        atexit.register(self.stop)
        state = self.running()
        if not state:
            raise LocalServerFailed(problem="it stopped right after its start", log=self.home.console_log)
        say(f"Neo4j answers after {time.monotonic() - began:.0f} s.")
        return state

    def _see_off_the_last_one(self) -> None:
        """Waits for a server that is about to end, since two cannot share a store; ends it if it does not."""
        deadline = time.monotonic() + END_SECONDS
        for file in (self.home.stopping, self.home.state):
            state = read_state(file)
            while state and (process := state.process()):
                if time.monotonic() > deadline:
                    process.kill()
                time.sleep(0.1)
            file.unlink(missing_ok=True)
