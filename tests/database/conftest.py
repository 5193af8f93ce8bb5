"""Apps in processes of their own, each with our own Neo4j, to be killed; and a web server that is no Neo4j."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import psutil
import pytest

from graph_app.database.database import Database
from graph_app.settings import PROJECT, Settings


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


APP = """
import os, sys
from graph_app.database.database import Database
from graph_app.settings import Settings
database = Database(Settings.from_environment(os.environ))
print(database.data_version(), flush=True)
sys.stdin.read()
database.close()
"""


class App:
    """A process that opens the database, says so, and holds it until its standard input ends."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", APP],
            env={**os.environ, **environment},
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def wait_until_open(self) -> None:
        assert self.process.stdout and self.process.stderr
        if not self.process.stdout.readline():
            raise AssertionError(self.process.stderr.read())

    def end(self) -> None:
        """Ends the app in order, and waits."""
        self.process.communicate(timeout=30)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        os.kill(self.process.pid, number)
        self.process.communicate(timeout=30)


@pytest.fixture
def web_port() -> Iterator[int]:
    """A port where a web server answers, with a list of files for `/`."""
    with HTTPServer(("127.0.0.1", 0), QuietHandler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def own_environment(tmp_path: Path, server_settings: Settings) -> dict[str, str]:
    """Settings of an app with a Neo4j of its own, on the jars that are already here."""
    return {"GRAPH_APP_INSTANCE": str(tmp_path / "instance"), "GRAPH_APP_JARS": str(server_settings.jars)}


@pytest.fixture
def own_settings(own_environment: dict[str, str]) -> Settings:
    return Settings.from_environment(own_environment)


@pytest.fixture
def open_app(own_environment: dict[str, str]) -> Iterator[Callable[[], App]]:
    """Starts apps on one instance folder; those still there at the end are ended."""
    apps: list[App] = []

    def start() -> App:
        apps.append(App(own_environment))
        return apps[-1]

    yield start
    for app in apps:
        if app.process.poll() is None:
            app.end()


@pytest.fixture
def own_database(own_settings: Settings) -> Iterator[Database]:
    database = Database(own_settings)
    yield database
    database.close()


def java_processes(instance: Path) -> list[psutil.Process]:
    """The java processes that run on the instance folder."""
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        words = process.info["cmdline"] or []
        if f"--home-dir={instance / 'neo4j'}" in words and "java" in process.info["name"]:
            found.append(process)
    return found


def wait_for(condition: Callable[[], bool], seconds: float) -> float:
    """Waits until the condition holds, and answers how long that took; an AssertionError after `seconds`."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, f"not within {seconds} seconds"
        time.sleep(0.1)
    return time.monotonic() - began
