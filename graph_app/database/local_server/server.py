"""Our own Neo4j: finds the one that runs on the instance folder, or starts it, and stops what it started."""

from __future__ import annotations

import atexit
import contextlib
import os
import time
from dataclasses import replace
from pathlib import Path

import psutil
from filelock import FileLock, Timeout
from neo4j.exceptions import DriverError, Neo4jError

from graph_app.database.local_server import password
from graph_app.database.local_server.child import END_SECONDS, Child
from graph_app.database.local_server.configuration import java_command, write_configuration
from graph_app.database.local_server.folders import private_folder, refuse_full_disk, storage_errors
from graph_app.database.local_server.jars import class_path
from graph_app.database.local_server.ports import bolt_address, free_port, listens
from graph_app.database.local_server.progress import say
from graph_app.database.local_server.start_log import reason
from graph_app.database.local_server.state import ServerState, read_state, started_at, write_state
from graph_app.errors import LocalServerSlow, PortTaken, StartInProgress
from graph_app.settings import Settings

PORTS_TRIED = 3
ROOM_TO_START_MB = 16  # a new store and its logs take 3 MB; with less room a start does harm


class LocalServer:
    """Making one touches nothing; `ensure` does. Not thread-safe: the connection holds a lock around it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.home = settings.instance / "neo4j"
        self.password_file = self.home / "password"
        self.log_file = self.home / "console.log"
        self._state_file = self.home / "state.json"
        self._stopping_file = self.home / "stopping.json"  # the guardian moves the state there
        self._child: Child | None = None

    def running(self) -> ServerState | None:
        """The server that is ready on this instance folder, whoever started it."""
        state = read_state(self._state_file)
        return state if state and state.is_ready() else None

    def ensure(self) -> ServerState:
        """The running server, started if there is none. A LocalServerError says what went wrong, and what to do."""
        with storage_errors(self.home, "GRAPH_APP_INSTANCE"):
            return self.running() or self._start_alone()

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

    def _start_alone(self) -> ServerState:
        self._settings.instance.mkdir(parents=True, exist_ok=True)
        private_folder(self.home)
        jars = class_path(self._settings.jars)
        try:
            with FileLock(self.home / "start.lock", timeout=self._settings.start_seconds):
                return self.running() or self._start(jars)
        except Timeout as problem:
            raise StartInProgress(seconds=self._settings.start_seconds) from problem

    def _start(self, jars: list[Path]) -> ServerState:
        self.stop()
        self._see_off_the_last_one()
        refuse_full_disk(self.home, "GRAPH_APP_INSTANCE", ROOM_TO_START_MB)
        password.read_or_make(self.password_file)
        say("Starting Neo4j …")
        began = time.monotonic()
        for attempt in range(1, PORTS_TRIED + 1):
            try:
                state = self._launch(jars, free_port())
                break
            except PortTaken:
                if attempt == PORTS_TRIED:
                    raise
        say(f"Neo4j answers after {time.monotonic() - began:.0f} s.")
        return state

    def _see_off_the_last_one(self) -> None:
        """Waits for a server that is about to end, since two cannot share a store; ends it if it does not."""
        deadline = time.monotonic() + END_SECONDS
        for file in (self._stopping_file, self._state_file):
            state = read_state(file)
            while state and (process := state.process()):
                if time.monotonic() > deadline:
                    process.kill()
                time.sleep(0.1)
            file.unlink(missing_ok=True)

    def _launch(self, jars: list[Path], port: int) -> ServerState:
        memory_mb = self._settings.neo4j_memory_mb
        write_configuration(self.home, port, memory_mb)
        self._child = Child(java_command(self.home, jars, memory_mb), self._state_file, self.log_file)
        atexit.register(self.stop)
        java = self._child.java_id
        state = ServerState(os.getpid(), java, self._child.guardian_id, started_at(java), port, ready=False)
        try:
            write_state(self._state_file, state)
            self._await_answer(self._child, port)
            state = replace(state, ready=True)
            write_state(self._state_file, state)
        except BaseException:
            self.stop()
            raise
        return state

    def _await_answer(self, child: Child, port: int) -> None:
        deadline = time.monotonic() + self._settings.start_seconds
        while time.monotonic() < deadline:
            if not child.runs():
                raise reason(self.log_file, self.home, port, self._settings)
            if listens(port):
                try:
                    return password.settle(bolt_address(port), self.password_file, self.home)
                except (DriverError, Neo4jError):
                    pass  # it listens before it is ready to answer
            time.sleep(0.1)
        raise LocalServerSlow(seconds=self._settings.start_seconds, log=self.log_file)
