"""What some rows stand on: a Neo4j of our own in a temporary folder, our site, and Datasette beside it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.generators import Network
from benchmarks.tables import write_folder

PROJECT = Path(__file__).parent.parent
START_SECONDS = 60.0
# Facts up to which Neo4j has its default memory, and what it is given beyond: one transaction holds a whole import.
MOST_FACTS_BY_DEFAULT = 10_000
MEGABYTES_PER_FACT = 0.016
_OURS = ("NEO4J_", "GRAPH_APP_")  # how the names of an app's settings begin


def jars_folder() -> Path:
    return Path(os.environ.get("GRAPH_APP_JARS") or PROJECT / "instance" / "jars")


def own_server(folder: Path, facts: int) -> dict[str, str]:
    """The environment of an app that brings its own Neo4j in `folder`; defaults, but for time and memory."""
    told = {
        "GRAPH_APP_INSTANCE": str(folder),
        "GRAPH_APP_JARS": str(jars_folder()),
        "GRAPH_APP_LANGUAGE": "en",
        "GRAPH_APP_QUERY_SECONDS": "600",
    }
    if facts > MOST_FACTS_BY_DEFAULT:
        told["GRAPH_APP_NEO4J_MEMORY_MB"] = str(max(2_048, round(facts * MEGABYTES_PER_FACT)))
    return told


def server_of_others(surroundings: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of an app that uses the stage's Neo4j, with other settings that are told, and keeps what is its
    own in `folder`."""
    return own_server(folder, 0) | {name: told for name, told in surroundings.items() if name.startswith(_OURS)}


@contextmanager
def neo4j_with(network: Network) -> Iterator[Mapping[str, str]]:
    """A Neo4j that holds the network; its address and password."""
    from graph_app.database.database import Database
    from graph_app.database.local_server.home import Home
    from graph_app.ingest.seed import load_seed
    from graph_app.settings import Settings

    with tempfile.TemporaryDirectory(prefix="bench-neo4j-") as name:
        folder = Path(name)
        settings = Settings.from_environment(own_server(folder / "instance", network.facts))
        database = Database(settings)
        try:
            database.prepare()
            (folder / "tables").mkdir()
            load_seed(database, write_folder(network, folder / "tables"))
            password = Home(settings.instance / "neo4j").password.read_text(encoding="utf-8").strip()
            address = database.status().address
            yield {"NEO4J_URI": address, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": password}
        finally:
            database.close()


@contextmanager
def site_and_datasette(network: Network) -> Iterator[Mapping[str, str]]:
    """Our site as `python app.py` serves it, and Datasette with exactly the rows that /partners.json answers."""
    with neo4j_with(network) as surroundings, site(surroundings) as ours:
        rows = json.loads(fetched(f"{ours}/partners.json"))["rows"]
        with tempfile.TemporaryDirectory(prefix="bench-sqlite-") as folder, datasette(Path(folder), rows) as peer:
            yield {
                **surroundings,
                "ours": f"{ours}/partners.json",
                "datasette": f"{peer}/bench/partners.json?_shape=objects&_size={len(rows)}",
                "rows": str(len(rows)),
            }


@contextmanager
def site(surroundings: Mapping[str, str]) -> Iterator[str]:
    """The address of our site, in a process of its own, with nothing computed yet."""
    with tempfile.TemporaryDirectory(prefix="bench-site-") as folder:
        environment = {**os.environ, **server_of_others(surroundings, Path(folder)), "PORT": "0", "HOST": "127.0.0.1"}
        command = [sys.executable, str(PROJECT / "app.py"), "serve", "--no-seed"]
        complaints = Path(folder) / "complaints.txt"
        with complaints.open("wb") as log, _running(command, environment, stdout=subprocess.PIPE, stderr=log) as child:
            assert child.stdout
            line = child.stdout.readline().decode("utf-8")
            if "http://" not in line:
                last = complaints.read_text(encoding="utf-8").splitlines()[-1:]
                raise RuntimeError(f"the site did not start: {' '.join(last)}")
            yield line.split(" – ")[0].split()[-1].rstrip("/")


@contextmanager
def datasette(folder: Path, rows: list[dict[str, Any]]) -> Iterator[str]:
    """The address of Datasette with one table of these rows; the file is told to be immutable, its fastest way."""
    file = folder / "bench.db"
    texts = [[json.dumps(cell) if isinstance(cell, list) else cell for cell in row.values()] for row in rows]
    with sqlite3.connect(file) as database:
        names = ", ".join(f'"{name}"' for name in rows[0])
        database.execute(f'CREATE TABLE partners ({names}, PRIMARY KEY ("id"))')
        database.executemany(f"INSERT INTO partners VALUES ({', '.join('?' * len(rows[0]))})", texts)
    database.close()
    port = _free_port()
    command = [sys.executable, "-m", "datasette", "-i", str(file), "--host", "127.0.0.1", "--port", str(port)]
    with _running([*command, "--setting", "max_returned_rows", "1000"], dict(os.environ)):
        address = f"http://127.0.0.1:{port}"
        _await(address)
        yield address


@contextmanager
def _running(command: list[str], environment: Mapping[str, str], **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **streams}
    child = subprocess.Popen(command, env=dict(environment), cwd=PROJECT, **quiet)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout:
            child.stdout.close()


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=START_SECONDS) as answer:
        body: bytes = answer.read()
        return body


def _await(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            fetched(address)
            return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
