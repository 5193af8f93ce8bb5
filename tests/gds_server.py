"""A Neo4j with the open-source part of Graph Data Science, for tests and measurements, on a folder of its own."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph_app.database.local_server import password
from graph_app.database.local_server.folders import private_folder
from graph_app.database.local_server.home import Home
from graph_app.database.local_server.jars import class_path
from graph_app.database.local_server.launch import launch
from graph_app.database.local_server.ports import bolt_address
from graph_app.database.local_server.state import read_state
from graph_app.settings import Settings
from tests.gds_jars import gds_jars

# Neo4j keeps code that reaches into it locked up, as it does gds.util.asNodes, until its administrator says otherwise.
# It looks for transactions that are out of time every two seconds, in which a small computation may be done.
CONFIGURATION = "dbms.security.procedures.unrestricted=gds.*\ndb.transaction.monitor.check.interval=100ms\n"


@contextmanager
def gds_server(settings: Settings, configuration: str = CONFIGURATION) -> Iterator[Settings]:
    """Runs the server below the instance folder of `settings`; gives settings under which it is one of somebody's own.

    A LocalServerError where the jars cannot be fetched or the server does not start.
    """
    extension = gds_jars(settings.jars / "gds")
    home = Home(private_folder(settings.instance / "neo4j"))
    _offer_procedures(home.folder / "plugins", extension)
    server = launch(home, [*class_path(settings.jars), *extension], settings, configuration)
    try:
        state = read_state(home.state)
        assert state
        secret = password.read_or_make(home.password)
        yield replace(settings, neo4j_uri=bolt_address(state.port), neo4j_password=secret)
    finally:
        server.stop()


def _offer_procedures(folder: Path, jars: Sequence[Path]) -> None:
    """Neo4j looks for procedures in this folder only; what they need it finds on the class path."""
    folder.mkdir(exist_ok=True)
    for jar in jars:
        with zipfile.ZipFile(jar) as content:
            if any(name.startswith("META-INF/services/org.neo4j.procedure.") for name in content.namelist()):
                shutil.copy2(jar, folder)
