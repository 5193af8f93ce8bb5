"""Our import: a folder of CSV into a new and empty database, every row checked, all in one transaction."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import own_server
from benchmarks.tables import write_folder
from graph_app.database.database import Database
from graph_app.ingest.seed import load_seed
from graph_app.settings import Settings


def load(case: Case) -> Run:
    folder = Path(case.closing.enter_context(tempfile.TemporaryDirectory(prefix="bench-import-")))
    (folder / "tables").mkdir()
    write_folder(case.network, folder / "tables")
    database = Database(Settings.from_environment(own_server(folder / "instance", case.network.facts)))
    case.closing.callback(database.close)
    database.prepare()

    def run() -> Outcome:
        report = load_seed(database, folder / "tables")
        assert (report.loaded, report.facts) == (True, case.network.facts)
        return None

    return run
