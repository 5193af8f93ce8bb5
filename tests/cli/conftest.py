"""Commands as a person types them: a process of its own, beside the server that the tests run on."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.settings import PROJECT

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@contextlib.contextmanager
def answers(typed: str | None) -> Iterator[int]:
    """Standard input: a terminal on which this is typed, or nothing."""
    if typed is None:
        yield subprocess.DEVNULL
        return
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, typed.encode())
        yield terminal
    finally:
        os.close(terminal)
        os.close(keyboard)


@pytest.fixture
def run(database: Database) -> Run:
    """`run("query", "partner_history", …)`; more settings by name. Output as text, as with LC_ALL=C.

    `typed` is what somebody answers at a terminal; without it nobody sits there.
    """
    settings = database.settings
    own = {
        "GRAPH_APP_INSTANCE": str(settings.instance),
        "GRAPH_APP_JARS": str(settings.jars),
        "LC_ALL": "C",
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USERNAME": settings.neo4j_username,
        "NEO4J_PASSWORD": settings.neo4j_password or "",
    }

    def command(*words: str, typed: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        with answers(typed) as stdin:
            return subprocess.run(
                [sys.executable, str(PROJECT / "app.py"), *words],
                env={**os.environ, **own, **more},
                stdin=stdin,
                capture_output=True,
                encoding="utf-8",
                timeout=120,
                check=False,
            )

    return command


@pytest.fixture
def seeded(run: Run, database: Database) -> Run:
    load_seed(database, SEED_FOLDER)
    return run
