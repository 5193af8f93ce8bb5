"""Launches Neo4j on a folder and waits until it answers."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from neo4j.exceptions import DatabaseUnavailable, DriverError, Neo4jError

from graph_app.database.local_server import password
from graph_app.database.local_server.child import Child
from graph_app.database.local_server.configuration import REPAIR, heap_megabytes, java_command, write_configuration
from graph_app.database.local_server.folders import refuse_full_disk
from graph_app.database.local_server.home import Home
from graph_app.database.local_server.ports import bolt_address, free_port, listens
from graph_app.database.local_server.progress import say
from graph_app.database.local_server.start_log import StartLog
from graph_app.database.local_server.state import ServerState, started_at, write_state
from graph_app.errors import LocalServerSlow, PortTaken, TransactionLogDamaged
from graph_app.settings import Settings

PORTS_TRIED = 3
ROOM_TO_START_MB = 16  # a new store and its logs take 3 MB; with less room a start does harm


def launch(home: Home, jars: Sequence[Path], settings: Settings, more: str = "") -> Child:
    """Starts the server on a free port; its state file then says "ready". A LocalServerError tells why not.

    `more` are lines for the end of its configuration.

    A log of transactions whose last write was cut off, as by a full disk, stops Neo4j. That write was never
    confirmed to anybody; the server is then started once so that it drops it, after a copy of the data is made.
    """
    refuse_full_disk(home.folder, "GRAPH_APP_INSTANCE", ROOM_TO_START_MB)
    try:
        return _launch_on_a_free_port(home, jars, settings, more)
    except TransactionLogDamaged:
        copy = home.folder / f"data-before-repair-{datetime.now():%Y-%m-%d-%H%M%S}"
        shutil.copytree(home.data, copy)
        say(f"The last write was cut off. Neo4j drops it; the data as it was is kept in {copy}.")
        return _launch_on_a_free_port(home, jars, settings, more + REPAIR)


def _launch_on_a_free_port(home: Home, jars: Sequence[Path], settings: Settings, more: str) -> Child:
    for attempt in range(1, PORTS_TRIED + 1):
        port, heap = free_port(), heap_megabytes(settings)
        write_configuration(home.folder, port, heap, more)
        try:
            return _launch(home, java_command(home.folder, jars, heap), port, settings)
        except PortTaken:  # somebody was quicker
            if attempt == PORTS_TRIED:
                raise
    raise AssertionError


def _launch(home: Home, command: Sequence[str], port: int, settings: Settings) -> Child:
    log = StartLog(home, settings, port)
    child = Child(command, home.state, home.console_log)
    state = ServerState(os.getpid(), child.java_id, child.guardian_id, started_at(child.java_id), port, ready=False)
    try:
        write_state(home.state, state)
        _await_answer(home, child, port, log, settings)
        write_state(home.state, replace(state, ready=True))
    except BaseException:
        child.stop()
        raise
    return child


def _await_answer(home: Home, child: Child, port: int, log: StartLog, settings: Settings) -> None:
    deadline = time.monotonic() + settings.start_seconds
    while time.monotonic() < deadline:
        if not child.runs():
            raise log.reason()
        if listens(port):
            try:
                return password.settle(bolt_address(port), home)
            except DatabaseUnavailable as problem:  # the server is up; its database may have failed to start
                if reason := log.known_reason():
                    raise reason from problem
            except (DriverError, Neo4jError):
                pass  # it listens before it is ready to answer
        time.sleep(0.1)
    raise log.known_reason() or LocalServerSlow(seconds=settings.start_seconds, log=home.console_log)
